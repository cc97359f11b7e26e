package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.math.MathContext;

/** Ratios of exact numbers, rounded once, half-even, to 34 digits. */
final class Ratios {

  private Ratios() {}

  static BigDecimal of(BigDecimal numerator, BigDecimal denominator) {
    BigDecimal ratio = numerator.divide(denominator, MathContext.DECIMAL128).stripTrailingZeros();
    return ratio.scale() < 0 ? ratio.setScale(0) : ratio;
  }

  /** How much larger the first is than the second, as a part of the second. */
  static BigDecimal change(BigDecimal later, BigDecimal earlier) {
    return of(later.subtract(earlier), earlier);
  }
}
