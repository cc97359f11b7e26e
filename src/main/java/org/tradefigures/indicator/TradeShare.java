package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeStore;

/**
 * Shares: the part of each partner, commodity or other item in the total over all of them.
 *
 * <p>Formula: <em>V / T</em>, where V is the value of an item and T the sum over all items of the
 * same combination.
 *
 * <p>Input: rows of one currency, without aggregates among the items (the world beside partners is
 * refused). Output: one row per combination of dimensions, item and direction, a number from 0 to
 * 1, to 34 digits; the shares of a combination add up to 1 but for that rounding. The total is that
 * of the data: where they are a selection, the result says so.
 *
 * <p>Undefined where a value or any part of the total is not known, and where the total is zero.
 *
 * <p>Source: UNCTAD Handbook of Statistics, calculation methods.
 */
public final class TradeShare implements Indicator {

  private final Dimension<?> items;

  private TradeShare(Dimension<?> items) {
    this.items = items;
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
    Sums totals = query.sums(store, ofTotal);
    List<String> notes =
        parts.isComplete()
            ? List.of()
            : List.of("the total is that of the data, which are a selection");
    List<IndicatorValue> values = new ArrayList<>();
    for (List<Object> key : parts.keys()) {
      Input part = parts.input("V", key);
      Input total = totals.input("T", key.subList(0, ofTotal.size()));
      values.add(value(Sums.named(ofPart, key), part, total, notes));
    }
    return new IndicatorResult(query.toString(), ofPart, values);
  }

  private IndicatorValue value(
      Map<Dimension<?>, Object> key, Input part, Input total, List<String> notes) {
    BigDecimal v = part.value();
    BigDecimal t = total.value();
    List<Input> inputs = List.of(part, total);
    if (v == null || t == null) {
      Undefined why = part.undefined() == null ? total.undefined() : part.undefined();
      return IndicatorValue.undefined(this, key, why, inputs, notes);
    }
    return t.signum() == 0
        ? IndicatorValue.undefined(this, key, Undefined.ZERO_DENOMINATOR, inputs, notes)
        : IndicatorValue.of(this, key, Ratios.of(v, t), null, inputs, notes);
  }
}
