package org.tradefigures.agreement;

import java.util.Objects;
import javax.money.MonetaryAmount;
import org.tradefigures.money.Amounts;
import org.tradefigures.money.ConvertedTotal;

/**
 * Committed values added up and converted into one currency, as exactly as they are meant: what is
 * promised up to an amount stays promised up to it.
 *
 * @param total the sum that was converted
 * @param conversion its amount in one currency, and how it came about
 */
public record ConvertedCommitment(CommittedTotal total, ConvertedTotal conversion) {

  /** Checks that it is the amount of the sum that was converted. */
  public ConvertedCommitment {
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(conversion, "conversion");
    if (!conversion.original().equals(total.amount())) {
      throw new IllegalArgumentException(
          "Conversion of "
              + conversion.original()
              + " is not one of "
              + total.amount()
              + ": convert the amount of the total");
    }
  }

  /**
   * The amount in one currency.
   *
   * @return rounded once; {@link #qualifier()} tells how exactly it is meant
   */
  public MonetaryAmount amount() {
    return conversion.result();
  }

  /**
   * How exactly the amount is meant.
   *
   * @return that of the sum
   */
  public AmountQualifier qualifier() {
    return total.qualifier();
  }

  /**
   * The whole conversion in words, as {@link ConvertedTotal#explain()} tells it, after the
   * qualifier.
   *
   * @return several lines
   */
  public String explain() {
    return qualifier().say(conversion.explain());
  }

  /** For instance {@code up to KES 207040000000}. */
  @Override
  public String toString() {
    return qualifier().say(Amounts.format(amount()));
  }
}
