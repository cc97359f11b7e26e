package org.tradefigures.table;

import java.util.Arrays;
import java.util.Collection;

/** Finds the rows that follow each other without a change in any of some columns. */
final class Runs {

  private final Codes[] columns;

  /** Where the run of every column ends that was looked at last. */
  private final int[] ends;

  Runs(Collection<Codes> columns) {
    this.columns =
        columns.stream().filter(codes -> !codes.isConstant()).distinct().toArray(Codes[]::new);
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
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] <= row) {
        ends[i] = columns[i].runEnd(row, limit);
      }
      end = Math.min(end, ends[i]);
    }
    return end;
  }
}
