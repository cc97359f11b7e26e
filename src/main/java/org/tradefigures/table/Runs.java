package org.tradefigures.table;

import java.util.Arrays;
import java.util.Collection;

/** Finds the rows that follow each other without a change in any, or any other, of some columns. */
final class Runs {

  private final Codes[] columns;

  /** Where the run of every column ends that was looked at last. */
  private final int[] ends;

  private int first;
  private int second;
  private int endOfOthers;
  private int endOfRest;

  Runs(Collection<Codes> columns) {
    this.columns = columns.toArray(new Codes[0]);
    this.ends = new int[this.columns.length];
  }

  /** Goes on at any row; without it rows are asked for in their order. */
  Runs from(int row) {
    Arrays.fill(ends, row);
    return this;
  }

  /** The first row after the given one, but before the limit, in which a column may change. */
  int end(int row, int limit) {
    int end = limit;
    endOfOthers = limit;
    endOfRest = limit;
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] <= row) {
        ends[i] = columns[i].runEnd(row, limit);
      }
      if (ends[i] < end) {
        endOfRest = endOfOthers;
        endOfOthers = end;
        second = first;
        end = ends[i];
        first = i;
      } else if (ends[i] < endOfOthers) {
        endOfRest = endOfOthers;
        endOfOthers = ends[i];
        second = i;
      } else {
        endOfRest = Math.min(endOfRest, ends[i]);
      }
    }
    return end;
  }

  /**
   * Finds the runs among some rows.
   *
   * @param starts where the first row of each goes, and behind the last the limit
   * @return how many runs there are
   */
  int split(int from, int limit, int[] starts) {
    from(from);
    int count = 0;
    for (int row = from; row < limit; row = end(row, limit)) {
      starts[count++] = row;
    }
    starts[count] = limit;
    return count;
  }

  /** The column that changes first after the row whose {@link #end} was asked last. */
  int first() {
    return first;
  }

  /** The same as the end that was asked last, but for all columns except {@link #first that}. */
  int endOfOthers() {
    return endOfOthers;
  }

  /** The column that changes next, if the {@link #endOfOthers others} end before the limit. */
  int second() {
    return second;
  }

  /** The same as the end that was asked last, but for all columns except these two. */
  int endOfRest() {
    return endOfRest;
  }
}
