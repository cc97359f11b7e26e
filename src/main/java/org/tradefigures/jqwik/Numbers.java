package org.tradefigures.jqwik;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Exact numbers as they occur in trade figures, up to the 38 digits that one may have. */
final class Numbers {

  private static final BigInteger LARGEST = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

  private Numbers() {}

  /** Of either sign: mostly everyday figures, and everything that 38 digits can hold. */
  static Arbitrary<BigDecimal> any() {
    return Arbitraries.frequencyOf(Tuple.of(7, moderate()), Tuple.of(1, extreme()));
  }

  /** Of either sign, and small enough that many of them add up to a number of 38 digits. */
  static Arbitrary<BigDecimal> moderate() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, everyday()), Tuple.of(1, everyday().map(BigDecimal::negate)));
  }

  static Arbitrary<BigDecimal> notNegative() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, everyday()), Tuple.of(1, extreme().map(BigDecimal::abs)));
  }

  /** Greater than zero, up to 10 000 000 000 000 with two decimals. */
  static Arbitrary<BigDecimal> positive() {
    return Arbitraries.longs()
        .between(1, 1_000_000_000_000_000L)
        .shrinkTowards(100)
        .map(n -> scaled(n, 2));
  }

  /** Greater than zero: everyday exchange rates and extreme ones. */
  static Arbitrary<BigDecimal> factors() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, everydayFactors()),
        Tuple.of(1, extreme().map(n -> n.signum() == 0 ? BigDecimal.ONE : n.abs())));
  }

  /** From 0.0001 to 10 000. */
  static Arbitrary<BigDecimal> everydayFactors() {
    return Arbitraries.longs().between(1, 100_000_000).shrinkTowards(10_000).map(n -> scaled(n, 4));
  }

  private static Arbitrary<BigDecimal> everyday() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.longs().between(0, 1000).map(BigDecimal::valueOf)),
        Tuple.of(3, Arbitraries.longs().between(0, 1_000_000_000_000_000L).map(n -> scaled(n, 2))),
        Tuple.of(1, Arbitraries.longs().between(0, 1_000_000).map(n -> scaled(n, 4))));
  }

  private static Arbitrary<BigDecimal> extreme() {
    return Combinators.combine(
            Arbitraries.bigIntegers().between(LARGEST.negate(), LARGEST),
            Arbitraries.integers().between(0, 38))
        .as(BigDecimal::new);
  }

  private static BigDecimal scaled(long unscaled, int scale) {
    return BigDecimal.valueOf(unscaled, scale);
  }
}
