package org.tradefigures.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct texts of one column as one thread meets them in bytes: every text once, and a number
 * for it. Texts of up to eight bytes are found by those bytes, without making a string.
 */
final class ByteFields {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVERY_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ZEROS = 0x3030303030303030L;
  private static final long DIGIT_TOP = 0x4646464646464646L;
  private static final byte[] NO_BYTES = new byte[0];

  /** Bits of a place in the table that tell the length of a text; the others tell its number. */
  private static final int LENGTH_BITS = 4;

  /** The length that stands for all that are longer than eight bytes. */
  private static final int LONG_TEXT = (1 << LENGTH_BITS) - 1;

  private final List<String> texts = new ArrayList<>();

  /** Pairs of a key and what it stands for: number and length, plus one; zero for a free place. */
  private long[] table = new long[128];

  private long[] keys = new long[16];
  private int[] lengths = new int[16];
  private byte[][] longs = new byte[16][];

  /** Eight bytes from a place on; there have to be as many. */
  static long eight(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** A long that holds the byte eight times. */
  static long eightTimes(byte b) {
    return (b & 0xFF) * EVERY_BYTE;
  }

  /** In which of eight bytes the byte that is there eight times is met first; 8 if in none. */
  static int indexOf(long eight, long eightTimes) {
    long x = eight ^ eightTimes;
    long found = (x - EVERY_BYTE) & ~x & HIGH_BITS;
    return Long.numberOfTrailingZeros(found) >>> 3;
  }

  /** How many of eight bytes are digits, from the first on. */
  static int digits(long eight) {
    long none = ((eight + DIGIT_TOP) | (eight - ZEROS)) & HIGH_BITS;
    return Long.numberOfTrailingZeros(none) >>> 3;
  }

  /** The number that the first of eight bytes make, which are digits. */
  static long number(long eight, int digits) {
    if (digits == 0) {
      return 0;
    }
    long tens = eight << ((Long.BYTES - digits) * Byte.SIZE);
    tens = ((tens & 0x0F0F0F0F0F0F0F0FL) * 2561) >>> 8;
    tens = ((tens & 0x00FF00FF00FF00FFL) * 6553601) >>> 16;
    return ((tens & 0x0000FFFF0000FFFFL) * 42949672960001L) >>> 32;
  }

  String text(int number) {
    return texts.get(number);
  }

  /** The number of a text of up to eight bytes, which are the low bytes of the key. */
  int of(long key, int length) {
    long[] pairs = table;
    int mask = pairs.length - 2;
    int at = place(key, mask);
    while (true) {
      long meaning = pairs[at + 1];
      if (pairs[at] == key && (meaning & LONG_TEXT) == length + 1) {
        return (int) (meaning >>> LENGTH_BITS);
      }
      if (meaning == 0) {
        byte[] bytes = new byte[Long.BYTES];
        LONG.set(bytes, 0, key);
        return add(key, length, NO_BYTES, new String(bytes, 0, length, StandardCharsets.UTF_8));
      }
      at = (at + 2) & mask;
    }
  }

  /** The number of a text of any length. */
  int of(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length <= Long.BYTES) {
      long key = 0;
      for (int i = length - 1; i >= 0; i--) {
        key = key << Byte.SIZE | (bytes[from + i] & 0xFF);
      }
      return of(key, length);
    }
    long key = 0;
    for (int i = from; i < to; i++) {
      key = key * 31 + bytes[i];
    }
    int mask = table.length - 2;
    int at = place(key, mask);
    while (true) {
      long meaning = table[at + 1];
      if (meaning == 0) {
        byte[] copy = Arrays.copyOfRange(bytes, from, to);
        return add(key, length, copy, new String(copy, StandardCharsets.UTF_8));
      }
      int number = (int) (meaning >>> LENGTH_BITS);
      if (table[at] == key
          && lengths[number] == length
          && Arrays.equals(longs[number], 0, length, bytes, from, to)) {
        return number;
      }
      at = (at + 2) & mask;
    }
  }

  /**
   * Compares texts by their length, then by their bytes: an order that lists are in which are
   * sorted by number, or by codes of one length.
   */
  int compare(int one, int other) {
    if (one == other) {
      return 0;
    }
    int byLength = Integer.compare(lengths[one], lengths[other]);
    if (byLength != 0) {
      return byLength;
    }
    return lengths[one] > Long.BYTES
        ? Arrays.compareUnsigned(longs[one], longs[other])
        : Long.compareUnsigned(Long.reverseBytes(keys[one]), Long.reverseBytes(keys[other]));
  }

  private int add(long key, int length, byte[] bytes, String text) {
    int number = texts.size();
    texts.add(text);
    if (number == keys.length) {
      keys = Arrays.copyOf(keys, number * 2);
      lengths = Arrays.copyOf(lengths, number * 2);
      longs = Arrays.copyOf(longs, number * 2);
    }
    keys[number] = key;
    lengths[number] = length;
    longs[number] = bytes;
    if (number * 6 > table.length) {
      table = new long[table.length * 4];
      for (int i = 0; i < number; i++) {
        enter(i);
      }
    }
    enter(number);
    return number;
  }

  private void enter(int number) {
    int mask = table.length - 2;
    int at = place(keys[number], mask);
    while (table[at + 1] != 0) {
      at = (at + 2) & mask;
    }
    boolean isShort = lengths[number] <= Long.BYTES;
    table[at] = keys[number];
    table[at + 1] = (long) number << LENGTH_BITS | (isShort ? lengths[number] + 1 : LONG_TEXT);
  }

  private static int place(long key, int mask) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 31) & mask;
  }
}
