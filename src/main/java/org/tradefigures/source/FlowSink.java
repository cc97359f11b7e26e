package org.tradefigures.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

/**
 * Where readers put what they read: figures, and problems with rows that tell none. It counts both,
 * refuses a figure that was told before, and ends a strict reading at the first problem.
 */
public final class FlowSink {

  private final SourceText source;
  private final boolean strict;
  private final TradeTable.Builder table = TradeTable.builder();
  private final List<Problem> problems = new ArrayList<>();
  private final Duplicates duplicates = new Duplicates();
  private Coverage coverage = Coverage.SELECTION;
  private long rows;

  private FlowSink(SourceText source, boolean strict) {
    this.source = Objects.requireNonNull(source, "source");
    this.strict = strict;
  }

  /** A sink that throws the first problem. */
  static FlowSink strict(SourceText source) {
    return new FlowSink(source, true);
  }

  /** A sink that keeps the problems. */
  static FlowSink lenient(SourceText source) {
    return new FlowSink(source, false);
  }

  /**
   * Says what the layout declares an absent row to mean; a selection where nothing is said.
   *
   * @param newCoverage the coverage
   */
  public void coverage(Coverage newCoverage) {
    coverage = newCoverage;
  }

  /**
   * Takes a figure.
   *
   * @param flow the figure
   * @param place where it stands
   * @throws TradeParseException if the same flow was told before by the same source, and reading is
   *     strict
   */
  public void add(TradeFlow flow, Location place) {
    source.progress(++rows);
    long earlier = duplicates.earlier(flow, Math.max(1, place.line()));
    if (earlier > 0) {
      fault(
          new TradeParseException(
              "Second figure for the same flow",
              flow.toString(),
              "line "
                  + earlier
                  + " tells it from the same source; keep one, or tell them apart by source or vintage",
              place,
              null));
    } else {
      table.add(flow);
    }
  }

  /**
   * Takes the reason why a row, or a cell that should hold a figure, tells none.
   *
   * @param problem what is wrong
   * @param place where, unless the problem says it itself
   * @throws TradeParseException the problem, if reading is strict
   */
  public void problem(TradeParseException problem, Location place) {
    source.progress(++rows);
    fault(problem.at(place));
  }

  private void fault(TradeParseException problem) {
    if (strict) {
      throw problem;
    }
    problems.add(Problem.of(problem, Location.of(source.name(), 0)));
  }

  TradeTable table() {
    source.finished(rows);
    return table.build().withCoverage(coverage);
  }

  ReadResult result() {
    return new ReadResult(table(), problems, rows);
  }
}
