package org.tradefigures.reference;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import javax.money.MonetaryAmount;
import javax.money.UnknownCurrencyException;
import org.tradefigures.internal.Suggestions;

/** Currencies by their ISO 4217 code, and amounts of them. */
public final class Currencies {

  /** Looking a currency up takes half a microsecond, and files name one in every row. */
  private static final Map<String, CurrencyUnit> FOUND = new ConcurrentHashMap<>();

  private static final Pattern FORM = Pattern.compile("[A-Z]{3}");

  private Currencies() {}

  /**
   * The currency of an ISO 4217 alphabetic code.
   *
   * @param code three capital letters, such as {@code KES}
   * @return the currency
   * @throws UnknownCodeException if there is no such currency
   */
  public static CurrencyUnit of(String code) {
    return find(code).orElseThrow(() -> unknown(code));
  }

  /**
   * The currency of an ISO 4217 alphabetic code, if there is one.
   *
   * @param code three capital letters, such as {@code KES}
   * @return the currency; empty also for a withdrawn code that the platform does not know
   */
  public static Optional<CurrencyUnit> find(String code) {
    Objects.requireNonNull(code, "code");
    try {
      return Optional.of(FOUND.computeIfAbsent(code, Currencies::lookUp));
    } catch (UnknownCurrencyException e) {
      return Optional.empty();
    }
  }

  /**
   * The code of a currency, without making the currency: what only has to know that a code is one
   * need not wait for the money library to start.
   *
   * @param code three capital letters, such as {@code KES}
   * @return the code
   * @throws UnknownCodeException if there is no such currency
   */
  public static String code(String code) {
    return isOfPlatform(code) ? code : of(code).getCurrencyCode();
  }

  private static boolean isOfPlatform(String code) {
    try {
      return Currency.getInstance(code).getCurrencyCode().equals(code);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static UnknownCodeException unknown(String code) {
    List<String> known =
        Monetary.getCurrencies().stream().map(CurrencyUnit::getCurrencyCode).toList();
    return new UnknownCodeException(
        "currency", code, Suggestions.nearest(code, known), "an ISO 4217 alphabetic code");
  }

  /** Looked up only if it looks like a code, because the look-up takes it for a pattern. */
  private static CurrencyUnit lookUp(String code) {
    if (!FORM.matcher(code).matches()) {
      throw new UnknownCurrencyException(code);
    }
    return Monetary.getCurrency(code);
  }

  /**
   * An exact amount of money.
   *
   * @param value in the currency's main unit
   * @param currency the currency
   * @return the amount
   */
  public static MonetaryAmount amount(BigDecimal value, CurrencyUnit currency) {
    return Monetary.getDefaultAmountFactory().setCurrency(currency).setNumber(value).create();
  }
}
