package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.PERIOD;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.source.Bundled;
import org.tradefigures.store.spark.SparkStore;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;

/** Executors in processes of their own, which can be lost. */
@TestMethodOrder(OrderAnnotation.class)
@Timeout(300)
class SparkClusterTest {

  private static final TradeTable TRADE =
      Bundled.kenyaUs().where(TradeQuery.all().sources("us-census-2023-03").years(2020, 2022));
  private static final TradeQuery BY_YEAR = TradeQuery.all().keep(PERIOD, DIRECTION);

  /** Which {@link Spark} takes too: there is one in a process. */
  private static final SparkSession SESSION = start();

  @TempDir Path folder;

  private static SparkSession start() {
    try {
      // where a distribution of Spark would be; all there is to it is on the class path
      Path home = Path.of(System.getenv("SPARK_HOME"));
      Files.createDirectories(home.resolve("jars"));
      Files.writeString(home.resolve("RELEASE"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SparkSession.builder()
        .master("local-cluster[1,2,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", Path.of("target", "warehouse").toUri().toString())
        .config("spark.driver.maxResultSize", "1m")
        .config("spark.task.maxFailures", "2")
        .getOrCreate();
  }

  private static Dataset<Row> rows(UDF1<String, String> change) {
    Dataset<Row> local = Spark.rows(TRADE);
    // an RDD: what is local the driver would work out itself
    Dataset<Row> rows = SESSION.createDataFrame(local.toJavaRDD(), local.schema());
    return rows.withColumn(
        "period", functions.udf(change, DataTypes.StringType).apply(rows.col("period")));
  }

  @Test
  @Order(1)
  void anExecutorThatIsLostIsReplacedAndTheSumStaysWhole() throws Exception {
    Path lost = folder.resolve("lost");
    Dataset<Row> rows = rows(new Halting(lost.toString()));
    try (SparkStore store = SparkStore.of(rows)) {
      assertThat(store.aggregate(BY_YEAR).table().printAll())
          .isEqualTo(TRADE.aggregate(BY_YEAR).table().printAll());
    }
    assertThat(lost).exists();
  }

  @Test
  @Order(2)
  void anExecutorThatIsLostAgainAndAgainIsAnError() {
    Dataset<Row> rows = rows(new Halting(""));
    try (SparkStore store = SparkStore.of(rows)) {
      assertThatThrownBy(() -> store.aggregate(BY_YEAR))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageMatching(
              "java\\.io\\.IOException: Can't read a data set: an executor was lost as often as Spark tries again; give"
                  + " executors more memory, or tasks more tries with spark\\.task\\.maxFailures: Job aborted due to stage"
                  + " failure: Task \\d+ in stage \\d+\\.\\d+ failed 2 times, most recent failure: Lost task [^:]+:"
                  + " ExecutorLostFailure \\(executor \\d+ exited caused by one of the running tasks\\) Reason: .+");
    }
  }

  @Test
  @Order(3)
  void anAnswerLargerThanTheDriverTakesIsAnError() {
    Dataset<Row> many =
        Spark.rows(TRADE)
            .limit(1)
            .crossJoin(SESSION.range(0, 20_000, 1, 4).toDF("n"))
            .withColumn("as_printed", functions.sha2(functions.col("n").cast("string"), 512))
            .drop("n");
    try (SparkStore store = SparkStore.of(many)) {
      assertThatThrownBy(store::table)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageMatching(
              "java\\.io\\.IOException: Can't read a data set: the answer is larger than the driver takes; keep fewer"
                  + " dimensions, pick fewer figures, or raise spark\\.driver\\.maxResultSize: Job aborted due to stage"
                  + " failure: Total size of serialized results of \\d+ tasks \\([\\d.]+ [KM]iB\\) is bigger than"
                  + " spark\\.driver\\.maxResultSize \\(1024\\.0 KiB\\)");
    }
  }

  @Test
  @Order(4)
  void theExampleReadsPublishedFilesWritesAnArchiveAndAsksIt() throws Exception {
    Path file = folder.resolve("BACI_HS17_Y2022_V202401b.csv");
    Files.write(
        file,
        List.of(
            "t,i,j,k,v,q",
            "2022,404,842,090240,1.5,0.25",
            "2022,842,404,100199,2,NA",
            "2022,404,800,090240,3.25,1"));
    PrintStream out = System.out;
    var printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, UTF_8));
      // a class of no package can't be named here
      String[] places = {file.toString(), folder.resolve("archive").toString()};
      Class.forName("OnACluster").getMethod("main", String[].class).invoke(null, (Object) places);
    } finally {
      System.setOut(out);
    }
    assertThat(folder.resolve("archive/period=2022")).isDirectory();
    assertThat(printed.toString(UTF_8).lines().map(String::strip))
        .containsExactly(
            "2 rows",
            "period  |  economy  |  valuation  |    value    |  status  |        source        |  vintage  |",
            "-".repeat(96),
            "2022  |      KEN  |        fob  |  USD 4,750  |  normal  |  cepii-baci-202401b  |  202401b  |",
            "2022  |      USA  |        fob  |  USD 2,000  |  normal  |  cepii-baci-202401b  |  202401b  |",
            "2022  KEN  USD 2,750  (exports 4,750, imports 2,000)",
            "2022  UGA  USD -3,250  (exports 0, imports 3,250)",
            "2022  USA  USD 500  (exports 2,000, imports 1,500)");
    assertThat(SESSION.sparkContext().isStopped()).isTrue();
  }
}
