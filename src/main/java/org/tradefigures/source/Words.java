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
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long ZEROS = 0x3030303030303030L;

  /** What brings all bytes from ten on, and none below, to the high bit. */
  private static final long ABOVE_NINE = 0x7676767676767676L;

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

  static boolean isAscii(long word) {
    return (word & HIGH_BITS) == 0;
  }

  /** The bits of the first bytes, of which there are less than eight. */
  static long low(int bytes) {
    return (1L << (bytes * Byte.SIZE)) - 1;
  }

  /** Where a byte is met first that the other word holds eight times; 8 if nowhere. */
  static int indexOf(long word, long eightTimes) {
    long x = word ^ eightTimes;
    return index((x - EVERY_BYTE) & ~x & HIGH_BITS);
  }

  /** A text in which digits are replaced by their numbers, and all else by larger ones. */
  static long numbers(long word) {
    return word ^ ZEROS;
  }

  /** A bit for each of the {@link #numbers} that is not of a digit. */
  static long notDigits(long numbers) {
    return (((numbers & LOW_BITS) + ABOVE_NINE) | numbers) & HIGH_BITS;
  }

  /** In which byte the first bit is; 8 if there is none. */
  static int index(long bits) {
    return Long.numberOfTrailingZeros(bits) >>> 3;
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
