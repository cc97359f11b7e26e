package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FactorTableTest {

  private static final int AMOUNTS = 10_000;

  /** Cents of up to about a hundred billion, spread evenly. */
  private final long[] cents =
      LongStream.range(0, AMOUNTS).map(n -> n * 1_000_000_007L - 9_999_999).toArray();

  private final long[] results = new long[AMOUNTS];

  private int left(String numerator, BigDecimal denominator, RoundingMode mode) {
    FactorTable factors = new FactorTable(1, mode);
    factors.set(0, new BigDecimal(numerator), denominator);
    return factors.multiply(cents, 0, AMOUNTS, new int[AMOUNTS], results, new int[AMOUNTS]);
  }

  @Test
  void ratesAsTheyArePublishedLeaveNothing() {
    assertThat(left("0.4359008614", BigDecimal.ONE, RoundingMode.HALF_EVEN)).isZero();
    assertThat(left("134.822483279332", BigDecimal.ONE, RoundingMode.HALF_UP)).isZero();
    assertThat(left("1", new BigDecimal("134.822483279332"), RoundingMode.HALF_EVEN)).isZero();
    assertThat(left("1", new BigDecimal("3727.06918402778"), RoundingMode.HALF_DOWN)).isZero();
  }

  @Test
  void crossRatesAndMeansLeaveWhatTheirCutLeavesInDoubt() {
    assertThat(left("3727.06918402778", new BigDecimal("134.822483279332"), RoundingMode.HALF_EVEN))
        .isLessThan(AMOUNTS / 100);
    BigDecimal mean = BigDecimal.TEN.divide(BigDecimal.valueOf(7), MathContext.DECIMAL128);
    assertThat(left(mean.toPlainString(), BigDecimal.ONE, RoundingMode.HALF_EVEN))
        .isLessThan(AMOUNTS / 100);
  }

  @Test
  void amountsTooLargeForTheEstimateAreLeft() {
    FactorTable factors = new FactorTable(1, RoundingMode.HALF_EVEN);
    factors.set(0, new BigDecimal("134.822483279332"), BigDecimal.ONE);
    long[] amounts = {Long.MAX_VALUE, 5, -Long.MAX_VALUE / 2};
    int[] left = new int[3];
    assertThat(factors.multiply(amounts, 0, 3, new int[3], new long[3], left)).isEqualTo(2);
    assertThat(left).startsWith(0, 2);
  }

  @Test
  void otherModesAndFactorsNotSetLeaveAll() {
    assertThat(left("0.5", BigDecimal.ONE, RoundingMode.DOWN)).isEqualTo(AMOUNTS);
    assertThat(left("1E+19", BigDecimal.ONE, RoundingMode.HALF_EVEN)).isEqualTo(AMOUNTS);
    FactorTable none = new FactorTable(1, RoundingMode.HALF_EVEN);
    assertThat(none.multiply(cents, 0, AMOUNTS, new int[AMOUNTS], results, new int[AMOUNTS]))
        .isEqualTo(AMOUNTS);
  }

  @Test
  void onlyTheRowsAskedForAreWritten() {
    FactorTable factors = new FactorTable(1, RoundingMode.HALF_EVEN);
    factors.set(0, new BigDecimal("2.5"), BigDecimal.ONE);
    long[] written = {7, 7, 7, 7};
    factors.multiply(new long[] {1, 1, 3, 1}, 1, 3, new int[2], written, new int[2]);
    assertThat(written).containsExactly(7, 2, 8, 7);
  }
}
