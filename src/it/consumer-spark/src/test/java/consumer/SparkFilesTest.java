package consumer;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.source.Bundled;
import org.tradefigures.store.duckdb.DuckDbStore;
import org.tradefigures.store.spark.SparkStore;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;

/** What Spark reads and writes, how it asks, and what it does when something goes wrong. */
class SparkFilesTest {

  private static final TradeTable TRADE =
      Bundled.kenyaUs().where(TradeQuery.all().years(2020, 2022));
  private static final TradeQuery CENSUS = TradeQuery.all().sources("us-census-2023-03");
  private static final TradeQuery BY_YEAR = CENSUS.partners("KEN").keep(PERIOD, DIRECTION);

  @TempDir Path folder;

  @Test
  void whatDuckDbWroteComesBackAndCanBeWrittenByPeriod() throws IOException {
    Path one = folder.resolve("one.parquet");
    DuckDbStore.write(TRADE, one);
    String parts = folder.resolve("parts").toString();
    try (SparkStore store = SparkStore.open(Spark.SESSION, one.toString())) {
      assertThat(Spark.texts(store.table())).isEqualTo(Spark.texts(TRADE));
      store.writeByPeriodTo(parts);
      assertThatThrownBy(() -> store.writeByPeriodTo(parts))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("already exists");
    }
    assertThat(folder.resolve("parts/period=2022")).isDirectory();
    try (SparkStore store = SparkStore.open(Spark.SESSION, parts);
        DuckDbStore duck = DuckDbStore.open(Path.of(parts))) {
      assertThat(Spark.texts(store.table())).isEqualTo(Spark.texts(TRADE));
      assertThat(Spark.texts(duck.table())).isEqualTo(Spark.texts(TRADE));
      assertThat(store).hasToString("Spark over " + parts);
    }
  }

  @Test
  void whatIsWrittenTellsItsCoverageToBothStores() throws IOException {
    for (Coverage coverage : Coverage.values()) {
      Path bySpark = folder.resolve(coverage + "-spark");
      Path byDuck = folder.resolve(coverage + "-duck");
      try (SparkStore store = SparkStore.builder().coverage(coverage).of(Spark.rows(TRADE))) {
        store.writeByPeriodTo(bySpark.toString());
      }
      DuckDbStore.writeByPeriod(TRADE.withCoverage(coverage), byDuck);
      for (Path parts : List.of(bySpark, byDuck)) {
        try (SparkStore spark = SparkStore.open(Spark.SESSION, parts.toString());
            DuckDbStore duck = DuckDbStore.open(parts)) {
          assertThat(spark.coverage()).as("Spark of %s", parts).isEqualTo(coverage);
          assertThat(duck.coverage()).as("DuckDB of %s", parts).isEqualTo(coverage);
        }
      }
    }
  }

  @Test
  void aSelectionFromWhatIsCompleteIsNotComplete() throws IOException {
    Path all = folder.resolve("all");
    String part = folder.resolve("part").toString();
    try (SparkStore store =
        SparkStore.builder().coverage(Coverage.COMPLETE).of(Spark.rows(TRADE))) {
      store.writeByPeriodTo(all.toString());
    }
    Dataset<Row> chosen =
        Spark.SESSION.read().parquet(all.toString()).filter("direction = 'X'").coalesce(1);
    chosen.write().parquet(part);
    try (SparkStore spark = SparkStore.open(Spark.SESSION, part);
        DuckDbStore duck = DuckDbStore.open(Path.of(part));
        SparkStore over = SparkStore.of(chosen)) {
      assertThat(spark.coverage()).isEqualTo(Coverage.SELECTION);
      assertThat(duck.coverage()).isEqualTo(Coverage.SELECTION);
      assertThat(over.coverage()).isEqualTo(Coverage.SELECTION);
    }
  }

