package org.tradefigures.source;

import java.util.List;
import java.util.Objects;
import org.tradefigures.money.RateTable;

/**
 * What lenient reading of rates gives. Nothing gets lost in between: what the input tells is rates,
 * repetitions of them, and problems.
 *
 * @param rates the rates that could be read
 * @param repetitions how many cells tell a rate that another cell tells too, with the same factor
 * @param problems one for each cell whose rate could not be read, and one for each row that could
 *     not be read at all
 * @param inputRates how many cells of the input tell a rate or should, a row that could not be read
 *     at all counting as one; cells by which the layout says that there is no rate do not count
 */
public record RateReadResult(
    RateTable rates, long repetitions, List<Problem> problems, long inputRates) {

  /** Checks that no rate got lost. */
  public RateReadResult {
    Objects.requireNonNull(rates, "rates");
    problems = List.copyOf(problems);
    int read = rates.rates().size();
    if (inputRates != read + repetitions + problems.size()) {
      throw new IllegalStateException(
          inputRates
              + " rates of input became "
              + read
              + " rates, "
              + repetitions
              + " repetitions and "
              + problems.size()
              + " problems: the reader lost some; report this");
    }
  }
}
