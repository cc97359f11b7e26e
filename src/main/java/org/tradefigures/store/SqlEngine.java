package org.tradefigures.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** A database, as far as {@link SqlStore} uses it. */
public interface SqlEngine {

  /**
   * What stands after FROM for the trade figures: a table or subquery with all columns of {@link
   * TradeRelation}.
   *
   * @return the SQL
   */
  Sql trade();

  /**
   * Where the figures are, for messages.
   *
   * @return such as a path
   */
  String place();

  /**
   * An aggregate function that collects the distinct texts of a group, without nulls.
   *
   * @param expression the text
   * @return the SQL of an expression that {@link SqlRow#texts} reads; equal for equal sets of texts
   */
  String distinctTexts(String expression);

  /**
   * A hash of several texts, of which some may be null.
   *
   * @param texts their columns, apart by commas
   * @return the SQL of an expression whose values are whole numbers
   */
  String hash(String texts);

  /**
   * Makes a small table that queries can name.
   *
   * @param columns the names of its columns, all of them text
   * @param rows the rows
   * @return its name as SQL, and how to drop it
   */
  SmallTable smallTable(List<String> columns, Collection<List<String>> rows);

  /**
   * Runs a query.
   *
   * @param query the query
   * @param rows takes the rows one by one
   */
  void query(Sql query, Consumer<SqlRow> rows);

  /** A table that is there until it is closed. */
  interface SmallTable extends AutoCloseable {

    /**
     * Its name.
     *
     * @return as it stands after FROM
     */
    String name();

    @Override
    void close();
  }
}
