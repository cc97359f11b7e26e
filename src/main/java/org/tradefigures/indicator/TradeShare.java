package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
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
 * <p>Undefined where a value or any part of the total is not known, and where the total is zero;
 * and where values are added up from shorter periods and nobody tells some of them of the item that
 * are told of others, such as half a year of an economy beside all of it. What the total lacks of
 * its period otherwise, a note says.
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
    Gaps gaps = Gaps.of(query, store, parts, UnaryOperator.identity());
    return new IndicatorResult(query, new Shares(parts, parts.by(ofTotal), gaps));
  }

  private final class Shares extends Answer {
    private final Sums parts;
    private final Sums totals;
    private final RowMap totalOf;
    private final Gaps gaps;
    private final Gaps gapsOfTotals;

    /** Those that lack what others in the total do not. */
    private final BitSet shorter;

    Shares(Sums parts, Sums totals, Gaps gaps) {
      this(parts, totals, totals.keys().rowsOf(parts.keys()).listed(), gaps);
    }

    private Shares(Sums parts, Sums totals, RowMap totalOf, Gaps gaps) {
      super(
          TradeShare.this,
          parts.keys(),
          List.of(
              parts.inputs("V", RowMap.same(parts.keys().size())), totals.inputs("T", totalOf)));
      this.parts = parts;
      this.totals = totals;
      this.totalOf = totalOf;
      this.gaps = gaps;
      gapsOfTotals = gaps.by(totalOf);
      shorter = gaps.shorterThan(gapsOfTotals, totalOf);
    }

    @Override
    @Nullable Undefined undefined(int row) {
      Undefined ofPart = parts.undefined(row);
      Undefined ofTotal = totals.undefined(totalOf.get(row));
      if (ofPart != null || ofTotal != null) {
        return ofPart == null ? ofTotal : ofPart;
      }
      if (shorter.get(row)) {
        return Undefined.MISSING_INPUT;
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
      List<String> notes = new ArrayList<>();
      if (shorter.get(row)) {
        notes.add("T covers more than V, which has no figures of " + gaps.in(row));
      } else {
        notes.addAll(gapsOfTotals.notes(totalOf.get(row)));
      }
      if (!parts.isComplete()) {
        notes.add("the total is that of the data, which are a selection");
      }
      return notes;
    }
  }
}
