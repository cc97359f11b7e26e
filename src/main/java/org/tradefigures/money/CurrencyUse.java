package org.tradefigures.money;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

/**
 * That an economy used a currency for some time. In the months of a change it used two.
 *
 * @param economy the economy
 * @param currency ISO 4217 code; it may be one that was withdrawn and that the platform does not
 *     know
 * @param from the first day; absent where the beginning is not known
 * @param to the last day as means of payment; absent where it is in use
 * @param provenance where the days come from
 */
public record CurrencyUse(
    Economy economy,
    String currency,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Provenance provenance) {

  /**
   * Checks the order of the days.
   *
   * @throws IllegalArgumentException if the last day is before the first
   */
  public CurrencyUse {
    Objects.requireNonNull(economy, "economy");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(provenance, "provenance");
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Use of "
              + currency
              + " by "
              + economy
              + " from "
              + from
              + " to "
              + to
              + ": the last day is before the first");
    }
  }

  /**
   * Whether it was used on some day of a period.
   *
   * @param period a period
   * @return whether they overlap
   */
  public boolean overlaps(Period period) {
    return (from == null || !from.isAfter(period.end()))
        && (to == null || !to.isBefore(period.start()));
  }

  /** For instance {@code ZMB ZMK from 1968-01-16 to 2013-06-30}. */
  @Override
  public String toString() {
    return economy
        + " "
        + currency
        + (from == null ? "" : " from " + from)
        + (to == null ? "" : " to " + to);
  }
}
