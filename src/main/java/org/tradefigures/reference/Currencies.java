package org.tradefigures.reference;

import java.util.List;
import java.util.Objects;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.UnknownCurrencyException;
import org.tradefigures.internal.Suggestions;

/** Look-up of currencies by their ISO 4217 code. */
public final class Currencies {

  private Currencies() {}

  /**
   * The currency of an ISO 4217 alphabetic code.
   *
   * @param code three capital letters, such as {@code KES}
   * @return the currency
   * @throws UnknownCodeException if there is no such currency
   */
  public static CurrencyUnit of(String code) {
    Objects.requireNonNull(code, "code");
    try {
      return Monetary.getCurrency(code);
    } catch (UnknownCurrencyException e) {
      List<String> known =
          Monetary.getCurrencies().stream().map(CurrencyUnit::getCurrencyCode).toList();
      throw new UnknownCodeException(
          "currency", code, Suggestions.nearest(code, known), "an ISO 4217 alphabetic code");
    }
  }
}
