package org.tradefigures.source;

import java.util.List;
import java.util.Objects;
import org.tradefigures.reference.Concordance;

/**
 * What lenient reading of a concordance gives. Nothing gets lost in between: input rows are
 * relations, repetitions of them, and problems.
 *
 * @param concordance the relations that could be read
 * @param repetitions how many rows tell a relation that another row tells too
 * @param problems one for each row that could not be read
 * @param inputRows how many rows the input has, those without any text not counted
 */
public record ConcordanceReadResult(
    Concordance concordance, long repetitions, List<Problem> problems, long inputRows) {

  /** Checks that no row got lost. */
  public ConcordanceReadResult {
    Objects.requireNonNull(concordance, "concordance");
    problems = List.copyOf(problems);
    int read = concordance.relations().size();
    if (inputRows != read + repetitions + problems.size()) {
      throw new IllegalStateException(
          inputRows
              + " rows of input became "
              + read
              + " relations, "
              + repetitions
              + " repetitions and "
              + problems.size()
              + " problems: the reader lost some; report this");
    }
  }
}
