package org.tradefigures.store.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.tradefigures.money.Conversion;
import org.tradefigures.source.TradeReader;
import org.tradefigures.store.Repetition;
import org.tradefigures.store.Sql;
import org.tradefigures.store.SqlStore;
import org.tradefigures.store.TradeRelation;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

/**
 * Trade figures that a Spark cluster reads and adds up, with the digits and the refusals of a table
 * in memory. The executors filter, group and add up; what comes back to the driver are the sums.
 *
 * <pre>{@code
 * try (SparkStore store = SparkStore.open(spark, "s3a://trade/comtrade")) {
 *   TradeTable kenya = store.aggregate(TradeQuery.reporter("KEN").years(2000, 2024).keep(PERIOD, PARTNER));
 * }
 * }</pre>
 *
 * <p>What can be opened:
 *
 * <ul>
 *   <li>any {@code Dataset<Row>} with the columns of {@link org.tradefigures.table.TradeSchema} in
 *       any order, whose numbers are decimals, whole numbers or text;
 *   <li>a Parquet file with such columns, or a folder of them, in folders such as {@code
 *       period=2024} or not; a file that tells another period than its folder is refused;
 *   <li>a file of any layout that a {@link TradeReader} reads, or a folder of files of one layout.
 *       Executors run the reader itself, so figures and errors are its own, and a flow that is told
 *       twice is refused, in different files too. Where the layout has a row a line (BACI, UN
 *       Comtrade, the library's own CSV), large files that are not compressed are read in parts,
 *       and no cell of theirs may hold a line break; other files are read by one task each, in its
 *       memory. Every query reads them again: what is asked often is written as Parquet first.
 * </ul>
 *
 * <p>Every row has to be valid; the first that is not is the error of the query that meets it. To
 * read leniently, take a {@link TradeReader}.
 *
 * <p>The session it is given stays as it is: settings and views are those of a session beside it on
 * the same cluster, which {@link #close} ends; only a data set is known to that session by a global
 * temporary view until then. The first query reads all data once to check them. A thread that is
 * interrupted while it waits for an answer, or whose store is closed by another thread, gets a
 * {@link java.util.concurrent.CancellationException}, and its jobs are cancelled. A file that can't
 * be read, an executor that is lost more often than Spark tries again, or an answer larger than the
 * driver takes ({@code spark.driver.maxResultSize}) is an {@link UncheckedIOException}, never a
 * part of an answer.
 */
public final class SparkStore implements TradeStore, AutoCloseable {

  private final SparkEngine engine;
  private final SqlStore store;
  private final int mostRows;
  private final Consumer<UnaryOperator<Sql>> check;

  private SparkStore(
      SparkEngine engine, Coverage coverage, int mostRows, Consumer<UnaryOperator<Sql>> check) {
    this.engine = engine;
    this.store = new SqlStore(engine, coverage, mostRows, check);
    this.mostRows = mostRows;
    this.check = check;
  }

  /**
   * Opens files with the usual settings.
   *
   * @param session the user's session, which stays as it is
   * @param data a file or folder, wherever Spark reads
   * @return the store, to be closed
   * @throws IOException if there is no such file, or it can't be read
   * @throws org.tradefigures.reference.TradeParseException if the columns are not those of trade
   *     figures
   */
  public static SparkStore open(SparkSession session, String data) throws IOException {
    return builder().open(session, data);
  }

  /**
   * A store over a data set with the usual settings.
   *
   * @param flows one row a figure
   * @return the store, to be closed
   * @throws org.tradefigures.reference.TradeParseException if the columns are not those of trade
   *     figures
   */
  public static SparkStore of(Dataset<Row> flows) {
    return builder().of(flows);
  }

  /**
   * Settings to open data with.
   *
   * @return the usual ones: answers of up to a million rows
   */
  public static Builder builder() {
    return new Builder();
  }

  /** No flow is told twice: who wrote the data, or reads them as a whole, sees to that. */
  private static void seenToElsewhere(UnaryOperator<Sql> usual) {}

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
  public synchronized TradeTable aggregate(TradeQuery query) {
    return store.aggregate(query);
  }

  /**
   * All figures, in memory.
   *
   * @return one row a figure, in the order in which Spark gives them
   * @throws IllegalArgumentException if there are more rows than the store may give
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   * @throws UncheckedIOException if the data can't be read
   */
  public synchronized TradeTable table() {
    return store.table();
  }

