package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Codes in whatever form they are kept, against a plain array of them. */
class CodesProperties {

  /** Codes of few and many values, each for some rows. */
  private static int[] plain(Random random, int most) {
    int[] codes = new int[1 + random.nextInt(most)];
    int values =
        new int[] {1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 1 << 20}[random.nextInt(9)];
    int longest = new int[] {1, 12, 60}[random.nextInt(3)];
    for (int row = 0, code = 0, end = 0; row < codes.length; row++) {
      if (row == end) {
        code = random.nextInt(4) == 0 ? values - 1 : random.nextInt(values);
        end += 1 + random.nextInt(longest);
      }
      codes[row] = code;
    }
    return codes;
  }

  private static int max(int[] codes) {
    return Arrays.stream(codes).max().orElse(0);
  }

  private static int[] random(Random random, int length, int bound) {
    return random.ints(length, 0, bound).toArray();
  }

  /** Forms whose runs end where another code comes. */
  private static List<Codes> keptAsTheyAre(int[] plain) {
    Codes.Builder oneByOne = new Codes.Builder();
    Arrays.stream(plain).forEach(oneByOne::add);
    Codes.Builder atOnce = new Codes.Builder();
    atOnce.put(0, plain, plain.length);
    Codes built = atOnce.build(plain.length);
    return List.of(
        Codes.of(plain),
        Codes.computed(row -> plain[row]),
        oneByOne.build(),
        built,
        built.inRuns(plain.length),
        Codes.of(plain).inRuns(plain.length),
        ofRuns(plain));
  }

  private static Codes ofRuns(int[] plain) {
    int[] firsts = new int[plain.length + 1];
    int[] codes = new int[plain.length];
    int runs = 0;
    for (int row = 0; row < plain.length; row++) {
      // now and then two runs have the same code
      if (row == 0 || plain[row] != plain[row - 1] || row % 7 == 0) {
        firsts[runs] = row;
        codes[runs++] = plain[row];
      }
    }
    firsts[runs] = plain.length;
    Codes.RunStarts starts = new Codes.RunStarts();
    Codes ofRuns = Codes.ofRuns(starts, codes);
    starts.tell(new int[] {0, plain.length}, 1);
    assertThat(ofRuns.get(plain.length - 1)).isEqualTo(plain[0]);
    starts.tell(firsts, runs);
    return ofRuns;
  }

  /** Forms that make them of others, whose runs may end early. */
  private static List<Codes> madeOfOthers(int[] plain, Random random) {
    int[] of = random(random, plain.length, 300);
    int[] table = new int[300 * plain.length];
    int[] numbered = IntStream.range(0, plain.length).map(row -> row * 300 + of[row]).toArray();
    IntStream.range(0, plain.length).forEach(row -> table[numbered[row]] = plain[row]);
    int[] which = random(random, plain.length, 3);
    boolean[] first = {true, false, true};
    int[] one = plain.clone();
    int[] other = plain.clone();
    IntStream.range(0, plain.length).forEach(row -> (first[which[row]] ? other : one)[row] ^= 1);
    int[] rows = IntStream.range(0, plain.length).toArray();
    Codes constant = Codes.constant(2);
    return List.of(
        Codes.of(numbered).through(table),
        Codes.choice(Codes.of(which), first, Codes.of(one), Codes.of(other)),
        Codes.choice(constant, first, Codes.of(plain), Codes.of(other)),
        Codes.choice(Codes.constant(1), first, Codes.of(one), Codes.of(plain)),
        Codes.of(rows).pairs(Codes.of(of), 300, table),
        constant.pairs(Codes.of(rows), plain.length, shifted(plain, 2 * plain.length)));
  }

  private static int[] shifted(int[] codes, int by) {
    int[] shifted = new int[by + codes.length];
    System.arraycopy(codes, 0, shifted, by, codes.length);
    return shifted;
  }

  @Property
  void codesAreThoseOfTheirRowsInEveryForm(@ForAll Random random) {
    int[] plain = plain(random, 1500);
    for (Codes each : keptAsTheyAre(plain)) {
      check(each, plain, 0, random);
      int row = random.nextInt(plain.length);
      int limit = row + 1 + random.nextInt(plain.length - row);
      int end = row + 1;
      while (end < limit && plain[end] == plain[row]) {
        end++;
      }
      assertThat(each.runEnd(row, limit)).isEqualTo(end);
    }
    madeOfOthers(plain, random).forEach(each -> check(each, plain, 0, random));
  }

  /** Some of the rows from a first one on have the given codes. */
  private static void check(Codes codes, int[] plain, int first, Random random) {
    for (int i = 0; i < 3; i++) {
      int from = random.nextInt(plain.length);
      int to = from + 1 + random.nextInt(plain.length - from);
      int[] part = Arrays.copyOfRange(plain, from, to);
      int[] read = new int[part.length];
      codes.read(first + from, first + to, read);
      assertThat(read).isEqualTo(part);
      for (int row = from; row < to; row = next(codes, plain, first, row, to)) {
        assertThat(codes.get(first + row)).isEqualTo(plain[row]);
      }
      checkShares(codes, plain, first, from, to, random);
    }
    if (first == 0) {
      assertThat(codes.toArray(plain.length)).isEqualTo(plain);
    }
  }

  private static int next(Codes codes, int[] plain, int first, int row, int to) {
    int end = codes.runEnd(first + row, first + to) - first;
    assertThat(end).isBetween(row + 1, to);
    for (int other = row; other < end; other++) {
      assertThat(plain[other]).isEqualTo(plain[row]);
    }
    return end;
  }