  @Test
  void aPeriodThatTheFolderAndTheFileTellDifferentlyIsRefused() throws IOException {
    Path parts = folder.resolve("parts");
    Path file = Files.createDirectories(parts.resolve("period=2021")).resolve("a.parquet");
    TradeTable ofTheYear = TRADE.where(TradeQuery.all().years(2021, 2021));
    DuckDbStore.write(ofTheYear, file);
    for (Path place : List.of(file, parts)) {
      try (SparkStore store = SparkStore.open(Spark.SESSION, place.toString())) {
        assertThat(Spark.texts(store.table())).isEqualTo(Spark.texts(ofTheYear));
      }
    }
    DuckDbStore.write(TRADE.where(TradeQuery.all().years(2021, 2022)), file);
    for (Path place : List.of(file, parts)) {
      assertThatThrownBy(() -> SparkStore.open(Spark.SESSION, place.toString()))
          .isInstanceOf(TradeParseException.class)
          .hasMessage(toldTwice("file:" + file, "'2021'", "'2022'"));
      assertThatThrownBy(() -> DuckDbStore.open(place))
          .isInstanceOf(TradeParseException.class)
          .hasMessage(toldTwice(file.toString(), "'2021'", "'2022'"));
    }
  }

  @Test
  void aFolderWithoutAPeriodAndFilesThatTellSomeAreRefused() {
    String parts = folder.resolve("parts").toString();
    String inFolder = parts + "/period=__HIVE_DEFAULT_PARTITION__";
    Dataset<Row> years = Spark.rows(TRADE.where(TradeQuery.all().years(2021, 2022)));
    years.withColumn("period", years.col("period").cast("int")).write().parquet(inFolder);
    assertThatThrownBy(() -> SparkStore.open(Spark.SESSION, parts))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith("Column told twice 'period' at file:" + inFolder + "/part-")
        .hasMessageEndingWith(toldTwice("", "nothing", "'2021'").substring(30));
  }

  private static String toldTwice(String file, String byFolder, String byFile) {
    return "Column told twice 'period' at "
        + file
        + ": the folder tells "
        + byFolder
        + " for all rows and the file "
        + byFile
        + "; correct the one that is wrong, or leave the column out of the file";
  }

  @Test
  void noFiguresAreWrittenAndReadToo() throws IOException {
    Path none = folder.resolve("none");
    try (SparkStore store =
        SparkStore.builder().coverage(Coverage.COMPLETE).of(Spark.rows(TRADE).limit(0))) {
      store.writeByPeriodTo(none.toString());
    }
    try (SparkStore spark = SparkStore.open(Spark.SESSION, none.toString());
        DuckDbStore duck = DuckDbStore.open(none)) {
      assertThat(spark.table().size()).isZero();
      assertThat(duck.table().size()).isZero();
      assertThat(spark.aggregate(BY_YEAR).size()).isZero();
      assertThat(spark.coverage()).isEqualTo(Coverage.COMPLETE);
      assertThat(duck.coverage()).isEqualTo(Coverage.COMPLETE);
    }
  }

