package org.tradefigures.trade;

import java.math.BigDecimal;
import java.util.Objects;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.TradeParseException;

/**
 * An amount of goods in a unit. Amounts that are equal as numbers are equal: 2.0 kg is 2 kg.
 *
 * @param amount not negative
 * @param unit the unit
 */
public record Quantity(BigDecimal amount, QuantityUnit unit) {

  /** Checks that the amount is not negative, and drops the zeros at its end. */
  public Quantity {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(unit, "unit");
    amount = Decimals.normal(amount);
    if (amount.signum() < 0) {
      throw new IllegalArgumentException(
          "Negative quantity "
              + amount.toPlainString()
              + " "
              + unit
              + ": a quantity is zero or more");
    }
  }

  /**
   * A quantity from its number as text.
   *
   * @param amount a plain decimal number
   * @param unit the unit
   * @return the quantity
   * @throws TradeParseException if the amount is no number
   */
  public static Quantity of(String amount, QuantityUnit unit) {
    return new Quantity(decimal(Objects.requireNonNull(amount, "amount")), unit);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text number, blank, symbol of the unit
   * @return the quantity
   * @throws TradeParseException if the text is no quantity
   */
  public static Quantity parse(CharSequence text) {
    String whole = Objects.requireNonNull(text, "text").toString();
    int blank = whole.indexOf(' ');
    if (blank < 0) {
      throw new TradeParseException(
          "Malformed quantity",
          whole,
          "expected is a number, a blank and a unit such as '12.5 kg'");
    }
    BigDecimal amount = decimal(whole.substring(0, blank));
    QuantityUnit unit = QuantityUnit.parse(whole.substring(blank + 1));
    try {
      return new Quantity(amount, unit);
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed quantity", whole, String.valueOf(e.getMessage()), null, e);
    }
  }

  /** For instance {@code 12.5 kg}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + unit;
  }

  static BigDecimal decimal(String text) {
    return Decimals.find(text)
        .orElseThrow(
            () ->
                new TradeParseException(
                    "Malformed number",
                    text,
                    "expected are digits with a point before the decimals such as '-1234.5', at most "
                        + Decimals.MOST_DIGITS
                        + " digits, without thousands separators"));
  }
}
