package org.tradefigures.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeColumns;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;

/**
 * Where readers put what they read: figures, and problems with rows that tell none. It counts both,
 * refuses a figure that was told before, and ends a strict reading at the first problem.
 */
public final class FlowSink {

  private final SourceText source;
  private final boolean strict;
  private final @Nullable Passing passing;
  private final TradeTable.Builder table = TradeTable.builder();
  private final List<Problem> problems = new ArrayList<>();
  private final Duplicates duplicates = new Duplicates();
  private Coverage coverage = Coverage.SELECTION;
  private long rows;
  private @Nullable Intake accepted;

  private FlowSink(SourceText source, boolean strict, @Nullable Passing passing) {
    this.source = Objects.requireNonNull(source, "source");
    this.strict = strict;
    this.passing = passing;
  }

  /** A sink that throws the first problem. */
  static FlowSink strict(SourceText source) {
    return new FlowSink(source, true, null);
  }

  /** A sink that keeps the problems. */
  static FlowSink lenient(SourceText source) {
    return new FlowSink(source, false, null);
  }

  /**
   * A sink that throws the first problem, and hands blocks of figures on instead of keeping them.
   */
  static FlowSink passing(
      SourceText source, boolean rowByRow, TradeColumns columns, Supplier<Part> parts) {
    return new FlowSink(source, true, new Passing(rowByRow, columns, parts));
  }

  /** Where the blocks of a file go: they count together, or not at all. */
  interface Part {

    /** Takes the blocks of one thread. */
    Consumer<TradeColumns.Block> adder();

    /** Counts everything in. */
    void accept();
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
   * @throws SecondFigureException if the same flow was told before by the same source, and reading
   *     is strict
   */
  public void add(TradeFlow flow, Location place) {
    source.progress(++rows);
    long earlier = duplicates.earlier(flow, Math.max(1, place.line()));
    if (earlier > 0) {
      fault(SecondFigureException.of(flow, "line " + earlier + " tells", place));
    } else {
      take(flow);
    }
  }

  private void take(TradeFlow flow) {
    if (passing == null) {
      table.add(flow);
    } else {
      passing.add(flow);
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

  Coverage coverage() {
    return coverage;
  }

  /** The table of what was read. */
  TradeTable table() {
    source.finished(rows);
    TradeTable read = accepted == null ? table.build() : accepted.columns.table(accepted.size);
    return read.withCoverage(coverage);
  }

  TradeReadResult result() {
    return new TradeReadResult(table(), problems, rows);
  }

  /** Hands on what was told record by record. */
  void finish() {
    source.finished(rows);
    if (passing != null) {
      passing.finish();
    }
  }

  /** Whether rows have to come one by one. */
  boolean isRowByRow() {
    return passing != null && passing.rowByRow;
  }

  /** Whether it was seen in passing that no flow is told twice. */
  boolean isWithoutRepetition() {
    return accepted == null || accepted.increasing;
  }

  /** Whether blocks of several threads were taken, not rows one by one. */
  boolean hasTakenIn() {
    return accepted != null;
  }

  /** Starts to take blocks of several threads; nothing of them counts before it is accepted. */
  Intake intake() {
    return new Intake();
  }

  /** Takes blocks of rows. */
  interface Target {
    /**
     * Takes a block, which may be used again afterwards.
     *
     * @param row the row of its first
     */
    void take(TradeColumns.Block block, int row);
  }

  /** Takes the blocks that several threads read. */
  final class Intake {
    private final TradeColumns columns = passing == null ? new TradeColumns() : passing.columns;
    private final @Nullable Part part = passing == null ? null : passing.parts.get();
    private int size;
    private boolean increasing = true;

    private Intake() {}

    TradeColumns columns() {
      return columns;
    }

    /** A target for one thread. */
    Target target() {
      if (part == null) {
        return columns::put;
      }
      Consumer<TradeColumns.Block> adder = part.adder();
      return (block, row) -> adder.accept(block);
    }

    /** Makes room for rows, and returns the first. */
    int reserve(int count) {
      int row = size;
      size = Math.addExact(size, count);
      source.passed(rows + size);
      return row;
    }

    /** Whether two rows tell the same flow, where rows are not in order. */
    boolean hasRepetition() {
      increasing = false;
      return part == null && columns.hasRepetition(size);
    }

    /** Counts the rows in. */
    void accept() {
      rows += size;
      accepted = this;
      if (part != null) {
        part.accept();
      }
    }
  }

  /** Puts records that come one by one into blocks. */
  private static final class Passing {
    private static final int BLOCK = 1 << 12;

    private final boolean rowByRow;
    private final TradeColumns columns;
    private final Supplier<Part> parts;
    private @Nullable Part part;
    private Consumer<TradeColumns.Block> adder = block -> {};
    private TradeColumns.Block block;
    private int filled;

    Passing(boolean rowByRow, TradeColumns columns, Supplier<Part> parts) {
      this.rowByRow = rowByRow;
      this.columns = columns;
      this.parts = parts;
      this.block = columns.block(0);
    }

    void add(TradeFlow flow) {
      if (part == null) {
        part = parts.get();
        adder = part.adder();
        block = columns.block(BLOCK);
        block.clear(BLOCK);
      }
      columns.set(block, filled++, flow);
      if (filled == BLOCK) {
        flush();
      }
    }

    void finish() {
      if (part != null) {
        flush();
        part.accept();
        part = null;
      }
    }

    private void flush() {
      block.resize(filled);
      adder.accept(block);
      block.clear(BLOCK);
      filled = 0;
    }
  }
}
