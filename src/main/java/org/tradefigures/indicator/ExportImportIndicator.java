package org.tradefigures.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;

/**
 * What the indicators have in common that set the exports X of a combination against its imports M:
 * currencies must agree, valuation classes are told (or refused, if the query says so), and a
 * missing side leaves the result undefined. Over several periods both sides must tell the same
 * ones, in a period that is added up from shorter ones whoever tells them the same parts of it, and
 * over aggregates, such as the world or the total of commodities, the same aggregates, unless the
 * data are complete. They are so by the classifications in which a side is told: what is not there
 * by another is unknown. Goods by different classifications or editions are not set against each
 * other, but for totals. A figure that nobody's report stands behind alone, as in reconciled data,
 * is the export of one side and the import of the other.
 */
abstract class ExportImportIndicator implements Indicator {

  /** What the exports and imports of a combination give; a ratio divides it. */
  abstract Terms numerator();

  /** What it is divided by; null for an amount of money, which is not divided. */
  abstract @Nullable Terms denominator();

  @Override
  public final IndicatorResult evaluate(IndicatorQuery query, TradeStore store) {
    List<Dimension<?>> dimensions = query.dimensions();
    if (dimensions.contains(Dimension.DIRECTION)) {
      throw new IllegalArgumentException(
          "Can't keep directions apart in "
              + name()
              + ": it sets them against each other; leave DIRECTION out of by(…)");
    }
    List<Dimension<?>> apart = IndicatorQuery.join(dimensions, Dimension.DIRECTION);
    Sums sums =
        query.sums(store, apart, q -> q.reconciledOnBothSides().compare(Dimension.DIRECTION));
    // the sums are in the order of their keys, direction last: those of a combination adjoin
    int[] starts = sums.keys().starts(dimensions.size());
    List<Side> sides = Side.both(sums, starts, query.cifFactor().orElse(null));
    Side exports = sides.get(0);
    Side imports = sides.get(1);
    boolean isMirrored = query.missing() == IndicatorQuery.MissingAs.MIRROR;
    Scopes scopes =
        Scopes.of(query, store, sums, apart, TradeQuery::reconciledOnBothSides, isMirrored);
    if (!scopes.areAllKept()) {
      compare(scopes, Scopes.isComplete(query, sums), exports, imports);
    }
    if (sums.isComplete() && dimensions.contains(Dimension.COMMODITY)) {
      sides.forEach(side -> side.lackClassifications(starts));
    }
    Keys keys = sums.keys().take(dimensions, starts);
    Pairs pairs = new Pairs(this, keys, exports, imports);
    compare(
        Gaps.of(query, store, sums, TradeQuery::reconciledOnBothSides), pairs, exports, imports);
    pairs.check(query.isStrictValuation());
    if (isMirrored) {
      pairs.requireOneEdition(scopes);
    }
    return new IndicatorResult(query, pairs);
  }

  /**
   * Refuses to set a year against a month, and notes what one side of a combination is of and the
   * other is not.
   */
  private static void compare(Scopes scopes, boolean mayLack, Side exports, Side imports) {
    for (int pair = 0; pair < exports.size(); pair++) {
      int x = exports.sum(pair);
      int m = imports.sum(pair);
      if (x < 0 || m < 0) {
        continue;
      }
      List<Period> ofExports = scopes.periods(x);
      List<Period> ofImports = scopes.periods(m);
      if (!ofExports.isEmpty() && !isAsLongAs(ofExports.get(0), ofImports.get(0))) {
        throw MixedFiguresException.ofPeriods(
            ofExports.get(0),
            ofImports.get(0),
            "pick one with in(…), or keep them apart with by(PERIOD, …)");
      }
      if (!mayLack) {
        exports.lack(pair, scopes.lackingIn(x, m));
        imports.lack(pair, scopes.lackingIn(m, x));
      }
    }
  }

  /** Notes which part of a period one side of a combination has no figures of, or both. */
  private static void compare(Gaps gaps, Pairs pairs, Side exports, Side imports) {
    for (int pair = 0; !gaps.areNone() && pair < exports.size(); pair++) {
      int x = exports.sum(pair);
      int m = imports.sum(pair);
      if (x < 0 || m < 0) {
        pairs.lackOnBothSides(pair, gaps.in(Math.max(x, m)));
      } else if (gaps.areAlike(x, m)) {
        pairs.lackOnBothSides(pair, gaps.in(x));
      } else {
        exports.lack(pair, gaps.in(x));
        imports.lack(pair, gaps.in(m));
      }
    }
  }

  private static boolean isAsLongAs(Period one, Period other) {
    return one.frequency() == other.frequency() && one.length().equals(other.length());
  }
}
