package org.tradefigures.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct texts of one column as one thread meets them in bytes: every text once, and a number
 * for it. Texts of up to seven bytes are found by one word, without making a string.
 */
final class ByteFields {

  /** The most bytes that a {@link #key} has room for beside their number. */
  static final int SHORT = Long.BYTES - 1;

  private static final int LENGTH_AT = SHORT * Byte.SIZE;
  private static final byte[] NO_BYTES = new byte[0];

  private final List<String> texts = new ArrayList<>();

  /** At the place of a key the number of its text plus one; zero is free. */
  private int[] table = new int[128];

  /** The keys of the texts, each at its number plus one; no text has the key at zero. */
  private long[] keys = new long[17];

  private long[] ranks = new long[16];
  private byte[][] longs = new byte[16][];

  /** A short text as a word: its bytes, and in the highest byte how many there are, and one. */
  static long key(long word, int length) {
    return (word & Words.low(length)) | (length + 1L) << LENGTH_AT;
  }

  int size() {
    return texts.size();
  }

  String text(int number) {
    return texts.get(number);
  }

  /**
   * Which row first is not after the one before.
   *
   * @param numbers of the texts of rows
   * @return the place, or that of the end
   */
  int notAfter(int[] numbers, int from, int to) {
    for (int row = from; row < to; row++) {
      if (ranks[numbers[row - 1]] >= ranks[numbers[row]]) {
        return row;
      }
    }
    return to;
  }

  /** The number of the text in a cell, which {@link RowCursors#cell} tells. */
  int of(byte[] bytes, long cell) {
    int start = RowCursors.start(cell);
    int length = RowCursors.length(cell);
    return length <= SHORT
        ? ofShort(key(Words.at(bytes, start), length))
        : ofLong(bytes, start, start + length);
  }

  /** The number of the short text that has a {@link #key}; -1 if it was not met yet. */
  int find(long key) {
    int mask = table.length - 1;
    int at = place(key, mask);
    while (keys[table[at]] != key && table[at] > 0) {
      at = (at + 1) & mask;
    }
    return table[at] - 1;
  }

  private int ofShort(long key) {
    int number = find(key);
    int length = (int) (key >>> LENGTH_AT) - 1;
    return number < 0 ? add(key, Words.bytes(key), 0, length) : number;
  }

  private int ofLong(byte[] bytes, int from, int to) {
    long key = 0;
    for (int i = from; i < to; i++) {
      key = key * 31 + bytes[i];
    }
    key |= Long.MIN_VALUE; // as no short text has
    int mask = table.length - 1;
    int at = place(key, mask);
    while (table[at] > 0) {
      int number = table[at] - 1;
      if (keys[table[at]] == key
          && Arrays.equals(longs[number], 0, longs[number].length, bytes, from, to)) {
        return number;
      }
      at = (at + 1) & mask;
    }
    return add(key, bytes, from, to);
  }

  /**
   * Compares texts by their length, then by their bytes: an order that lists are in which are
   * sorted by number, or by codes of one length.
   */
  int compare(int one, int other) {
    if (ranks[one] != ranks[other] || one == other) {
      return Long.compare(ranks[one], ranks[other]);
    }
    return compare(longs[one], longs[other]);
  }

  /** Compares texts in the same way. */
  static int compare(String one, String other) {
    return compare(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static int compare(byte[] one, byte[] other) {
    int byLength = Integer.compare(one.length, other.length);
    return byLength != 0 ? byLength : Arrays.compareUnsigned(one, other);
  }

  /**
   * Adds a text, which stands between two places.
   *
   * @throws GiveUp if it holds what the reading row by row refuses
   */
  private int add(long key, byte[] bytes, int from, int to) {
    int number = texts.size();
    texts.add(sound(bytes, from, to));
    if (number == ranks.length) {
      keys = Arrays.copyOf(keys, number * 2 + 1);
      ranks = Arrays.copyOf(ranks, number * 2);
      longs = Arrays.copyOf(longs, number * 2);
    }
    keys[number + 1] = key;
    if (to - from <= SHORT) {
      // no byte is zero, so that longer texts make larger numbers
      ranks[number] = Long.reverseBytes(key << Byte.SIZE) >>> ((SHORT - to + from) * Byte.SIZE);
      longs[number] = NO_BYTES;
    } else {
      ranks[number] = Long.MAX_VALUE;
      longs[number] = Arrays.copyOfRange(bytes, from, to);
    }
    if (number * 4 > table.length) {
      table = new int[table.length * 2];
      for (int i = 0; i < number; i++) {
        enter(i);
      }
    }
    enter(number);
    return number;
  }

  private void enter(int number) {
    int mask = table.length - 1;
    int at = place(keys[number + 1], mask);
    while (table[at] > 0) {
      at = (at + 1) & mask;
    }
    table[at] = number + 1;
  }

  private static int place(long key, int mask) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 31) & mask;
  }

  /**
   * A text without anything that the reading row by row refuses.
   *
   * @throws GiveUp if there is such a thing in it
   */
  static String sound(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\uFFFD') {
        throw new GiveUp.NotUtf8();
      }
      if (isDoubtful(c)) {
        throw new GiveUp();
      }
    }
    return text;
  }

  /** Whether a character is refused, or means something else in places. */
  private static boolean isDoubtful(int c) {
    return c == '"' || c == 0 || c == '\r' || c == '\n';
  }
}
