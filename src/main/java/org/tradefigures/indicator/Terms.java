package org.tradefigures.indicator;

import java.math.BigDecimal;

/** Exports and imports added up, each as it is, with the other sign, or not at all. */
enum Terms {
  EXPORTS(1, 0),
  IMPORTS(0, 1),
  SUM(1, 1),
  DIFFERENCE(1, -1);

  private final int ofExports;
  private final int ofImports;

  Terms(int ofExports, int ofImports) {
    this.ofExports = ofExports;
    this.ofImports = ofImports;
  }

  BigDecimal of(BigDecimal exports, BigDecimal imports) {
    BigDecimal one = exports.multiply(BigDecimal.valueOf(ofExports));
    return one.add(imports.multiply(BigDecimal.valueOf(ofImports)));
  }

  /** The same of numbers without their point; {@link Long#MIN_VALUE} where it does not fit. */
  long of(long exports, long imports) {
    long one = exports * ofExports;
    long other = imports * ofImports;
    long sum = one + other;
    boolean fits = exports > Long.MIN_VALUE && imports > Long.MIN_VALUE;
    return fits && ((one ^ sum) & (other ^ sum)) >= 0 ? sum : Long.MIN_VALUE;
  }
}
