package org.tradefigures.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Goes through many rows block by block, on as many threads as there are for it. */
final class Blocks {

  /**
   * How many rows are best gone through at a time: few, because a loop that is entered often is
   * compiled well long before one that runs long.
   */
  static final int PORTION = 1 << 9;

  private static final int ROWS = 1 << 14;

  private Blocks() {}

  /** What is worked out from the rows of a block; for several blocks at the same time. */
  @FunctionalInterface
  interface Task<T> {
    T of(int from, int to);
  }

  /** What is done with the rows of a block; with those of several blocks at the same time. */
  @FunctionalInterface
  interface Action {
    void run(int from, int to);
  }

  /** The results of all blocks, in order. */
  static <T> List<T> map(int rows, Task<T> task) {
    if (rows <= ROWS) {
      return List.of(task.of(0, rows));
    }
    return IntStream.range(0, (rows + ROWS - 1) / ROWS)
        .parallel()
        .mapToObj(block -> task.of(block * ROWS, Math.min((block + 1) * ROWS, rows)))
        .toList();
  }

  static void forEach(int rows, Action action) {
    map(
        rows,
        (from, to) -> {
          action.run(from, to);
          return rows;
        });
  }

  /** The rows that pass a test, in order. */
  static int[] filter(int rows, IntPredicate test) {
    List<int[]> passing =
        map(
            rows,
            (from, to) -> {
              int[] some = new int[to - from];
              int count = 0;
              for (int start = from; start < to; start += PORTION) {
                count = filter(start, Math.min(start + PORTION, to), test, some, count);
              }
              return Arrays.copyOf(some, count);
            });
    int[] all = new int[passing.stream().mapToInt(some -> some.length).sum()];
    int count = 0;
    for (int[] some : passing) {
      System.arraycopy(some, 0, all, count, some.length);
      count += some.length;
    }
    return all;
  }

  private static int filter(int from, int to, IntPredicate test, int[] passing, int at) {
    int count = at;
    for (int row = from; row < to; row++) {
      if (test.test(row)) {
        passing[count++] = row;
      }
    }
    return count;
  }
}
