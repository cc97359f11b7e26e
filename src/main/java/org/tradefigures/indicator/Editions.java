package org.tradefigures.indicator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;

/**
 * By which classification and edition sums over commodities are told. Totals of all goods are the
 * same by all, and what is apart by commodity tells it itself.
 */
final class Editions {

  private final Map<Integer, Classification> told = new HashMap<>();

  private Editions() {}

  /**
   * The editions of sums.
   *
   * @param sums what the query gives by the given dimensions
   * @param more what else was asked of the figures
   */
  static Editions of(
      IndicatorQuery query,
      TradeStore store,
      Sums sums,
      List<Dimension<?>> dimensions,
      UnaryOperator<TradeQuery> more) {
    Editions editions = new Editions();
    if (!dimensions.contains(Dimension.COMMODITY) && store.has(Dimension.COMMODITY)) {
      Sums apart =
          query.sums(
              store,
              IndicatorQuery.join(dimensions, Dimension.COMMODITY),
              q -> byEdition(more.apply(q)));
      int[] sumOf = sums.keys().rowsOf(apart.keys()).toArray();
      for (int i = 0; i < sumOf.length; i++) {
        if (apart.isMirrored(i) == sums.isMirrored(sumOf[i])) {
          Commodity all = (Commodity) apart.keys().get(Dimension.COMMODITY, i);
          editions.told.put(sumOf[i], all.classification());
        }
      }
    }
    return editions;
  }

  private static TradeQuery byEdition(TradeQuery query) {
    return query
        .where(Dimension.COMMODITY, commodity -> !commodity.isTotal(), "no totals")
        .rolledUp(Dimension.COMMODITY, c -> Commodity.total(c.classification()), "classifications");
  }

  /** The classifications of two sums where they are told by different ones; else none. */
  List<Classification> ofDifferent(int one, int other) {
    Classification ofOne = of(one);
    Classification ofOther = of(other);
    return ofOne == null || ofOther == null || ofOne == ofOther
        ? List.of()
        : List.of(ofOne, ofOther);
  }

  private @Nullable Classification of(int sum) {
    return told.get(sum);
  }
}
