package org.tradefigures.indicator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;

/**
 * What sums are of that were added up over periods, economies or commodities: which periods, and
 * which aggregates, such as the world or the total. Sums of the world and of one economy, or of the
 * total and of some commodities, can't be set against each other.
 */
final class Scopes {

  /** Stands for all economies that are no aggregates. */
  private static final Economy PARTS = Economy.of("_X");

  private static final Commodity TOTAL = Commodity.total(Classification.HS);

  /** Stands for all commodities that are not the total; of an edition that needs no list. */
  private static final Commodity CHAPTERS = Commodity.of(Classification.H5, "01");

  /** By dimension the values that each sum is of. */
  private final Map<Dimension<?>, Map<Integer, SortedSet<Object>>> told = new HashMap<>();

  private Scopes() {}

  /**
   * The scopes of sums.
   *
   * @param sums what the query gives by the given dimensions
   * @param more what else was asked of the figures
   */
  static Scopes of(
      IndicatorQuery query,
      TradeStore store,
      Sums sums,
      List<Dimension<?>> dimensions,
      UnaryOperator<TradeQuery> more) {
    List<Dimension<?>> over = new ArrayList<>();
    if (!dimensions.contains(Dimension.PERIOD)) {
      over.add(Dimension.PERIOD);
    }
    if (!isComplete(query, sums)) {
      for (Dimension<?> dimension :
          List.of(Dimension.ECONOMY, Dimension.PARTNER, Dimension.COMMODITY)) {
        if (!dimensions.contains(dimension)
            && !query.isRolledUp(dimension)
            && store.has(dimension)) {
          over.add(dimension);
        }
      }
    }
    Scopes scopes = new Scopes();
    if (!over.isEmpty()) {
      Keys keys =
          query
              .sums(
                  store,
                  IndicatorQuery.join(dimensions, over.toArray(Dimension<?>[]::new)),
                  q -> rolledUp(more.apply(q), over))
              .keys();
      int[] sumOf = sums.keys().rowsOf(keys).toArray();
      over.forEach(dimension -> scopes.tell(dimension, keys, sumOf));
    }
    return scopes;
  }

  /** Whether what is not there is zero, so that sums lack nothing. */
  static boolean isComplete(IndicatorQuery query, Sums sums) {
    return sums.isComplete() || query.missing() == IndicatorQuery.MissingAs.ZERO;
  }

  private static TradeQuery rolledUp(TradeQuery query, List<Dimension<?>> over) {
    TradeQuery rolled = query;
    for (Dimension<Economy> side : List.of(Dimension.ECONOMY, Dimension.PARTNER)) {
      if (over.contains(side)) {
        rolled = rolled.rolledUp(side, e -> e.isAggregate() ? e : PARTS, "aggregates of " + side);
      }
    }
    return over.contains(Dimension.COMMODITY)
        ? rolled.rolledUp(Dimension.COMMODITY, c -> c.isTotal() ? TOTAL : CHAPTERS, "the total")
        : rolled;
  }

  private void tell(Dimension<?> dimension, Keys keys, int[] sumOf) {
    Map<Integer, SortedSet<Object>> ofSums = new HashMap<>();
    for (int i = 0; i < sumOf.length; i++) {
      SortedSet<Object> ofSum = ofSums.computeIfAbsent(sumOf[i], sum -> new TreeSet<>());
      Object value = keys.get(dimension, i);
      if (!value.equals(PARTS) && !value.equals(CHAPTERS)) {
        ofSum.add(value);
      }
    }
    told.put(dimension, ofSums);
  }

  /** Whether nothing that could differ was added up over. */
  boolean areAllKept() {
    return told.isEmpty();
  }

  /** The periods that a sum is of; none if periods were kept apart. */
  List<Period> periods(int sum) {
    return values(Dimension.PERIOD, sum).stream().map(Period.class::cast).toList();
  }

  /** What another sum is of and this one is not, in the order of dimensions. */
  List<Object> lackingIn(int sum, int other) {
    List<Object> lacking = new ArrayList<>();
    for (Dimension<?> dimension : Dimension.all()) {
      SortedSet<Object> here = values(dimension, sum);
      values(dimension, other).stream().filter(v -> !here.contains(v)).forEach(lacking::add);
    }
    return lacking;
  }

  private SortedSet<Object> values(Dimension<?> dimension, int sum) {
    return told.getOrDefault(dimension, Map.of()).getOrDefault(sum, Collections.emptySortedSet());
  }
}
