package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Valuation;

/**
 * One group of figures with their sums, as a store hands it to {@link AnswerBuilder}. For
 * implementers of {@link TradeStore}. An object may stand for one group after the other, like a
 * cursor: it is asked only while it is added.
 */
public interface SummedGroup {

  /**
   * What the figures of the group have in common.
   *
   * @param dimension one of those that are kept
   * @param <T> the type of its values
   * @return the value, rolled up as the query says
   */
  <T extends Comparable<? super T>> T key(Dimension<T> dimension);

  /**
   * The currency of the sum, which is that of all figures.
   *
   * @return its ISO 4217 code
   */
  String currency();

  /**
   * The valuations of the figures; not asked where the query keeps them apart.
   *
   * @return at least one, of one class
   */
  Set<Valuation> valuations();

  /**
   * The statuses of the figures.
   *
   * @return at least one
   */
  Set<ObservationStatus> statuses();

  /**
   * The exact sum of the values that are there.
   *
   * @return the sum; not asked where no status has a value
   */
  BigDecimal value();

  /**
   * How many figures are absent.
   *
   * @param why missing, suppressed or not yet reported
   * @return zero or more; of figures that are sums themselves, those that were absent from them
   */
  int absent(ObservationStatus why);

  /**
   * The exact sum of the net weights.
   *
   * @return kilograms; null if one of the figures does not tell it, or the query asks for values
   *     only
   */
  @Nullable BigDecimal netWeightKg();

  /**
   * The exact sum of the quantities.
   *
   * @return null if one of the figures does not tell it, their units differ, or the query asks for
   *     values only
   */
  @Nullable BigDecimal quantity();

  /**
   * The unit of the quantities.
   *
   * @return the unit of all figures; not asked where there is no quantity
   */
  QuantityUnit quantityUnit();

  /**
   * The publications the figures come from.
   *
   * @return at least one, in any order, the same one once or more often
   */
  Collection<Provenance> provenance();
}
