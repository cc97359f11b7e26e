package org.tradefigures.money;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.UnknownCodeException;

/** What an exchange rate is the rate of. */
public enum RateKind {
  /** The average over a period longer than a day; the right kind for trade in that period. */
  PERIOD_AVERAGE,
  /** The rate on the last day of a period longer than a day; the right kind for stocks. */
  END_OF_PERIOD,
  /** The rate of one day. */
  DAILY,
  /**
   * The official factor by which one currency took the place of another, for good, on the day that
   * the rate is for. The base is the new currency, the term the old one: {@code 1 EUR = 1.95583
   * DEM}, {@code 1 ZMW = 1000 ZMK}.
   */
  FIXED;

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code period-average}
   * @return the kind
   * @throws UnknownCodeException if there is none of that name
   */
  public static RateKind parse(CharSequence text) {
    return Constants.parse(values(), "rate kind", text, UnknownCodeException::among);
  }

  /** Whether a period can have a rate of this kind. */
  boolean suits(Period period) {
    boolean needsDay = this == DAILY || this == FIXED;
    return needsDay == (period.frequency() == Frequency.DAY);
  }

  /** Refuses a period that can't have a rate of this kind. */
  void check(Period period) {
    if (!suits(period)) {
      throw new IllegalArgumentException("No " + this + " rate for " + period + ": " + remedy());
    }
  }

  private String remedy() {
    return switch (this) {
      case DAILY ->
          "a daily rate is the rate of one day; name the day, or use period averages or rates at the end of a period";
      case FIXED -> "a fixed rate is for the day on which it took effect";
      case PERIOD_AVERAGE, END_OF_PERIOD ->
          "that is one day; use daily rates, or name a longer period";
    };
  }

  /** The name in small letters; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return Constants.name(this);
  }
}
