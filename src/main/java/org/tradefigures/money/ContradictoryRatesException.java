package org.tradefigures.money;

/** Two rates of one table for the same currencies, period and kind that are not the same. */
public final class ContradictoryRatesException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final Rate first;
  private final Rate second;

  ContradictoryRatesException(Rate first, Rate second) {
    super(
        "Contradictory rates: "
            + first.describe()
            + "; and "
            + second.describe()
            + ": correct one, or put each source into a table of its own and let the better win with orElse");
    this.first = first;
    this.second = second;
  }

  /**
   * The rate that came first.
   *
   * @return the rate
   */
  public Rate first() {
    return first;
  }

  /**
   * The rate that contradicts it.
   *
   * @return the rate
   */
  public Rate second() {
    return second;
  }
}
