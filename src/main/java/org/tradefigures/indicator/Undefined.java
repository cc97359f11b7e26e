package org.tradefigures.indicator;

import org.tradefigures.trade.ObservationStatus;

/** Why an indicator has no value. */
public enum Undefined {
  /** A figure it needs is not in the data, and the data do not say that this means zero. */
  MISSING_INPUT("a figure is missing"),
  /** A figure it needs is confidential. */
  SUPPRESSED_INPUT("a figure is suppressed"),
  /** A figure it needs is not reported yet. */
  NOT_YET_REPORTED_INPUT("a figure is not yet reported"),
  /** A sum it needs lacks some of its figures. */
  INCOMPLETE_INPUT("a sum lacks figures"),
  /** It would divide by zero. */
  ZERO_DENOMINATOR("the denominator is zero"),
  /** It would be a ratio of a negative value, such as a correction that outweighs trade. */
  NEGATIVE_INPUT("a figure is negative"),
  /** It would take the logarithm of zero. */
  LOGARITHM_OF_ZERO("zero has no logarithm"),
  /** The data have no period to compare with right before this one. */
  NO_BASE_PERIOD("there is no period to compare with"),
  /** It stands for an economy or a product that has no revealed comparative advantage. */
  NO_ADVANTAGE("there is no revealed comparative advantage"),
  /** There are too few economies or products to compare. */
  TOO_FEW("there are too few to compare"),
  /** The economies and products fall apart into groups that share nothing. */
  NOT_CONNECTED("there are groups that share nothing"),
  /** Several solutions fit equally well. */
  NOT_UNIQUE("several solutions fit equally well");

  private final String words;

  Undefined(String words) {
    this.words = words;
  }

  /** What stands in a table where there is no value for this reason. */
  ObservationStatus absence() {
    return switch (this) {
      case SUPPRESSED_INPUT -> ObservationStatus.SUPPRESSED;
      case NOT_YET_REPORTED_INPUT -> ObservationStatus.NOT_YET_REPORTED;
      default -> ObservationStatus.MISSING;
    };
  }

  /** The reason in words. */
  @Override
  public String toString() {
    return words;
  }
}
