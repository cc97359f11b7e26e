package org.tradefigures.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import javax.money.MonetaryAmount;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.TradeParseException;

/**
 * An amount as somebody wrote it, which is as precise as it was written: {@code USD 737 million} is
 * somewhere within half a million of 737 million. Sums and differences carry that on, so that the
 * balance of 737 and 771 million is {@code USD -34 ± 1 million}.
 *
 * <p>{@link AmountFormat} reads and prints it as people write amounts in one country or another.
 *
 * @param amount the number that was written
 * @param halfWidth how far off the amount may be to either side, in units of its currency: half a
 *     unit of the last digit that was written, or what stands after ±; 0 where it is exact
 */
public record WrittenAmount(MonetaryAmount amount, BigDecimal halfWidth) {

  /**
   * Brings both numbers into one form.
   *
   * @throws IllegalArgumentException if the half width is negative or a number has more than 38
   *     digits
   */
  public WrittenAmount {
    Objects.requireNonNull(halfWidth, "halfWidth");
    amount = Amounts.of(amount.getCurrency(), Decimals.normal(Amounts.number(amount)));
    halfWidth = Decimals.normal(halfWidth);
    if (halfWidth.signum() < 0) {
      throw new IllegalArgumentException(
          "Half width "
              + halfWidth.toPlainString()
              + " of "
              + Amounts.format(amount)
              + " is negative: it is 0 for an exact amount, else greater");
    }
  }

  /**
   * An amount that is not off at all.
   *
   * @param amount the amount
   * @return the same with a half width of 0
   */
  public static WrittenAmount exact(MonetaryAmount amount) {
    return new WrittenAmount(amount, BigDecimal.ZERO);
  }

  /**
   * Reads an amount in English whose currency is clear without a country: the inverse of {@link
   * #toString()}. Other ways of writing are read by {@link AmountFormat#parse}.
   *
   * @param text such as {@code USD 737 million} or {@code 51.85 billion Kenyan shillings}
   * @return the amount with its precision
   * @throws TradeParseException if the text is no amount
   * @throws AmbiguousCurrencyException if its sign needs a country
   */
  public static WrittenAmount parse(CharSequence text) {
    return AmountFormat.english().parse(text);
  }

  /**
   * The least it can be.
   *
   * @return the amount less the half width
   */
  public MonetaryAmount lowest() {
    return Amounts.of(amount.getCurrency(), Amounts.number(amount).subtract(halfWidth));
  }

  /**
   * The most it can be.
   *
   * @return the amount and the half width
   */
  public MonetaryAmount highest() {
    return Amounts.of(amount.getCurrency(), Amounts.number(amount).add(halfWidth));
  }

  /**
   * Whether another amount may be meant.
   *
   * @param other an amount
   * @return whether it is from the lowest to the highest
   * @throws CurrencyMismatchException if it is in another currency
   */
  public boolean contains(MonetaryAmount other) {
    checkCurrency("Can't compare", other);
    BigDecimal distance = Amounts.number(amount).subtract(Amounts.number(other)).abs();
    return distance.compareTo(halfWidth) <= 0;
  }

  /**
   * Adds another amount; the half widths add up too.
   *
   * @param other an amount in the same currency
   * @return the sum
   * @throws CurrencyMismatchException if the other is in another currency
   */
  public WrittenAmount plus(WrittenAmount other) {
    checkCurrency("Can't add up", other.amount);
    BigDecimal sum = Amounts.number(amount).add(Amounts.number(other.amount));
    return new WrittenAmount(Amounts.of(amount.getCurrency(), sum), halfWidth.add(other.halfWidth));
  }

  /**
   * Subtracts another amount; the half widths add up nonetheless.
   *
   * @param other an amount in the same currency
   * @return the difference
   * @throws CurrencyMismatchException if the other is in another currency
   */
  public WrittenAmount minus(WrittenAmount other) {
    return plus(other.negated());
  }

  /**
   * The amount with the opposite sign.
   *
   * @return as precise as this
   */
  public WrittenAmount negated() {
    return new WrittenAmount(amount.negate(), halfWidth);
  }

  private void checkCurrency(String what, MonetaryAmount other) {
    if (!amount.getCurrency().equals(other.getCurrency())) {
      throw new CurrencyMismatchException(what, List.of(amount.getCurrency(), other.getCurrency()));
    }
  }

  /**
   * In English, with the currency code: {@code USD 737 million}, or {@code USD -34 ± 1 million}
   * where the last digit does not tell the precision; {@link #parse} reads it back.
   */
  @Override
  public String toString() {
    return AmountFormat.english().shortForm(this);
  }
}
