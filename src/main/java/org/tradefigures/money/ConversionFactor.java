package org.tradefigures.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.money.CurrencyUnit;

/**
 * What one currency is worth in another, by a chain of rates: an exact fraction, so that nothing is
 * lost before the one rounding at the end.
 *
 * <p>amount in term = amount in base × numerator ÷ denominator
 *
 * @param base the currency to convert
 * @param term the currency to convert to
 * @param steps the rates in the order of their use; none where base and term are the same
 */
public record ConversionFactor(CurrencyUnit base, CurrencyUnit term, List<RateStep> steps) {

  /** Checks that the steps lead from base to term. */
  public ConversionFactor {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(term, "term");
    steps = List.copyOf(steps);
    CurrencyUnit at = base;
    for (RateStep step : steps) {
      if (!step.from().equals(at)) {
        throw broken(base, term, at, step.from());
      }
      at = step.to();
    }
    if (!at.equals(term)) {
      throw broken(base, term, at, term);
    }
  }

  /**
   * The product of the factors that are multiplied by.
   *
   * @return exact, greater than zero
   */
  public BigDecimal numerator() {
    return product(false);
  }

  /**
   * The product of the factors that are divided by, those of the inverted rates.
   *
   * @return exact, greater than zero; 1 where no rate is inverted
   */
  public BigDecimal denominator() {
    return product(true);
  }

  /**
   * How many units of term one unit of base is, as one number.
   *
   * @return the fraction to 34 significant digits; exact where it has no more
   */
  public BigDecimal value() {
    return numerator().divide(denominator(), MathContext.DECIMAL128);
  }

  /**
   * Converts a number of units of base.
   *
   * @param amount units of base
   * @param rounding the one rounding
   * @return units of term; the amount itself where base and term are the same
   */
  public BigDecimal apply(BigDecimal amount, Rounding rounding) {
    return steps.isEmpty()
        ? amount
        : rounding.quotient(amount.multiply(numerator()), denominator(), term);
  }

  /**
   * The rates in their order, for people.
   *
   * @return for instance {@code 1 USD = 134.82 KES, average of 2024, from wdi}; empty where base
   *     and term are the same
   */
  public String describe() {
    return steps.stream().map(RateStep::describe).collect(Collectors.joining(" and "));
  }

  private BigDecimal product(boolean inverted) {
    return steps.stream()
        .filter(s -> s.inverted() == inverted)
        .map(s -> s.rate().factor())
        .reduce(BigDecimal.ONE, BigDecimal::multiply);
  }

  private static IllegalArgumentException broken(
      CurrencyUnit base, CurrencyUnit term, CurrencyUnit at, CurrencyUnit next) {
    return new IllegalArgumentException(
        "Steps from "
            + base
            + " to "
            + term
            + " break between "
            + at
            + " and "
            + next
            + ": each has to start where the one before ends");
  }
}
