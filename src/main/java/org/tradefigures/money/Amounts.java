package org.tradefigures.money;

import java.math.BigDecimal;
import java.util.Objects;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.javamoney.moneta.Money;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Currencies;

/**
 * Exact amounts of money. They are Moneta's {@code Money}; its faster sibling {@code FastMoney}
 * rounds rates to five digits when it converts, and is never made here.
 */
public final class Amounts {

  private static final int MOST_INTEGER_DIGITS = 38;
  private static final int MOST_DECIMALS = 100;

  private Amounts() {}

  /**
   * An amount.
   *
   * @param currency ISO 4217 code, such as {@code KES}
   * @param number units of it, exact
   * @return the amount
   * @throws org.tradefigures.reference.UnknownCodeException if the currency is unknown
   * @throws IllegalArgumentException if the number has more than 38 digits before the decimal point
   *     or more than 100 after it
   */
  public static MonetaryAmount of(String currency, BigDecimal number) {
    return of(Currencies.of(currency), number);
  }

  /**
   * An amount of whole units.
   *
   * @param currency ISO 4217 code, such as {@code KES}
   * @param number units of it
   * @return the amount
   * @throws org.tradefigures.reference.UnknownCodeException if the currency is unknown
   */
  public static MonetaryAmount of(String currency, long number) {
    return of(Currencies.of(currency), BigDecimal.valueOf(number));
  }

  /**
   * An amount.
   *
   * @param currency the currency
   * @param number units of it, exact
   * @return the amount
   * @throws IllegalArgumentException if the number has more than 38 digits before the decimal point
   *     or more than 100 after it
   */
  public static MonetaryAmount of(CurrencyUnit currency, BigDecimal number) {
    Objects.requireNonNull(currency, "currency");
    return Money.of(checked(number), currency);
  }

  /**
   * The number of an amount, exact, whatever class it is of.
   *
   * @param amount an amount
   * @return units of its currency
   * @throws IllegalArgumentException if it is too long, as in {@link #of(CurrencyUnit, BigDecimal)}
   */
  public static BigDecimal number(MonetaryAmount amount) {
    return checked(amount.getNumber().numberValueExact(BigDecimal.class));
  }

  /**
   * The currency code and the number without an exponent.
   *
   * @param amount an amount
   * @return for instance {@code USD 737000000} or {@code KES 99364170176.87}
   */
  public static String format(MonetaryAmount amount) {
    return amount.getCurrency() + " " + number(amount).stripTrailingZeros().toPlainString();
  }

  private static BigDecimal checked(BigDecimal number) {
    long integerDigits = (long) number.precision() - number.scale();
    if (integerDigits > MOST_INTEGER_DIGITS || number.scale() > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          "Amount "
              + Messages.quote(number)
              + " is too long: accepted are at most "
              + MOST_INTEGER_DIGITS
              + " digits before the decimal point and "
              + MOST_DECIMALS
              + " after it");
    }
    return number;
  }
}
