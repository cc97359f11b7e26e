package org.tradefigures.store.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.tradefigures.store.SqlStore;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

/**
 * Trade figures that DuckDB reads, adds up and gives back, with the digits and the refusals of a
 * table in memory. The data may be larger than memory and stay where they are; they are only read.
 *
 * <pre>{@code
 * try (DuckDbStore store = DuckDbStore.open(Path.of("world.parquet"))) {
 *   TradeTable kenya = store.aggregate(TradeQuery.reporter("KEN").years(2000, 2024).keep(PERIOD, PARTNER));
 * }
 * }</pre>
 *
 * <p>What can be opened, all with the columns of {@link org.tradefigures.table.TradeSchema} in any
 * order:
 *
 * <ul>
 *   <li>a Parquet file, or a folder of them, in folders such as {@code period=2024} or not; what
 *       has a name that begins with a point or an underscore is left alone;
 *   <li>a CSV file as {@code TradeCsv} describes it, plain or compressed with gzip, or a folder of
 *       them, in such folders or not; lines of a file end all in one way, and numbers have no
 *       exponent; a flow that is told twice is refused, in different files too;
 *   <li>a DuckDB database file with a table or view named {@code trade}, or as the builder says.
 * </ul>
 *
 * <p>The first query reads all data once to check them. A store may be used from several threads,
 * which wait for each other. A thread that is interrupted while it waits for an answer, or whose
 * store is closed by another thread, gets a {@link java.util.concurrent.CancellationException}. A
 * file that can't be read, or is damaged, is an {@link UncheckedIOException}, never a part of an
 * answer.
 */
public final class DuckDbStore implements TradeStore, AutoCloseable {

  private final DuckDbEngine engine;
  private final SqlStore store;

  private DuckDbStore(DuckDbEngine engine, Coverage coverage, int mostRows) {
    this.engine = engine;
    this.store = new SqlStore(engine, coverage, mostRows, engine::refuseRepetition);
  }

  /**
   * Opens data with the usual settings.
   *
   * @param data a file or folder
   * @return the store, to be closed
   * @throws IOException if there is no such file, or it can't be read
   * @throws org.tradefigures.reference.TradeParseException if the columns are not those of trade
   *     figures
   */
  public static DuckDbStore open(Path data) throws IOException {
    return builder().open(data);
  }

  /**
   * Settings to open data with.
   *
   * @return the usual ones: all processors, the memory DuckDB takes by itself, answers of up to ten
   *     million rows
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Writes a table of flows to a Parquet file from which {@link #table()} reads the same flows in
   * the same order, and the same coverage: numbers exact, currencies, units, statuses and
   * provenance with them.
   *
   * @param table the flows
   * @param file the file; it is replaced if it is there
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if the table is the answer to a query: sums are no flows
   */
  public static void write(TradeTable table, Path file) throws IOException {
    try (DuckDbStore store = of(table)) {
      store.writeTo(file);
    }
  }

  /**
   * Writes a table of flows to a folder with a Parquet file for every period, in folders such as
   * {@code period=2024}, as {@link #write} does; the order of rows is kept within a period.
   *
   * @param table the flows
   * @param folder the folder, which must be empty or not there
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if the table is the answer to a query: sums are no flows
   */
  public static void writeByPeriod(TradeTable table, Path folder) throws IOException {
    try (DuckDbStore store = of(table)) {
      store.writeByPeriodTo(folder);
    }
  }

