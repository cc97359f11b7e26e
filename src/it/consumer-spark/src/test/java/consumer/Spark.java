package consumer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;

/** One session for all tests, as small as it can be. */
final class Spark {

  static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", "1")
          .config("spark.sql.warehouse.dir", Path.of("target", "warehouse").toUri().toString())
          .config("spark.sql.maxMetadataStringLength", "10000")
          .config("spark.sql.queryExecutionListeners", Plans.class.getName())
          // what a cluster gains, a table of ten rows loses
          .config("spark.sql.codegen.wholeStage", "false")
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .getOrCreate();

  /** The project that is tested. */
  static final Path PROJECT = Path.of(System.getProperty("tradefigures"));

  private Spark() {}

  /** The figures of a table as texts, in an order of their own. */
  static List<String> texts(TradeTable table) {
    return table.flows().stream().map(Object::toString).sorted().toList();
  }

  /** Flows as rows of text. */
  static Dataset<Row> rows(TradeTable table) {
    StructType schema = new StructType();
    for (TradeField field : TradeField.values()) {
      schema = schema.add(field.key(), "string");
    }
    List<Row> rows = table.flows().stream().map(Spark::row).toList();
    return SESSION.createDataFrame(rows, schema);
  }

  private static Row row(TradeFlow flow) {
    return RowFactory.create(
        Stream.of(TradeField.values()).map(field -> flow.get(field)).toArray());
  }

  /** What a session is asked for. */
  static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    scala.jdk.javaapi.CollectionConverters.asJava(SESSION.conf().getAll()).forEach(settings::put);
    return settings;
  }
}
