package org.tradefigures.store.spark;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructType;
import org.tradefigures.store.Sql;
import org.tradefigures.store.SqlStore;
import org.tradefigures.store.TradeRelation;
import org.tradefigures.table.Coverage;
import org.tradefigures.trade.TradeField;

/** Writes the figures of a store to Parquet files, whose values tell the coverage besides. */
final class ParquetFiles {

  private static final String COVERAGE = "tradefigures.coverage";

  private final SparkEngine engine;
  private final SqlStore store;

  ParquetFiles(SparkEngine engine, SqlStore store) {
    this.engine = engine;
    this.store = store;
  }

  /** The coverage that data tell with their values. */
  static Coverage coverage(StructType schema) {
    boolean complete =
        Stream.of(schema.fields())
            .filter(f -> f.name().equals(TradeField.VALUE.key()))
            .anyMatch(f -> isComplete(f.metadata()));
    return complete ? Coverage.COMPLETE : Coverage.SELECTION;
  }

  private static boolean isComplete(Metadata metadata) {
    return metadata.contains(COVERAGE)
        && metadata.getString(COVERAGE).equals(Coverage.COMPLETE.toString());
  }

  void writeByPeriod(String folder) {
    Metadata told = new MetadataBuilder().putString(COVERAGE, store.coverage().toString()).build();
    // periods with many rows get several files, those with few only one
    Sql rows =
        Sql.of("SELECT /*+ REBALANCE(period) */ * FROM (").plus(store.storedForm()).plus(") f");
    engine.run(
        () -> {
          List<Column> columns =
              TradeRelation.names().stream()
                  .map(
                      name ->
                          name.equals(TradeField.VALUE.key())
                              ? functions.col(name).as(name, told)
                              : functions.col(name))
                  .toList();
          engine
              .dataset(rows)
              .select(columns.toArray(Column[]::new))
              .write()
              .option("compression", "zstd")
              .partitionBy(TradeField.PERIOD.key())
              .parquet(folder);
          return true;
        });
  }
}
