package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeStore;

/**
 * Shares: the part of each partner, commodity or other item in the total over all of them.
 *
 * <p>Formula: <em>V / T</em>, where V is the value of an item and T the sum over all items of the
 * same combination.
 *
 * <p>Input: rows of one currency, without aggregates among the items (the world beside partners is
 * refused), none of them negative (one is refused, as with it no share would be part of a whole).
 * Output: one row per combination of dimensions, item and direction, a number from 0 to 1, to 34
 * digits; the shares of a combination add up to 1 but for that rounding. The total is that of the
 * data: where they are a selection, the result says so.
 *
 * <p>Undefined where a value or any part of the total is not known, and where the total is zero.
 *
 * <p>Source: UNCTAD Handbook of Statistics, calculation methods.
 */
public final class TradeShare implements Indicator {

  private final Dimension<?> items;

  private TradeShare(Dimension<?> items) {
    this.items = Objects.requireNonNull(items, "items");
  }

  /**
   * Shares of the items of a dimension.
   *
   * @param items such as {@link Dimension#PARTNER}
   * @return the query
   */
  public static IndicatorQuery over(Dimension<?> items) {
    return IndicatorQuery.ask(new TradeShare(items));
  }

  @Override
  public String name() {
    return "share by " + items;
  }

  @Override
  public String formula() {
    return "V / T";
  }

  @Override
  public IndicatorResult evaluate(IndicatorQuery query, TradeStore store) {
    List<Dimension<?>> ofTotal = IndicatorQuery.join(query.dimensions(), Dimension.DIRECTION);
    ofTotal.remove(items);
    List<Dimension<?>> ofPart = IndicatorQuery.join(ofTotal, items);
    Sums parts = query.sums(store, ofPart);
    parts.requireNoneNegative(name());
    return new IndicatorResult(query, new Shares(parts, parts.by(ofTotal)));
  }

  private final class Shares extends Answer {
    private final Sums parts;
    private final Sums totals;
    private final RowMap totalOf;

    Shares(Sums parts, Sums totals) {
      this(parts, totals, totals.keys().rowsOf(parts.keys()).listed());
    }

    private Shares(Sums parts, Sums totals, RowMap totalOf) {
      super(
          TradeShare.this,
          parts.keys(),
          List.of(
              parts.inputs("V", RowMap.same(parts.keys().size())), totals.inputs("T", totalOf)));
      this.parts = parts;
      this.totals = totals;
      this.totalOf = totalOf;
    }

    @Override
    @Nullable Undefined undefined(int row) {
      Undefined ofPart = parts.undefined(row);
      Undefined ofTotal = totals.undefined(totalOf.get(row));
      if (ofPart != null || ofTotal != null) {
        return ofPart == null ? ofTotal : ofPart;
      }
      return totals.value(totalOf.get(row)).signum() == 0 ? Undefined.ZERO_DENOMINATOR : null;
    }

    @Override
    @Nullable BigDecimal value(int row) {
      return undefined(row) != null
          ? null
          : Ratios.of(parts.value(row), totals.value(totalOf.get(row)));
    }

    @Override
    List<String> notes(int row) {
      return parts.isComplete()
          ? List.of()
          : List.of("the total is that of the data, which are a selection");
    }
  }
}
