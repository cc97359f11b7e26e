package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Ratios of exact numbers, rounded once, half-even, to 34 digits. */
final class Ratios {

  private Ratios() {}

  static BigDecimal of(BigDecimal numerator, BigDecimal denominator) {
    return plain(numerator.divide(denominator, MathContext.DECIMAL128));
  }

  /**
   * An amount of money divided, to 34 digits; at most 34 of them are decimals, since a column of
   * money holds 38.
   */
  static BigDecimal amount(BigDecimal amount, BigDecimal divisor) {
    BigDecimal quotient = amount.divide(divisor, MathContext.DECIMAL128);
    int most = MathContext.DECIMAL128.getPrecision();
    return plain(
        quotient.scale() > most ? amount.divide(divisor, most, RoundingMode.HALF_EVEN) : quotient);
  }

  /** The number without zeros at the end of its decimals. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** How much larger the first is than the second, as a part of the second. */
  static BigDecimal change(BigDecimal later, BigDecimal earlier) {
    return of(later.subtract(earlier), earlier);
  }
}
