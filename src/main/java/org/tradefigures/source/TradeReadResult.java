package org.tradefigures.source;

import java.util.List;
import java.util.Objects;
import org.tradefigures.table.TradeTable;

/**
 * What lenient reading gives: the rows that could be read and the problems with the others. Nothing
 * gets lost in between: input rows are rows and problems.
 *
 * @param table the rows that could be read
 * @param problems one for each row that could not
 * @param inputRows how many rows the input has
 */
public record TradeReadResult(TradeTable table, List<Problem> problems, long inputRows) {

  /** Checks that no row got lost. */
  public TradeReadResult {
    Objects.requireNonNull(table, "table");
    problems = List.copyOf(problems);
    if (inputRows != table.size() + (long) problems.size()) {
      throw new IllegalStateException(
          inputRows
              + " rows of input became "
              + table.size()
              + " rows and "
              + problems.size()
              + " problems: the reader lost some; report this");
    }
  }
}
