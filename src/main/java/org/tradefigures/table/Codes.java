package org.tradefigures.table;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Small non-negative numbers, one a row, in as few bytes as the largest of them needs; none at all
 * where all are the same.
 */
abstract sealed class Codes {

  abstract int get(int row);

  /** Reads the codes of some rows in one go. */
  void read(int from, int to, int[] into) {
    for (int row = from; row < to; row++) {
      into[row - from] = get(row);
    }
  }

  static Codes constant(int code) {
    return new Constant(code);
  }

  /** Codes that are worked out anew whenever they are asked for. */
  static Codes computed(IntUnaryOperator codeAt) {
    return new Computed(codeAt);
  }

  /** The codes read through a table of other codes: what a roll-up is. */
  Codes through(int[] table) {
    return this instanceof Constant c ? constant(table[c.code]) : new Through(this, table);
  }

  /** Takes its code from one of two others, by what a third says. */
  static Codes choice(Codes which, boolean[] first, Codes one, Codes other) {
    if (which instanceof Constant c) {
      return first[c.code] ? one : other;
    }
    return new Choice(which, first, one, other);
  }

  /**
   * Pairs of a code of this and one of another, read through a table.
   *
   * @param width how many codes the other can have
   * @param table the code for each pair, that of a and b at a × width + b
   */
  Codes pairs(Codes other, int width, int[] table) {
    if (this instanceof Constant c) {
      return other.through(Arrays.copyOfRange(table, c.code * width, (c.code + 1) * width));
    }
    return new Pairs(this, other, width, table);
  }

  boolean isConstant() {
    return this instanceof Constant;
  }

  private static final class Constant extends Codes {
    private final int code;

    Constant(int code) {
      this.code = code;
    }

    @Override
    int get(int row) {
      return code;
    }

    @Override
    void read(int from, int to, int[] into) {
      Arrays.fill(into, 0, to - from, code);
    }
  }

  private static final class Bytes extends Codes {
    private final byte[] codes;

    Bytes(byte[] codes) {
      this.codes = codes;
    }

    @Override
    int get(int row) {
      return codes[row] & 0xFF;
    }

    @Override
    void read(int from, int to, int[] into) {
      for (int row = from; row < to; row++) {
        into[row - from] = codes[row] & 0xFF;
      }
    }
  }

  private static final class Shorts extends Codes {
    private final short[] codes;

    Shorts(short[] codes) {
      this.codes = codes;
    }

    @Override
    int get(int row) {
      return codes[row] & 0xFFFF;
    }

    @Override
    void read(int from, int to, int[] into) {
      for (int row = from; row < to; row++) {
        into[row - from] = codes[row] & 0xFFFF;
      }
    }
  }

  private static final class Ints extends Codes {
    private final int[] codes;

    Ints(int[] codes) {
      this.codes = codes;
    }

    @Override
    int get(int row) {
      return codes[row];
    }

    @Override
    void read(int from, int to, int[] into) {
      System.arraycopy(codes, from, into, 0, to - from);
    }
  }

  private static final class Computed extends Codes {
    private final IntUnaryOperator codeAt;

    Computed(IntUnaryOperator codeAt) {
      this.codeAt = codeAt;
    }

    @Override
    int get(int row) {
      return codeAt.applyAsInt(row);
    }
  }

  private static final class Through extends Codes {
    private final Codes base;
    private final int[] table;

    Through(Codes base, int[] table) {
      this.base = base;
      this.table = table;
    }

    @Override
    int get(int row) {
      return table[base.get(row)];
    }

    @Override
    void read(int from, int to, int[] into) {
      base.read(from, to, into);
      for (int i = 0; i < to - from; i++) {
        into[i] = table[into[i]];
      }
    }
  }

  private static final class Choice extends Codes {
    private final Codes which;
    private final boolean[] first;
    private final Codes one;
    private final Codes other;

    Choice(Codes which, boolean[] first, Codes one, Codes other) {
      this.which = which;
      this.first = first;
      this.one = one;
      this.other = other;
    }

    @Override
    int get(int row) {
      return (first[which.get(row)] ? one : other).get(row);
    }
  }

  private static final class Pairs extends Codes {
    private final Codes one;
    private final Codes other;
    private final int width;
    private final int[] table;

    Pairs(Codes one, Codes other, int width, int[] table) {
      this.one = one;
      this.other = other;
      this.width = width;
      this.table = table;
    }

    @Override
    int get(int row) {
      return table[one.get(row) * width + other.get(row)];
    }
  }

  /** Collects codes and widens as larger ones come. */
  static final class Builder {
    private int size;
    private int last;
    private byte[] bytes = new byte[0];
    private short[] shorts = new short[0];
    private int[] ints = new int[0];
    private int width;

    void add(int code) {
      boolean still = size == 0 || (width == 0 && code == last);
      int needed = still ? 0 : bytes(code);
      if (needed > width) {
        widen(needed);
      }
      switch (width) {
        case 1 -> {
          bytes = size < bytes.length ? bytes : Arrays.copyOf(bytes, grown());
          bytes[size] = (byte) code;
        }
        case 2 -> {
          shorts = size < shorts.length ? shorts : Arrays.copyOf(shorts, grown());
          shorts[size] = (short) code;
        }
        case 4 -> {
          ints = size < ints.length ? ints : Arrays.copyOf(ints, grown());
          ints[size] = code;
        }
        default -> last = code;
      }
      size++;
    }

    Codes build() {
      return switch (width) {
        case 1 -> new Bytes(Arrays.copyOf(bytes, size));
        case 2 -> new Shorts(Arrays.copyOf(shorts, size));
        case 4 -> new Ints(Arrays.copyOf(ints, size));
        default -> new Constant(last);
      };
    }

    private static int bytes(int code) {
      return code < 1 << 8 ? 1 : code < 1 << 16 ? 2 : 4;
    }

    private int grown() {
      return Math.max(16, Math.addExact(size, size >> 1));
    }

    /** A constant code may be a large one, so the first widening can jump. */
    private void widen(int needed) {
      Codes before = build();
      width = Math.max(needed, bytes(last));
      switch (width) {
        case 1 -> bytes = new byte[grown()];
        case 2 -> shorts = new short[grown()];
        default -> ints = new int[grown()];
      }
      for (int row = 0; row < size; row++) {
        switch (width) {
          case 1 -> bytes[row] = (byte) before.get(row);
          case 2 -> shorts[row] = (short) before.get(row);
          default -> ints[row] = before.get(row);
        }
      }
      bytes = width == 1 ? bytes : new byte[0];
      shorts = width == 2 ? shorts : new short[0];
    }
  }
}
