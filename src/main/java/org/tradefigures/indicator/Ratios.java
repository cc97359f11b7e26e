package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.math.MathContext;

/** Ratios of exact numbers, rounded once, half-even, to 34 digits. */
final class Ratios {

  private Ratios() {}

  static BigDecimal of(BigDecimal numerator, BigDecimal denominator) {
    return plain(numerator.divide(denominator, MathContext.DECIMAL128));
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
