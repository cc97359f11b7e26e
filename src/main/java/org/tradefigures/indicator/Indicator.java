package org.tradefigures.indicator;

import org.tradefigures.table.TradeStore;

/**
 * A number that is worked out from trade figures. Implementations are final, hold nothing but their
 * variant, and are started through static methods that return an {@link IndicatorQuery}.
 */
public interface Indicator {

  /**
   * What the field calls it.
   *
   * @return in small letters, such as {@code trade balance}
   */
  String name();

  /**
   * The formula in one line, with the names of the inputs as its symbols.
   *
   * @return such as {@code exports - imports}
   */
  String formula();

  /**
   * Works the indicator out.
   *
   * @param query of whom, by what, when, and how to treat what is missing
   * @param store the figures
   * @return one value per combination of the query's dimensions that has figures
   */
  IndicatorResult evaluate(IndicatorQuery query, TradeStore store);
}
