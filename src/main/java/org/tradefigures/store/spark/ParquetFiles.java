package org.tradefigures.store.spark;

import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.tradefigures.store.ParquetCoverage;
import org.tradefigures.store.Sql;
import org.tradefigures.store.SqlStore;
import org.tradefigures.trade.TradeField;

/** Writes the figures of a store to Parquet files, whose values tell the coverage besides. */
final class ParquetFiles {

  private final SparkEngine engine;
  private final SqlStore store;

  ParquetFiles(SparkEngine engine, SqlStore store) {
    this.engine = engine;
    this.store = store;
  }

  void writeByPeriod(String folder) {
    Metadata told =
        new MetadataBuilder()
            .putString(ParquetCoverage.KEY, store.coverage().toString())
            .putLong(ParquetCoverage.ROWS, store.size())
            .build();
    // periods with many rows get several files, those with few only one
    Sql rows =
        Sql.of("SELECT /*+ REBALANCE(period) */ * FROM (").plus(store.storedForm()).plus(") f");
    engine.run(
        () -> {
          DataFrameWriter<Row> writer =
              engine
                  .dataset(rows)
                  .withMetadata(TradeField.VALUE.key(), told)
                  .write()
                  .option("compression", "zstd");
          // no period, no part: one file tells the columns and the coverage all the same
          (store.size() == 0 ? writer : writer.partitionBy(TradeField.PERIOD.key()))
              .parquet(folder);
          return true;
        });
  }
}
