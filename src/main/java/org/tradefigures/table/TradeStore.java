package org.tradefigures.table;

/**
 * Trade figures that can be asked: filter, group, add up exactly. A {@link TradeTable} is one, and
 * so is everything that holds more than fits into memory. The same query gets the same digits from
 * every store.
 */
public interface TradeStore {

  /**
   * Adds up the figures the query picks, over everything it does not keep.
   *
   * @param query which figures, and what to keep apart
   * @return one row per combination of what is kept that has figures, in the order of the kept
   *     dimensions
   * @throws MixedFiguresException if figures of different currencies, valuation classes,
   *     directions, lengths or starts of period or classifications would be added up, or of
   *     different classifications {@linkplain TradeQuery#compare compared}
   * @throws OverlapException if figures that hold each other, or several reports of one flow, would
   *     be added up
   * @throws ArithmeticException if a sum has more than 38 digits
   */
  TradeTable aggregate(TradeQuery query);

  /**
   * Whether figures can be kept apart by a dimension.
   *
   * @param dimension the dimension
   * @return false where they were added up over it already, as in the answer to a query
   */
  default boolean has(Dimension<?> dimension) {
    return true;
  }

  /**
   * What it means that there is no figure for something.
   *
   * @return the coverage
   */
  Coverage coverage();
}
