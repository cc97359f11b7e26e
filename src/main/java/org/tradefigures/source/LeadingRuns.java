package org.tradefigures.source;

import java.util.List;

/** Rows that follow each other and start with the same cells, which are read once. */
final class LeadingRuns {

  private final TextCells[] columns;
  private int[] firsts = new int[1];
  private int count;

  /**
   * No runs.
   *
   * @param columns the first of every row
   */
  LeadingRuns(List<TextCells> columns) {
    this.columns = columns.toArray(new TextCells[0]);
  }

  /** Finds the runs among rows, which move on behind the cells that make them. */
  void find(RowCursors rows) {
    int[] places = rows.places();
    if (firsts.length <= rows.count()) {
      firsts = new int[places.length + 1];
    }
    for (TextCells column : columns) {
      column.startRuns(places.length);
    }
    count = 0;
    int row = findKnown(rows, 0);
    while (row < rows.count()) {
      int start = places[row];
      for (TextCells column : columns) {
        column.readRun(rows, row, count);
      }
      row = findKnown(rows, endOfRun(rows, row, start));
    }
    firsts[count] = rows.count();
    for (TextCells column : columns) {
      column.finishRuns(this);
    }
  }

  /**
   * Finds runs with texts that are known. What is done for new ones is none of this, so that it is
   * compiled at once.
   *
   * @return the first row with another one, or the end
   */
  private int findKnown(RowCursors rows, int from) {
    int row = from;
    while (row < rows.count()) {
      int start = rows.places()[row];
      for (TextCells column : columns) {
        if (!column.readKnownRun(rows, row, count)) {
          rows.places()[row] = start;
          return row;
        }
      }
      row = endOfRun(rows, row, start);
    }
    return row;
  }

  /** Adds a run whose cells were read in its first row, and tells where the next starts. */
  private int endOfRun(RowCursors rows, int row, int start) {
    firsts[count++] = row;
    return end(rows, row + 1, start, rows.places()[row] - start);
  }

  /** The first row that does not start as others, or the end. */
  private static int end(RowCursors rows, int from, int first, int length) {
    int row = from;
    int end = row;
    while (row == end && row < rows.count()) {
      end = rows.endOfStretch(row);
      row = endOrLimit(rows, row, end, first, length);
    }
    return row;
  }

  /** The same, but not behind a limit. */
  private static int endOrLimit(RowCursors rows, int from, int to, int first, int length) {
    byte[] bytes = rows.bytes();
    int[] places = rows.places();
    boolean isShort = length >= Long.BYTES && length <= 2 * Long.BYTES;
    int behind = length - Long.BYTES;
    long head = Words.at(bytes, first);
    long tail = Words.at(bytes, first + (isShort ? behind : 0));
    for (int row = from; row < to; row++) {
      int start = places[row];
      boolean same =
          isShort
              ? Words.at(bytes, start) == head && Words.at(bytes, start + behind) == tail
              : Words.areSame(bytes, start, first, length);
      if (!same) {
        return row;
      }
      places[row] = start + length;
    }
    return to;
  }

  int count() {
    return count;
  }

  /** The first row of every run, and the number of rows behind the last. */
  int[] firsts() {
    return firsts;
  }

  /** Whether there are so few that they are worth being looked for. */
  boolean areLong() {
    return count <= firsts[count] / 4;
  }
}
