package org.tradefigures.source;

import java.util.List;

/** Rows that follow each other and start with the same cells, which are read once. */
final class Runs {

  private final List<TextCells> columns;
  private int[] firsts = new int[1];
  private int count;

  /**
   * No runs.
   *
   * @param columns the first of every row
   */
  Runs(List<TextCells> columns) {
    this.columns = columns;
  }

  /** Finds the runs among rows, which move on behind the cells that make them. */
  void find(Rows rows) {
    byte[] bytes = rows.bytes();
    int[] places = rows.places();
    if (firsts.length <= rows.count()) {
      firsts = new int[places.length + 1];
    }
    columns.forEach(column -> column.startRuns(places.length));
    count = 0;
    if (columns.isEmpty() && rows.count() > 0) {
      firsts[count++] = 0;
      firsts[count] = rows.count();
      return;
    }
    int first = 0;
    int length = 0;
    long head = 0;
    long tail = 0;
    for (int row = 0; row < rows.count(); row++) {
      int start = places[row];
      boolean isShort = length >= Long.BYTES && length <= 2 * Long.BYTES;
      boolean same =
          isShort
              ? Words.at(bytes, start) == head
                  && Words.at(bytes, start + length - Long.BYTES) == tail
              : length > 0 && Words.areSame(bytes, start, first, length);
      if (same) {
        places[row] = start + length;
      } else {
        for (TextCells column : columns) {
          column.readRun(rows, row, count);
        }
        firsts[count++] = row;
        first = start;
        length = places[row] - start;
        head = Words.at(bytes, start);
        tail = Words.at(bytes, Math.max(start, start + length - Long.BYTES));
      }
    }
    firsts[count] = rows.count();
    columns.forEach(column -> column.finishRuns(this));
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
