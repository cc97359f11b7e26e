package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
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
    Sums sums = query.with(withBases(query.periods()), dimensions).sums(store, dimensions);
    int[] later =
        Blocks.filter(
            sums.keys().size(),
            row ->
                query.periods().isEmpty()
                    || query.periods().contains(sums.keys().get(Dimension.PERIOD, row)));
    Keys keys = sums.keys().take(dimensions, later);
    RowMap earlier =
        sums.keys().rowsOf(keys, Map.of(Dimension.PERIOD, period -> base((Period) period)));
    return new IndicatorResult(query, new Rates(sums, keys, RowMap.of(later), earlier.listed()));
  }

  private final class Rates extends Answer {
    private final Sums sums;
    private final RowMap later;
    private final RowMap earlier;

    Rates(Sums sums, Keys keys, RowMap later, RowMap earlier) {
      super(TradeGrowth.this, keys, List.of(sums.inputs("V1", later), sums.inputs("V0", earlier)));
      this.sums = sums;
      this.later = later;
      this.earlier = earlier;
      if (!sums.isOneCurrency()) {
        IntStream.range(0, keys.size()).forEach(this::requireOneCurrency);
      }
    }

    @Override
    @Nullable Undefined undefined(int row) {
      Undefined of1 = sums.undefined(later.get(row));
      Undefined of0 = sums.undefined(earlier.get(row));
      if (of1 != null) {
        return of1;
      }
      if (of0 != null) {
        return earlier.get(row) < 0 ? Undefined.NO_BASE_PERIOD : of0;
      }
      return sums.value(earlier.get(row)).signum() == 0 ? Undefined.ZERO_DENOMINATOR : null;
    }

    @Override
    @Nullable BigDecimal value(int row) {
      return undefined(row) != null
          ? null
          : Ratios.change(sums.value(later.get(row)), sums.value(earlier.get(row)));
    }

    @Override
    List<String> notes(int row) {
      boolean isNew =
          undefined(row) == Undefined.ZERO_DENOMINATOR && sums.value(later.get(row)).signum() != 0;
      return isNew ? List.of("new: there was none before") : List.of();
    }

    private void requireOneCurrency(int row) {
      CurrencyUnit now = sums.currency(later.get(row));
      CurrencyUnit before = sums.currency(earlier.get(row));
      boolean isCompared =
          sums.undefined(later.get(row)) == null && sums.undefined(earlier.get(row)) == null;
      if (isCompared && now != null && before != null && !now.equals(before)) {
        throw new MixedFiguresException(
            "currencies",
            List.of(before, now),
            "convert the figures to one currency first, or keep currencies apart with by(CURRENCY, …)");
      }
    }
  }

  private Period base(Period period) {
    return yearOnYear ? period.yearEarlier() : period.previous();
  }

  private List<Period> withBases(List<Period> periods) {
    Set<Period> all = new LinkedHashSet<>(periods);
    periods.forEach(p -> all.add(base(p)));
    return List.copyOf(all);
  }
}
