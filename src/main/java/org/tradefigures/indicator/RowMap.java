package org.tradefigures.indicator;

/**
 * For every row of one thing, such as a result, the row of another that goes with it, such as sums;
 * -1 where none does.
 */
abstract class RowMap {

  abstract int size();

  /** Tells those of some rows, into the start of an array. */
  abstract void read(int from, int to, int[] into);

  int get(int row) {
    int[] one = new int[1];
    read(row, row + 1, one);
    return one[0];
  }

  int[] toArray() {
    int[] all = new int[size()];
    Blocks.forEach(
        all.length,
        (from, to) -> {
          int[] portion = new int[Blocks.PORTION];
          for (int start = from; start < to; start += Blocks.PORTION) {
            int end = Math.min(start + Blocks.PORTION, to);
            read(start, end, portion);
            System.arraycopy(portion, 0, all, start, end - start);
          }
        });
    return all;
  }

  /** The same, worked out once and kept. */
  RowMap listed() {
    return of(toArray());
  }

  /** What goes with the rows that go with others. */
  RowMap through(RowMap first) {
    return first instanceof Same ? this : new Through(first, this);
  }

  /** Each row goes with that of its own number. */
  static RowMap same(int size) {
    return new Same(size);
  }

  static RowMap of(int[] rows) {
    return new Listed(rows);
  }

  private static final class Same extends RowMap {
    private final int size;

    Same(int size) {
      this.size = size;
    }

    @Override
    int size() {
      return size;
    }

    @Override
    int get(int row) {
      return row;
    }

    @Override
    void read(int from, int to, int[] into) {
      for (int row = from; row < to; row++) {
        into[row - from] = row;
      }
    }
  }

  private static final class Through extends RowMap {
    private final RowMap first;
    private final RowMap then;

    Through(RowMap first, RowMap then) {
      this.first = first;
      this.then = then;
    }

    @Override
    int size() {
      return first.size();
    }

    @Override
    void read(int from, int to, int[] into) {
      first.read(from, to, into);
      for (int i = 0; i < to - from; i++) {
        into[i] = into[i] < 0 ? -1 : then.get(into[i]);
      }
    }
  }

  private static final class Listed extends RowMap {
    private final int[] rows;

    Listed(int[] rows) {
      this.rows = rows;
    }

    @Override
    int size() {
      return rows.length;
    }

    @Override
    int get(int row) {
      return rows[row];
    }

    @Override
    void read(int from, int to, int[] into) {
      System.arraycopy(rows, from, into, 0, to - from);
    }

    @Override
    int[] toArray() {
      return rows.clone();
    }
  }
}
