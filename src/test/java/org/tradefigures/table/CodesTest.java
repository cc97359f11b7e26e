package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

  private static final int ROWS = Codes.CHUNK + 5000;

  /** One code, a few, more than a byte holds, more than two hold, and a late change of width. */
  private static IntUnaryOperator pattern(String name) {
    Random random = new Random(1);
    return switch (name) {
      case "constant" -> row -> 7;
      case "large constant" -> row -> 70_000;
      case "runs" -> row -> row / 300 % 200;
      case "bytes" -> row -> random.nextInt(256);
      case "shorts" -> row -> random.nextInt(1 << 16);
      case "ints" -> row -> random.nextInt(1 << 20);
      default -> row -> row < ROWS - 100 ? row % 3 : 100_000 + row;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"constant", "large constant", "runs", "bytes", "shorts", "ints", "late"})
  void rowsKeepTheirCodesHoweverTheyWerePut(String name) {
    int[] codes = IntStream.range(0, ROWS).map(pattern(name)).toArray();
    Codes.Builder oneByOne = new Codes.Builder();
    for (int code : codes) {
      oneByOne.add(code);
    }
    Codes.Builder inBlocks = new Codes.Builder();
    ReadWriteLock form = new ReentrantReadWriteLock();
    int block = 1 << 12; // a chunk is a whole number of them
    IntStream.iterate(0, from -> from < ROWS, from -> from + block)
        .parallel()
        .forEach(
            from -> put(inBlocks, form, from, Arrays.copyOfRange(codes, from, end(from, block))));
    check(oneByOne.build(), codes);
    check(inBlocks.build(ROWS), codes);
  }

  private static int end(int from, int block) {
    return Math.min(ROWS, from + block);
  }

  /** As columns do it: room is made while nobody else puts rows. */
  private static void put(Codes.Builder builder, ReadWriteLock form, int from, int[] part) {
    int largest = Arrays.stream(part).max().orElseThrow();
    form.readLock().lock();
    try {
      if (builder.hasRoom(from, part.length, largest)) {
        builder.put(from, part, 0, part.length);
        return;
      }
    } finally {
      form.readLock().unlock();
    }
    form.writeLock().lock();
    try {
      builder.makeRoom(from, part.length, largest);
      builder.put(from, part, 0, part.length);
    } finally {
      form.writeLock().unlock();
    }
  }

  @Test
  void rowsThatWerePutBeforeTheFirstOtherCodeKeepTheirs() {
    Codes.Builder builder = new Codes.Builder();
    builder.put(5000, new int[5000], 5000);
    int[] other = new int[5000];
    other[17] = 1;
    builder.put(0, other, 5000);
    int[] expected = new int[10_000];
    expected[17] = 1;
    check(builder.build(10_000), expected);
  }

  private static void check(Codes built, int[] codes) {
    int[] read = new int[codes.length];
    built.read(0, codes.length, read);
    assertThat(read).isEqualTo(codes);
    assertThat(IntStream.range(0, codes.length).map(built::get).toArray()).isEqualTo(codes);
    for (int row = 0; row < codes.length; ) {
      int end = built.runEnd(row, codes.length);
      assertThat(end).isGreaterThan(row);
      for (int other = row; other < end; other++) {
        if (codes[other] != codes[row]) {
          throw new AssertionError("Row " + other + " is in the run of row " + row);
        }
      }
      row = end;
    }
  }
}
