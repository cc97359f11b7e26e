package org.tradefigures.store.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.source.TradeCsv;
import org.tradefigures.source.TradeReaders;
import org.tradefigures.store.FlowTexts;
import org.tradefigures.store.InterruptibleEngine;
import org.tradefigures.store.ParquetCoverage;
import org.tradefigures.store.Repetition;
import org.tradefigures.store.Sql;
import org.tradefigures.store.SqlRow;
import org.tradefigures.store.TradeRelation;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;

/**
 * A DuckDB of its own, in the memory of this process. Statements run in one thread of their own, so
 * that whoever waits for them can be interrupted and told how far they are.
 */
final class DuckDbEngine extends InterruptibleEngine {

  /** For ten seconds, as whoever is asked to close may not wait for ever. */
  private static final long MOST_LOOKS = 100;

  private final DuckDBConnection connection;
  private final DoubleConsumer progress;
  private final ReentrantLock alone = new ReentrantLock();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "tradefigures-duckdb");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean closed;
  private volatile @Nullable DuckDBPreparedStatement running;
  private Sql trade = Sql.of("nothing");
  private String place = "memory";
  private final Map<String, Sql> csvFiles = new LinkedHashMap<>();
  private int tables;

  private DuckDbEngine(DuckDBConnection connection, DoubleConsumer progress) {
    this.connection = connection;
    this.progress = progress;
  }

  static DuckDbEngine start(DuckDbStore.Builder settings) throws IOException {
    requireDuckDb();
    Properties properties = new Properties();
    // nothing is fetched or loaded from elsewhere
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    Path folder = settings.temporaryFolder();
    Path parent = folder == null ? Path.of(System.getProperty("java.io.tmpdir", ".")) : folder;
    // DuckDB makes it when it needs it and removes it at the end; no two may share one
    properties.setProperty(
        "temp_directory", parent.resolve("tradefigures-" + UUID.randomUUID()).toString());
    if (settings.threads() != null) {
      properties.setProperty("threads", settings.threads().toString());
    }
    if (settings.memory() != null) {
      properties.setProperty("memory_limit", settings.memory() + "B");
    }
    DuckDbEngine engine;
    try {
      // not by the list of drivers, which knows only those of the class loader that asked for it
      // first
      Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
      engine = new DuckDbEngine(connection.unwrap(DuckDBConnection.class), settings.progress());
    } catch (SQLException e) {
      throw new IOException("Can't start DuckDB: " + firstLine(e), e);
    }
    try {
      // it counts how far a statement is, and prints nothing
      engine.execute(Sql.of("SET enable_progress_bar = true"));
      engine.execute(Sql.of("SET enable_progress_bar_print = false"));
      return engine;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private static void requireDuckDb() {
    try {
      Class.forName("org.duckdb.DuckDBDriver", false, DuckDbEngine.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "No DuckDB on the class path: it is optional; add the dependency 'org.duckdb:duckdb_jdbc'",
          e);
    }
  }

  /** Makes files the figures to ask, and tells which coverage they name. */
  Coverage open(DataFiles files, String table) throws IOException {
    place = files.place().toString();
    return switch (files.kind()) {
      case PARQUET -> openParquet(files);
      case CSV -> openCsv(files);
      case DATABASE -> openDatabase(files.place(), table);
    };
  }

  private Coverage openParquet(DataFiles files) {
    List<Sql> paths = files.files().stream().map(file -> Sql.value(file.toString())).toList();
    execute(Sql.of("SET VARIABLE files = [").plus(Sql.join(", ", paths)).plus("]"));
    Sql from =
        Sql.of(
            "read_parquet(getvariable('files'), hive_partitioning = true, hive_types_autocast = false, union_by_name = true)");
    Map<String, List<String>> both = new LinkedHashMap<>();
    query(
        Sql.of(
            "SELECT name, file_name FROM parquet_schema(getvariable('files')) WHERE contains(replace(file_name, '\\', '/'), concat('/', name, '=')) ORDER BY 1, 2"),
        row -> both.computeIfAbsent(text(row, 0), name -> new ArrayList<>()).add(text(row, 1)));
    both.forEach(
        (name, of) ->
            of.forEach(
                file ->
                    requireSame(
                        file,
                        name,
                        Sql.of("read_parquet(")
                            .plus(Sql.value(file))
                            .plus(", hive_partitioning = false)"),
                        DataFiles.toldByAllFolders(Path.of(file))
                            .getOrDefault(name, Sql.of("NULL")))));
    trade = formed(from, source(files.place()));
    Map<String, Map<String, String>> told = new LinkedHashMap<>();
    query(
        new Sql(
            "SELECT file_name, decode(key), decode(value) FROM parquet_kv_metadata(getvariable('files')) WHERE decode(key) IN (?, ?)",
            List.of(ParquetCoverage.KEY, ParquetCoverage.SPARK_COLUMNS)),
        row ->
            told.computeIfAbsent(text(row, 0), file -> new HashMap<>())
                .put(text(row, 1), text(row, 2)));
    ParquetCoverage coverage = new ParquetCoverage();
    query(
        Sql.of("SELECT file_name, num_rows FROM parquet_file_metadata(getvariable('files'))"),
        row ->
            coverage.add(
                told.getOrDefault(text(row, 0), Map.of()),
                Objects.requireNonNull(row.number(1)).longValueExact()));
    return coverage.coverage();
  }

  private Coverage openCsv(DataFiles files) throws IOException {
    for (Path file : files.files()) {
      DataFiles.Header header = DataFiles.header(file);
      Map<String, String> columns = new LinkedHashMap<>();
      for (String name : header.columns()) {
        columns.put(name, "VARCHAR");
      }
      String where = file.toString();
      String source = String.valueOf(file.getFileName());
      Map<String, Sql> told = new LinkedHashMap<>(files.toldByFolders(file));
      Set<String> both = new LinkedHashSet<>(told.keySet());
      both.retainAll(columns.keySet());
      told.keySet().forEach(name -> columns.put(name, "VARCHAR"));
      Sql list;
      try {
        list = TradeRelation.columns(columns, Set.of(), where, Sql.value(source));
      } catch (TradeParseException e) {
        throw unlessOfAnotherLayout(file, e);
      }
      String names =
          header.columns().stream()
              .map(name -> "'" + TradeField.of(name).key() + "': 'VARCHAR'")
              .collect(Collectors.joining(", ", "{", "}"));
      Sql from =
          new Sql(
              "read_csv(?, auto_detect = false, header = false, skip = "
                  + header.line()
                  + ", columns = "
                  + names
                  + ", compression = '"
                  + (header.compressed() ? "gzip" : "none")
                  + "', delim = ?, quote = '\"', escape = '\"', nullstr = '', strict_mode = true, hive_partitioning = false)",
              List.of(where, header.separator()));
      String name =
          Files.isDirectory(files.place()) ? files.place().relativize(file).toString() : source;
      both.forEach(
          column -> requireSame(where, column, from, Objects.requireNonNull(told.remove(column))));
      Sql rows = told.isEmpty() ? from : Sql.of("(").plus(select(withAll(told), from)).plus(")");
      csvFiles.put(name, select(list, rows));
    }
    trade = wrapped(joined(List.copyOf(csvFiles.values())));
    return Coverage.SELECTION;
  }

  /** Which layout a file has whose columns are others, if that can be told. */
  private static TradeParseException unlessOfAnotherLayout(Path file, TradeParseException columns)
      throws IOException {
    TradeReaders.Detection layout;
    try {
      layout = TradeReaders.detect(file);
    } catch (TradeParseException unknown) {
      return columns;
    }
    return layout.reader() instanceof TradeCsv
        ? columns
        : new TradeParseException(
            "Other layout of",
            String.valueOf(file.getFileName()),
            "it is "
                + layout
                + "; DuckDB opens the columns of TradeCsv; ask TradeFiles, or write it as Parquet first, with DuckDbStore.write(TradeReaders.read(…), …)",
            null,
            columns);
  }

  private static Sql withAll(Map<String, Sql> told) {
    List<Sql> list = new ArrayList<>(List.of(Sql.of("*")));
    told.forEach((name, value) -> list.add(value.plus(" AS " + TradeField.of(name).key())));
    return Sql.join(", ", list);
  }

  /** Refuses a file that tells other values than its folder. */
  private void requireSame(String file, String column, Sql from, Sql told) {
    Sql text = Sql.of("CAST(" + identifier(column) + " AS VARCHAR)");
    query(
        Sql.of("SELECT ")
            .plus(told)
            .plus(", ")
            .plus(text)
            .plus(" FROM ")
            .plus(from)
            .plus(" WHERE ")
            .plus(text)
            .plus(" IS DISTINCT FROM ")
            .plus(told)
            .plus(" LIMIT 1"),
        row -> {
          throw TradeRelation.toldTwice(
              column,
              file,
              Objects.requireNonNullElse(row.text(0), ""),
              Objects.requireNonNullElse(row.text(1), ""));
        });
  }

  private Coverage openDatabase(Path file, String table) throws IOException {
    execute(Sql.of("ATTACH " + literal(file.toString()) + " AS data (READ_ONLY)"));
    List<String> schemas = new ArrayList<>();
    List<String> others = new ArrayList<>();
    query(
        Sql.of(
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = 'data' ORDER BY 1, 2"),
        row -> {
          others.add(Objects.requireNonNull(row.text(1)));
          if (table.equals(row.text(1))) {
            schemas.add(Objects.requireNonNull(row.text(0)));
          }
        });
    if (schemas.size() != 1) {
      throw new IllegalArgumentException(
          (schemas.isEmpty() ? "No table " : "Several tables ")
              + Messages.quote(table)
              + " in "
              + place
              + ": there are "
              + Messages.quoteAll(others)
              + "; name one with table(…)");
    }
    String name =
        "data." + identifier(Objects.requireNonNull(schemas.get(0))) + "." + identifier(table);
    trade = formed(Sql.of(name), Sql.value(String.valueOf(file.getFileName())));
    return Coverage.SELECTION;
  }

  /** What the readers of CSV see to; of Parquet and databases it is their writers. */
  void refuseRepetition(UnaryOperator<Sql> usual) {
    if (!csvFiles.isEmpty()) {
      Repetition.refuse(this, usual.apply(trade), flow -> figures(usual, flow));
    }
  }

  private List<Map.Entry<String, String>> figures(
      UnaryOperator<Sql> usual, Map<TradeField, String> flow) {
    List<Map.Entry<String, String>> figures = new ArrayList<>();
    csvFiles.forEach(
        (name, file) ->
            Repetition.figures(this, usual.apply(wrapped(file)), flow)
                .forEach(figure -> figures.add(Map.entry(name, figure.toString()))));
    return figures;
  }

  /** Holds a copy of a table, of what is the same in all rows only one. */
  void hold(TradeTable table) {
    FlowTexts texts = new FlowTexts(table);
    List<TradeField> varying = texts.varying();
    String name =
        table(
            varying.stream().map(TradeField::key).toList(),
            table.size(),
            (row, column) -> texts.get(varying.get(column), row));
    List<Sql> columns = new ArrayList<>();
    for (TradeField field : TradeField.values()) {
      String constant = varying.contains(field) ? null : texts.get(field, 0);
      Sql cell =
          varying.contains(field)
              ? Sql.of(field.key())
              : Sql.of("CAST(")
                  .plus(constant == null ? Sql.of("NULL") : Sql.value(constant))
                  .plus(" AS VARCHAR)");
      columns.add(cell.plus(" AS " + field.key()));
    }
    Sql whole = Sql.of("(SELECT ").plus(Sql.join(", ", columns)).plus(" FROM " + name + ") held");
    trade = formed(whole, Sql.of("NULL"));
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
    return "list_sort(list(DISTINCT " + expression + ") FILTER (" + expression + " IS NOT NULL))";
  }

  @Override
  public String hash(String texts) {
    return "hash(" + texts + ")";
  }

  @Override
  public SmallTable smallTable(List<String> columns, Collection<List<String>> rows) {
    List<List<String>> cells = List.copyOf(rows);
    String name = table(columns, cells.size(), (row, column) -> cells.get(row).get(column));
    return new SmallTable() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void close() {
        if (!closed) {
          execute(Sql.of("DROP TABLE " + name));
        }
      }
    };
  }

  @Override
  public void query(Sql query, Consumer<SqlRow> rows) {
    run(
        () -> {
          try (DuckDBPreparedStatement statement = prepared(query)) {
            running = statement;
            try (ResultSet result = statement.executeQuery()) {
              SqlRow row = new Row(result);
              while (result.next()) {
                rows.accept(row);
              }
            }
          } finally {
            running = null;
          }
        });
  }

  /** Runs a statement without a result; names and texts in it have to be quoted. */
  void execute(Sql sql) {
    run(
        () -> {
          try (DuckDBPreparedStatement statement = prepared(sql)) {
            running = statement;
            statement.execute();
          } finally {
            running = null;
          }
        });
  }

  /** Runs a statement that writes a file or a folder. */
  void write(Sql sql, Path to) {
    try {
      execute(sql);
    } catch (UncheckedIOException e) {
      IOException told = e.getCause();
      throw told != null && told.getCause() instanceof SQLException reason
          ? new UncheckedIOException(
              new IOException("Can't write " + to + ": " + firstLine(reason), reason))
          : e;
    }
  }

  private DuckDBPreparedStatement prepared(Sql sql) throws SQLException {
    DuckDBPreparedStatement statement = connection.prepare(sql.text());
    for (int i = 0; i < sql.parameters().size(); i++) {
      statement.setString(i + 1, sql.parameters().get(i));
    }
    return statement;
  }

  String setting(String name) {
    List<String> value = new ArrayList<>();
    query(
        new Sql("SELECT CAST(current_setting(?) AS VARCHAR)", List.of(name)),
        row -> value.add(Objects.requireNonNull(row.text(0))));
    return value.get(0);
  }

  /** One question after the other. */
  <T> T alone(Supplier<T> question) {
    try {
      alone.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    try {
      return question.get();
    } finally {
      alone.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    worker.shutdown();
    boolean interrupted = false;
    for (long i = 0; i < MOST_LOOKS && !worker.isTerminated(); i++) {
      try {
        // again and again: a task may be between two statements
        cancel();
        worker.awaitTermination(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  // --------------------------------------------------------------------------------- the relation

  /** What a table or subquery gives, with all columns of a flow. */
  Sql formed(Sql from, Sql source) {
    Map<String, String> columns = new LinkedHashMap<>();
    query(
        Sql.of("DESCRIBE SELECT * FROM ").plus(from),
        row ->
            columns.put(Objects.requireNonNull(row.text(0)), Objects.requireNonNull(row.text(1))));
    return wrapped(select(TradeRelation.columns(columns, Set.of(), place, source), from));
  }

  /** Texts in rows and columns. */
  interface Texts {
    @Nullable String get(int row, int column);
  }

  /** Makes a table of texts, and tells its name. */
  String table(List<String> columns, int size, Texts texts) {
    String name = "texts" + tables++;
    execute(
        Sql.of(
            columns.stream()
                .map(column -> column + " VARCHAR")
                .collect(Collectors.joining(", ", "CREATE TEMP TABLE " + name + " (", ")"))));
    run(
        () -> {
          try (DuckDBAppender appender = connection.createAppender("temp", "main", name)) {
            for (int row = 0; row < size; row++) {
              appender.beginRow();
              for (int column = 0; column < columns.size(); column++) {
                String text = texts.get(row, column);
                if (text == null) {
                  appender.appendNull();
                } else {
                  appender.append(text);
                }
              }
              appender.endRow();
            }
          }
        });
    return name;
  }

  private static Sql select(Sql list, Sql from) {
    return Sql.of("SELECT ").plus(list).plus(" FROM ").plus(from);
  }

  private static Sql wrapped(Sql select) {
    return Sql.of("(").plus(select).plus(") trade");
  }

  private static Sql joined(List<Sql> parts) {
    Sql all = parts.get(0);
    for (Sql part : parts.subList(1, parts.size())) {
      all = all.plus(" UNION ALL ").plus(part);
    }
    return all;
  }

  private static String text(SqlRow row, int column) {
    return Objects.requireNonNull(row.text(column));
  }

  private static Sql source(Path file) {
    return Sql.value(String.valueOf(file.getFileName()));
  }

  // ------------------------------------------------------------------------------------- running

  private interface Task {
    void run() throws SQLException;
  }

  private interface Cell<T extends @Nullable Object> {
    T get() throws SQLException;
  }

  /** Waits for a task of the worker, tells how far it is and cancels it on interruption. */
  private void run(Task task) {
    if (closed) {
      throw cancelled(null);
    }
    Future<?> result;
    try {
      result =
          worker.submit(
              () -> {
                task.run();
                return true;
              });
    } catch (RejectedExecutionException e) {
      throw cancelled(e);
    }
    await(result, this::tellProgress, this::cancel);
  }

  private void cancel() {
    DuckDBPreparedStatement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // the statement has ended meanwhile, and there is nothing to cancel
      }
    }
  }

  private void tellProgress() {
    DuckDBPreparedStatement statement = running;
    if (statement != null) {
      try {
        double percent = statement.getQueryProgress().getPercentage();
        if (percent >= 0) {
          progress.accept(Math.min(1, percent / 100));
        }
      } catch (SQLException e) {
        // the statement has ended meanwhile, and there is nothing to tell
      }
    }
  }

  private CancellationException interrupted() {
    Thread.currentThread().interrupt();
    return cancelled(null);
  }

  @Override
  protected boolean isClosed() {
    return closed;
  }

  @Override
  protected RuntimeException failure(@Nullable Throwable cause) {
    if (cause instanceof SQLException e) {
      return failure(e);
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }

  private RuntimeException failure(SQLException e) {
    Optional<TradeParseException> row = CsvFault.of(e);
    return row.isPresent()
        ? row.get()
        : new UncheckedIOException(new IOException("Can't read " + place + ": " + firstLine(e), e));
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private record Row(ResultSet result) implements SqlRow {

    @Override
    public @Nullable String text(int column) {
      return read(() -> result.getString(column + 1));
    }

    @Override
    public @Nullable BigDecimal number(int column) {
      return SqlRow.exact(read(() -> result.getObject(column + 1)));
    }

    @Override
    public List<String> texts(int column) {
      Array array = read(() -> result.getArray(column + 1));
      List<String> texts = new ArrayList<>();
      if (array != null) {
        for (Object text : read(() -> (Object[]) array.getArray())) {
          texts.add((String) text);
        }
      }
      return texts;
    }

    private static <T extends @Nullable Object> T read(Cell<T> cell) {
      try {
        return cell.get();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
