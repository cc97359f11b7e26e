package org.tradefigures.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.money.MonetaryAmount;
import org.tradefigures.reference.Period;

/**
 * The result of converting a sum in several currencies into one, and how it came about.
 *
 * @param original the sum that was converted
 * @param result what it is in one currency: the exact results of the parts, added up and rounded
 *     once
 * @param period the period of the amounts
 * @param parts how each currency was converted, with 34 digits
 * @param rounding the one rounding
 */
public record ConvertedTotal(
    MultiCurrencyAmount original,
    MonetaryAmount result,
    Period period,
    List<ConvertedAmount> parts,
    Rounding rounding) {

  /** Checks that every part is there. */
  public ConvertedTotal {
    Objects.requireNonNull(original, "original");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(period, "period");
    parts = List.copyOf(parts);
    Objects.requireNonNull(rounding, "rounding");
  }

  static ConvertedTotal of(MultiCurrencyAmount sum, Conversion conversion, Period period) {
    List<ConvertedAmount> parts =
        sum.amounts().stream().map(a -> conversion.unrounded().convert(a, period)).toList();
    BigDecimal dividend = BigDecimal.ZERO;
    BigDecimal divisor = BigDecimal.ONE;
    for (ConvertedAmount part : parts) {
      BigDecimal partDivisor = part.factor().denominator();
      BigDecimal partDividend = Amounts.number(part.original()).multiply(part.factor().numerator());
      dividend = dividend.multiply(partDivisor).add(partDividend.multiply(divisor));
      divisor = divisor.multiply(partDivisor);
    }
    boolean converted = parts.stream().anyMatch(p -> !p.factor().steps().isEmpty());
    BigDecimal total =
        converted
            ? conversion.rounding().quotient(dividend, divisor, conversion.currency())
            : dividend;
    return new ConvertedTotal(
        sum, Amounts.of(conversion.currency(), total), period, parts, conversion.rounding());
  }

  /**
   * The whole conversion in words: the sum and the result, then each part as {@link
   * ConvertedAmount#explain()} tells it, then the rounding of the sum.
   *
   * @return several lines
   */
  public String explain() {
    String converted = original + " of " + period + " = " + AmountFormat.english().fullForm(result);
    return switch (parts.size()) {
      case 0 -> converted;
      case 1 ->
          parts.get(0).factor().steps().isEmpty() ? parts.get(0).explain() : rounded(converted);
      default -> rounded(converted);
    };
  }

  private String rounded(String converted) {
    return converted
        + ", rounded to "
        + rounding
        + parts.stream().map(p -> "\n" + p.explain()).collect(Collectors.joining());
  }
}
