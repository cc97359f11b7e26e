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

  /**
   * Numbers above zero and up to this are no marks, and a chunk of them does not overflow. It is
   * one bit.
   */
  private static final long SMALL = 1L << 40;

  /** As long as no sum can be larger in magnitude, small numbers are added without a look. */
  private static final long SURE = 1L << 62;

  /** In longer runs those rows are looked for that have to be looked at. */
  private static final int FEW = 64;

  /** How many groups a thread takes at a time. */
  private static final int RANGE = 1 << 14;

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

  /**
   * Adds runs of rows, all in one chunk, each to some groups.
   *
   * @param groups the groups of every run, those that come first of all, then those that come
   *     second
   * @param starts where each run starts, and behind them where the last ends
   */
  void addRuns(int[][] groups, DecimalVector numbers, int[] starts, int count) {
    int[] ofRun = new int[groups.length];
    for (int run = 0; run < count; run++) {
      for (int i = 0; i < ofRun.length; i++) {
        ofRun[i] = groups[i][run];
      }
      addRun(ofRun, numbers, starts[run], starts[run + 1]);
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
    long total =
        narrow.length > 0 ? total(narrow, start, end) : total(numbers.chunkOf(from), start, end);
    boolean isCoarser = numbers.scale() != scale;
    if (total < 0 && !isCoarser && to - from > FEW) {
      int half = (from + to) >>> 1;
      addRun(groups, numbers, from, half);
      addRun(groups, numbers, half, to);
      return;
    }
    if (total < 0 || isCoarser) {
      for (int row = from; row < to; row++) {
        for (int group : groups) {
          add(group, numbers, row);
        }
      }
      return;
    }
    for (int group : groups) {
      add(group, total);
    }
  }

  /**
   * Adds rows that follow each other, and are in one chunk, each to a group that there {@link
   * #reserve is room} for.
   */
  void addRows(int[] groups, DecimalVector numbers, int from, int count) {
    boolean isSure = isSure(numbers, from, count);
    int start = from & Codes.IN_CHUNK;
    int[] narrow = numbers.narrowChunkOf(from);
    for (int done = 0; done < count; done++) {
      if (isSure && narrow.length > 0) {
        done = add(sum, groups, done, count, narrow, start);
      } else if (isSure) {
        done = add(sum, groups, done, count, numbers.chunkOf(from), start);
      }
      if (done < count) {
        add(groups[done], numbers, from + done);
        isSure &= bound < SURE;
      }
    }
  }

  /**
   * Adds rows that follow each other, and are in one chunk, each to its group, for which there is
   * room; those of narrow numbers fast.
   */
  void addRows(RowGroups groups, DecimalVector numbers, int from, int count) {
    boolean isSure = isSure(numbers, from, count);
    int[] narrow = numbers.narrowChunkOf(from);
    for (int row = from; row < from + count; row++) {
      if (isSure && narrow.length > 0) {
        row = groups.add(row, from + count, sum, narrow);
      }
      if (row < from + count) {
        add(groups.of(row), numbers, row);
        isSure &= bound < SURE;
      }
    }
  }

  /** Whether small numbers among rows of one chunk can be added without a look at their sums. */
  private boolean isSure(DecimalVector numbers, int from, int count) {
    scaleTo(numbers.scale());
    long most = numbers.narrowChunkOf(from).length > 0 ? Integer.MAX_VALUE : SMALL;
    return (from & Codes.IN_CHUNK) + count <= numbers.lengthOfChunk(from)
        && numbers.scale() == scale
        && fits(most * count);
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

  // the loops over rows are methods of their own: so they are compiled early, and well

  /** Adds rows up to the first that is not small or not above zero, and tells it. */
  private static int add(long[] sum, int[] groups, int from, int to, long[] raws, int start) {
    for (int i = from; i < to; i++) {
      long raw = raws[start + i];
      if (!isSmall(raw)) {
        return i;
      }
      sum[groups[i]] += raw;
    }
    return to;
  }

  private static int add(long[] sum, int[] groups, int from, int to, int[] raws, int start) {
    for (int i = from; i < to; i++) {
      int raw = raws[start + i];
      if (raw <= 0) {
        return i;
      }
      sum[groups[i]] += raw;
    }
    return to;
  }

  /** The sum of numbers that are above zero and small; below zero where one is not. */
  private static long total(long[] raws, int start, int end) {
    long total = 0;
    for (int i = start; i < end; i++) {
      if (!isSmall(raws[i])) {
        return -1;
      }
      total += raws[i];
    }
    return total;
  }

  private static long total(int[] raws, int start, int end) {
    long total = 0;
    for (int i = start; i < end; i++) {
      if (raws[i] <= 0) {
        return -1;
      }
      total += raws[i];
    }
    return total;
  }

  private static void add(long[] sum, long[] others, int from, int to) {
    for (int group = from; group < to; group++) {
      sum[group] += others[group];
    }
  }

  private static boolean isSmall(long raw) {
    return (raw - 1 & -SMALL) == 0;
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
    // sums beside are marked
    if (isSure && groups == null && others.present.length == 0 && count == sum.length) {
      Parallel.run(
          (count + RANGE - 1) / RANGE,
          () -> sum,
          (mine, part) -> add(mine, others.sum, part * RANGE, Math.min((part + 1) * RANGE, count)));
      return;
    }
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

  /** How many of some groups a row was added to. */
  int countMet(int from, int to) {
    if (present.length + absent.length == 0) {
      return countNotZero(sum, from, to);
    }
    int count = 0;
    for (int group = from; group < to; group++) {
      count += met(group) ? 1 : 0;
    }
    return count;
  }

  /** Tells those of some groups that a row was added to, for all of which there is room. */
  void met(int from, int to, int[] into) {
    if (present.length + absent.length == 0) {
      notZero(sum, from, to, into);
      return;
    }
    int count = 0;
    for (int group = from; group < to; group++) {
      into[count] = group;
      count += met(group) ? 1 : 0;
    }
  }

  private static int countNotZero(long[] sum, int from, int to) {
    int count = 0;
    for (int group = from; group < to; group++) {
      count += isNotZero(sum[group]);
    }
    return count;
  }

  private static void notZero(long[] sum, int from, int to, int[] into) {
    int count = 0;
    for (int group = from; group < to; group++) {
      into[count] = group;
      count += isNotZero(sum[group]);
    }
  }

  /** One or, for zero, nothing, without a branch: which it will be can't be foretold. */
  private static int isNotZero(long number) {
    return (int) ((number | -number) >>> (Long.SIZE - 1));
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

  /** Copies the {@link #raw} sums of some groups. */
  void raws(int[] groups, int count, long[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = sum[groups[i]];
    }
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
