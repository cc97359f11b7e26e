package org.tradefigures.money;

import javax.money.CurrencyUnit;
import javax.money.convert.ConversionContext;
import javax.money.convert.CurrencyConversionException;
import org.tradefigures.reference.Period;

/** There is no rate for a conversion; the message says what there is and what to do. */
public final class MissingRateException extends CurrencyConversionException {

  private static final long serialVersionUID = 1L;

  private final Period period;
  private final RateKind kind;
  private final String message;

  MissingRateException(
      CurrencyUnit base, CurrencyUnit term, Period period, RateKind kind, String remedy) {
    super(base, term, ConversionContext.HISTORIC_CONVERSION);
    this.period = period;
    this.kind = kind;
    this.message =
        "No " + kind + " rate " + base + " to " + term + " for " + period + ": " + remedy;
  }

  /**
   * The period without a rate.
   *
   * @return the period
   */
  public Period period() {
    return period;
  }

  /**
   * The kind of rate that was wanted.
   *
   * @return the kind
   */
  public RateKind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return message;
  }

  @Override
  public String toString() {
    return getClass().getName() + ": " + message;
  }
}
