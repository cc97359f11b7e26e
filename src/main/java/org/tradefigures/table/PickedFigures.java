package org.tradefigures.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.FlowDirection;

/**
 * What {@link AnswerBuilder} asks a store about the figures that a query picks, before their sums
 * are given out. For implementers of {@link TradeStore}; who asks a store does not need it.
 *
 * <p>Figures are taken as the query sees them: turned to its viewpoint, their values as they stand
 * in the data, that is, before roll-ups. The cheap questions come first, and may be answered
 * roughly; the exact ones are asked only where those answers leave a doubt. A group is what makes
 * one row of the answer.
 */
public interface PickedFigures {

  /**
   * Whether the figures have a dimension, or it can be derived.
   *
   * @param dimension the dimension
   * @return false where they were added up over it
   */
  boolean has(Dimension<?> dimension);

  /**
   * Whether the figures are sums that another query made.
   *
   * @return false for flows
   */
  default boolean areSums() {
    return false;
  }

  /**
   * Whether figures can be picked and kept apart by a dimension.
   *
   * @param dimension one of those the figures have
   * @return false for sums of which it is known all the same: they tell their publications, whoever
   *     they are of
   */
  default boolean tell(Dimension<?> dimension) {
    return true;
  }

  /**
   * The values that occur in a dimension.
   *
   * @param dimension one of those the figures have
   * @param <T> the type of its values
   * @return the distinct values of the picked figures, or more
   */
  <T extends Comparable<? super T>> Collection<T> candidates(Dimension<T> dimension);

  /**
   * Which values of a dimension meet in one group.
   *
   * @param dimension one of those the figures have
   * @param <T> the type of its values
   * @return the distinct values of every group that has several; groups with the same ones once or
   *     more often, those with one value need not be there
   */
  default <T extends Comparable<? super T>> Collection<Set<T>> meeting(Dimension<T> dimension) {
    return meeting(dimension, List.of());
  }

  /**
   * Which values of a dimension meet in groups that are set against each other.
   *
   * @param dimension one of those the figures have
   * @param across dimensions that are kept: groups that differ in nothing else count as one
   * @param <T> the type of its values
   * @return the same as {@link #meeting(Dimension)} tells of single groups
   */
  <T extends Comparable<? super T>> Collection<Set<T>> meeting(
      Dimension<T> dimension, List<Dimension<?>> across);

  /**
   * Which values of a dimension meet in one flow in one group.
   *
   * @param dimension one of those the figures have
   * @param flow two figures tell the same flow if they agree in these dimensions
   * @param <T> the type of its values
   * @return the same as {@link #meeting(Dimension)} tells of whole groups
   */
  <T extends Comparable<? super T>> Collection<Set<T>> meetingInFlows(
      Dimension<T> dimension, List<Dimension<?>> flow);

  /**
   * Which economies meet in one group in one period.
   *
   * @param dimension a dimension of economies that the figures have, as they have periods
   * @return by period, the same as {@link #meeting(Dimension)} tells of whole groups
   */
  Map<Period, Collection<Set<Economy>>> meetingInPeriods(Dimension<Economy> dimension);

  /**
   * The directions in which figures are told, to whichever side the query turns them.
   *
   * @return those of all figures, or more
   */
  Collection<FlowDirection> directionsTold();

  /**
   * Whether figures may stand on the side that does not tell them, however the query turns them:
   * sums of figures that another query turned.
   *
   * @return false where all of them stand as they are told
   */
  default boolean areTurned() {
    return false;
  }

  /**
   * Whether sums that do not tell their directions are known to be of exports alone or of imports
   * alone.
   *
   * @return false where directions are told, or not known
   */
  default boolean areOfOneWay() {
    return false;
  }

  /**
   * Whether every figure is known to be reported by the economy whose trade it is.
   *
   * @return true if it is; false if not, or if it is not known
   */
  boolean isOwnReport();
}