  /** A store over a copy of a table in memory. */
  static DuckDbStore of(TradeTable table) throws IOException {
    DuckDbEngine engine = DuckDbEngine.start(new Builder());
    try {
      engine.hold(table);
      return new DuckDbStore(engine, table.coverage(), Integer.MAX_VALUE - 1);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  @Override
  public Coverage coverage() {
    return store.coverage();
  }

  /**
   * Adds up the figures the query picks, as {@link TradeStore#aggregate} says.
   *
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   * @throws IllegalArgumentException besides, if the answer would have more rows than the store may
   *     give
   * @throws java.util.concurrent.CancellationException if the thread is interrupted or the store
   *     closed meanwhile
   * @throws UncheckedIOException if the data can't be read
   */
  @Override
  public TradeTable aggregate(TradeQuery query) {
    return engine.alone(() -> store.aggregate(query));
  }

  /**
   * All figures, in memory.
   *
   * @return one row a figure; from a single file in the order of its rows
   * @throws IllegalArgumentException if there are more rows than the store may give
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   * @throws UncheckedIOException if the data can't be read
   */
  public TradeTable table() {
    return engine.alone(store::table);
  }

  /**
   * Writes all figures to a Parquet file in the form that is read fastest, without taking them into
   * memory.
   *
   * @param file the file; it is replaced if it is there
   * @throws IOException if it can't be written
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   */
  public void writeTo(Path file) throws IOException {
    writing(writer -> writer.write(file));
  }

  /**
   * Writes all figures to a folder with Parquet files for every period, as {@link #writeTo} does.
   *
   * @param folder the folder, which must be empty or not there
   * @throws IOException if it can't be written
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   */
  public void writeByPeriodTo(Path folder) throws IOException {
    writing(writer -> writer.writeByPeriod(folder));
  }

  /** A setting of DuckDB. */
  String setting(String name) {
    return engine.alone(() -> engine.setting(name));
  }

  private void writing(Consumer<ParquetWriter> what) throws IOException {
    try {
      engine.alone(
          () -> {
            what.accept(new ParquetWriter(engine, store));
            return true;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Cancels what is running, and gives everything back. */
  @Override
  public void close() {
    engine.close();
  }

  /** Where the data are, for people. */
  @Override
  public String toString() {
    return "DuckDB over " + engine.place();
  }

  /** How a store works; what is not set is left to DuckDB. */
  public static final class Builder {

    private @Nullable Integer threads;
    private @Nullable Long memory;
    private @Nullable Path temporaryFolder;
    private @Nullable Coverage coverage;
    private String table = "trade";
    private int mostRows = 10_000_000;
    private DoubleConsumer progress = share -> {};

    private Builder() {}

    /**
     * Sets how many threads may work.
     *
     * @param most at least 1
     * @return this
     */
    public Builder threads(int most) {
      threads = (int) requirePositive("threads", most);
      return this;
    }

    /**
     * Sets how much memory DuckDB may take; what does not fit goes to the temporary folder.
     *
     * @param bytes at least 1
     * @return this
     */
    public Builder memory(long bytes) {
      memory = requirePositive("bytes of memory", bytes);
      return this;
    }

    /**
     * Sets where DuckDB puts what does not fit into memory.
     *
     * @param folder a folder; without it the folder for temporary files of the system
     * @return this
     */
    public Builder temporaryFolder(Path folder) {
      temporaryFolder = Objects.requireNonNull(folder, "folder");
      return this;
    }

    /**
     * Sets what it means that there is no figure.
     *
     * @param known the coverage; without it that which Parquet files tell that this class wrote,
     *     else a selection
     * @return this
     */
    public Builder coverage(Coverage known) {
      coverage = Objects.requireNonNull(known, "known");
      return this;
    }

    /**
     * Sets the table or view of a database file.
     *
     * @param name its name, without quotes
     * @return this
     */
    public Builder table(String name) {
      table = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Sets how many rows an answer may have, and eight provenances for each.
     *
     * @param most at least 1
     * @return this
     */
    public Builder mostRows(int most) {
      mostRows = (int) Math.min(requirePositive("rows", most), Integer.MAX_VALUE - 1);
      return this;
    }

    /**
     * Sets who is told how far a query is.
     *
     * @param listener takes the share that is done, from 0 to 1, several times a second in the
     *     thread that waits for the answer; what it throws ends the query
     * @return this
     */
    public Builder progress(DoubleConsumer listener) {
      progress = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Opens data with these settings.
     *
     * @param data a file or folder
     * @return the store, to be closed
     * @throws IOException if there is no such file, or it can't be read
     * @throws org.tradefigures.reference.TradeParseException if the columns are not those of trade
     *     figures
     */
    public DuckDbStore open(Path data) throws IOException {
      DataFiles files = DataFiles.at(data);
      DuckDbEngine engine = DuckDbEngine.start(this);
      try {
        Coverage told = engine.open(files, table);
        return new DuckDbStore(engine, coverage == null ? told : coverage, mostRows);
      } catch (UncheckedIOException e) {
        engine.close();
        throw e.getCause();
      } catch (IOException | RuntimeException e) {
        engine.close();
        throw e;
      }
    }

    @Nullable Integer threads() {
      return threads;
    }

    @Nullable Long memory() {
      return memory;
    }

    @Nullable Path temporaryFolder() {
      return temporaryFolder;
    }

    DoubleConsumer progress() {
      return progress;
    }

    private static long requirePositive(String what, long number) {
      if (number < 1) {
        throw new IllegalArgumentException(
            "Too few " + what + " '" + number + "': at least 1 is needed");
      }
      return number;
    }
  }
}
