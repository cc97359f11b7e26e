package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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
    check(inBlocks.build(ROWS).inRuns(ROWS), codes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"large constant", "runs", "bytes", "shorts", "late"})
  void numbersAreAddedByTheCodesOfTheirRows(String name) {
    int[] codes = IntStream.range(0, ROWS).map(pattern(name)).toArray();
    Codes.Builder builder = new Codes.Builder();
    builder.put(0, codes, ROWS);
    int[] shares =
        IntStream.rangeClosed(0, Arrays.stream(codes).max().orElse(0)).map(c -> c % 7).toArray();
    int from = 100;
    int to = Codes.CHUNK - 3;
    int none = 700_001;
    int[] numbers =
        IntStream.range(0, Codes.CHUNK).map(row -> row == none ? 0 : 1 + row % 5).toArray();
    long[] expected = new long[9];
    for (int row = from; row < to; row++) {
      expected[2 + shares[codes[row]]] += numbers[row];
    }
    for (Codes each :
        List.of(
            builder.build(ROWS),
            builder.build(ROWS).inRuns(ROWS),
            Codes.of(codes),
            Codes.computed(row -> codes[row]))) {
      long[] sums = new long[9];
      assertThat(each.add(from, to, 2, shares, sums, numbers, 0)).isEqualTo(none);
      assertThat(each.add(none + 1, to, 2, shares, sums, numbers, 0)).isEqualTo(to);
      assertThat(sums).isEqualTo(expected);
    }
  }

  @Test
  void fewRunsTakeNextToNoRoom() {
    int[] codes = IntStream.range(0, 3000).map(row -> row / 100).toArray();
    Codes.Builder builder = new Codes.Builder();
    builder.put(0, codes, codes.length);
    Codes built = builder.build(codes.length);
    Codes inRuns = built.inRuns(codes.length);
    assertThat(inRuns).isNotSameAs(built);
    check(inRuns, codes);
    int[] often = IntStream.range(0, 3000).map(row -> row / 10).toArray();
    Codes.Builder other = new Codes.Builder();
    other.put(0, often, often.length);
    Codes ofOften = other.build(often.length);
    assertThat(ofOften.inRuns(often.length)).isSameAs(ofOften);
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
  void noRowsAreNotToldByRuns() {
    Codes.Builder builder = new Codes.Builder();
    builder.put(0, new int[] {1, 2}, 2);
    Codes none = builder.build(0);
    assertThat(none.inRuns(0)).isSameAs(none);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 700, 70_000})
  void rowsThatWerePutAtOnceKeepTheirCodeHoweverFarBehind(int code) {
    Codes.Builder builder = new Codes.Builder();
    builder.makeRoomForOne(5000, 5000, code);
    builder.putOne(5000, code, 5000);
    int[] before = IntStream.range(0, 5000).map(row -> row % 5).toArray();
    for (int from = 0; from < 5000; from += 1000) {
      builder.makeRoom(from, 1000, 4);
      builder.put(from, before, from, 1000);
    }
    int[] expected = Arrays.copyOf(before, 10_000);
    Arrays.fill(expected, 5000, 10_000, code);
    check(builder.build(10_000), expected);
    check(builder.build(10_000).inRuns(10_000), expected);
  }

  @Test
  void thereIsRoomForAllRowsOfAColumn() {
    int rows = Codes.CHUNK + 10;
    Codes.Builder varied = new Codes.Builder();
    varied.makeRoomFor(rows, 300);
    assertThat(varied.hasRoom(0, Codes.CHUNK, 300)).isTrue();
    assertThat(varied.hasRoom(Codes.CHUNK, 10, 300)).isTrue();
    assertThat(varied.hasRoom(0, 1, 1 << 16)).isFalse();
    Codes.Builder same = new Codes.Builder();
    same.makeRoomFor(rows, 0);
    assertThat(same.hasRoomForOne(0, Codes.CHUNK, 0)).isTrue();
    assertThat(same.hasRoomForOne(Codes.CHUNK, 10, 0)).isTrue();
    assertThat(same.hasRoomForOne(0, 1, 1)).isFalse();
    assertThat(same.hasRoomForOne(2 * Codes.CHUNK, 1, 0)).isFalse();
  }

  @Test
  void columnsAreInRunsIfEachOfTheirChunksIs() {
    int[] often = IntStream.range(0, 3000).map(row -> row % 7).toArray();
    int[] rarely = IntStream.range(0, 3000).map(row -> row / 100).toArray();
    for (int[] codes : new int[][] {often, rarely}) {
      Codes.Builder builder = new Codes.Builder();
      builder.makeRoomForOne(0, Codes.CHUNK, 1);
      builder.put(Codes.CHUNK, codes, codes.length);
      int rows = Codes.CHUNK + codes.length;
      Codes built = builder.build(rows);
      assertThat(built.isInRuns()).isFalse();
      assertThat(built.inRuns(rows).isInRuns()).isEqualTo(codes == rarely);
      assertThat(built.chunkOf(Codes.CHUNK - 1).isConstant()).isTrue();
      assertThat(built.chunkOf(Codes.CHUNK).bytes()).startsWith(0, (byte) codes[1]);
    }
    assertThat(Codes.constant(5).isInRuns()).isTrue();
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
