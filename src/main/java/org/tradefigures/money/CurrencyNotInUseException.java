package org.tradefigures.money;

import javax.money.CurrencyUnit;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;

/** An amount of a period in which nobody used its currency. */
public final class CurrencyNotInUseException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final CurrencyUnit currency;
  private final Period period;

  CurrencyNotInUseException(CurrencyUnit currency, Period period, String remedy) {
    super(
        "Currency "
            + currency
            + (period.frequency() == Frequency.DAY ? " was not in use on " : " was not in use in ")
            + period
            + ": "
            + remedy);
    this.currency = currency;
    this.period = period;
  }

  /**
   * The currency.
   *
   * @return the currency of the amount
   */
  public CurrencyUnit currency() {
    return currency;
  }

  /**
   * The period.
   *
   * @return the period of the amount
   */
  public Period period() {
    return period;
  }
}
