package org.tradefigures.table;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The groups of an answer in its order. Where that is the order of their numbers they are found
 * range by range in their sums, and listed only if somebody asks for the list.
 */
final class GroupOrder {

  /** How many groups are told at a time. */
  static final int RANGE = 1 << 12;

  /** Takes groups that follow each other, for one thread. */
  interface Taker<S> {

    /**
     * Takes some groups.
     *
     * @param state that of the thread
     * @param row the row of the first in the answer
     * @param groups the groups
     * @param count how many they are
     */
    void take(S state, int row, int[] groups, int count);
  }

  private final ExactSums sums;
  private final int numbers;

  /** The row of the first group of every range, and behind them how many rows there are. */
  private final int[] starts;

  private int[] list;

  private GroupOrder(ExactSums sums, int numbers, int[] starts, int[] list) {
    this.sums = sums;
    this.numbers = numbers;
    this.starts = starts;
    this.list = list;
  }

  /** The groups as they are listed. */
  static GroupOrder of(int[] groups) {
    int[] starts = new int[ranges(groups.length) + 1];
    Arrays.setAll(starts, range -> Math.min(range * RANGE, groups.length));
    return new GroupOrder(new ExactSums(0), groups.length, starts, groups);
  }

  /** Those of the first groups that have rows, by their numbers. */
  static GroupOrder ofNumbers(ExactSums sums, int groups) {
    int numbers = Math.min(groups, sums.capacity());
    int[] starts = new int[ranges(numbers) + 1];
    Parallel.run(
        starts.length - 1,
        () -> sums,
        (met, range) -> starts[range + 1] = met.countMet(range * RANGE, end(range, numbers)));
    Arrays.parallelPrefix(starts, Integer::sum);
    return new GroupOrder(sums, numbers, starts, new int[0]);
  }

  private static int ranges(int groups) {
    return (groups + RANGE - 1) / RANGE;
  }

  private static int end(int range, int numbers) {
    return Math.min((range + 1) * RANGE, numbers);
  }

  /** How many groups there are. */
  int size() {
    return starts[starts.length - 1];
  }

  /** All groups. */
  int[] list() {
    if (list.length < size()) {
      int[] all = new int[size()];
      forEach(
          () -> all, (into, row, groups, count) -> System.arraycopy(groups, 0, into, row, count));
      list = all;
    }
    return list;
  }

  /** Hands all groups on, several threads at a time. */
  <S> void forEach(Supplier<S> state, Taker<S> taker) {
    Parallel.run(
        starts.length - 1,
        () -> new OfThread<>(state.get()),
        (thread, range) -> {
          int row = starts[range];
          int count = starts[range + 1] - row;
          if (list.length > 0) {
            System.arraycopy(list, row, thread.groups, 0, count);
          } else {
            sums.met(range * RANGE, end(range, numbers), thread.groups);
          }
          taker.take(thread.state, row, thread.groups, count);
        });
  }

  /** What one thread goes through ranges with. */
  private static final class OfThread<S> {
    private final S state;
    private final int[] groups = new int[RANGE];

    OfThread(S state) {
      this.state = state;
    }
  }
}