  private static void checkShares(
      Codes codes, int[] plain, int first, int from, int to, Random random) {
    int[] shares = random(random, max(plain) + 1, 5);
    int[] sums = random(random, to - from + 1, 9);
    int[] expected = sums.clone();
    for (int row = from; row < to; row++) {
      expected[row - from] += shares[plain[row]];
    }
    codes.add(first + from, first + to, shares, sums);
    assertThat(sums).isEqualTo(expected);
    int start = random.nextInt(from + 1);
    int[] numbers = random.ints(plain.length - start, 1, 1000).toArray();
    int none = random.nextInt(plain.length - start + 1);
    if (none < numbers.length) {
      numbers[none] = -random.nextInt(2);
    }
    long[] totals = new long[7];
    int row = from;
    for (; row < to && numbers[row - start] > 0; row++) {
      totals[2 + shares[plain[row]]] += numbers[row - start];
    }
    long[] added = new long[7];
    int stopped = codes.add(first + from, first + to, 2, shares, added, numbers, first + start);
    assertThat(stopped).isEqualTo(first + row);
    assertThat(added).isEqualTo(totals);
  }

  @Property
  void rowsKeepTheCodesThatWerePutWhateverTheirOrder(@ForAll Random random) {
    int[] plain = plain(random, 400);
    int first = random.nextBoolean() ? 0 : Codes.CHUNK;
    List<int[]> blocks = new ArrayList<>();
    for (int from = 0; from < plain.length; ) {
      int to = Math.min(plain.length, from + 1 + random.nextInt(60));
      blocks.add(new int[] {from, to});
      from = to;
    }
    Collections.shuffle(blocks, random);
    Codes.Builder builder = new Codes.Builder();
    if (random.nextInt(3) == 0) {
      builder.makeRoomFor(first + plain.length, random.nextBoolean() ? max(plain) : 0);
    }
    if (first > 0) {
      builder.makeRoomForOne(0, first, 3);
      builder.putOne(0, 3, first);
    }
    for (int[] block : blocks) {
      put(builder, first, plain, block[0], block[1]);
    }
    Codes built = builder.build(first + plain.length);
    check(built, plain, first, random);
    check(built.inRuns(first + plain.length), plain, first, random);
    if (first > 0) {
      assertThat(built.get(first - 1)).isEqualTo(3);
    }
  }

  /** As columns do it. */
  private static void put(Codes.Builder builder, int first, int[] plain, int from, int to) {
    int[] part = Arrays.copyOfRange(plain, from, to);
    int row = first + from;
    if (Arrays.stream(part).distinct().count() == 1) {
      if (!builder.hasRoomForOne(row, part.length, part[0])) {
        builder.makeRoomForOne(row, part.length, part[0]);
        assertThat(builder.hasRoomForOne(row, part.length, part[0])).isTrue();
      }
      builder.putOne(row, part[0], part.length);
    } else {
      int largest = max(part);
      if (!builder.hasRoom(row, part.length, largest)) {
        builder.makeRoom(row, part.length, largest);
        assertThat(builder.hasRoom(row, part.length, largest)).isTrue();
      }
      builder.put(row, plain, from, part.length);
    }
  }

  @Property(tries = 20)
  void rowsOfSeveralChunksAreReadAsOne(@ForAll Random random) {
    int[] plain = plain(random, 300);
    int from = Codes.CHUNK - random.nextInt(plain.length + 1);
    Codes.Builder builder = new Codes.Builder();
    builder.makeRoomForOne(0, Codes.CHUNK, 1);
    builder.put(from, plain, plain.length);
    int[] expected = new int[from + plain.length];
    Arrays.fill(expected, 0, from, 1);
    System.arraycopy(plain, 0, expected, from, plain.length);
    Codes built = builder.build(expected.length);
    assertThat(built.toArray(expected.length)).isEqualTo(expected);
    int[] read = new int[plain.length];
    built.read(from, expected.length, read);
    assertThat(read).isEqualTo(plain);
    for (int row = from; row < expected.length; row++) {
      assertThat(built.get(row)).isEqualTo(expected[row]);
      assertThat(built.runEnd(row, expected.length)).isGreaterThan(row);
    }
  }

  @Test
  void columnsOfOneCodeAreConstantHoweverLong() {
    int rows = Codes.CHUNK + 10;
    Codes.Builder same = new Codes.Builder();
    same.makeRoomFor(rows, 0);
    assertThat(same.build(rows).isConstant()).isTrue();
    Codes.Builder different = new Codes.Builder();
    different.makeRoomForOne(0, Codes.CHUNK, 4);
    different.makeRoomForOne(Codes.CHUNK, 10, 5);
    Codes built = different.build(rows);
    assertThat(built.isConstant()).isFalse();
    assertThat(built.get(Codes.CHUNK - 1)).isEqualTo(4);
    assertThat(built.get(Codes.CHUNK)).isEqualTo(5);
    assertThat(built.runEnd(5, rows)).isEqualTo(Codes.CHUNK);
    Codes.Builder large = new Codes.Builder();
    large.makeRoomForOne(0, 10, 1 << 20);
    assertThat(large.build(10).get(9)).isEqualTo(1 << 20);
    assertThat(Codes.constant(7).isConstant()).isTrue();
    assertThat(Codes.constant(1).through(new int[] {5, 9}).isConstant()).isTrue();
    assertThat(Codes.constant(1).through(new int[] {5, 9}).get(3)).isEqualTo(9);
  }
}
