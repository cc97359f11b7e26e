package org.tradefigures.money;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.money.CurrencyUnit;

/** Amounts in several currencies where one currency is needed. */
public final class CurrencyMismatchException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final List<CurrencyUnit> currencies;

  /**
   * A mismatch.
   *
   * @param what what can't be done, such as {@code Can't add up}
   * @param currencies the currencies met
   */
  public CurrencyMismatchException(String what, Collection<CurrencyUnit> currencies) {
    super(
        what
            + " "
            + currencies.stream()
                .distinct()
                .sorted()
                .map(CurrencyUnit::getCurrencyCode)
                .collect(Collectors.joining(", "))
            + ": convert them to one currency (Conversion), pick one, or keep them apart (MultiCurrencyAmount)");
    this.currencies = currencies.stream().distinct().sorted().toList();
  }

  /**
   * The currencies met.
   *
   * @return each once, ordered by code
   */
  public List<CurrencyUnit> currencies() {
    return currencies;
  }
}
