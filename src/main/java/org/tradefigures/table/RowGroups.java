package org.tradefigures.table;

import org.jspecify.annotations.Nullable;

/** Tells the groups of rows of one chunk by the codes of those columns in which they differ. */
abstract sealed class RowGroups {

  /** How many codes of one byte there are. */
  static final int BYTES = 1 << Byte.SIZE;

  /** The group of a row. */
  abstract int of(int row);

  /**
   * Adds numbers above zero to the sums of their groups, up to the first row whose number is not,
   * and tells that row.
   *
   * @param sums those from the first group on
   * @param numbers those of the chunk
   */
  abstract int add(int from, int to, long[] sums, int first, int[] numbers);

  /** Rows that differ in one column, one of which is in the given group. */
  static RowGroups by(GroupKeys.Column column, int row, int group) {
    return new ByOne(column.codes(), column.shares(), group - column.shareAt(row));
  }

  /**
   * Rows that differ in two columns, one of which is in the given group; null where their codes are
   * not kept one by one.
   */
  static @Nullable RowGroups by(GroupKeys.Column one, GroupKeys.Column other, int row, int group) {
    if (one.step() < other.step()) {
      return by(other, one, row, group);
    }
    int base = group - one.shareAt(row) - other.shareAt(row);
    Codes codes = one.codes().chunkOf(row);
    Codes others = other.codes().chunkOf(row);
    boolean areBytes = codes.bytes().length > 0 && others.bytes().length > 0;
    if (areBytes && one.step() == BYTES && other.step() == 1) {
      return new ByBytes(codes.bytes(), others.bytes(), base);
    }
    return ByTwo.areFit(codes, others)
        ? new ByTwo(codes, one.shares(), others, other.shares(), base)
        : ByTwo.areFit(others, codes)
            ? new ByTwo(others, other.shares(), codes, one.shares(), base)
            : null;
  }

  /** By one column, however its codes are kept. */
  static final class ByOne extends RowGroups {
    private final Codes codes;
    private final int[] shares;
    private final int base;

    ByOne(Codes codes, int[] shares, int base) {
      this.codes = codes;
      this.shares = shares;
      this.base = base;
    }

    @Override
    int of(int row) {
      return base + shares[codes.get(row)];
    }

    @Override
    int add(int from, int to, long[] sums, int first, int[] numbers) {
      return codes.add(from, to, base - first, shares, sums, numbers, from & ~Codes.IN_CHUNK);
    }
  }

  /** By two columns whose codes, a byte each, are the two bytes of the group's number. */
  static final class ByBytes extends RowGroups {
    private final byte[] high;
    private final byte[] low;
    private final int base;

    /** Takes the codes of the chunk in both columns. */
    ByBytes(byte[] high, byte[] low, int base) {
      this.high = high;
      this.low = low;
      this.base = base;
    }

    @Override
    int of(int row) {
      int at = row & Codes.IN_CHUNK;
      return base + ((high[at] & 0xFF) << Byte.SIZE | (low[at] & 0xFF));
    }

    @Override
    int add(int from, int to, long[] sums, int first, int[] numbers) {
      int chunk = from & ~Codes.IN_CHUNK;
      return chunk + add(from - chunk, to - chunk, high, low, base - first, sums, numbers);
    }

    private static int add(
        int from, int to, byte[] high, byte[] low, int start, long[] sums, int[] numbers) {
      for (int at = from; at < to; at++) {
        int number = numbers[at];
        if (number <= 0) {
          return at;
        }
        sums[start + ((high[at] & 0xFF) << Byte.SIZE | (low[at] & 0xFF))] += number;
      }
      return to;
    }
  }

  /** By two columns in one go, without a list of groups. */
  static final class ByTwo extends RowGroups {
    private final Codes codes;
    private final int[] shares;
    private final Codes others;
    private final int[] sharesOfOthers;
    private final int base;

    /** Takes the codes of the chunk in the first column and in the second. */
    ByTwo(Codes codes, int[] shares, Codes others, int[] sharesOfOthers, int base) {
      this.codes = codes;
      this.shares = shares;
      this.others = others;
      this.sharesOfOthers = sharesOfOthers;
      this.base = base;
    }

    /** Whether the first codes take a byte each, and the second a byte or two. */
    static boolean areFit(Codes codes, Codes others) {
      return codes.bytes().length > 0 && others.bytes().length + others.shorts().length > 0;
    }

    @Override
    int of(int row) {
      int at = row & Codes.IN_CHUNK;
      return base + shares[codes.get(at)] + sharesOfOthers[others.get(at)];
    }

    @Override
    int add(int from, int to, long[] sums, int first, int[] numbers) {
      int chunk = from & ~Codes.IN_CHUNK;
      int end =
          others.bytes().length > 0
              ? addByBytes(from - chunk, to - chunk, base - first, sums, numbers)
              : addByShorts(from - chunk, to - chunk, base - first, sums, numbers);
      return chunk + end;
    }

    private int addByBytes(int from, int to, int start, long[] sums, int[] numbers) {
      byte[] first = codes.bytes();
      byte[] second = others.bytes();
      for (int at = from; at < to; at++) {
        int number = numbers[at];
        if (number <= 0) {
          return at;
        }
        sums[start + shares[first[at] & 0xFF] + sharesOfOthers[second[at] & 0xFF]] += number;
      }
      return to;
    }

    private int addByShorts(int from, int to, int start, long[] sums, int[] numbers) {
      byte[] first = codes.bytes();
      short[] second = others.shorts();
      for (int at = from; at < to; at++) {
        int number = numbers[at];
        if (number <= 0) {
          return at;
        }
        sums[start + shares[first[at] & 0xFF] + sharesOfOthers[second[at] & 0xFFFF]] += number;
      }
      return to;
    }
  }
}