  /**
   * Writes all figures as Parquet files in a folder for every period, such as {@code period=2024},
   * for this store and for {@code DuckDbStore}.
   *
   * @param folder the folder, which must not be there
   * @throws IOException if it can't be written
   * @throws org.tradefigures.reference.TradeParseException if the data are not valid
   */
  public synchronized void writeByPeriodTo(String folder) throws IOException {
    Objects.requireNonNull(folder, "folder");
    try {
      new ParquetFiles(engine, store).writeByPeriod(folder);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * The same figures in one currency, each converted on the executors at the rate of its period as
   * {@link TradeTable#convert} does: the rates go there once. Figures without a value stay so.
   *
   * @param conversion how to convert
   * @return a store of its own, open as long as this one
   * @throws org.tradefigures.money.MissingRateException if there is no rate for a figure
   * @throws org.tradefigures.reference.TradeParseException if a source tells a flow in several
   *     currencies, which would become two figures for it
   */
  public synchronized SparkStore convert(Conversion conversion) {
    return new SparkStore(
        new RateBroadcast(engine, store::trade, conversion).apply(), coverage(), mostRows, check);
  }

  /** Cancels what is running, and gives everything back; the user's session stays. */
  @Override
  public void close() {
    engine.close();
  }

  /** Where the data are, for people. */
  @Override
  public String toString() {
    return "Spark over " + engine.place();
  }

  /** How a store works. */
  public static final class Builder {

    private @Nullable Coverage coverage;
    private @Nullable TradeReader reader;
    private int mostRows = 1_000_000;

    private Builder() {}

    /**
     * Sets what it means that there is no figure.
     *
     * @param known the coverage; without it that which Parquet files tell or a layout with a row a
     *     line has, else a selection
     * @return this
     */
    public Builder coverage(Coverage known) {
      coverage = Objects.requireNonNull(known, "known");
      return this;
    }

    /**
     * Sets what reads files that are not Parquet.
     *
     * @param stated a reader, of any layout; without it the start of the first file tells which
     * @return this
     */
    public Builder reader(TradeReader stated) {
      reader = Objects.requireNonNull(stated, "stated");
      return this;
    }

    /**
     * Sets how many rows an answer may have, and eight provenances for each; they have to fit into
     * the driver.
     *
     * @param most at least 1
     * @return this
     */
    public Builder mostRows(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("Too few rows '" + most + "': at least 1 is needed");
      }
      mostRows = Math.min(most, Integer.MAX_VALUE - 1);
      return this;
    }

    /**
     * A store over a data set with these settings.
     *
     * @param flows one row a figure
     * @return the store, to be closed
     * @throws org.tradefigures.reference.TradeParseException if the columns are not those of trade
     *     figures
     */
    public SparkStore of(Dataset<Row> flows) {
      return new SparkStore(
          SparkEngine.over(flows), told(Coverage.SELECTION), mostRows, SparkStore::seenToElsewhere);
    }

    /**
     * Opens files with these settings.
     *
     * @param session the user's session, which stays as it is
     * @param data a file or folder, wherever Spark reads
     * @return the store, to be closed
     * @throws IOException if there is no such file, or it can't be read
     * @throws org.tradefigures.reference.TradeParseException if the columns are not those of trade
     *     figures, or the layout is in doubt
     * @throws IllegalArgumentException if there are no files, or the reader was told functions,
     *     which can't be sent to executors
     */
    public SparkStore open(SparkSession session, String data) throws IOException {
      SparkSession own = SparkEngine.beside(Objects.requireNonNull(session, "session"));
      try {
        Configuration configuration = own.sparkContext().hadoopConfiguration();
        DataFiles files = DataFiles.at(Objects.requireNonNull(data, "data"), configuration);
        return files.isParquet(configuration)
            ? parquet(own, files)
            : layout(LayoutFiles.of(own, files, reader), data);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    private SparkStore parquet(SparkSession own, DataFiles files) {
      try {
        ParquetFooters footers = ParquetFooters.read(own, files);
        footers.both().forEach((file, told) -> requireSame(own, file, told));
        Dataset<Row> flows = own.read().option("mergeSchema", "true").parquet(files.place());
        return new SparkStore(
            SparkEngine.over(flows, files.place(), footers.whole()),
            told(footers.coverage()),
            mostRows,
            SparkStore::seenToElsewhere);
      } catch (IllegalArgumentException e) {
        throw e;
      } catch (Exception e) {
        throw SparkEngine.failure(files.place(), e);
      }
    }

    /** Refuses a file that tells other values than its folders, which Spark puts in their place. */
    private static void requireSame(SparkSession own, String file, Map<String, String> told) {
      Dataset<Row> rows = own.read().parquet(file);
      told.forEach(
          (name, text) -> {
            Column column = rows.col(name).cast("string");
            Column byFolder = functions.lit(text.isEmpty() ? null : text);
            for (Row row :
                rows.select(column)
                    .where(functions.not(column.eqNullSafe(byFolder)))
                    .limit(1)
                    .collectAsList()) {
              throw TradeRelation.toldTwice(
                  name, file, text, row.isNullAt(0) ? "" : row.getString(0));
            }
          });
    }

    private SparkStore layout(LayoutFiles files, String place) {
      SparkEngine engine = SparkEngine.over(files.rows(), place, Set.copyOf(TradeRelation.names()));
      return new SparkStore(
          engine,
          told(files.coverage()),
          mostRows,
          files.isInParts()
              ? usual ->
                  Repetition.refuse(
                      engine,
                      usual.apply(engine.trade()),
                      flow -> engine.run(() -> files.figures(flow)))
              : SparkStore::seenToElsewhere);
    }

    private Coverage told(Coverage byFiles) {
      return coverage == null ? byFiles : coverage;
    }
  }
}
