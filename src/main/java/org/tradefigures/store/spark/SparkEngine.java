package org.tradefigures.store.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.store.InterruptibleEngine;
import org.tradefigures.store.Sql;
import org.tradefigures.store.SqlRow;
import org.tradefigures.store.TradeRelation;

/**
 * A Spark session of the store's own beside the user's, on the same cluster. Questions run in a
 * thread of their own, so that whoever waits for them can be interrupted.
 */
final class SparkEngine extends InterruptibleEngine {

  /** Names are met in one session by stores of one over another. */
  private static final AtomicLong SMALL_TABLES = new AtomicLong();

  private static final AtomicLong QUESTIONS = new AtomicLong();

  private static final Pattern PARAMETER = Pattern.compile("\\?");

  /** What makes sums exact and files whole, whatever the user's session prefers. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.ansi.enabled", "true",
          "spark.sql.caseSensitive", "false",
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.files.ignoreCorruptFiles", "false",
          "spark.sql.files.ignoreMissingFiles", "false",
          // 2024 stays a text as 2024-01 is one
          "spark.sql.sources.partitionColumnTypeInference.enabled", "false",
          // a row with a cell too many is refused whatever is asked
          "spark.sql.csv.parser.columnPruning.enabled", "false");

  private final SparkSession session;
  private final String place;
  private final @Nullable SparkEngine parent;
  private final Runnable drop;
  private Sql trade = Sql.of("nothing");
  private volatile boolean closed;

  private SparkEngine(
      SparkSession session, String place, @Nullable SparkEngine parent, Runnable drop) {
    this.session = session;
    this.place = place;
    this.parent = parent;
    this.drop = drop;
  }

  /** A session with the settings of another, but for those that sums and files depend on. */
  static SparkSession beside(SparkSession users) {
    SparkSession own = users.newSession();
    Map<String, String> told = new LinkedHashMap<>();
    scala.jdk.javaapi.CollectionConverters.asJava(users.conf().getAll()).forEach(told::put);
    told.putAll(SETTINGS);
    told.forEach(
        (name, value) -> {
          if (own.conf().isModifiable(name)) {
            own.conf().set(name, value);
          }
        });
    return own;
  }

