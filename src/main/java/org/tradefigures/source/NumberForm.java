package org.tradefigures.source;

/**
 * How numbers look that have so many decimals, in a word of {@link Words#numbers} whose last byte
 * is what ends them.
 */
final class NumberForm {

  /** With more there is no room for a digit, the point and what ends the number. */
  static final int MOST_DECIMALS = Long.BYTES - 3;

  private static final int LAST = Long.SIZE - Byte.SIZE;

  final int decimals;

  /** What ends the number. */
  final int end;

  /** How many points there are: one, or none. */
  final long points;

  /** The end and the point. */
  final long ends;

  /** All bits of their bytes. */
  final long inEnds;

  /** All bits of the decimals, once the end is gone. */
  final long behindPoint;

  /**
   * The form.
   *
   * @param decimals how many there are, at most {@link #MOST_DECIMALS}
   */
  NumberForm(int decimals, byte end) {
    boolean hasPoint = decimals > 0;
    this.decimals = decimals;
    this.end = Words.number(end);
    this.points = hasPoint ? 1 : 0;
    long point = hasPoint ? 1L << (LAST - (decimals + 1) * Byte.SIZE) : 0;
    this.ends = ((long) this.end << LAST) | (point * Words.number((byte) '.'));
    this.inEnds = (0xFFL << LAST) | (point * 0xFF);
    this.behindPoint = hasPoint ? -1L << (Long.SIZE - decimals * Byte.SIZE) : -1L;
  }

  /** Whether it is that of numbers with so many decimals, and with this behind them. */
  boolean is(int otherDecimals, byte otherEnd) {
    return decimals == otherDecimals && end == Words.number(otherEnd);
  }
}
