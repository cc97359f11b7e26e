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

  private final Map<Integer, BigDecimal> spilled = new HashMap<>();
  private final SumParts sums;
  private int scale;

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
    this(new SumParts(groups));
  }

  ExactSums(SumParts sums) {
    this.sums = sums;
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
      long[] sum = sums.part(groups[done]);
      int first = sums.start(groups[done]);
      if (isSure && narrow.length > 0) {
        done = add(sum, first, groups, done, count, narrow, start);
      } else if (isSure) {
        done = add(sum, first, groups, done, count, numbers.chunkOf(from), start);
      }
      if (done < count) {
        add(groups[done], numbers, from + done);
        isSure &= bound < SURE;
      }
    }
  }

  /**
   * Adds rows that follow each other, and are in one chunk, each to its group, for which there is
   * room, all of one part; those of narrow numbers fast.
   */
  void addRows(RowGroups groups, DecimalVector numbers, int from, int count) {
    boolean isSure = isSure(numbers, from, count);
    int[] narrow = numbers.narrowChunkOf(from);
    int group = groups.of(from);
    reserve(group);
    long[] sum = sums.part(group);
    int first = sums.start(group);
    for (int row = from; row < from + count; row++) {
      if (isSure && narrow.length > 0) {
        row = groups.add(row, from + count, sum, first, narrow);
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
      long largest = sums.magnitudes();
      bound = largest < SURE >> 1 ? largest : SURE;
    }
    bound = Math.min(SURE, bound + more);
    return bound < SURE;
  }

  // the loops over rows are methods of their own: so they are compiled early, and well

  /** Adds rows up to the first that is of another part, not small or not above zero; tells it. */
  private static int add(
      long[] sum, int first, int[] groups, int from, int to, long[] raws, int start) {
    for (int i = from; i < to; i++) {
      long raw = raws[start + i];
      int at = groups[i] - first;
      if (!isSmall(raw) || at < 0 || at >= sum.length) {
        return i;
      }
      sum[at] += raw;
    }
    return to;
  }

  private static int add(
      long[] sum, int first, int[] groups, int from, int to, int[] raws, int start) {
    for (int i = from; i < to; i++) {
      int raw = raws[start + i];
      int at = groups[i] - first;
      if (raw <= 0 || at < 0 || at >= sum.length) {
        return i;
      }
      sum[at] += raw;
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
    boolean isSure = others.scale == scale && !others.hasAbsent() && bound < SURE - others.bound;
    bound = isSure ? bound + others.bound : bound;
    // sums beside are marked
    if (isSure && groups == null && others.present.length == 0 && sums.isLike(others.sums)) {
      sums.addAll(others.sums);
      return;
    }
    int count = groups == null ? others.capacity() : Math.min(groups.length, others.capacity());
    for (int i = 0; i < count; i++) {
      int group = groups == null ? i : groups[i];
      if (isSure && group < capacity()) {
        sums.add(group, others.sums.get(i));
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
      add(group, others.sums.get(theirs));
    } else if (others.has(theirs)) {
      spill(group, BigDecimal.valueOf(others.sums.get(theirs), others.scale));
    }
    for (int why = 0; why < others.absent.length; why++) {
      absent()[why][group] += others.absent[why][theirs];
    }
  }

  /** How many groups there is room for. */
  int capacity() {
    return sums.size();
  }

  /** Whether a row was added to the group, with a number or without. */
  boolean met(int group) {
    return has(group) || absent(group) > 0;
  }

  /** How many of some groups a row was added to. */
  int countMet(int from, int to) {
    if (present.length + absent.length == 0) {
      return sums.countNotZero(from, to);
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
      sums.notZero(from, to, into);
      return;
    }
    int count = 0;
    for (int group = from; group < to; group++) {
      into[count] = group;
      count += met(group) ? 1 : 0;
    }
  }

  /** Whether any row was without a number. */
  boolean hasAbsent() {
    return absent.length > 0;
  }

  /** Whether a number was added to the group's sum. */
  boolean has(int group) {
    return group < capacity() && (sums.get(group) != 0 || isMarked(group));
  }

  private boolean isMarked(int group) {
    return group < present.length && present[group];
  }

  private void mark(int group) {
    if (group >= present.length) {
      present = Arrays.copyOf(present, capacity());
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
    return sums.get(group);
  }

  /** Copies the {@link #raw} sums of some groups. */
  void raws(int[] groups, int count, long[] into, int at) {
    sums.read(groups, count, into, at);
  }

  /** The sum of a group's numbers; zero if it has none. */
  BigDecimal sum(int group) {
    if (group >= capacity()) {
      return BigDecimal.ZERO;
    }
    BigDecimal narrow = BigDecimal.valueOf(sums.get(group), scale);
    return narrow.add(spilled.getOrDefault(group, BigDecimal.ZERO));
  }

  private void add(int group, long raw) {
    long magnitude = raw ^ (raw >> 63);
    bound = bound < SURE && magnitude < SURE ? Math.min(SURE, bound + magnitude) : SURE;
    long before = sums.get(group);
    long after = before + raw;
    if (((before ^ after) & (raw ^ after)) < 0 || after <= DecimalVector.WIDE) {
      spill(group, BigDecimal.valueOf(before, scale));
      after = raw;
    }
    sums.set(group, after);
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
      absent = new int[3][capacity()];
    }
    return absent;
  }

  /** Later numbers may be finer; what was added so far is kept beside then. */
  private void scaleTo(int finer) {
    if (finer > scale) {
      for (int group = 0; group < capacity(); group++) {
        long number = sums.get(group);
        if (number != 0) {
          spill(group, BigDecimal.valueOf(number, scale));
          sums.set(group, 0);
        }
      }
      scale = finer;
    }
  }

  /** Makes room for a group and those before it. */
  void reserve(int group) {
    sums.reserve(group);
    for (int i = 0; i < absent.length && absent[i].length < capacity(); i++) {
      absent[i] = Arrays.copyOf(absent[i], capacity());
    }
  }
}
