package org.tradefigures.store.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
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
 * @param both what folders tell in columns that a file in them tells too, by the path of the file;
 *     without those of which the footer shows that they tell the same
 */
record ParquetFooters(Coverage coverage, Set<String> whole, Map<String, Map<String, String>> both) {

  /** What one file tells. */
  private record Footer(
      String path, Map<String, String> told, long rows, Set<String> whole, Map<String, String> both)
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
    Map<String, Map<String, String>> both = new TreeMap<>();
    for (Footer footer : footers) {
      coverage.add(footer.told(), footer.rows());
      whole.retainAll(footer.whole());
      if (!footer.both().isEmpty()) {
        both.put(footer.path(), footer.both());
      }
    }
    return new ParquetFooters(coverage.coverage(), whole, both);
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
        Map<String, String> both = new TreeMap<>();
        DataFiles.toldByFolders(path)
            .forEach(
                (column, value) -> {
                  if (isInFile(column, footer) && !isSame(column, value, footer.getBlocks())) {
                    both.put(column, value);
                  }
                  if (!value.isEmpty()) {
                    whole.add(column);
                  }
                });
        return new Footer(path, told, reader.getRecordCount(), whole, both);
      }
    }

    private static boolean isInFile(String column, ParquetMetadata footer) {
      return footer.getFileMetaData().getSchema().containsField(column);
    }

    /** Whether what a file tells of itself shows that all its rows have a text in a column. */
    private static boolean isSame(String name, String text, List<BlockMetaData> blocks) {
      return blocks.stream()
          .flatMap(block -> block.getColumns().stream())
          .filter(column -> column.getPath().toDotString().equals(name))
          .allMatch(
              column ->
                  isWhole(column)
                      && isText(column)
                      && column.getStatistics().minAsString().equals(text)
                      && column.getStatistics().maxAsString().equals(text));
    }

    private static boolean isText(ColumnChunkMetaData column) {
      return column.getPrimitiveType().getLogicalTypeAnnotation()
          instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation;
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
