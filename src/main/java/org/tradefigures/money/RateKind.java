package org.tradefigures.money;

import java.util.Locale;
import java.util.Objects;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/** What an exchange rate is the rate of. */
public enum RateKind {
  /** The average over a period longer than a day; the right kind for trade in that period. */
  PERIOD_AVERAGE,
  /** The rate on the last day of a period longer than a day; the right kind for stocks. */
  END_OF_PERIOD,
  /** The rate of one day. */
  DAILY;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code period-average}
   * @return the kind
   * @throws TradeParseException if there is none of that name
   */
  public static RateKind parse(CharSequence text) {
    Objects.requireNonNull(text, "text");
    for (RateKind kind : values()) {
      if (kind.text.contentEquals(text)) {
        return kind;
      }
    }
    throw new TradeParseException(
        "Unknown rate kind",
        text.toString(),
        "accepted are period-average, end-of-period and daily");
  }

  /** Refuses a period that can't have a rate of this kind. */
  void check(Period period) {
    boolean day = period.frequency() == Frequency.DAY;
    if (this == DAILY && !day) {
      throw new IllegalArgumentException(
          "No daily rate for "
              + period
              + ": a daily rate is the rate of one day; name the day, or use period averages or rates at the end of a period");
    }
    if (this != DAILY && day) {
      throw new IllegalArgumentException(
          "No "
              + this
              + " rate for "
              + period
              + ": that is one day; use daily rates, or name a longer period");
    }
  }

  /** The name in small letters; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return text;
  }
}
