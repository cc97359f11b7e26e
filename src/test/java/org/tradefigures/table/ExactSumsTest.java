package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

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
}
