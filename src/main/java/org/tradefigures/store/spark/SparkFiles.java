package org.tradefigures.store.spark;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.tradefigures.reference.TradeParseException;

/** Reads files with the columns that they name, and nothing inferred but those. */
final class SparkFiles {

  /** What every CSV file is read with: nothing repaired, nothing left out. */
  private static final Map<String, String> STRICT =
      Map.of(
          "header", "true",
          "enforceSchema", "false",
          "mode", "FAILFAST",
          "quote", "\"",
          "escape", "\"",
          "comment", "#",
          "unescapedQuoteHandling", "RAISE_ERROR",
          "maxCharsPerColumn", "-1");

  private SparkFiles() {}

  /** Parquet files, or CSV files where their names say so. */
  static Dataset<Row> read(SparkSession session, String place) {
    try {
      return isCsv(session, place) ? csv(session, List.of(place)) : parquet(session, place);
    } catch (TradeParseException e) {
      throw e;
    } catch (Exception e) {
      throw SparkEngine.failure(place, e);
    }
  }

  private static Dataset<Row> parquet(SparkSession session, String place) {
    return session.read().option("mergeSchema", "true").parquet(place);
  }

  private static boolean isCsv(SparkSession session, String place) {
    String[] files = session.read().format("binaryFile").load(place).inputFiles();
    return Stream.of(files).anyMatch(file -> file.matches("(?i).*\\.[ct]sv(\\.\\w+)?"));
  }

  /** CSV files that have the columns of the first, all text. */
  static Dataset<Row> csv(SparkSession session, List<String> places) {
    String[] paths = places.toArray(String[]::new);
    Row first =
        session
            .read()
            .text(paths)
            .filter(
                functions
                    .trim(functions.col("value"))
                    .notEqual("")
                    .and(functions.not(functions.col("value").startsWith("#"))))
            .first();
    String header = first.getString(0);
    String separator =
        Stream.of(",", ";", "\t")
            .max((a, b) -> Long.compare(count(header, a), count(header, b)))
            .orElseThrow();
    StructType schema = new StructType();
    for (String name : header.split(separator, -1)) {
      schema = schema.add(name.strip().replace("\"", ""), "string");
    }
    DataFrameReader reader = session.read().options(STRICT).option("sep", separator);
    return reader.schema(schema).csv(paths);
  }

  private static long count(String text, String separator) {
    return text.chars().filter(c -> c == separator.charAt(0)).count();
  }
}
