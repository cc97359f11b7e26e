package org.tradefigures.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

/**
 * A currency that took the place of another at a factor fixed by law: 1 unit of the new one is
 * factor units of the old one.
 *
 * @param oldCurrency ISO 4217 code of the currency that was replaced
 * @param newCurrency ISO 4217 code of the currency that took its place; the same code where it was
 *     kept, as in Venezuela in 2021
 * @param factor greater than zero, exact
 * @param from the day it took effect
 * @param provenance the law, decree or notice as source, and where it was read
 */
public record Redenomination(
    String oldCurrency,
    String newCurrency,
    BigDecimal factor,
    LocalDate from,
    Provenance provenance) {

  /**
   * Checks that every part is there.
   *
   * @throws IllegalArgumentException if the factor is not greater than zero
   */
  public Redenomination {
    Objects.requireNonNull(oldCurrency, "oldCurrency");
    Objects.requireNonNull(newCurrency, "newCurrency");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(provenance, "provenance");
    factor = Decimals.normal(factor);
    if (factor.signum() <= 0) {
      throw new IllegalArgumentException(
          "Factor "
              + factor.toPlainString()
              + " from "
              + oldCurrency
              + " to "
              + newCurrency
              + ": a factor is greater than zero");
    }
  }

  /**
   * Whether the new currency has the code of the old one, so that only the day of an amount tells
   * which of them it is in.
   *
   * @return true where both codes are the same
   */
  public boolean keepsCode() {
    return oldCurrency.equals(newCurrency);
  }

  /**
   * The factor as a rate for conversions.
   *
   * @return a rate of kind {@link RateKind#FIXED}; empty where the code was kept, or the platform
   *     does not know one of the currencies
   */
  public Optional<Rate> rate() {
    if (keepsCode()) {
      return Optional.empty();
    }
    return Currencies.find(newCurrency)
        .flatMap(
            base ->
                Currencies.find(oldCurrency)
                    .map(
                        term ->
                            new Rate(
                                base,
                                term,
                                Period.day(from),
                                RateKind.FIXED,
                                factor,
                                false,
                                provenance)));
  }

  /** For instance {@code 1 ZMW = 1000 ZMK since 2013-01-01}. */
  @Override
  public String toString() {
    return "1 "
        + newCurrency
        + " = "
        + factor.toPlainString()
        + " "
        + oldCurrency
        + " since "
        + from;
  }
}
