package org.tradefigures.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Factors by number, ready to be multiplied with whole columns of raw decimals and rounded to whole
 * units of the result, exactly, without an object a row.
 *
 * <p>A factor is kept as a fraction of two whole numbers M ÷ D. The quotient is estimated in
 * floating point, which is off by less than ½ + 2⁻⁵⁰ of itself; what the estimate leaves, raw × M −
 * quotient × D, is then small enough to be exact in 64-bit arithmetic, though that wraps on the
 * way. Where it is less than half of D, the estimate is the rounded quotient; else it is put right.
 *
 * <p>A factor whose fraction needs more than 64 bits is kept as M ÷ 2ⁿ, cut at less than one unit
 * of M below the true one. What is left is then known but for |raw|, and the few amounts which that
 * leaves in doubt are left to be worked out otherwise, as are those that are too large.
 */
final class FactorTable {

  private static final int DENOMINATOR_BITS = 57;
  private static final int REST_BITS = 61;
  private static final double MOST = 4e18;

  // one factor is so many longs, which are used together
  private static final int M = 0;
  private static final int D = 1;
  private static final int RATIO = 2;
  private static final int MOST_QUOTIENT = 3;
  private static final int CUT = 4;
  private static final int WIDTH = 5;

  private final long[] factors;
  private final RoundingMode mode;

  /**
   * Factors that leave all amounts, until they are set.
   *
   * @param mode one that rounds to the nearest; others leave all amounts
   */
  FactorTable(int size, RoundingMode mode) {
    this.factors = new long[Math.multiplyExact(size, WIDTH)];
    this.mode = mode;
  }

  /**
   * Sets a factor.
   *
   * @param numerator raw units of the result for as many raw units of the amount as the denominator
   *     says; greater than zero
   * @param denominator greater than zero
   */
  void set(int number, BigDecimal numerator, BigDecimal denominator) {
    boolean toNearest =
        mode == RoundingMode.HALF_EVEN
            || mode == RoundingMode.HALF_UP
            || mode == RoundingMode.HALF_DOWN;
    if (!toNearest) {
      return;
    }
    int scale = Math.max(0, Math.max(numerator.scale(), denominator.scale()));
    BigInteger m = numerator.setScale(scale).unscaledValue();
    BigInteger d = denominator.setScale(scale).unscaledValue();
    BigInteger common = m.gcd(d);
    m = m.divide(common);
    d = d.divide(common);
    boolean whole = m.bitLength() < Long.SIZE && d.bitLength() <= DENOMINATOR_BITS;
    if (whole) {
      put(number, m.longValue(), d.longValue(), 0);
      return;
    }
    int bits = REST_BITS - 1 - m.divide(d).bitLength();
    if (bits > 0) {
      int cut = Math.min(DENOMINATOR_BITS, bits);
      put(number, m.shiftLeft(cut).divide(d).longValue(), 1L << cut, -1);
    }
  }

  private void put(int number, long m, long d, long cut) {
    double ratio = (double) m / d;
    double most = Math.min(MOST, ((double) (1L << REST_BITS) / d - 0.5) * 0x1p50);
    // the part that is cut off counts for as much as the amount
    double mostQuotient = cut == 0 ? most : Math.min(most, 0x1p60 * ratio);
    int at = number * WIDTH;
    factors[at + M] = m;
    factors[at + D] = d;
    factors[at + RATIO] = Double.doubleToRawLongBits(ratio);
    factors[at + MOST_QUOTIENT] = Double.doubleToRawLongBits(mostQuotient);
    factors[at + CUT] = cut;
  }

  /**
   * Multiplies the raw numbers of some rows and rounds the products. Marks of absence are copied.
   *
   * @param raw numbers and marks as in {@link DecimalVector}
   * @param from the first row
   * @param to the row behind the last
   * @param factorOf the number of the factor for each row, that of the first row first
   * @param results where the rounded products go, by row
   * @param left where the rows go that have no result here
   * @return how many those are
   */
  int multiply(long[] raw, int from, int to, int[] factorOf, long[] results, int[] left) {
    int lefts = 0;
    for (int row = from; row < to; row++) {
      long amount = raw[row];
      if (amount <= DecimalVector.WIDE) {
        results[row] = amount;
        if (amount == DecimalVector.WIDE) {
          left[lefts++] = row;
        }
        continue;
      }
      int at = factorOf[row - from] * WIDTH;
      double estimate = Math.rint(amount * Double.longBitsToDouble(factors[at + RATIO]));
      if (!(Math.abs(estimate) < Double.longBitsToDouble(factors[at + MOST_QUOTIENT]))) {
        left[lefts++] = row;
        continue;
      }
      long d = factors[at + D];
      long quotient = (long) estimate;
      long rest = amount * factors[at + M] - quotient * d;
      long cut = factors[at + CUT];
      if (Math.abs(rest) + (Math.abs(amount) & cut) <= (d - 1) >> 1) {
        results[row] = quotient;
      } else if (cut == 0) {
        results[row] = settle(quotient, rest, d);
      } else {
        left[lefts++] = row;
      }
    }
    return lefts;
  }

  /** The rounded quotient, from an estimate of it and the rest that this leaves. */
  private long settle(long estimate, long rest, long d) {
    long below = estimate + Math.floorDiv(rest, d);
    long twice = Math.floorMod(rest, d) * 2;
    if (twice != d) {
      return twice < d ? below : below + 1;
    }
    return switch (mode) {
      case HALF_UP -> below < 0 ? below : below + 1;
      case HALF_DOWN -> below < 0 ? below + 1 : below;
      default -> below + (below & 1);
    };
  }
}
