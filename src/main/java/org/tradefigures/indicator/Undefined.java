package org.tradefigures.indicator;

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
  /** The data have no period to compare with right before this one. */
  NO_BASE_PERIOD("there is no period to compare with");

  private final String words;

  Undefined(String words) {
    this.words = words;
  }

  /** The reason in words. */
  @Override
  public String toString() {
    return words;
  }
}
