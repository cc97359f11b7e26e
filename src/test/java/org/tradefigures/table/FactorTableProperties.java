package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Products in 64 bits against those in BigDecimal. */
class FactorTableProperties {

  @Property(tries = 2_000)
  void aResultIsTheRoundedProduct(
      @ForAll("raws") List<Long> raws,
      @ForAll("fractions") Tuple2<BigDecimal, BigDecimal> fraction,
      @ForAll RoundingMode mode) {
    FactorTable factors = new FactorTable(2, mode);
    factors.set(1, fraction.get1(), fraction.get2());
    long[] amounts = raws.stream().mapToLong(Long::longValue).toArray();
    long[] results = new long[amounts.length];
    int[] left = new int[amounts.length];
    int[] second = new int[amounts.length];
    Arrays.fill(second, 1);

    int lefts = factors.multiply(amounts, 0, amounts.length, second, results, left);

    List<Integer> leftRows = Arrays.stream(left, 0, lefts).boxed().toList();
    for (int row = 0; row < amounts.length; row++) {
      if (amounts[row] < DecimalVector.WIDE) {
        assertThat(results[row]).isEqualTo(amounts[row]);
        assertThat(leftRows).doesNotContain(row);
      } else if (amounts[row] == DecimalVector.WIDE) {
        assertThat(leftRows).contains(row);
      } else if (!leftRows.contains(row)) {
        assertThat(BigInteger.valueOf(results[row]))
            .isEqualTo(rounded(amounts[row], fraction, mode));
      }
    }
  }

  private static BigInteger rounded(
      long amount, Tuple2<BigDecimal, BigDecimal> fraction, RoundingMode mode) {
    return BigDecimal.valueOf(amount)
        .multiply(fraction.get1())
        .divide(fraction.get2(), 0, mode)
        .unscaledValue();
  }

  /** Of all sizes, those at the ends of the range among them. */
  @Provide
  Arbitrary<List<Long>> raws() {
    return Arbitraries.oneOf(
            Arbitraries.longs(),
            Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L),
            Arbitraries.longs().between(-50, 50).map(n -> n * 5),
            Arbitraries.longs().between(Long.MIN_VALUE, Long.MIN_VALUE + 5))
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<Tuple2<BigDecimal, BigDecimal>> fractions() {
    Arbitrary<BigDecimal> whole = Arbitraries.of(BigDecimal.ONE, new BigDecimal("1E-10"));
    return Arbitraries.oneOf(
        Arbitraries.lazyOf(() -> factors().flatMap(n -> whole.map(d -> Tuple.of(n, d)))),
        Arbitraries.lazyOf(() -> factors().flatMap(d -> whole.map(n -> Tuple.of(n, d)))),
        Arbitraries.lazyOf(() -> factors().flatMap(n -> factors().map(d -> Tuple.of(n, d)))));
  }

  private static Arbitrary<BigDecimal> factors() {
    return Arbitraries.oneOf(
        Arbitraries.of("1", "0.5", "2", "1.5", "134.822483279332", "1000000", "0.0000001", "1E-38")
            .map(BigDecimal::new),
        Arbitraries.bigIntegers()
            .between(BigInteger.ONE, BigInteger.TEN.pow(38))
            .flatMap(n -> Arbitraries.integers().between(0, 38).map(s -> new BigDecimal(n, s))));
  }
}
