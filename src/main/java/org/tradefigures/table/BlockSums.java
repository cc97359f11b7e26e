package org.tradefigures.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sums of figures that come in blocks, as they are read: what a query asks of a file, in the memory
 * that the answer needs, however large the file is. For stores that stream.
 */
public final class BlockSums {

  private final TradeQuery query;
  private final TradeColumns columns;
  private final Aggregation aggregation;
  private final List<Aggregation.Sums> parts = new ArrayList<>();

  /**
   * No sums yet.
   *
   * @param query what is asked
   * @param columns the codes that blocks are written in
   */
  public BlockSums(TradeQuery query, TradeColumns columns) {
    this.query = query;
    this.columns = columns;
    this.aggregation = Aggregation.ofBlocks(query);
  }

  /** Takes the blocks of one thread, one after the other. */
  public final class Adder {
    private final Aggregation.Sums sums;

    private Adder(Aggregation.Sums sums) {
      this.sums = sums;
    }

    /**
     * Adds the rows of a block, which may be used again afterwards.
     *
     * @param block the block, written in the codes of the columns
     */
    public void add(TradeColumns.Block block) {
      sums.add(columns.view(block));
    }
  }

  /**
   * An adder for one thread.
   *
   * @return the adder, whose sums are part of the answer
   */
  public Adder adder() {
    Aggregation.Sums sums = aggregation.new Sums();
    synchronized (parts) {
      parts.add(sums);
    }
    return new Adder(sums);
  }

  /**
   * The sums, if the figures may be added up.
   *
   * @param coverage what it means that there is no figure
   * @param again tells the groups of the same figures for another query; only called where the
   *     values that were met leave a doubt
   * @return one row per combination of what is kept
   * @throws MixedFiguresException if figures of different kinds would be added up
   * @throws OverlapException if trade would count twice
   * @throws ArithmeticException if a sum has more than 38 digits
   */
  public TradeTable answer(Coverage coverage, Function<TradeQuery, TradeTable> again) {
    List<TradeTable> seen = Aggregation.seen(columns.dictionary(), query);
    Additivity.check(query, new PickedSums(query, seen, again));
    return aggregation.answer(aggregation.merged(parts), coverage);
  }

  /**
   * The groups without their sums, whether or not figures may be added up: what {@link #answer}
   * asks again.
   *
   * @return one row per combination of what is kept; its values are missing
   */
  public TradeTable groups() {
    return aggregation.groups(aggregation.merged(parts));
  }
}
