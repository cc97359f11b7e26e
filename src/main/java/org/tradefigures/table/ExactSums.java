package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tradefigures.trade.ObservationStatus;

/**
 * One exact sum a group over decimals, whatever the order and number of rows: 64 bits wide, and
 * what grows beyond that is moved to a wider sum beside. What is absent is counted by its reason.
 */
final class ExactSums {

  /** Raw numbers below this in magnitude are neither marks nor can a block of them overflow. */
  private static final long SMALL = 1L << 48;

  private static final int SMALL_ROWS = 1 << 14;

  private final Map<Integer, BigDecimal> spilled = new HashMap<>();
  private int scale;
  private long[] sum;
  private int[] present;
  private int[][] absent = new int[0][];

  ExactSums() {
    this(16);
  }

  /** Sums for so many groups, or more. */
  ExactSums(int groups) {
    sum = new long[groups];
    present = new int[groups];
  }

  /** Adds one row to a group. */
  void add(int group, DecimalVector numbers, int row) {
    long raw = numbers.raw(row);
    reserve(group);
    scaleTo(numbers.scale());
    if (raw < DecimalVector.WIDE) {
      count(group, raw);
      return;
    }
    present[group]++;
    if (raw > DecimalVector.WIDE && numbers.scale() == scale) {
      add(group, raw);
    } else {
      spill(group, numbers.number(row));
    }
  }

  /** Adds rows that follow each other, and are in one chunk, to one group. */
  void addRun(int group, DecimalVector numbers, int from, int to) {
    reserve(group);
    scaleTo(numbers.scale());
    long[] raws = numbers.chunkOf(from);
    int start = from & Codes.IN_CHUNK;
    int end = start + to - from;
    if (end > raws.length) {
      int known = Math.max(start, raws.length) - start;
      absent()[0][group] += to - from - known;
      if (known > 0) {
        addRun(group, numbers, from, from + known);
      }
      return;
    }
    long total = 0;
    long bits = 0;
    for (int i = start; i < end; i++) {
      long raw = raws[i];
      total += raw;
      bits |= raw ^ (raw >> 63);
    }
    if (bits < SMALL && to - from <= SMALL_ROWS && numbers.scale() == scale) {
      add(group, total);
      present[group] += to - from;
      return;
    }
    for (int row = from; row < to; row++) {
      add(group, numbers, row);
    }
  }

  /** Adds rows that follow each other, and are in one chunk, each to a group of its own. */
  void addRows(int[] groups, DecimalVector numbers, int from, int count) {
    long[] raws = numbers.chunkOf(from);
    int start = from & Codes.IN_CHUNK;
    if (start + count > raws.length) {
      for (int i = 0; i < count; i++) {
        add(groups[i], numbers, from + i);
      }
      return;
    }
    long bits = 0;
    for (int i = 0; i < count; i++) {
      long raw = raws[start + i];
      bits |= raw ^ (raw >> 63);
    }
    scaleTo(numbers.scale());
    if (bits >= SMALL || count > SMALL_ROWS || numbers.scale() != scale) {
      for (int i = 0; i < count; i++) {
        add(groups[i], numbers, from + i);
      }
      return;
    }
    for (int i = 0; i < count; ) {
      int group = groups[i];
      long total = raws[start + i];
      int next = i + 1;
      while (next < count && groups[next] == group) {
        total += raws[start + next++];
      }
      if (group >= sum.length) {
        reserve(group);
      }
      add(group, total);
      present[group] += next - i;
      i = next;
    }
  }

  /** Adds the sums of others: the group at an index to the group that the array names. */
  void addAll(ExactSums others, int[] groups) {
    scaleTo(others.scale);
    for (int i = 0; i < Math.min(groups.length, others.sum.length); i++) {
      if (others.met(i)) {
        int group = groups[i];
        reserve(group);
        if (others.scale == scale) {
          add(group, others.sum[i]);
        } else {
          spill(group, BigDecimal.valueOf(others.sum[i], others.scale));
        }
        present[group] += others.present[i];
        for (int why = 0; why < others.absent.length; why++) {
          absent()[why][group] += others.absent[why][i];
        }
        BigDecimal wide = others.spilled.get(i);
        if (wide != null) {
          spill(group, wide);
        }
      }
    }
  }

  /** How many groups there is room for. */
  int capacity() {
    return sum.length;
  }

  /** Whether a row was added to the group, with a number or without. */
  boolean met(int group) {
    return group < sum.length && (present[group] > 0 || absent(group) > 0);
  }

  /** Whether any row was without a number. */
  boolean hasAbsent() {
    return absent.length > 0;
  }

  /** How many numbers were added to the group's sum. */
  int present(int group) {
    return group < present.length ? present[group] : 0;
  }

  /** How many numbers of the group are absent for the given reason. */
  int absent(int group, ObservationStatus why) {
    int reason =
        switch (why) {
          case MISSING -> 0;
          case SUPPRESSED -> 1;
          case NOT_YET_REPORTED -> 2;
          default -> throw new IllegalArgumentException("Status " + why + " has a value");
        };
    return group < capacity() && hasAbsent() ? absent[reason][group] : 0;
  }

  int absent(int group) {
    return !hasAbsent()
        ? 0
        : absent(group, ObservationStatus.MISSING)
            + absent(group, ObservationStatus.SUPPRESSED)
            + absent(group, ObservationStatus.NOT_YET_REPORTED);
  }

  /** Whether no number was beyond 64 bits, so that {@link #raw} tells every sum. */
  boolean isNarrow() {
    return spilled.isEmpty();
  }

  int scale() {
    return scale;
  }

  /** The sum times ten to the power of the scale, where it {@link #isNarrow}. */
  long raw(int group) {
    return sum[group];
  }

  /** The sum of a group's numbers; zero if it has none. */
  BigDecimal sum(int group) {
    if (group >= sum.length) {
      return BigDecimal.ZERO;
    }
    BigDecimal narrow = BigDecimal.valueOf(sum[group], scale);
    return narrow.add(spilled.getOrDefault(group, BigDecimal.ZERO));
  }

  private void add(int group, long raw) {
    long before = sum[group];
    long after = before + raw;
    if (((before ^ after) & (raw ^ after)) < 0) {
      spill(group, BigDecimal.valueOf(before, scale));
      after = raw;
    }
    sum[group] = after;
  }

  private void spill(int group, BigDecimal number) {
    spilled.merge(group, number, BigDecimal::add);
  }

  private void count(int group, long mark) {
    absent()[(int) (mark - DecimalVector.MISSING)][group]++;
  }

  private int[][] absent() {
    if (!hasAbsent()) {
      absent = new int[3][sum.length];
    }
    return absent;
  }

  /** Later numbers may be finer; what was added so far is kept beside then. */
  private void scaleTo(int finer) {
    if (finer > scale) {
      for (int group = 0; group < sum.length; group++) {
        if (sum[group] != 0) {
          spill(group, BigDecimal.valueOf(sum[group], scale));
          sum[group] = 0;
        }
      }
      scale = finer;
    }
  }

  private void reserve(int group) {
    if (group < sum.length) {
      return;
    }
    int length = Math.max(group + 1, sum.length * 2);
    sum = Arrays.copyOf(sum, length);
    present = Arrays.copyOf(present, length);
    for (int i = 0; i < absent.length; i++) {
      absent[i] = Arrays.copyOf(absent[i], length);
    }
  }
}
