package org.tradefigures.agreement;

import java.math.BigDecimal;
import java.math.MathContext;
import javax.money.MonetaryAmount;
import org.tradefigures.internal.Decimals;
import org.tradefigures.money.Amounts;

/**
 * The exchange rate that somebody must have used who restated an amount in another currency: 1 unit
 * of the original's currency = factor units of the restated one's. It is the rate of no market and
 * of no day, and so no {@link org.tradefigures.money.Rate}.
 *
 * @param original the amount as it was promised
 * @param restated the same in another currency
 */
public record ImpliedRate(MonetaryAmount original, MonetaryAmount restated) {

  /** Checks that there are two currencies and positive amounts. */
  public ImpliedRate {
    original = CommittedValue.positive("Original", original);
    restated = CommittedValue.positive("Restatement", restated);
    if (original.getCurrency().equals(restated.getCurrency())) {
      throw new IllegalArgumentException(
          "No rate between "
              + Amounts.format(original)
              + " and "
              + Amounts.format(restated)
              + ": a restatement in the same currency has none; compare the amounts");
    }
  }

  /**
   * Units of the restated currency for 1 unit of the original one.
   *
   * @return exact where 34 digits are enough, else rounded to them
   */
  public BigDecimal factor() {
    return Decimals.normal(
        Amounts.number(restated).divide(Amounts.number(original), MathContext.DECIMAL128));
  }

  /** For instance {@code 1 USD = 130 KES}. */
  @Override
  public String toString() {
    return "1 "
        + original.getCurrency()
        + " = "
        + factor().toPlainString()
        + " "
        + restated.getCurrency();
  }
}
