package org.tradefigures.agreement;

import java.io.Serializable;
import java.util.Objects;
import javax.money.MonetaryAmount;
import org.tradefigures.money.Amounts;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/**
 * The share of a committed value that falls into a period.
 *
 * @param period the period, often a fiscal year such as {@code 2026-07-01/P1Y}
 * @param amount the amount, greater than zero
 */
public record Instalment(Period period, MonetaryAmount amount) implements Serializable {

  /** Checks that the amount is greater than zero. */
  public Instalment {
    Objects.requireNonNull(period, "period");
    amount = CommittedValue.positive("Instalment of " + period, amount);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code 2026-07-01/P1Y KES 10000000000}
   * @return the instalment
   * @throws TradeParseException if the text is not of that form
   */
  public static Instalment parse(CharSequence text) {
    String whole = text.toString();
    int blank = whole.indexOf(' ');
    if (blank < 0) {
      throw new TradeParseException(
          "Malformed instalment", whole, "expected is such as '2026-07-01/P1Y KES 10000000000'");
    }
    Period period = Period.parse(whole.substring(0, blank));
    MonetaryAmount amount = Texts.amount(whole.substring(blank + 1));
    try {
      return new Instalment(period, amount);
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed instalment", whole, String.valueOf(e.getMessage()), null, e);
    }
  }

  /** For instance {@code 2026-07-01/P1Y KES 10000000000}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return period + " " + Amounts.format(amount);
  }
}
