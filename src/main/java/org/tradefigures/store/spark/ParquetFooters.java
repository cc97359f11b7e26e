package org.tradefigures.store.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.tradefigures.store.ParquetCoverage;
import org.tradefigures.store.TradeRelation;
import org.tradefigures.table.Coverage;

/**
 * What Parquet files tell of themselves.
 *
 * @param coverage the coverage of all of them
 * @param whole the columns that have a text in every row of all of them
 */
record ParquetFooters(Coverage coverage, Set<String> whole) {

  private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

  /** What one file tells. */
  private record Footer(Map<String, String> told, long rows, Set<String> whole)
      implements Serializable {}

  static ParquetFooters read(SparkSession session, DataFiles files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    List<String> paths = files.files().stream().map(DataFiles.DataFile::path).toList();
    Broadcast<SerializableConfiguration> configuration =
        SerializableConfiguration.broadcast(
            session.sparkContext(), session.sparkContext().hadoopConfiguration());
    List<Footer> footers =
        context
            .parallelize(paths, Math.min(paths.size(), context.defaultParallelism() * 4))
            .map(new Reading(configuration))
            .collect();
    ParquetCoverage coverage = new ParquetCoverage();
    Set<String> whole = new HashSet<>(TradeRelation.names());
    for (Footer footer : footers) {
      coverage.add(footer.told(), footer.rows());
      whole.retainAll(footer.whole());
    }
    return new ParquetFooters(coverage.coverage(), whole);
  }

  private static final class Reading implements Function<String, Footer> {

    private static final long serialVersionUID = 1;

    private final Broadcast<SerializableConfiguration> configuration;

    Reading(Broadcast<SerializableConfiguration> configuration) {
      this.configuration = configuration;
    }

    @Override
    public Footer call(String path) throws IOException {
      Configuration settings = configuration.value().value();
      Path file = new Path(path);
      try (ParquetFileReader reader =
          ParquetFileReader.open(HadoopInputFile.fromPath(file, settings))) {
        ParquetMetadata footer = reader.getFooter();
        Map<String, String> told = new HashMap<>(footer.getFileMetaData().getKeyValueMetaData());
        told.keySet().retainAll(List.of(ParquetCoverage.KEY, ParquetCoverage.SPARK_COLUMNS));
        Set<String> whole = columns(footer.getBlocks());
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
          String[] parts = folder.getName().split("=", 2);
          if (parts.length == 2 && !parts[1].isEmpty() && !parts[1].equals(NO_VALUE)) {
            whole.add(parts[0]);
          }
        }
        return new Footer(told, reader.getRecordCount(), whole);
      }
    }

    private static Set<String> columns(List<BlockMetaData> blocks) {
      Set<String> whole = new HashSet<>(TradeRelation.names());
      for (BlockMetaData block : blocks) {
        whole.retainAll(
            block.getColumns().stream()
                .filter(Reading::isWhole)
                .map(column -> column.getPath().toDotString())
                .collect(Collectors.toSet()));
      }
      return whole;
    }

    private static boolean isWhole(ColumnChunkMetaData column) {
      Statistics<?> statistics = column.getStatistics();
      return statistics != null
          && statistics.isNumNullsSet()
          && statistics.getNumNulls() == 0
          && statistics.hasNonNullValue()
          && statistics.getMinBytes().length > 0;
    }
  }
}