  /** Over data of the user's session. */
  static SparkEngine over(Dataset<Row> data) {
    SparkSession users = data.sparkSession();
    String name = "tradefigures_" + UUID.randomUUID().toString().replace("-", "");
    try {
      // only views of this kind are seen from another session
      data.createGlobalTempView(name);
    } catch (Exception e) {
      throw failure("a data set", e);
    }
    SparkEngine engine =
        new SparkEngine(
            beside(users), "a data set", null, () -> users.catalog().dropGlobalTempView(name));
    String database = users.conf().get("spark.sql.globalTempDatabase", "global_temp");
    try {
      engine.form(data.schema(), database + "." + name, Set.of(), Sql.of("CAST(NULL AS STRING)"));
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
    return engine;
  }

  /**
   * Over data that were read in a session of its own, where some columns have a text in every row.
   */
  static SparkEngine over(Dataset<Row> data, String place, Set<String> whole) {
    SparkSession own = data.sparkSession();
    String name = "flows";
    data.createOrReplaceTempView(name);
    SparkEngine engine = new SparkEngine(own, place, null, () -> own.catalog().dropTempView(name));
    engine.form(data.schema(), name, whole, Sql.value(place.substring(place.lastIndexOf('/') + 1)));
    return engine;
  }

  private void form(StructType schema, String from, Set<String> whole, Sql source) {
    Map<String, String> types = new LinkedHashMap<>();
    Stream.of(schema.fields()).forEach(f -> types.put(f.name(), f.dataType().sql()));
    trade =
        Sql.of("(SELECT ")
            .plus(TradeRelation.columns(types, whole, place, source))
            .plus(" FROM " + from + ") trade");
  }

  @Override
  public Sql trade() {
    return trade;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public String distinctTexts(String expression) {
    return "SORT_ARRAY(COLLECT_SET(" + expression + "))";
  }

  @Override
  public String hash(String texts) {
    return "XXHASH64(" + texts + ")";
  }

  @Override
  public SmallTable smallTable(List<String> columns, Collection<List<String>> rows) {
    String name = "small" + SMALL_TABLES.getAndIncrement();
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, "string", false);
    }
    List<Row> cells = rows.stream().map(row -> RowFactory.create(row.toArray())).toList();
    functions.broadcast(session.createDataFrame(cells, schema)).createOrReplaceTempView(name);
    return new SmallTable() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void close() {
        session.catalog().dropTempView(name);
      }
    };
  }

  @Override
  public void query(Sql query, Consumer<SqlRow> rows) {
    List<Row> answer = run(() -> dataset(query).collectAsList());
    for (Row row : answer) {
      rows.accept(new Cells(row));
    }
  }

  /** A question as a data set of the own session. */
  Dataset<Row> dataset(Sql query) {
    // by name: Spark may take values by position in another order than they stand in
    Map<String, Object> values = new LinkedHashMap<>();
    String text =
        PARAMETER
            .matcher(query.text())
            .replaceAll(
                mark -> {
                  String name = "p" + values.size();
                  values.put(name, query.parameters().get(values.size()));
                  return ":" + name;
                });
    return session.sql(text, values);
  }

  /** Names a function for questions to come. */
  void define(String name, UDF3<String, String, String, String> function) {
    session.udf().register(name, function, DataTypes.StringType);
  }

  /** Other figures made of these, by the same session, for as long as this is open. */
  SparkEngine with(Sql other, Runnable end) {
    SparkEngine made = new SparkEngine(session, place, this, end);
    made.trade = other;
    return made;
  }

  /** Ends what is running, which whoever waits for it sees to. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      drop.run();
    }
  }

  @Override
  protected boolean isClosed() {
    return closed || (parent != null && parent.isClosed());
  }

  /** Waits for a task in another thread, and cancels its jobs when it is interrupted. */
  <T> T run(Callable<T> task) {
    if (isClosed()) {
      throw cancelled(null);
    }
    FutureTask<T> result = new FutureTask<>(task);
    // other questions of the session go on when this one is cancelled; the thread inherits the tag
    String tag = "tradefigures-" + QUESTIONS.getAndIncrement();
    session.addTag(tag);
    Thread thread = new Thread(result, "tradefigures-spark");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(result, () -> {}, () -> session.interruptTag(tag));
    } finally {
      session.removeTag(tag);
    }
  }

  @Override
  protected RuntimeException failure(@Nullable Throwable cause) {
    return failure(place, cause);
  }

  /** What to throw: the library's own error where an executor met one, else what Spark tells. */
  static RuntimeException failure(String place, @Nullable Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof TradeParseException invalid) {
        return invalid;
      }
    }
    String told = innermostMessage(cause);
    return new UncheckedIOException(
        new IOException("Can't read " + place + ": " + remedy(told) + told, cause));
  }

  /** What to do about what happens to clusters rather than to files. */
  private static String remedy(String told) {
    if (told.contains("spark.driver.maxResultSize")) {
      return "the answer is larger than the driver takes; keep fewer dimensions, pick fewer figures, or raise"
          + " spark.driver.maxResultSize: ";
    }
    // what is lost later is what others did not fetch yet
    return told.contains("ExecutorLostFailure") || told.contains("FetchFailed")
        ? "an executor was lost as often as Spark tries again; give executors more memory, or tasks more tries with"
            + " spark.task.maxFailures: "
        : "";
  }

  /** Spark wraps what happened in what became of it. */
  private static String innermostMessage(@Nullable Throwable failure) {
    String message = "";
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getMessage() != null) {
        message = t.getMessage().lines().findFirst().orElse(message);
      }
    }
    return message;
  }

  private record Cells(Row row) implements SqlRow {

    @Override
    public @Nullable String text(int column) {
      return row.isNullAt(column) ? null : row.get(column).toString();
    }

    @Override
    public @Nullable BigDecimal number(int column) {
      return SqlRow.exact(row.get(column));
    }

    @Override
    public List<String> texts(int column) {
      return row.isNullAt(column) ? List.of() : row.getList(column);
    }
  }
}
