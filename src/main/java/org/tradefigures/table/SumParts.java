package org.tradefigures.table;

import java.util.Arrays;

/**
 * A number for each group, zero until it is set, in parts that are made when they are first needed.
 * Rows in the order of their groups then go through memory part by part, and most parts are needed
 * by one thread alone.
 */
final class SumParts {

  private static final long[] NOT_MADE = new long[0];

  /** How many numbers a thread takes at a time. */
  private static final int RANGE = 1 << 14;

  private final int width;
  private final long[][] parts;
  private int size;

  /** So many numbers, or more, in one part. */
  SumParts(int size) {
    this(size, Integer.MAX_VALUE);
  }

  /** So many numbers, in parts of so many; in one that can grow if that holds them all. */
  SumParts(int size, int width) {
    this(
        size,
        width < size ? width : Integer.MAX_VALUE,
        new long[width < size ? (size + width - 1) / width : 1][]);
    Arrays.fill(parts, width < size ? NOT_MADE : new long[size]);
  }

  private SumParts(int size, int width, long[][] parts) {
    this.size = size;
    this.width = width;
    this.parts = parts;
  }

  /** How many numbers there is room for. */
  int size() {
    return size;
  }

  /** Where the part of a group starts. */
  int start(int group) {
    return group < width ? 0 : group - group % width;
  }

  /** Where the part of a group ends, and the next starts. */
  int end(int group) {
    return parts.length == 1 ? size : start(group) + width;
  }

  /** The part of a group, from its {@link #start}; of no length where it is not made. */
  long[] part(int group) {
    return parts[group < width ? 0 : group / width];
  }

  long get(int group) {
    long[] part = part(group);
    return part.length == 0 ? 0 : part[group - start(group)];
  }

  /** Sets the number of a group that there {@link #reserve is room} for. */
  void set(int group, long number) {
    part(group)[group - start(group)] = number;
  }

  /** Adds to the number of a group, without a look at what gets too large. */
  void add(int group, long number) {
    if (number != 0 && part(group).length == 0) {
      reserve(group);
    }
    long[] part = part(group);
    if (part.length > 0) {
      part[group - start(group)] += number;
    }
  }

  /** Makes room for a group, and for those before it where there is but one part. */
  void reserve(int group) {
    if (parts.length > 1) {
      int part = group / width;
      parts[part] = parts[part].length == 0 ? new long[width] : parts[part];
    } else if (group >= size) {
      size = Math.max(group + 1, size * 2);
      parts[0] = Arrays.copyOf(parts[0], size);
    }
  }

  /** Whether others have room for the same groups in the same parts. */
  boolean isLike(SumParts others) {
    return size == others.size && parts.length == others.parts.length;
  }

  /**
   * Adds others that are {@link #isLike alike}, whose parts become parts of these where there are
   * none.
   */
  void addAll(SumParts others) {
    if (parts.length == 1) {
      Parallel.run(
          (size + RANGE - 1) / RANGE,
          () -> parts[0],
          (mine, i) -> add(mine, others.parts[0], i * RANGE, Math.min((i + 1) * RANGE, size)));
      return;
    }
    Parallel.run(
        parts.length,
        () -> parts,
        (mine, i) -> {
          if (mine[i].length == 0) {
            mine[i] = others.parts[i];
          } else {
            add(mine[i], others.parts[i], 0, others.parts[i].length);
          }
        });
  }

  private static void add(long[] mine, long[] others, int from, int to) {
    for (int i = from; i < to; i++) {
      mine[i] += others[i];
    }
  }

  /** How many of some numbers are not zero. */
  int countNotZero(int from, int to) {
    int count = 0;
    for (int start = from; start < to; start = end(start)) {
      long[] part = part(start);
      int first = start(start);
      int end = Math.min(to - first, part.length);
      for (int i = start - first; i < end; i++) {
        count += isNotZero(part[i]);
      }
    }
    return count;
  }

  /** Tells which of some numbers are not zero; there is room for all. */
  void notZero(int from, int to, int[] into) {
    int count = 0;
    for (int start = from; start < to; start = end(start)) {
      long[] part = part(start);
      int first = start(start);
      int end = Math.min(to - first, part.length);
      for (int i = start - first; i < end; i++) {
        into[count] = first + i;
        count += isNotZero(part[i]);
      }
    }
  }

  /** One or, for zero, nothing, without a branch: which it will be can't be foretold. */
  private static int isNotZero(long number) {
    return (int) ((number | -number) >>> (Long.SIZE - 1));
  }

  /** Copies the numbers of some groups, which are in order. */
  void read(int[] groups, int count, long[] into, int at) {
    for (int i = 0; i < count; ) {
      long[] part = part(groups[i]);
      int first = start(groups[i]);
      int end = end(groups[i]);
      for (; i < count && groups[i] < end; i++) {
        into[at + i] = part.length == 0 ? 0 : part[groups[i] - first];
      }
    }
  }

  /** The bits of all magnitudes, together. */
  long magnitudes() {
    long bits = 0;
    for (long[] part : parts) {
      for (long number : part) {
        bits |= number ^ (number >> 63);
      }
    }
    return bits;
  }
}
