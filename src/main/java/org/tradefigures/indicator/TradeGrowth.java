package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.money.CurrencyUnit;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.TradeStore;

/**
 * Growth of trade from one period to the next.
 *
 * <p>Formula: <em>V1 / V0 - 1</em>, where V1 is the value in a period and V0 that of the period of
 * equal length right before it (or, year on year, of the same part of the year before).
 *
 * <p>Input: rows of one currency. Output: one row per combination of dimensions, period and
 * direction, a number from -1, to 34 digits; times 100 for percent.
 *
 * <p>Undefined where either value is not known, where there is no period right before (a gap is
 * never annualised) and where V0 is zero, which marks trade that is new.
 *
 * <p>Source: UNCTAD Handbook of Statistics, calculation methods.
 */
public final class TradeGrowth implements Indicator {

  private final boolean yearOnYear;

  private TradeGrowth(boolean yearOnYear) {
    this.yearOnYear = yearOnYear;
  }

  /**
   * Of an economy's trade with one partner, from each period to the next.
   *
   * @param economy ISO 3166-1 alpha-3
   * @param partner ISO 3166-1 alpha-3
   * @return the query
   */
  public static IndicatorQuery of(String economy, String partner) {
    return IndicatorQuery.ask(new TradeGrowth(false)).of(economy, partner);
  }

  /**
   * Of an economy's trade with all its partners, from each period to the next.
   *
   * @param economy ISO 3166-1 alpha-3
   * @return the query
   */
  public static IndicatorQuery of(String economy) {
    return IndicatorQuery.ask(new TradeGrowth(false)).of(economy);
  }

  /**
   * One value for every combination of dimensions, from each period to the next.
   *
   * @param dimensions what is kept apart; period and direction always are
   * @return the query
   */
  public static IndicatorQuery by(Dimension<?>... dimensions) {
    return IndicatorQuery.ask(new TradeGrowth(false)).by(dimensions);
  }

  /**
   * One value for every combination of dimensions, against the same part of the year before.
   *
   * @param dimensions what is kept apart; period and direction always are
   * @return the query
   */
  public static IndicatorQuery yearOnYear(Dimension<?>... dimensions) {
    return IndicatorQuery.ask(new TradeGrowth(true)).by(dimensions);
  }

  @Override
  public String name() {
    return yearOnYear ? "growth on the year before" : "growth";
  }

  @Override
  public String formula() {
    return "V1 / V0 - 1";
  }

  @Override
  public IndicatorResult evaluate(IndicatorQuery query, TradeStore store) {
    List<Dimension<?>> dimensions =
        IndicatorQuery.join(query.dimensions(), Dimension.PERIOD, Dimension.DIRECTION);
    int period = dimensions.indexOf(Dimension.PERIOD);
    Sums sums = query.with(withBases(query.periods()), dimensions).sums(store, dimensions);
    List<IndicatorValue> values = new ArrayList<>();
    for (List<Object> key : sums.keys()) {
      Period when = (Period) key.get(period);
      if (query.periods().isEmpty() || query.periods().contains(when)) {
        List<Object> base = new ArrayList<>(key);
        base.set(period, base(when));
        Input v1 = sums.input("V1", key);
        Input v0 = sums.input("V0", base);
        boolean noBase = !sums.has(base) && v0.value() == null;
        values.add(value(Sums.named(dimensions, key), v1, v0, noBase));
      }
    }
    return new IndicatorResult(query.toString(), dimensions, values);
  }

  private IndicatorValue value(Map<Dimension<?>, Object> key, Input v1, Input v0, boolean noBase) {
    BigDecimal later = v1.value();
    BigDecimal earlier = v0.value();
    List<Input> inputs = List.of(v1, v0);
    if (later == null || earlier == null) {
      Undefined why =
          v1.undefined() != null
              ? v1.undefined()
              : noBase ? Undefined.NO_BASE_PERIOD : v0.undefined();
      return IndicatorValue.undefined(this, key, why, inputs, List.of());
    }
    requireOneCurrency(v1, v0);
    if (earlier.signum() == 0) {
      List<String> notes = later.signum() == 0 ? List.of() : List.of("new: there was none before");
      return IndicatorValue.undefined(this, key, Undefined.ZERO_DENOMINATOR, inputs, notes);
    }
    return IndicatorValue.of(this, key, Ratios.change(later, earlier), null, inputs, List.of());
  }

  private Period base(Period period) {
    return yearOnYear ? period.yearEarlier() : period.previous();
  }

  private List<Period> withBases(List<Period> periods) {
    Set<Period> all = new LinkedHashSet<>(periods);
    periods.forEach(p -> all.add(base(p)));
    return List.copyOf(all);
  }

  private static void requireOneCurrency(Input v1, Input v0) {
    CurrencyUnit later = v1.currency();
    CurrencyUnit earlier = v0.currency();
    if (later != null && earlier != null && !later.equals(earlier)) {
      throw new MixedFiguresException(
          "currencies",
          List.of(earlier, later),
          "convert the figures to one currency first, or keep currencies apart with by(CURRENCY, …)");
    }
  }
}
