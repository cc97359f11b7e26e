package org.tradefigures.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tradefigures.internal.Messages;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.reference.UnknownCodeException;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Joins of Tablesaw tables that keep every row. Tablesaw's own {@code joinOn} (version 0.44.4) goes
 * over to another algorithm once a key has more than 1,000 rows, and then loses rows of its last
 * key, drops the values of column types it does not know, and refuses short keys: what is right on
 * a sample is wrong on the whole.
 *
 * <p>Every pair of rows whose keys are equal becomes a row, in the order of the left table, and for
 * one left row in the order of the right. A missing key is equal to none. Keys may be columns of
 * any type, money included; both sides must be of the same type, except that whole numbers of any
 * size are equal by value. The result has the columns of the left table, then those of the right
 * except its keys, all of their own type. A right column whose name is taken gets the suffix {@code
 * _right}.
 */
public final class TableJoin {

  private static final String SUFFIX = "_right";

  /** Stands for a missing key, and for a key that the other table does not have. */
  private static final int NONE = -1;

  private TableJoin() {}

  /**
   * The pairs of rows with equal keys.
   *
   * @param left the table whose order is kept
   * @param right the other table
   * @param keys names of columns that both tables have, upper and lower case being the same
   * @return a new table
   * @throws UnknownCodeException if a table has no such column
   * @throws IllegalArgumentException if there is no key, if its columns are of different types, or
   *     if there are more pairs than a table holds
   */
  public static Table inner(Table left, Table right, String... keys) {
    return join(left, right, same(keys), false);
  }

  /**
   * The pairs of rows with equal keys.
   *
   * @param left the table whose order is kept
   * @param right the other table
   * @param keys names of columns in the left table, and what they are called in the right one
   * @return a new table
   * @throws UnknownCodeException if a table has no such column
   * @throws IllegalArgumentException if there is no key, if its columns are of different types, or
   *     if there are more pairs than a table holds
   */
  public static Table inner(Table left, Table right, Map<String, String> keys) {
    return join(left, right, keys, false);
  }

  /**
   * The pairs of rows with equal keys, and the left rows without such a pair, with missing values
   * in the columns of the right.
   *
   * @param left the table that keeps all its rows, in their order
   * @param right the other table
   * @param keys names of columns that both tables have, upper and lower case being the same
   * @return a new table
   * @throws UnknownCodeException if a table has no such column
   * @throws IllegalArgumentException if there is no key, if its columns are of different types, or
   *     if there are more pairs than a table holds
   */
  public static Table left(Table left, Table right, String... keys) {
    return join(left, right, same(keys), true);
  }

  /**
   * The pairs of rows with equal keys, and the left rows without such a pair, with missing values
   * in the columns of the right.
   *
   * @param left the table that keeps all its rows, in their order
   * @param right the other table
   * @param keys names of columns in the left table, and what they are called in the right one
   * @return a new table
   * @throws UnknownCodeException if a table has no such column
   * @throws IllegalArgumentException if there is no key, if its columns are of different types, or
   *     if there are more pairs than a table holds
   */
  public static Table left(Table left, Table right, Map<String, String> keys) {
    return join(left, right, keys, true);
  }

  private static Map<String, String> same(String... keys) {
    Map<String, String> same = new HashMap<>();
    for (String key : keys) {
      same.put(key, key);
    }
    return same;
  }