  @Test
  void filesThatAreNoTradeFiguresAreRefused() throws IOException {
    String missing = folder.resolve("missing").toString();
    assertThatThrownBy(() -> SparkStore.open(Spark.SESSION, missing))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(missing);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.createFile(empty.resolve("_SUCCESS"));
    assertThatThrownBy(() -> SparkStore.open(Spark.SESSION, empty.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No data at '"
                + empty
                + "': expected are Parquet files, or files of any layout there is a reader for");
    Dataset<Row> rows = Spark.rows(TRADE);
    assertThatThrownBy(() -> SparkStore.of(rows.drop("partner")))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith("Missing column 'partner'");
    assertThatThrownBy(
            () -> SparkStore.of(rows.withColumn("value", rows.col("value").cast("double"))))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith(
            "Inexact type 'DOUBLE' at a data set column 'value': numbers have to be exact; cast the column to DECIMAL");
    assertThat(globalViews()).isZero();
  }

  @Test
  void theUsersSessionStaysAsItIs() {
    Map<String, String> before = Spark.settings();
    long views = Spark.SESSION.catalog().listTables().count();
    try (SparkStore store = SparkStore.of(Spark.rows(TRADE))) {
      store.aggregate(
          BY_YEAR
              .keep(PERIOD, DIRECTION, PARTNER)
              .rolledUp(PARTNER, p -> Economy.WORLD, "to the world"));
      assertThat(Spark.settings()).isEqualTo(before);
      assertThat(Spark.SESSION.catalog().listTables().count()).isEqualTo(views);
    }
    assertThat(Spark.settings()).isEqualTo(before);
    assertThat(globalViews()).isZero();
    assertThat(Spark.SESSION.sql("SELECT 1").collectAsList()).hasSize(1);
  }

  @Test
  void filesAreReadOnlyAsFarAsNeededAndAddedUpInOneShuffle() throws Exception {
    Path parts = folder.resolve("parts");
    DuckDbStore.writeByPeriod(Bundled.kenyaUs().where(TradeQuery.all().years(2016, 2021)), parts);
    try (SparkStore store = SparkStore.open(Spark.SESSION, parts.toString())) {
      store.aggregate(
          BY_YEAR.reporters("USA").years(2020, 2021).keep(PARTNER, PERIOD, DIRECTION).valuesOnly());
      String plan = Plans.last();
      plan = plan.substring(0, plan.indexOf("Initial Plan"));
      assertThat(plan.lines().filter(line -> line.contains("Exchange")))
          .as(plan)
          .hasSize(1)
          .allMatch(line -> line.contains("hashpartitioning"));
      assertThat(plan)
          .contains(
              "PartitionFilters: [period#",
              "EqualTo(partner,KEN)",
              "EqualTo(reporter,USA)",
              "EqualTo(source,us-census-2023-03)",
              "partial_sum")
          .doesNotContain("as_printed")
          .doesNotContain("licence");
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsRefused() {
    try (SparkStore store = SparkStore.builder().mostRows(3).of(Spark.rows(TRADE))) {
      assertThatThrownBy(() -> store.aggregate(BY_YEAR))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "The answer to '"
                  + BY_YEAR
                  + "' has more than 3 rows: keep fewer dimensions, pick fewer figures, or open the store with a higher"
                  + " limit");
      assertThatThrownBy(store::table)
          .hasMessage(
              "There are more than 3 rows at a data set: aggregate them, or open the store with a higher limit");
    }
    assertThatThrownBy(() -> SparkStore.builder().mostRows(0))
        .hasMessage("Too few rows '0': at least 1 is needed");
  }

  @Test
  void aDamagedFileIsAnErrorAndNeverAPartOfASum() throws IOException {
    Path parts = folder.resolve("parts");
    DuckDbStore.writeByPeriod(TRADE, parts);
    Path damaged;
    try (Stream<Path> files = Files.walk(parts.resolve("period=2021"))) {
      damaged = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(damaged);
    try (SparkStore store = SparkStore.open(Spark.SESSION, parts.toString())) {
      // the footer stays, and what it leads to is gone
      for (int i = 4; i < bytes.length / 2; i++) {
        bytes[i] = 0;
      }
      Files.write(damaged, bytes);
      assertThatThrownBy(() -> store.aggregate(BY_YEAR))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("Can't read " + parts + ": ");
    }
  }

  @Test
  void aTaskThatFailsIsAnErrorAndNeverAPartOfASum() {
    UDF1<String, String> failing =
        value -> {
          if (value.equals("2021")) {
            throw new IllegalStateException("lost on the way");
          }
          return value;
        };
    Dataset<Row> rows = Spark.rows(TRADE).repartition(4);
    Dataset<Row> broken =
        rows.withColumn(
            "period", functions.udf(failing, DataTypes.StringType).apply(rows.col("period")));
    try (SparkStore store = SparkStore.of(broken)) {
      assertThatThrownBy(() -> store.aggregate(BY_YEAR))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageEndingWith("Can't read a data set: lost on the way");
    }
  }

  @Test
  @Timeout(60)
  void anInterruptionAndAClosingEndWhatIsRunning() throws Exception {
    for (boolean close : List.of(false, true)) {
      AtomicReference<Throwable> end = new AtomicReference<>();
      try (SparkStore store = SparkStore.of(endless())) {
        Thread asking =
            new Thread(
                () -> {
                  try {
                    store.aggregate(TradeQuery.all());
                  } catch (RuntimeException e) {
                    end.set(e);
                  }
                });
        asking.start();
        while (Spark.SESSION.sparkContext().statusTracker().getActiveStageIds().length == 0) {
          Thread.sleep(20);
        }
        if (close) {
          store.close();
        } else {
          asking.interrupt();
        }
        asking.join();
      }
      assertThat(end.get())
          .isInstanceOf(CancellationException.class)
          .hasMessage(
              close
                  ? "The store over a data set is closed"
                  : "The question to a data set was interrupted");
    }
  }

  /** Opens what a function of the executors waits for, which are threads of this process. */
  private static final CountDownLatch GATE = new CountDownLatch(1);

  @Test
  @Timeout(60)
  void anInterruptionLeavesOtherQuestionsAlone() throws Exception {
    UDF1<String, String> waiting =
        value -> {
          GATE.await();
          return value;
        };
    TradeTable trade = TRADE.where(CENSUS);
    Dataset<Row> local = Spark.rows(trade);
    // rows of the driver alone would meet the function there
    Dataset<Row> rows = Spark.SESSION.createDataFrame(local.javaRDD().coalesce(1), local.schema());
    Dataset<Row> slow =
        rows.withColumn(
            "page", functions.udf(waiting, DataTypes.StringType).apply(rows.col("page")));
    Conversion conversion = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
    AtomicReference<Throwable> end = new AtomicReference<>();
    AtomicReference<TradeTable> answer = new AtomicReference<>();
    try (SparkStore store = SparkStore.of(slow);
        SparkStore converted = store.convert(conversion)) {
      Thread asking = new Thread(() -> answer.set(store.aggregate(BY_YEAR)));
      asking.start();
      Thread impatient =
          new Thread(
              () -> {
                try {
                  converted.aggregate(BY_YEAR);
                } catch (RuntimeException e) {
                  end.set(e);
                }
              });
      impatient.start();
      while (Spark.SESSION.sparkContext().statusTracker().getActiveJobIds().length < 2) {
        Thread.sleep(20);
      }
      impatient.interrupt();
      impatient.join();
      GATE.countDown();
      asking.join();
    } finally {
      GATE.countDown();
    }
    assertThat(end.get())
        .isInstanceOf(CancellationException.class)
        .hasMessage("The question to a data set was interrupted");
    assertThat(answer.get().size()).isEqualTo(trade.aggregate(BY_YEAR).size());
  }

  @Test
  void aConvertedStoreIsClosedWithTheOneItIsMadeOf() {
    TradeTable trade = TRADE.where(CENSUS);
    SparkStore store = SparkStore.of(Spark.rows(trade));
    SparkStore converted = store.convert(Conversion.to("KES").atPeriodAverage(RateTable.bundled()));
    store.close();
    assertThatThrownBy(() -> converted.aggregate(BY_YEAR))
        .isInstanceOf(CancellationException.class)
        .hasMessage("The store over a data set is closed");
    converted.close();
  }

  @Test
  void figuresAreConvertedToTheSameCents() {
    Conversion conversion = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
    TradeTable trade = TRADE.where(CENSUS);
    try (SparkStore store = SparkStore.of(Spark.rows(trade));
        SparkStore converted = store.convert(conversion)) {
      assertThat(Spark.texts(converted.table())).isEqualTo(Spark.texts(trade.convert(conversion)));
      assertThat(converted.aggregate(BY_YEAR).value(0))
          .isEqualTo(trade.convert(conversion).aggregate(BY_YEAR).value(0));
    }
  }

  @Test
  void aFlowInTwoCurrenciesDoesNotBecomeTwoFiguresForIt() {
    TradeFlow inDollars = TRADE.where(CENSUS).flow(0);
    TradeTable told =
        TradeTable.of(List.of(inDollars, inDollars.toBuilder().currency("KES").build()));
    Conversion conversion = Conversion.to("USD").atPeriodAverage(RateTable.bundled());
    try (SparkStore store = SparkStore.of(Spark.rows(told))) {
      assertThatThrownBy(() -> store.convert(conversion))
          .isInstanceOf(SecondFigureException.class)
          .hasMessage(
              SecondFigureException.inCurrencies(inDollars, "the same source tells", "KES", null)
                  .getMessage());
    }
  }

  /** More rows than anyone waits for. */
  private static Dataset<Row> endless() {
    Dataset<Row> one = Spark.rows(TRADE).limit(1);
    return one.crossJoin(Spark.SESSION.range(0, 1_000_000_000_000L, 1, 4).toDF("n"))
        .withColumn("page", functions.col("n").cast("string"))
        .drop("n")
        .withColumn("note", lit("endless"));
  }

  private static long globalViews() {
    return Spark.SESSION
        .sql("SHOW TABLES IN global_temp")
        .filter("namespace = 'global_temp'")
        .count();
  }
}
