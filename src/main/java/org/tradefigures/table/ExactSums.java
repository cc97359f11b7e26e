package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.ObservationStatus;

/**
 * One exact sum a group over decimals, whatever the order and number of rows: 64 bits wide, and
 * what grows beyond that is moved to a wider sum beside. What is absent is counted by its reason.
 */
final class ExactSums {

  /** Raw numbers below this in magnitude are neither marks nor can a block of them overflow. */
  private static final long SMALL = 1L << 47;

  private static final int SMALL_ROWS = 1 << 14;

  /** As long as no sum can be larger in magnitude, small numbers are added without a look. */
  private static final long SURE = 1L << 62;

  private final Map<Integer, BigDecimal> spilled = new HashMap<>();
  private int scale;
  private long[] sum;
  private boolean[] present;
  private int[][] absent = new int[0][];

  /** No sum is larger in magnitude. */
  private long bound;

  ExactSums() {
    this(16);
  }

  /** Sums for so many groups, or more. */
  ExactSums(int groups) {
    sum = new long[groups];
    present = new boolean[groups];
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
    present[group] = true;
    if (raw > DecimalVector.WIDE && numbers.scale() == scale) {
      add(group, raw);
    } else {
      spill(group, numbers.number(row));
    }
  }

  /** Adds rows that follow each other, and are in one chunk, to each of some groups. */
  void addRun(int[] groups, DecimalVector numbers, int from, int to) {
    for (int group : groups) {
      reserve(group);
    }
    scaleTo(numbers.scale());
    long[] raws = numbers.chunkOf(from);
    int start = from & Codes.IN_CHUNK;
    int end = start + to - from;
    if (end > raws.length) {
      int known = Math.max(start, raws.length) - start;
      for (int group : groups) {
        absent()[0][group] += to - from - known;
      }
      if (known > 0) {
        addRun(groups, numbers, from, from + known);
      }
      return;
    }
    long total = total(raws, start, end);
    boolean isSmall =
        bits(raws, start, end) < SMALL && to - from <= SMALL_ROWS && numbers.scale() == scale;
    for (int group : groups) {
      if (isSmall) {
        add(group, total);
        present[group] = true;
      }
      for (int row = from; !isSmall && row < to; row++) {
        add(group, numbers, row);
      }
    }
  }

  /**
   * Adds rows that follow each other, and are in one chunk, each to a group that there {@link
   * #reserve is room} for.
   */
  void addRows(int[] groups, DecimalVector numbers, int from, int count) {
    long[] raws = numbers.chunkOf(from);
    int start = from & Codes.IN_CHUNK;
    if (start + count > raws.length) {
      for (int i = 0; i < count; i++) {
        add(groups[i], numbers, from + i);
      }
      return;
    }
    long bits = bits(raws, start, start + count);
    scaleTo(numbers.scale());
    boolean isSmall = bits < SMALL && count <= SMALL_ROWS && numbers.scale() == scale;
    if (!isSmall || bound + bits * count >= SURE) {
      for (int i = 0; i < count; i++) {
        add(groups[i], numbers, from + i);
      }
      return;
    }
    bound += bits * count;
    add(sum, present, groups, raws, start, count);
  }

  // the loops over rows are methods of their own: so they are compiled early, and well

  private static void add(
      long[] sum, boolean[] present, int[] groups, long[] raws, int start, int count) {
    for (int i = 0; i < count; i++) {
      int group = groups[i];
      sum[group] += raws[start + i];
      present[group] = true;
    }
  }

  private static long total(long[] raws, int start, int end) {
    long total = 0;
    for (int i = start; i < end; i++) {
      total += raws[i];
    }
    return total;
  }

  /** The binary digits in use by any number: no number is larger in magnitude. */
  private static long bits(long[] raws, int start, int end) {
    long bits = 0;
    for (int i = start; i < end; i++) {
      bits |= raws[i] ^ (raws[i] >> 63);
    }
    return bits;
  }

  /**
   * Adds the sums of others.
   *
   * @param groups for each of their groups the one here; null where they are the same
   */
  void addAll(ExactSums others, int @Nullable [] groups) {
    scaleTo(others.scale);
    int count = groups == null ? others.sum.length : groups.length;
    boolean isSure = others.scale == scale && !others.hasAbsent() && bound < SURE - others.bound;
    bound = isSure ? bound + others.bound : bound;
    for (int i = 0; i < Math.min(count, others.sum.length); i++) {
      int group = groups == null ? i : groups[i];
      if (isSure && group < sum.length) {
        sum[group] += others.sum[i];
        present[group] |= others.present[i];
      } else if (others.met(i)) {
        add(group, others, i);
      }
    }
    others.spilled.forEach((i, wide) -> spill(groups == null ? i : groups[i], wide));
  }

  private void add(int group, ExactSums others, int theirs) {
    reserve(group);
    if (others.scale == scale) {
      add(group, others.sum[theirs]);
    } else {
      spill(group, BigDecimal.valueOf(others.sum[theirs], others.scale));
    }
    present[group] |= others.present[theirs];
    for (int why = 0; why < others.absent.length; why++) {
      absent()[why][group] += others.absent[why][theirs];
    }
  }

  /** How many groups there is room for. */
  int capacity() {
    return sum.length;
  }

  /** Whether a row was added to the group, with a number or without. */
  boolean met(int group) {
    return group < sum.length && (present[group] || absent(group) > 0);
  }

  /** Those of the first groups that a row was added to. */
  int[] metOf(int groups) {
    int[] those = new int[groups];
    int count = 0;
    for (int group = 0; group < Math.min(groups, sum.length); group++) {
      those[count] = group;
      count += present[group] || (hasAbsent() && absent(group) > 0) ? 1 : 0;
    }
    return Arrays.copyOf(those, count);
  }

  /** Whether any row was without a number. */
  boolean hasAbsent() {
    return absent.length > 0;
  }

  /** Whether a number was added to the group's sum. */
  boolean has(int group) {
    return group < present.length && present[group];
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
    long magnitude = raw ^ (raw >> 63);
    bound = bound < SURE && magnitude < SURE ? bound + magnitude : SURE;
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

  /** Makes room for a group and those before it. */
  void reserve(int group) {
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
