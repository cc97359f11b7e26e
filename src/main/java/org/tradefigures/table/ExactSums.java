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

  /** Of more rows those apart are found that have to be looked at. */
  private static final int FEW = 64;

  /** As long as no sum can be larger in magnitude, small numbers are added without a look. */
  private static final long SURE = 1L << 62;

  private final Map<Integer, BigDecimal> spilled = new HashMap<>();
  private int scale;
  private long[] sum;

  /**
   * Groups with a number that is not above zero, or whose sum is beside: of others a sum that is
   * not zero tells that they have numbers.
   */
  private boolean[] present = new boolean[0];

  private int[][] absent = new int[0][];

  /** No sum is larger in magnitude. */
  private long bound;

  ExactSums() {
    this(16);
  }

  /** Sums for so many groups, or more. */
  ExactSums(int groups) {
    sum = new long[groups];
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
    int start = from & Codes.IN_CHUNK;
    int end = start + to - from;
    int known = Math.max(start, Math.min(end, numbers.lengthOfChunk(from)));
    if (known < end) {
      for (int group : groups) {
        absent()[0][group] += end - known;
      }
      if (start < known) {
        addRun(groups, numbers, from, from + known - start);
      }
      return;
    }
    int[] narrow = numbers.narrowChunkOf(from);
    long[] raws = numbers.chunkOf(from);
    long all = narrow.length > 0 ? positive(narrow, start, end) : positive(raws, start, end);
    if (all < 0 || all >= SMALL || to - from > SMALL_ROWS || numbers.scale() != scale) {
      addMixedRun(groups, numbers, from, to);
      return;
    }
    long total = narrow.length > 0 ? total(narrow, start, end) : total(raws, start, end);
    for (int group : groups) {
      add(group, total);
    }
  }

  /**
   * Adds rows that follow each other, and are in one chunk, each to a group that there {@link
   * #reserve is room} for.
   */
  void addRows(int[] groups, DecimalVector numbers, int from, int count) {
    addRows(groups, 0, numbers, from, count);
  }

  /** The groups of the rows are those from the given one on. */
  private void addRows(int[] groups, int first, DecimalVector numbers, int from, int count) {
    if (isPositive(numbers, from, count)) {
      int start = from & Codes.IN_CHUNK;
      int[] narrow = numbers.narrowChunkOf(from);
      if (narrow.length > 0) {
        add(sum, groups, first, narrow, start, count);
      } else {
        add(sum, groups, first, numbers.chunkOf(from), start, count);
      }
    } else if (count > FEW) {
      int half = count / 2;
      addRows(groups, first, numbers, from, half);
      addRows(groups, first + half, numbers, from + half, count - half);
    } else {
      addMixed(groups, first, numbers, from, count);
    }
  }

  /** Whether rows, all in one chunk, can be added without a look; they are taken to be added. */
  boolean isPositive(DecimalVector numbers, int from, int count) {
    scaleTo(numbers.scale());
    int start = from & Codes.IN_CHUNK;
    int end = start + count;
    if (end > numbers.lengthOfChunk(from) || numbers.scale() != scale) {
      return false;
    }
    int[] narrow = numbers.narrowChunkOf(from);
    long all =
        narrow.length > 0
            ? positive(narrow, start, end)
            : positive(numbers.chunkOf(from), start, end);
    return all >= 0 && all < SMALL && count <= SMALL_ROWS && fits(all * count);
  }

  /** Whether no sum gets too large if so much is added. */
  private boolean fits(long more) {
    if (bound < SURE && bound + more >= SURE) {
      long largest = 0;
      for (long one : sum) {
        largest |= one ^ (one >> 63);
      }
      bound = largest < SURE >> 1 ? largest : SURE;
    }
    bound = Math.min(SURE, bound + more);
    return bound < SURE;
  }

  /** Adds rows some of which may be absent, not above zero or large. */
  private void addMixed(int[] groups, int first, DecimalVector numbers, int from, int count) {
    for (int i = 0; i < count; i++) {
      long raw = numbers.raw(from + i);
      int group = groups[first + i];
      if (raw > 0 && raw < SMALL && numbers.scale() == scale && bound < SURE - SMALL) {
        bound += raw;
        sum[group] += raw;
      } else {
        add(group, numbers, from + i);
      }
    }
  }

  private void addMixedRun(int[] groups, DecimalVector numbers, int from, int to) {
    boolean canTotal = numbers.scale() == scale && to - from <= SMALL_ROWS;
    long total = 0;
    int count = 0;
    for (int row = from; row < to; row++) {
      long raw = numbers.raw(row);
      if (canTotal && raw > -SMALL && raw < SMALL) {
        total += raw;
        count++;
      } else {
        for (int group : groups) {
          add(group, numbers, row);
        }
      }
    }
    for (int i = 0; count > 0 && i < groups.length; i++) {
      add(groups[i], total);
      mark(groups[i]);
    }
  }

  // the loops over rows are methods of their own: so they are compiled early, and well

  private static void add(long[] sum, int[] groups, int first, long[] raws, int start, int count) {
    for (int i = 0; i < count; i++) {
      sum[groups[first + i]] += raws[start + i];
    }
  }

  private static void add(long[] sum, int[] groups, int first, int[] raws, int start, int count) {
    for (int i = 0; i < count; i++) {
      sum[groups[first + i]] += raws[start + i];
    }
  }

  private static long total(long[] raws, int start, int end) {
    long total = 0;
    for (int i = start; i < end; i++) {
      total += raws[i];
    }
    return total;
  }

  private static long total(int[] raws, int start, int end) {
    long total = 0;
    for (int i = start; i < end; i++) {
      total += raws[i];
    }
    return total;
  }

  /** A number that none of the numbers is above; below zero if any is zero or less, or a mark. */
  private static long positive(long[] raws, int start, int end) {
    long bits = 0;
    long signs = 0;
    for (int i = start; i < end; i++) {
      bits |= raws[i];
      signs |= raws[i] - 1;
    }
    return bits | (signs & Long.MIN_VALUE);
  }

  private static long positive(int[] raws, int start, int end) {
    int bits = 0;
    int signs = 0;
    for (int i = start; i < end; i++) {
      bits |= raws[i];
      signs |= raws[i] - 1;
    }
    return bits | (signs & Integer.MIN_VALUE);
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
        if (others.isMarked(i)) {
          mark(group);
        }
      } else if (others.met(i)) {
        add(group, others, i);
      }
    }
    others.spilled.forEach((i, wide) -> spill(groups == null ? i : groups[i], wide));
  }

  private void add(int group, ExactSums others, int theirs) {
    reserve(group);
    if (others.has(theirs) && others.scale == scale) {
      add(group, others.sum[theirs]);
      if (others.isMarked(theirs)) {
        mark(group);
      }
    } else if (others.has(theirs)) {
      spill(group, BigDecimal.valueOf(others.sum[theirs], others.scale));
    }
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
    return has(group) || absent(group) > 0;
  }

  /** Those of the first groups that a row was added to. */
  int[] metOf(int groups) {
    int[] those = new int[groups];
    int count = 0;
    for (int group = 0; group < Math.min(groups, sum.length); group++) {
      those[count] = group;
      count += met(group) ? 1 : 0;
    }
    return Arrays.copyOf(those, count);
  }

  /** Whether any row was without a number. */
  boolean hasAbsent() {
    return absent.length > 0;
  }

  /** Whether a number was added to the group's sum. */
  boolean has(int group) {
    return group < sum.length && (sum[group] != 0 || isMarked(group));
  }

  private boolean isMarked(int group) {
    return group < present.length && present[group];
  }

  private void mark(int group) {
    if (group >= present.length) {
      present = Arrays.copyOf(present, sum.length);
    }
    present[group] = true;
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
    bound = bound < SURE && magnitude < SURE ? Math.min(SURE, bound + magnitude) : SURE;
    long before = sum[group];
    long after = before + raw;
    if (((before ^ after) & (raw ^ after)) < 0) {
      spill(group, BigDecimal.valueOf(before, scale));
      after = raw;
    }
    sum[group] = after;
    if (raw <= 0) {
      mark(group);
    }
  }

  private void spill(int group, BigDecimal number) {
    mark(group);
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
    for (int i = 0; i < absent.length; i++) {
      absent[i] = Arrays.copyOf(absent[i], length);
    }
  }
}
