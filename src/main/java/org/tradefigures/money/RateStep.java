package org.tradefigures.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import javax.money.CurrencyUnit;

/**
 * A rate in the direction in which a conversion uses it.
 *
 * @param rate the rate as published; where a gap rule interpolated, the computed one, whose
 *     provenance notes between which two
 * @param inverted false where the base of the rate is converted into its term; true where the term
 *     is converted into the base, by dividing
 * @param gapRule the rule that chose the rate because the period wanted has none; {@link
 *     GapRule#none()} for the rate of that period itself
 */
public record RateStep(Rate rate, boolean inverted, GapRule gapRule) {

  /** Checks that every part is there. */
  public RateStep {
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(gapRule, "gapRule");
  }

  /**
   * The currency this step starts from.
   *
   * @return the base of the rate, or its term where it is inverted
   */
  public CurrencyUnit from() {
    return inverted ? rate.term() : rate.base();
  }

  /**
   * The currency this step leads to.
   *
   * @return the term of the rate, or its base where it is inverted
   */
  public CurrencyUnit to() {
    return inverted ? rate.base() : rate.term();
  }

  /**
   * How many units of {@link #to()} one unit of {@link #from()} is.
   *
   * @return the published factor, exact; where it is inverted, its reciprocal to 34 digits
   */
  public BigDecimal factor() {
    return inverted ? BigDecimal.ONE.divide(rate.factor(), MathContext.DECIMAL128) : rate.factor();
  }

  /**
   * The same rate in the other direction.
   *
   * @return the step back
   */
  public RateStep inverse() {
    return new RateStep(rate, !inverted, gapRule);
  }

  /**
   * The rate and how it is used, for people.
   *
   * @return for instance {@code 1 USD = 134.82 KES (inverted), average of 2024, from wdi}
   */
  public String describe() {
    return rate.equation()
        + (inverted ? " (inverted)" : "")
        + rate.details()
        + (isGapFilled() ? ", by gap rule '" + gapRule + "'" : "");
  }

  /**
   * Whether the rate is not the one of the period wanted.
   *
   * @return true where a gap rule chose it
   */
  public boolean isGapFilled() {
    return gapRule.method() != GapRule.Method.NONE;
  }
}
