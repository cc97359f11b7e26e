package org.tradefigures.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.Fields;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * An exchange rate as its source publishes it. All of this package rests on one equation:
 *
 * <p><strong>1 unit of base = factor units of term</strong>
 *
 * <p>So {@code 1 USD = 134.822483279332 KES} has the base USD, the term KES and the factor
 * 134.822483279332. A source that quotes for 100 units has its factor divided by 100 when it is
 * read.
 *
 * @param base the currency of the one unit
 * @param term the currency of the factor
 * @param period the time it is for: a day for {@link RateKind#DAILY} and {@link RateKind#FIXED},
 *     longer for the other kinds
 * @param kind what it is the rate of
 * @param factor greater than zero, exact, at most 38 digits; 2.0 is 2
 * @param rebased whether the source has put the rate into a currency unit that was not the one in
 *     use in that period, as statistical series do after a redenomination: the cedi per dollar of
 *     1990 in the new cedi of 2007. Such a rate is never used for an amount in the money of the
 *     time, unless a fixed rate has brought it into the later unit
 * @param provenance where it comes from
 */
public record Rate(
    CurrencyUnit base,
    CurrencyUnit term,
    Period period,
    RateKind kind,
    BigDecimal factor,
    boolean rebased,
    Provenance provenance)
    implements Serializable {

  private static final BigDecimal MOST_OFF = new BigDecimal("0.1");
  private static final Pattern FORM = Pattern.compile("1 (\\S+) = (\\S+) (\\S+) (.+)");
  private static final String ACCEPTED =
      "expected is such as '1 USD = 134.82 KES period=2024 kind=period-average source=NAME', with rebased=true for a rebased rate and the other fields of a provenance";

  /** Checks that the currencies differ, the factor is positive and the period fits the kind. */
  public Rate {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(term, "term");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(provenance, "provenance");
    factor = Decimals.normal(factor);
    if (base.equals(term)) {
      throw new IllegalArgumentException(
          "Rate from "
              + base
              + " to "
              + term
              + " for "
              + period
              + ": a rate needs two currencies; converting a currency into itself needs none");
    }
    if (factor.signum() <= 0) {
      throw new IllegalArgumentException(
          "Rate 1 "
              + base
              + " = "
              + factor.toPlainString()
              + " "
              + term
              + " for "
              + period
              + ": a rate is greater than zero; leave the period out where there is none");
    }
    kind.check(period);
    if (kind == RateKind.FIXED && rebased) {
      throw new IllegalArgumentException(
          "Rebased rate 1 "
              + base
              + " = "
              + factor.toPlainString()
              + " "
              + term
              + ", fixed on "
              + period
              + ": a fixed rate is between the units themselves; leave rebased out");
    }
  }

  /**
   * A rate in the money of its period.
   *
   * @param base code of the currency of the one unit, such as {@code USD}
   * @param term code of the currency of the factor, such as {@code KES}
   * @param period the time it is for
   * @param kind what it is the rate of
   * @param factor how many units of term one unit of base is, as a plain decimal number
   * @param provenance where it comes from
   * @return the rate
   * @throws org.tradefigures.reference.UnknownCodeException if a currency is unknown
   * @throws TradeParseException if the factor is no number or has more than 38 digits
   */
  public static Rate of(
      String base,
      String term,
      Period period,
      RateKind kind,
      String factor,
      Provenance provenance) {
    return new Rate(
        Currencies.of(base), Currencies.of(term), period, kind, factor(factor), false, provenance);
  }

  /**
   * Whether another rate tells about the same in the opposite direction. Published inverses are
   * rounded, and averages of inverses are not inverses of averages: they differ by some per cent at
   * most. A rate that stands upside down, or is told for a hundred units, differs by much more.
   *
   * @param other a rate
   * @return whether the currencies are swapped, period, kind and unit the same, and one factor
   *     times the other is 1 within a tenth
   */
  public boolean isInverseOf(Rate other) {
    BigDecimal product = factor.multiply(other.factor);
    return base.equals(other.term)
        && term.equals(other.base)
        && period.equals(other.period)
        && kind == other.kind
        && rebased == other.rebased
        && product.subtract(BigDecimal.ONE).abs().compareTo(MOST_OFF) <= 0;
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text the rate
   * @return the rate
   * @throws TradeParseException if the text is no rate
   */
  public static Rate parse(CharSequence text) {
    Objects.requireNonNull(text, "text");
    Matcher form = FORM.matcher(text);
    try {
      if (!form.matches()) {
        throw new IllegalArgumentException("no equation at its start");
      }
      Map<String, String> fields = Fields.parse(form.group(4));
      Period period = Period.parse(taken(fields, "period"));
      RateKind kind = RateKind.parse(taken(fields, "kind"));
      boolean rebased = rebased(Objects.requireNonNullElse(fields.remove("rebased"), "false"));
      return new Rate(
          Currencies.of(form.group(1)),
          Currencies.of(form.group(3)),
          period,
          kind,
          factor(form.group(2)),
          rebased,
          Provenance.parse(Fields.format(fields)));
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed rate", text.toString(), e.getMessage() + "; " + ACCEPTED, null, e);
    }
  }

  /**
   * A copy marked as rebased or not.
   *
   * @param value whether the rate is in a currency unit that was not in use in its period
   * @return the copy
   */
  public Rate withRebased(boolean value) {
    return new Rate(base, term, period, kind, factor, value, provenance);
  }

  /**
   * A copy from another source.
   *
   * @param value where it comes from
   * @return the copy
   */
  public Rate withProvenance(Provenance value) {
    return new Rate(base, term, period, kind, factor, rebased, value);
  }

  /**
   * This rate as it is used to convert its base into its term.
   *
   * @return the step
   */
  public RateStep direct() {
    return new RateStep(this, false, GapRule.none());
  }

  /**
   * This rate as it is used to convert its term into its base. The rate itself stays as published;
   * the step is marked as inverted, and divides by the published factor instead of multiplying by a
   * rounded one.
   *
   * @return the step
   */
  public RateStep inverse() {
    return new RateStep(this, true, GapRule.none());
  }

  /**
   * The equation.
   *
   * @return for instance {@code 1 USD = 134.822483279332 KES}
   */
  public String equation() {
    return "1 " + base + " = " + factor.toPlainString() + " " + term;
  }

  /**
   * The equation with kind, period and source, for people.
   *
   * @return for instance {@code 1 USD = 134.82 KES, average of 2024, from wdi (2025-07-01)}
   */
  public String describe() {
    return equation() + details();
  }

  /** What follows the equation. */
  String details() {
    String when =
        switch (kind) {
          case PERIOD_AVERAGE -> "average of " + period;
          case END_OF_PERIOD -> "end of " + period;
          case DAILY -> "on " + period;
          case FIXED -> "fixed on " + period;
        };
    return ", "
        + when
        + (rebased ? ", rebased to a later currency unit" : "")
        + ", from "
        + provenance.describe();
  }

  /** Equation and pairs of name and value; {@link #parse} reads them back. */
  @Override
  public String toString() {
    return equation()
        + " period="
        + period
        + " kind="
        + kind
        + (rebased ? " rebased=true " : " ")
        + provenance;
  }

  static BigDecimal factor(String text) {
    return Decimals.find(Objects.requireNonNull(text, "factor"))
        .orElseThrow(
            () ->
                new TradeParseException(
                    "Malformed rate factor",
                    text,
                    "expected are digits with a point before the decimals such as '134.82', at most "
                        + Decimals.MOST_DIGITS
                        + " digits, without thousands separators"));
  }

  private static String taken(Map<String, String> fields, String name) {
    String value = fields.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("field '" + name + "' is missing");
    }
    return value;
  }

  static boolean rebased(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new TradeParseException("Malformed flag", text, "accepted are true and false");
    };
  }
}