  private static Table join(
      Table left, Table right, Map<String, String> keys, boolean keepUnmatched) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "Can't join tables "
              + Messages.quote(left.name())
              + " and "
              + Messages.quote(right.name())
              + " without a key: name at least one column");
    }
    int[] leftKeys = new int[left.rowCount()];
    int[] rightKeys = new int[right.rowCount()];
    List<Column<?>> rightKeyColumns = new ArrayList<>();
    for (Map.Entry<String, String> key : keys.entrySet()) {
      Column<?> rightKey = column(right, key.getValue());
      number(column(left, key.getKey()), rightKey, leftKeys, rightKeys);
      rightKeyColumns.add(rightKey);
    }
    Pairs pairs = new Pairs(leftKeys, rightKeys, keepUnmatched);
    Table joined = Table.create(left.name());
    for (Column<?> column : left.columns()) {
      joined.addColumns(take(column, pairs.left));
    }
    for (Column<?> column : right.columns()) {
      if (!rightKeyColumns.contains(column)) {
        Column<?> taken = take(column, pairs.right);
        taken.setName(freeName(joined, column.name()));
        joined.addColumns(taken);
      }
    }
    return joined;
  }

  /**
   * Gives equal keys equal numbers in both tables. For keys of several columns this is called
   * column by column, and what the columns before have given counts as a part of the key.
   */
  private static void number(Column<?> left, Column<?> right, int[] leftKeys, int[] rightKeys) {
    boolean whole = isWhole(left) && isWhole(right);
    if (!whole && !left.type().equals(right.type())) {
      throw new IllegalArgumentException(
          "Can't join column "
              + Messages.quote(left.name())
              + " of type "
              + left.type()
              + " with column "
              + Messages.quote(right.name())
              + " of type "
              + right.type()
              + ": convert one of them to the type of the other");
    }
    Map<Object, Integer> values = new HashMap<>();
    Map<Long, Integer> numbers = new HashMap<>();
    for (int row = 0; row < rightKeys.length; row++) {
      if (right.isMissing(row) || rightKeys[row] == NONE) {
        rightKeys[row] = NONE;
      } else {
        int value = values.computeIfAbsent(value(right, row, whole), v -> values.size());
        rightKeys[row] =
            numbers.computeIfAbsent(pair(rightKeys[row], value), pair -> numbers.size());
      }
    }
    for (int row = 0; row < leftKeys.length; row++) {
      Integer value =
          left.isMissing(row) || leftKeys[row] == NONE ? null : values.get(value(left, row, whole));
      leftKeys[row] = value == null ? NONE : numbers.getOrDefault(pair(leftKeys[row], value), NONE);
    }
  }

  private static boolean isWhole(Column<?> column) {
    return column instanceof ShortColumn
        || column instanceof IntColumn
        || column instanceof LongColumn;
  }

  private static Object value(Column<?> column, int row, boolean whole) {
    Object value = column.get(row);
    return whole ? ((Number) value).longValue() : value;
  }

  private static long pair(int high, int low) {
    return (long) high << Integer.SIZE | low;
  }

  private static Column<?> column(Table table, String name) {
    Objects.requireNonNull(name, "key");
    if (!table.containsColumn(name)) {
      throw new UnknownCodeException(
          "column",
          name,
          Suggestions.nearest(name, table.columnNames()),
          "a column of table " + Messages.quote(table.name()));
    }
    return table.column(name);
  }

  private static String freeName(Table table, String name) {
    String free = name;
    for (int i = 1; table.containsColumn(free); i++) {
      free = name + SUFFIX + (i == 1 ? "" : Integer.toString(i));
    }
    return free;
  }

  private static <T> Column<T> take(Column<T> column, int[] rows) {
    Column<T> taken = column.emptyCopy();
    for (int row : rows) {
      if (row == NONE) {
        taken.appendMissing();
      } else {
        taken.append(column, row);
      }
    }
    return taken;
  }

  /** Which rows of the two tables belong together. */
  private static final class Pairs {
    private final int[] left;
    private final int[] right;

    Pairs(int[] leftKeys, int[] rightKeys, boolean keepUnmatched) {
      int[] first = new int[Arrays.stream(rightKeys).max().orElse(NONE) + 1];
      int[] next = new int[rightKeys.length];
      int[] count = new int[first.length];
      Arrays.fill(first, NONE);
      for (int row = rightKeys.length - 1; row >= 0; row--) {
        int key = rightKeys[row];
        if (key != NONE) {
          next[row] = first[key];
          first[key] = row;
          count[key]++;
        }
      }
      long size = 0;
      for (int key : leftKeys) {
        size += key != NONE ? count[key] : keepUnmatched ? 1 : 0;
      }
      if (size > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "Join has "
                + size
                + " rows: accepted are at most "
                + (Integer.MAX_VALUE - 8)
                + "; join on more columns or filter first");
      }
      left = new int[(int) size];
      right = new int[(int) size];
      int at = 0;
      for (int row = 0; row < leftKeys.length; row++) {
        int match = leftKeys[row] == NONE ? NONE : first[leftKeys[row]];
        if (match == NONE && keepUnmatched) {
          left[at] = row;
          right[at++] = NONE;
        }
        for (; match != NONE; match = next[match]) {
          left[at] = row;
          right[at++] = match;
        }
      }
    }
  }
}
