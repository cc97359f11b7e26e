package org.tradefigures.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tradefigures.reference.TradeParseException;

/**
 * Sums of figures that come in blocks, as they are read: what a query asks of a file, in the memory
 * that the answer needs, however large the file is. For stores that stream.
 */
public final class BlockSums {

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
    this.columns = columns;
    this.aggregation = Aggregation.ofBlocks(query);
  }

  /**
   * Sums what a store reads.
   *
   * @param query what is asked
   * @param reading sums all figures of the store by a query; called again where the values that
   *     were met leave a doubt
   * @param coverage what it means that there is no figure, asked once figures were read
   * @return one row per combination of what is kept
   * @throws MixedFiguresException if figures of different kinds would be added up
   * @throws OverlapException if trade would count twice
   * @throws IllegalArgumentException if a value can't be rolled up
   * @throws ArithmeticException if a sum has more than 38 digits
   */
  public static TradeTable answer(
      TradeQuery query, Function<TradeQuery, BlockSums> reading, Supplier<Coverage> coverage) {
    BlockSums sums;
    try {
      sums = reading.apply(query);
    } catch (TradeParseException malformed) {
      throw malformed;
    } catch (IllegalArgumentException met) {
      Aggregation.refuseRollUps(query, other -> reading.apply(other).groups());
      throw met;
    }
    TradeTable told = sums.columns.dictionary();
    query.requireToldAs(side -> told.column(side).values());
    boolean isOneWay =
        Additivity.check(
            query, new PickedSums(query, told, told, other -> reading.apply(other).groups()));
    return sums.aggregation.answer(sums.aggregation.merged(sums.parts), coverage.get(), isOneWay);
  }

  private TradeTable groups() {
    return aggregation.groups(aggregation.merged(parts));
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
      sums.add(columns, block);
    }
  }

  /** Blocks that count together, or not at all. */
  public final class Part {
    private final List<Aggregation.Sums> sums = new ArrayList<>();

    private Part() {}

    /**
     * An adder for one thread.
     *
     * @return the adder
     */
    public Adder adder() {
      Adder adder = new Adder(aggregation.new Sums());
      synchronized (sums) {
        sums.add(adder.sums);
      }
      return adder;
    }

    /** Counts everything in that was added. */
    public void accept() {
      parts.addAll(sums);
    }
  }

  /**
   * Starts a part, such as a file, that may have to be read once more.
   *
   * @return the part; nothing of it counts before it is accepted
   */
  public Part part() {
    return new Part();
  }
}
