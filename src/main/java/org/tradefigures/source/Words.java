package org.tradefigures.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of text at a time, as a long that has the first of them in its low bits. */
final class Words {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVERY_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ZEROS = 0x3030303030303030L;

  /** What brings all bytes from ten on, and none below, to the high bit. */
  private static final long ABOVE_NINE = 0x7676767676767676L;

  private static final long SPACES = ' ' * EVERY_BYTE;
  private static final long QUOTES = '"' * EVERY_BYTE;
  static final long LINE_ENDS = '\n' * EVERY_BYTE;

  private Words() {}

  /** Eight bytes from a place on; there have to be as many. */
  static long at(byte[] bytes, int place) {
    return (long) LONG.get(bytes, place);
  }

  /** The bytes of a word. */
  static byte[] bytes(long word) {
    byte[] bytes = new byte[Long.BYTES];
    LONG.set(bytes, 0, word);
    return bytes;
  }

  /** A word that holds the byte eight times. */
  static long eightTimes(byte b) {
    return (b & 0xFF) * EVERY_BYTE;
  }

  /**
   * A bit for each byte that is no character of ASCII, a control character, or a quote. Behind the
   * first of them there may be one too many.
   */
  static long odd(long word) {
    return (((word - SPACES) | word) & HIGH_BITS) | matches(word, QUOTES);
  }

  static boolean isAscii(long word) {
    return (word & HIGH_BITS) == 0;
  }

  /** The bits of the first bytes, of which there are less than eight. */
  static long low(int bytes) {
    return (1L << (bytes * Byte.SIZE)) - 1;
  }

  /** Where a byte is met first that the other word holds eight times; 8 if nowhere. */
  static int indexOf(long word, long eightTimes) {
    return index(matches(word, eightTimes));
  }

  /**
   * A bit for each byte that the other word holds eight times. Behind the first of them there may
   * be one too many, for a byte that differs in its last bit only.
   */
  static long matches(long word, long eightTimes) {
    long x = word ^ eightTimes;
    return (x - EVERY_BYTE) & ~x & HIGH_BITS;
  }

  /** Whether the same bytes stand at two places. */
  static boolean areSame(byte[] bytes, int place, int other, int length) {
    int done = 0;
    for (; done + Long.BYTES <= length; done += Long.BYTES) {
      if (at(bytes, place + done) != at(bytes, other + done)) {
        return false;
      }
    }
    long different = at(bytes, place + done) ^ at(bytes, other + done);
    return (different & low(length - done)) == 0;
  }

  /** A text in which digits are replaced by their numbers, and all else by larger ones. */
  static long numbers(long word) {
    return word ^ ZEROS;
  }

  /** The same for one byte. */
  static int number(byte b) {
    return (b ^ '0') & 0xFF;
  }

  /** One if a byte is a character, else zero; without a branch. */
  static int is(byte b, char c) {
    return (((b & 0xFF) ^ c) - 1) >>> (Integer.SIZE - 1);
  }

  /**
   * A bit for each of the {@link #numbers} that is not of a digit. Behind one that is not of ASCII
   * there may be one too many.
   */
  static long notDigits(long numbers) {
    return ((numbers + ABOVE_NINE) | numbers) & HIGH_BITS;
  }

  /** In which byte the first bit is; 8 if there is none. */
  static int index(long bits) {
    return bit(bits) >>> 3;
  }

  /** Which bit is the first; 64 if there is none. */
  static int bit(long bits) {
    return Long.numberOfTrailingZeros(bits);
  }

  /** The number that the first of the {@link #numbers} make, of which there is at least one. */
  static long number(long numbers, int digits) {
    return number(numbers << ((Long.BYTES - digits) * Byte.SIZE));
  }

  /** The number that eight {@link #numbers} make, all of digits. */
  static long number(long numbers) {
    long tens = numbers;
    tens = (tens * 10 + (tens >>> 8)) & 0x00FF00FF00FF00FFL;
    tens = (tens * 100 + (tens >>> 16)) & 0x0000FFFF0000FFFFL;
    return (tens * 10_000 + (tens >>> 32)) & 0xFFFFFFFFL;
  }
}
