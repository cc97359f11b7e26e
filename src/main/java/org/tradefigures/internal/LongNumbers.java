package org.tradefigures.internal;

import java.util.Arrays;
import java.util.Objects;

/**
 * Gives every distinct key the next number, from 0, and knows the key of a number. For one thread
 * at a time.
 */
public final class LongNumbers {

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[16];

  /** At the place of a key its number plus one; zero is free. At least half is. */
  private int[] places = new int[32];

  private int size;

  /** No numbers yet. */
  public LongNumbers() {}

  /**
   * How many numbers were given.
   *
   * @return zero or more
   */
  public int size() {
    return size;
  }

  /**
   * The number of a key, a new one if need be.
   *
   * @param key any
   * @return its number
   */
  public int of(long key) {
    int place = place(key);
    if (places[place] > 0) {
      return places[place] - 1;
    }
    if (size == keys.length) {
      grow();
      place = place(key);
    }
    keys[size] = key;
    places[place] = ++size;
    return size - 1;
  }

  /**
   * The number of a key, if it has one.
   *
   * @param key any
   * @return its number; -1 if there is none
   */
  public int find(long key) {
    return places[place(key)] - 1;
  }

  /**
   * The key that has a number.
   *
   * @param number a number that was given
   * @return its key
   */
  public long key(int number) {
    return keys[Objects.checkIndex(number, size)];
  }

  /** Where a key is, or the free place where it belongs. */
  private int place(long key) {
    int mask = places.length - 1;
    int at = (int) ((key * MIX) >>> 32) & mask;
    while (places[at] > 0 && keys[places[at] - 1] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, Math.multiplyExact(keys.length, 2));
    places = new int[Math.multiplyExact(keys.length, 2)];
    for (int number = 0; number < size; number++) {
      places[place(keys[number])] = number + 1;
    }
  }
}
