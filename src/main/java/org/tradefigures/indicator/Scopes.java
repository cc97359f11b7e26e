package org.tradefigures.indicator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;

/**
 * What sums are of that were added up over periods, economies or commodities: which periods, which
 * aggregates, such as the world or the total, and by which classification and edition other goods
 * are told. Sums of the world and of one economy, or of the total and of some commodities, can't be
 * set against each other, nor goods by one edition against goods by another.
 */
final class Scopes {

  /** Stands for all economies that are no aggregates. */
  private static final Economy PARTS = Economy.of("_X");

  /** All goods are the same by every classification. */
  private static final Commodity TOTAL = Commodity.total(Classification.HS);

  /** Stands for it, as the total of a classification does for its codes; one that needs no list. */
  private static final Commodity MARK_OF_TOTAL = Commodity.of(Classification.H5, "01");

  /** By dimension the values that each sum is of. */
  private final Map<Dimension<?>, Map<Integer, SortedSet<Object>>> told = new HashMap<>();

  private final Map<Integer, Classification> editions = new HashMap<>();

  private Scopes() {}

  /**
   * The scopes of sums.
   *
   * @param sums what the query gives by the given dimensions
   * @param more what else was asked of the figures
   * @param withEditions whether editions have to be known, even of complete data
   */
  static Scopes of(
      IndicatorQuery query,
      TradeStore store,
      Sums sums,
      List<Dimension<?>> dimensions,
      UnaryOperator<TradeQuery> more,
      boolean withEditions) {
    Scopes scopes = new Scopes();
    List<Dimension<?>> compared = new ArrayList<>(List.of(Dimension.PERIOD));
    if (!isComplete(query, sums)) {
      Stream.<Dimension<?>>of(Dimension.ECONOMY, Dimension.PARTNER, Dimension.COMMODITY)
          .filter(dimension -> store.has(dimension) && !query.isRolledUp(dimension))
          .forEach(compared::add);
    }
    compared.removeAll(dimensions);
    boolean areEditionsTold =
        withEditions && !dimensions.contains(Dimension.COMMODITY) && store.has(Dimension.COMMODITY);
    List<Dimension<?>> over =
        areEditionsTold ? IndicatorQuery.join(compared, Dimension.COMMODITY) : compared;
    if (!over.isEmpty()) {
      Sums apart =
          query.sums(
              store,
              IndicatorQuery.join(dimensions, over.toArray(Dimension<?>[]::new)),
              q -> rolledUp(more.apply(q), over));
      int[] sumOf = sums.keys().rowsOf(apart.keys()).toArray();
      compared.forEach(dimension -> scopes.tell(dimension, apart.keys(), sumOf));
      if (areEditionsTold) {
        scopes.tellEditions(sums, apart, sumOf);
      }
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
        ? rolled.rolledUp(
            Dimension.COMMODITY,
            c -> c.isTotal() ? MARK_OF_TOTAL : Commodity.total(c.classification()),
            "the total, and classifications")
        : rolled;
  }

  private void tell(Dimension<?> dimension, Keys keys, int[] sumOf) {
    Map<Integer, SortedSet<Object>> ofSums = new HashMap<>();
    for (int i = 0; i < sumOf.length; i++) {
      SortedSet<Object> ofSum = ofSums.computeIfAbsent(sumOf[i], sum -> new TreeSet<>());
      Object value = keys.get(dimension, i);
      if (value.equals(MARK_OF_TOTAL)) {
        ofSum.add(TOTAL);
      } else if (!value.equals(PARTS) && !(value instanceof Commodity)) {
        ofSum.add(value);
      }
    }
    told.put(dimension, ofSums);
  }

  private void tellEditions(Sums sums, Sums apart, int[] sumOf) {
    for (int i = 0; i < sumOf.length; i++) {
      Commodity all = (Commodity) apart.keys().get(Dimension.COMMODITY, i);
      if (all.isTotal() && apart.isMirrored(i) == sums.isMirrored(sumOf[i])) {
        editions.put(sumOf[i], all.classification());
      }
    }
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

  /** The classifications of two sums where goods are told by different ones; else none. */
  List<Classification> differentEditions(int one, int other) {
    Classification ofOne = editions.get(one);
    Classification ofOther = editions.get(other);
    return ofOne == null || ofOther == null || ofOne == ofOther
        ? List.of()
        : List.of(ofOne, ofOther);
  }

  private SortedSet<Object> values(Dimension<?> dimension, int sum) {
    return told.getOrDefault(dimension, Map.of()).getOrDefault(sum, Collections.emptySortedSet());
  }
}
