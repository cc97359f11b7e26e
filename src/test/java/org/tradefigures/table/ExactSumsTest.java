package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradefigures.trade.ObservationStatus;

class ExactSumsTest {

  private static final long LARGE = Long.MAX_VALUE - 5;

  private static DecimalVector vector(String... numbers) {
    DecimalVector vector = new DecimalVector();
    for (String number : numbers) {
      vector.add(new BigDecimal(number));
    }
    return vector;
  }

  @Test
  void aSumBeyondSixtyFourBitsIsExactInARunAndRowByRow() {
    DecimalVector numbers = vector(LARGE + "", LARGE + "", LARGE + "", "-7");
    BigDecimal expected =
        new BigDecimal(LARGE).multiply(new BigDecimal(3)).subtract(new BigDecimal(7));
    ExactSums run = new ExactSums();
    run.addRun(new int[] {0}, numbers, 0, 4);
    ExactSums rows = new ExactSums();
    rows.addRows(new int[4], numbers, 0, 4);
    assertThat(run.sum(0)).isEqualTo(expected);
    assertThat(rows.sum(0)).isEqualTo(expected);
    assertThat(run.isNarrow()).isFalse();
    assertThat(run.has(0)).isTrue();
  }

  @Test
  void manySmallNumbersMayGrowBeyondToo() {
    DecimalVector numbers = vector("100000000000000", "99");
    ExactSums sums = new ExactSums();
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < 200_000; i++) {
      sums.addRun(new int[] {3}, numbers, 0, 2);
      expected = expected.add(new BigDecimal("100000000000099"));
    }
    assertThat(sums.sum(3)).isEqualByComparingTo(expected);
  }

  @Test
  void manyRowsThatAreAddedWithoutALookMayGrowBeyondToo() {
    long[] raws = new long[Codes.CHUNK];
    Arrays.fill(raws, 1L << 40);
    DecimalVector numbers = new DecimalVector();
    numbers.addRaws(raws, 0);
    Codes codes = Codes.of(new int[raws.length]);
    ExactSums rows = new ExactSums();
    ExactSums coded = new ExactSums();
    ExactSums runs = new ExactSums();
    int times = 20;
    for (int i = 0; i < times; i++) {
      rows.addRows(new int[raws.length], numbers, 0, raws.length);
      coded.addRows(new RowGroups.ByOne(codes, new int[1], 0), numbers, 0, raws.length);
      runs.addRun(new int[] {0}, numbers, 0, raws.length);
    }
    BigDecimal expected =
        BigDecimal.valueOf(1L << 40).multiply(BigDecimal.valueOf((long) times * Codes.CHUNK));
    for (ExactSums each : List.of(rows, coded, runs)) {
      assertThat(each.sum(0)).isEqualTo(expected);
      assertThat(each.isNarrow()).isFalse();
    }
  }

  @Test
  void aLargeNumberAmongNarrowOnesIsSeenWhereverItStands() {
    int count = 40;
    for (int large = 0; large < count; large++) {
      long[] raws = new long[count];
      Arrays.fill(raws, 1);
      raws[large] = LARGE;
      DecimalVector numbers = new DecimalVector();
      numbers.makeRoom(0, count, 0);
      numbers.put(0, raws, 0, count, 0, Map.of());
      numbers.setSize(count);
      assertThat(numbers.narrowChunkOf(0)).isNotEmpty();
      ExactSums rows = new ExactSums();
      rows.addRows(new int[count], numbers, 0, count);
      ExactSums coded = new ExactSums();
      Codes codes = Codes.of(new int[count]);
      coded.addRows(new RowGroups.ByOne(codes, new int[1], 0), numbers, 0, count);
      BigDecimal expected = new BigDecimal(LARGE).add(new BigDecimal(count - 1));
      assertThat(rows.sum(0)).isEqualTo(expected);
      assertThat(coded.sum(0)).isEqualTo(expected);
    }
  }

  @Test
  void finerAndCoarserNumbersAddUp() {
    ExactSums sums = new ExactSums();
    sums.addRun(new int[] {0}, vector("5"), 0, 1);
    sums.addRun(new int[] {0}, vector("0.125"), 0, 1);
    sums.addRows(new int[1], vector("1.5"), 0, 1);
    assertThat(sums.sum(0)).isEqualByComparingTo("6.625");
    ExactSums coarse = new ExactSums();
    coarse.addRun(new int[] {0}, vector("3"), 0, 1);
    sums.addAll(coarse, new int[] {0});
    assertThat(sums.sum(0)).isEqualByComparingTo("9.625");
  }

  @Test
  void runsOfCoarserNumbersAddUpWithFinerSums() {
    ExactSums sums = new ExactSums();
    sums.addRun(new int[] {0}, vector("0.125"), 0, 1);
    sums.addRun(new int[] {0}, vector("3", "4"), 0, 2);
    assertThat(sums.sum(0)).isEqualByComparingTo("7.125");
  }

  @Test
  void largeNumbersBelowZeroAddUpAcrossThreads() {
    for (String large : List.of("-" + LARGE, "" + LARGE)) {
      ExactSums one = new ExactSums(2);
      one.addRows(new int[] {0, 1}, vector(large, "1"), 0, 2);
      ExactSums other = new ExactSums(2);
      other.addRun(new int[] {0}, vector(large), 0, 1);
      one.addAll(other, null);
      one.addAll(other, new int[] {0, 1});
      assertThat(one.sum(0)).isEqualTo(new BigDecimal(large).multiply(BigDecimal.valueOf(3)));
      assertThat(one.sum(1)).isEqualTo(BigDecimal.ONE);
    }
  }

  @Test
  void sumsOfFewGroupsTakeThoseOfMany() {
    DecimalVector numbers = vector("1", "2", "3", "4");
    ExactSums many = new ExactSums(50);
    many.addRows(new int[] {0, 5, 20, 49}, numbers, 0, 4);
    for (int groups : new int[] {1, 30, 50, 100}) {
      ExactSums sums = new ExactSums(groups);
      sums.addAll(many, null);
      sums.addAll(many, IntStream.range(0, 50).map(group -> 49 - group).toArray());
      assertThat(IntStream.range(0, 60).filter(sums::has)).containsExactly(0, 5, 20, 29, 44, 49);
      assertThat(IntStream.of(0, 5, 20, 29, 44, 49).mapToObj(sums::sum))
          .extracting(BigDecimal::intValueExact)
          .containsExactly(5, 2, 3, 3, 2, 5);
    }
  }

  @Test
  void noGroupIsMetInSumsOfNothing() {
    ExactSums sums = new ExactSums(3);
    assertThat(sums.absent(1, ObservationStatus.MISSING)).isZero();
    assertThat(sums.absent(1)).isZero();
    assertThat(sums.sum(sums.capacity())).isEqualByComparingTo("0");
    assertThat(sums.met(2)).isFalse();
    assertThat(sums.countMet(0, 3)).isZero();
  }

  @Test
  void groupsAreToldWhereThereIsRoomForNoMore() {
    ExactSums positive = new ExactSums(4);
    positive.addRows(new int[] {0, 1, 2, 3}, vector("1", "2", "3", "4"), 0, 4);
    ExactSums mixed = new ExactSums(4);
    mixed.addRows(new int[] {0, 1, 2, 3}, vector("1", "-2", "0", "4"), 0, 4);
    ExactSums inParts = new ExactSums(new SumParts(4, 3));
    inParts.addAll(positive, null);
    for (ExactSums each : List.of(positive, mixed, inParts)) {
      int[] told = new int[2];
      each.met(1, 3, told);
      assertThat(told).containsExactly(1, 2);
    }
  }

  @Test
  void whatIsAbsentIsCountedAndAddedUp() {
    DecimalVector numbers = vector("1");
    numbers.addAbsent(ObservationStatus.SUPPRESSED);
    numbers.addAbsent(ObservationStatus.MISSING);
    ExactSums sums = new ExactSums();
    sums.addRun(new int[] {2}, numbers, 0, 3);
    ExactSums total = new ExactSums();
    total.addAll(sums, new int[] {0, 0, 1});
    assertThat(total.has(1)).isTrue();
    assertThat(total.has(0)).isFalse();
    assertThat(total.absent(1)).isEqualTo(2);
    assertThat(total.absent(1, ObservationStatus.SUPPRESSED)).isEqualTo(1);
    assertThat(total.met(0)).isFalse();
    assertThat(total.met(1)).isTrue();
  }

  @Test
  void groupsWithNumbersAreToldFromGroupsWithoutWhateverTheirSums() {
    DecimalVector numbers = vector("5", "-5", "0", "7", "-7", "3");
    numbers.addAbsent(ObservationStatus.MISSING);
    ExactSums sums = new ExactSums(5);
    sums.addRows(new int[] {0, 0, 1, 2, 2, 3, 4}, numbers, 0, 7);
    ExactSums total = new ExactSums(5);
    total.addAll(sums, null);
    for (ExactSums each : new ExactSums[] {sums, total}) {
      assertThat(IntStream.range(0, 6).filter(each::has)).containsExactly(0, 1, 2, 3);
      assertThat(GroupOrder.ofNumbers(each, 6).list()).containsExactly(0, 1, 2, 3, 4);
      assertThat(each.sum(0)).isEqualByComparingTo("0");
      assertThat(each.sum(3)).isEqualByComparingTo("3");
    }
  }

  @Test
  void sumsThatCancelAcrossThreadsHaveNumbers() {
    ExactSums one = new ExactSums(1);
    one.addRun(new int[] {0}, vector("5"), 0, 1);
    ExactSums other = new ExactSums(1);
    other.addRun(new int[] {0}, vector("-5"), 0, 1);
    one.addAll(other, null);
    assertThat(one.has(0)).isTrue();
    assertThat(one.sum(0)).isEqualByComparingTo("0");
  }

  @Test
  void thereIsRoomForAnyGroup() {
    DecimalVector numbers = vector("5");
    numbers.addAbsent(ObservationStatus.SUPPRESSED);
    ExactSums sums = new ExactSums(0);
    assertThat(sums.capacity()).isZero();
    sums.add(2, numbers, 1);
    sums.add(9, numbers, 0);
    sums.addRun(new int[] {40, 41}, numbers, 0, 2);
    ExactSums total = new ExactSums(1);
    total.addAll(sums, null);
    for (ExactSums each : List.of(sums, total)) {
      assertThat(IntStream.range(0, 200).filter(each::has)).containsExactly(9, 40, 41);
      assertThat(IntStream.range(0, 200).filter(each::met)).containsExactly(2, 9, 40, 41);
      assertThat(each.sum(41)).isEqualByComparingTo("5");
      assertThat(each.sum(1_000_000)).isEqualByComparingTo("0");
      assertThat(each.absent(2, ObservationStatus.SUPPRESSED)).isEqualTo(1);
      assertThat(each.absent(41)).isEqualTo(1);
      assertThat(each.absent(9)).isZero();
      assertThat(each.absent(1_000_000)).isZero();
      assertThat(each.hasAbsent()).isTrue();
      assertThat(each.isNarrow()).isTrue();
    }
    assertThatThrownBy(() -> sums.absent(2, ObservationStatus.NORMAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Status normal has a value");
  }

  @Test
  void everyRunIsAddedToEachOfItsGroups() {
    DecimalVector numbers = vector("1", "2", "4", "8", "16");
    ExactSums sums = new ExactSums(6);
    sums.addRuns(new int[][] {{0, 1, 0}, {5, 5, 3}}, numbers, new int[] {0, 2, 3, 5}, 3);
    assertThat(IntStream.range(0, 6).mapToLong(sums::raw))
        .containsExactly(27L, 4L, 0L, 24L, 0L, 7L);
    long[] raws = new long[4];
    sums.raws(new int[] {5, 0, 1}, 2, raws, 1);
    assertThat(raws).containsExactly(0, 7, 27, 0);
    assertThat(sums.scale()).isZero();
  }

  @Test
  void rowsBehindTheEndOfAChunkAreMissing() {
    DecimalVector numbers = DecimalVector.missing(100, 1);
    numbers.set(3, new BigDecimal("0.5"));
    int told = numbers.lengthOfChunk(0);
    assertThat(told).isLessThan(90);
    ExactSums run = new ExactSums(2);
    run.addRun(new int[] {1}, numbers, 0, 100);
    ExactSums across = new ExactSums(2);
    across.addRun(new int[] {1}, numbers, 2, 100);
    assertThat(across.sum(1)).isEqualByComparingTo("0.5");
    assertThat(across.absent(1, ObservationStatus.MISSING)).isEqualTo(97);
    ExactSums behind = new ExactSums(2);
    behind.addRun(new int[] {0, 1}, numbers, told, 100);
    ExactSums rows = new ExactSums(2);
    int[] groups = IntStream.range(0, 100).map(row -> 1).toArray();
    rows.addRows(groups, numbers, 0, 100);
    for (ExactSums each : List.of(run, rows)) {
      assertThat(each.sum(1)).isEqualByComparingTo("0.5");
      assertThat(each.absent(1, ObservationStatus.MISSING)).isEqualTo(99);
      assertThat(each.met(0)).isFalse();
    }
    assertThat(behind.has(0)).isFalse();
    assertThat(behind.absent(0)).isEqualTo(100 - told);
    assertThat(behind.absent(1)).isEqualTo(100 - told);
  }

  @Test
  void longRunsMayHoldAnythingAnywhere() {
    for (int odd = 0; odd < 200; odd += 7) {
      DecimalVector numbers = new DecimalVector();
      DecimalVector narrow = new DecimalVector();
      long[] raws = new long[200];
      Arrays.fill(raws, 3);
      raws[odd] = odd % 2 == 0 ? -5 : DecimalVector.SUPPRESSED;
      for (long raw : raws) {
        if (raw == DecimalVector.SUPPRESSED) {
          numbers.addAbsent(ObservationStatus.SUPPRESSED);
        } else {
          numbers.addRaw(raw, 0);
        }
      }
      narrow.makeRoom(0, 200, 0);
      narrow.put(0, raws, 0, 200, 0, Map.of());
      narrow.setSize(200);
      for (DecimalVector each : List.of(numbers, narrow)) {
        ExactSums sums = new ExactSums(1);
        sums.addRun(new int[] {0}, each, 0, 200);
        assertThat(sums.raw(0)).isEqualTo(3 * 199 - (odd % 2 == 0 ? 5 : 0));
        assertThat(sums.absent(0)).isEqualTo(odd % 2);
        assertThat(sums.isNarrow()).isTrue();
      }
    }
  }

  /** What stands for a mark or a large number does not make the sum of others negative. */
  @Test
  void runsOfLargeNarrowNumbersMayHoldAnythingToo() {
    for (long odd : new long[] {DecimalVector.SUPPRESSED, DecimalVector.MISSING, 1L << 40, -5, 0}) {
      DecimalVector numbers = new DecimalVector();
      numbers.makeRoom(0, 3, 0);
      numbers.put(0, new long[] {2_000_000_000, odd, 2_000_000_000}, 0, 3, 0, Map.of());
      numbers.setSize(3);
      assertThat(numbers.narrowChunkOf(0)).isNotEmpty();
      boolean isAbsent = odd < DecimalVector.WIDE;
      ExactSums sums = new ExactSums(1);
      sums.addRun(new int[] {0}, numbers, 0, 3);
      assertThat(sums.raw(0)).isEqualTo(4_000_000_000L + (isAbsent ? 0 : odd));
      assertThat(sums.absent(0)).isEqualTo(isAbsent ? 1 : 0);
    }
  }

  @Test
  void rowsOfPartsMayGoBackToEarlierOnes() {
    for (long large : new long[] {1, 1L << 35}) {
      long[] raws = {large, 2 * large, 4 * large, 8 * large, 16 * large};
      DecimalVector together = new DecimalVector();
      together.addRaws(raws.clone(), 0);
      DecimalVector inBlocks = new DecimalVector();
      inBlocks.makeRoom(0, 5, 0);
      inBlocks.put(0, raws, 0, 5, 0, Map.of());
      inBlocks.setSize(5);
      for (DecimalVector numbers : List.of(together, inBlocks)) {
        ExactSums sums = new ExactSums(new SumParts(6, 2));
        sums.addRows(new int[] {0, 5, 1, 4, 2}, numbers, 0, 5);
        sums.addRows(new int[] {5, 0, 5, 1, 3}, numbers, 0, 5);
        assertThat(IntStream.range(0, 6).mapToLong(sums::raw))
            .containsExactly(3 * large, 12 * large, 16 * large, 16 * large, 8 * large, 7 * large);
      }
    }
  }

  @Test
  void groupsThatRowsWereAddedToAreCountedAndTold() {
    ExactSums positive = new ExactSums(10);
    positive.addRows(new int[] {1, 4, 4, 9}, vector("1", "2", "3", "4"), 0, 4);
    ExactSums mixed = new ExactSums(10);
    mixed.addRows(new int[] {1, 4, 4, 9}, vector("0", "-2", "2", "4"), 0, 4);
    for (ExactSums each : List.of(positive, mixed)) {
      assertThat(each.countMet(0, 10)).isEqualTo(3);
      assertThat(each.countMet(2, 9)).isEqualTo(1);
      assertThat(each.countMet(9, 10)).isEqualTo(1);
      assertThat(each.countMet(5, 9)).isZero();
      int[] told = new int[10];
      each.met(1, 10, told);
      assertThat(told).startsWith(1, 4, 9);
    }
  }

  @Test
  void sumsThatWouldReadAsAMarkAreKeptBeside() {
    for (long mark :
        new long[] {
          DecimalVector.MISSING,
          DecimalVector.SUPPRESSED,
          DecimalVector.NOT_YET_REPORTED,
          DecimalVector.WIDE
        }) {
      DecimalVector numbers = new DecimalVector();
      numbers.addRaws(new long[] {mark + 7, -7}, 0);
      ExactSums sums = new ExactSums(1);
      sums.addRows(new int[] {0, 0}, numbers, 0, 2);
      assertThat(sums.isNarrow()).isFalse();
      assertThat(sums.sum(0)).isEqualTo(BigDecimal.valueOf(mark));
    }
  }

  @Test
  void sumsOfManyGroupsAreAddedUpGroupByGroup() {
    int count = 40_000;
    ExactSums one = new ExactSums(count);
    ExactSums other = new ExactSums(count);
    DecimalVector numbers = new DecimalVector();
    int[] groups = IntStream.range(0, count).toArray();
    IntStream.range(0, count).forEach(i -> numbers.addRaw(1 + i % 1000, 2));
    one.addRows(groups, numbers, 0, count);
    other.addRows(groups, numbers, 0, count);
    one.addAll(other, null);
    ExactSums turned = new ExactSums(count);
    turned.addAll(one, IntStream.range(0, count).map(i -> count - 1 - i).toArray());
    for (int group = 0; group < count; group++) {
      assertThat(one.raw(group)).isEqualTo(2L * (1 + group % 1000));
      assertThat(turned.raw(count - 1 - group)).isEqualTo(one.raw(group));
    }
    assertThat(one.isNarrow()).isTrue();
    assertThat(one.scale()).isEqualTo(2);
  }

  @Test
  void sumsThatGrowBeyondInAnyWayAreExact() {
    BigDecimal large = BigDecimal.valueOf(1L << 61);
    ExactSums part = new ExactSums(3);
    part.addRun(new int[] {1}, vector(large.toString()), 0, 1);
    for (int[] groups : new int[][] {null, {0, 1, 2}, {2, 0, 1}}) {
      ExactSums total = new ExactSums(3);
      for (int i = 0; i < 9; i++) {
        total.addAll(part, groups);
      }
      assertThat(total.sum(groups == null ? 1 : groups[1]))
          .isEqualByComparingTo(large.multiply(BigDecimal.valueOf(9)));
    }
    long[] firsts = {LARGE, (1L << 62) + (1L << 61), 1L << 62, -LARGE};
    for (long first : firsts) {
      for (long second : firsts) {
        DecimalVector numbers = vector(first + "", second + "", "5", "1", "2000000000", "7");
        BigDecimal expected =
            BigDecimal.valueOf(first)
                .add(BigDecimal.valueOf(second))
                .add(BigDecimal.valueOf(2_000_000_013));
        ExactSums rows = new ExactSums(1);
        rows.addRows(new int[2], numbers, 0, 2);
        rows.addRows(new int[4], numbers, 2, 4);
        ExactSums runs = new ExactSums(1);
        runs.addRun(new int[] {0}, numbers, 0, 2);
        runs.addRun(new int[] {0}, numbers, 2, 6);
        ExactSums merged = new ExactSums(1);
        merged.addAll(runs, new int[] {0});
        for (ExactSums each : List.of(rows, runs, merged)) {
          assertThat(each.sum(0)).isEqualByComparingTo(expected);
          assertThat(each.has(0)).isTrue();
        }
      }
    }
  }

  @Test
  void sumsOfDifferentScalesAndAbsencesMerge() {
    ExactSums fine = new ExactSums(2);
    fine.addRun(new int[] {0}, vector("0.25", "-0.25", "0.5"), 0, 3);
    DecimalVector some = vector("3");
    some.addAbsent(ObservationStatus.NOT_YET_REPORTED);
    ExactSums coarse = new ExactSums(2);
    coarse.addRun(new int[] {1}, some, 0, 2);
    for (boolean fineFirst : new boolean[] {true, false}) {
      ExactSums total = new ExactSums(2);
      total.addAll(fineFirst ? fine : coarse, null);
      total.addAll(fineFirst ? coarse : fine, null);
      assertThat(total.sum(0)).isEqualByComparingTo("0.5");
      assertThat(total.sum(1)).isEqualByComparingTo("3");
      assertThat(total.has(0)).isTrue();
      assertThat(total.has(1)).isTrue();
      assertThat(total.scale()).isEqualTo(2);
      assertThat(total.absent(1, ObservationStatus.NOT_YET_REPORTED)).isEqualTo(1);
      assertThat(total.absent(0)).isZero();
    }
  }
}
