package org.tradefigures.money;

import java.util.Objects;
import javax.money.MonetaryAmount;
import org.tradefigures.reference.Period;

/**
 * The result of a conversion and how it came about.
 *
 * @param original the amount that was converted
 * @param result what it is in the other currency
 * @param period the period of the amount, whose rate was asked for
 * @param factor the rates used, in their order, and the exact factor they give
 * @param rounding the one rounding
 */
public record ConvertedAmount(
    MonetaryAmount original,
    MonetaryAmount result,
    Period period,
    ConversionFactor factor,
    Rounding rounding) {

  /** Checks that every part is there. */
  public ConvertedAmount {
    Objects.requireNonNull(original, "original");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(factor, "factor");
    Objects.requireNonNull(rounding, "rounding");
  }

  /**
   * The original, the rates and the rounding in one line.
   *
   * @return for instance {@code USD 7 at 1 USD = 134.82 KES, average of 2024, from wdi, rounded to
   *     minor unit, half-even}
   */
  public String summary() {
    return factor.steps().isEmpty()
        ? AmountFormat.english().fullForm(original)
        : AmountFormat.english().fullForm(original)
            + " at "
            + factor.describe()
            + ", rounded to "
            + rounding;
  }

  /**
   * The whole conversion in words: original and result, every rate with its period, kind, source
   * and the gap rule that chose it, the path, the factor and the rounding.
   *
   * @return several lines
   */
  public String explain() {
    if (factor.steps().isEmpty()) {
      return AmountFormat.english().fullForm(original)
          + " of "
          + period
          + " is in "
          + factor.term()
          + " already";
    }
    StringBuilder text = new StringBuilder(toString());
    for (RateStep step : factor.steps()) {
      text.append("\n  rate      ").append(step.describe());
    }
    if (factor.steps().size() > 1) {
      text.append("\n  path      ").append(factor.base());
      factor.steps().forEach(s -> text.append(" to ").append(s.to()));
    }
    text.append("\n  factor    ").append(factor.value().toPlainString());
    return text.append("\n  rounding  ").append(rounding).toString();
  }

  /** The original and the result: {@code USD 7 of 2024 = KES 943.76}. */
  @Override
  public String toString() {
    return AmountFormat.english().fullForm(original)
        + " of "
        + period
        + " = "
        + AmountFormat.english().fullForm(result);
  }
}
