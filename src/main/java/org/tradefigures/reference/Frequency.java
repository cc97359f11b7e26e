package org.tradefigures.reference;

/** How long a {@link Period} is. */
public enum Frequency {
  /** A calendar year. */
  YEAR(12),
  /** January to June, or July to December. */
  HALF_YEAR(6),
  /** A quarter of a calendar year. */
  QUARTER(3),
  /** A calendar month. */
  MONTH(1),
  /** One day. */
  DAY(0),
  /** Any other stretch of days: a fiscal year, the first ten months. */
  SPAN(0);

  private final int months;

  Frequency(int months) {
    this.months = months;
  }

  /** The length in calendar months; 0 where it is not a fixed number of them. */
  int months() {
    return months;
  }
}
