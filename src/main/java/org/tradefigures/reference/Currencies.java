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
import javax.money.MonetaryAmountFactory;
import javax.money.UnknownCurrencyException;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Suggestions;

/** Currencies by their ISO 4217 code, and amounts of them. */
public final class Currencies {

  /** Looking a currency up takes half a microsecond, and files name one in every row. */
  private static final Map<String, CurrencyUnit> FOUND = new ConcurrentHashMap<>();

  private static final Pattern FORM = Pattern.compile("[A-Z]{3}");

  private static final int MOST_SUGGESTIONS = 3;

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
    CurrencyUnit found = FOUND.get(code);
    if (found == null && FORM.matcher(code).matches()) {
      found = MoneyLibrary.lookUp(code);
    }
    return Optional.ofNullable(found);
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
    if (!MoneyLibrary.IS_IMPLEMENTED) {
      throw new IllegalStateException(
          "No currencies: JavaMoney finds no implementation; Moneta has to be on the class path, and in a jar of everything the files of META-INF/services have to be merged");
    }
    List<String> bySign = Signs.codes(code);
    return new UnknownCodeException(
        "currency",
        code,
        bySign.isEmpty() || bySign.size() > MOST_SUGGESTIONS
            ? Suggestions.nearest(code, MoneyLibrary.codes())
            : bySign,
        "an ISO 4217 alphabetic code");
  }

  /**
   * An exact amount of money.
   *
   * @param value in the currency's main unit
   * @param currency the currency
   * @return the amount
   */
  public static MonetaryAmount amount(BigDecimal value, CurrencyUnit currency) {
    return MoneyLibrary.amounts().setCurrency(currency).setNumber(value).create();
  }

  /** What the signs and short names of currencies mean somewhere. */
  private static final class Signs {

    static final List<DataFile.Row> ROWS =
        DataFile.read("money/currency-signs.csv", "signs", "currency", "countries");

    static List<String> codes(String sign) {
      return ROWS.stream()
          .filter(row -> row.list("signs").stream().anyMatch(sign::equalsIgnoreCase))
          .map(row -> row.get("currency"))
          .distinct()
          .toList();
    }
  }

  /** What starts the money library, which takes long. */
  private static final class MoneyLibrary {

    static final boolean IS_IMPLEMENTED;

    static {
      // it looks for its parts once and for all, by the class loader of the thread that asks first;
      // in a server that may know nothing of what the application brings
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(Currencies.class.getClassLoader());
      try {
        IS_IMPLEMENTED = Monetary.isCurrencyAvailable("USD");
        if (IS_IMPLEMENTED) {
          Monetary.getDefaultAmountFactory();
        }
      } finally {
        thread.setContextClassLoader(before);
      }
    }

    static MonetaryAmountFactory<?> amounts() {
      return Monetary.getDefaultAmountFactory();
    }

    /** A code must look like one, because the look-up takes it for a pattern. */
    static @Nullable CurrencyUnit lookUp(String code) {
      try {
        return FOUND.computeIfAbsent(code, Monetary::getCurrency);
      } catch (UnknownCurrencyException e) {
        return null;
      }
    }

    static List<String> codes() {
      return Monetary.getCurrencies().stream().map(CurrencyUnit::getCurrencyCode).toList();
    }
  }
}
