package org.tradefigures.agreement;

import java.util.List;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.reference.Period;

/**
 * Committed values added up, each commitment once: a whole and not its parts, an original and not
 * what restates it. The currencies stay apart; {@link #convert} makes them one.
 *
 * @param counted the values that are added up
 * @param left the values that are not, because they are in one of those
 */
public record CommittedTotal(List<CommittedValue> counted, List<CommittedValue> left) {

  /** Copies the lists. */
  public CommittedTotal {
    counted = List.copyOf(counted);
    left = List.copyOf(left);
  }

  /**
   * The sum.
   *
   * @return per currency; empty where nothing is promised
   */
  public MultiCurrencyAmount amount() {
    return counted.stream().map(CommittedValue::amount).collect(MultiCurrencyAmount.sum());
  }

  /**
   * How exactly the sum is meant.
   *
   * @return the qualifier that its values have, exact ones aside; about where they have several
   */
  public AmountQualifier qualifier() {
    return counted.stream()
        .map(CommittedValue::qualifier)
        .reduce(AmountQualifier.EXACT, AmountQualifier::plus);
  }

  /**
   * Converts all currencies into one, and keeps how exactly the sum is meant.
   *
   * @param conversion how to convert
   * @param period the period the amounts belong to
   * @return the amount with its qualifier, and how it came about; zero where nothing is promised
   * @throws org.tradefigures.money.MissingRateException if there is no rate for one of the
   *     currencies
   */
  public ConvertedCommitment convert(Conversion conversion, Period period) {
    return new ConvertedCommitment(this, amount().convert(conversion, period));
  }

  /** For instance {@code up to USD 1600000000}. */
  @Override
  public String toString() {
    return qualifier().say(amount().toString());
  }
}
