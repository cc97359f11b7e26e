package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.TradeStore;
import org.tradefigures.trade.Valuation;
import org.tradefigures.trade.ValuationClass;

/**
 * Growth of trade from one period to the next.
 *
 * <p>Formula: <em>V1 / V0 - 1</em>, where V1 is the value in a period and V0 that of the period of
 * equal length right before it (or, year on year, of the same part of the year before).
 *
 * <p>Input: rows of one currency and one class of valuation; where one of two periods does not tell
 * its valuation, or goods are told by another classification or edition than in the other, a note
 * says so. Output: one row per combination of dimensions, period and direction, a number from -1,
 * to 34 digits; times 100 for percent.
 *
 * <p>Undefined where either value is not known, where the figures that are asked for have none of
 * the period right before, even if they are complete (a gap is never annualised), where V0 is zero,
 * which marks trade that is new, where either is negative, as corrections are, and where only one
 * of the two is of the world, of another aggregate or of the total of commodities, unless the data
 * are complete; and where the two are added up from shorter periods that are not the same parts of
 * both, such as two months of one year and all of the other, or half a year of one of several
 * economies. What is in neither of the two a note says. A commodity that the period before does not
 * tell by its classification is not known there, not even in complete data.
 *
 * <p>Source: UNCTAD Handbook of Statistics, calculation methods.
 */
public final class TradeGrowth implements Indicator {

  private static final Set<ValuationClass> KNOWN =
      EnumSet.of(ValuationClass.FOB_TYPE, ValuationClass.CIF_TYPE);

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
    IndicatorQuery withBases = query.with(withBases(query.periods()), dimensions);
    Sums sums = withBases.sums(store, dimensions);
    int[] later =
        Blocks.filter(
            sums.keys().size(),
            row ->
                query.periods().isEmpty()
                    || query.periods().contains(sums.keys().get(Dimension.PERIOD, row)));
    Keys keys = sums.keys().take(dimensions, later);
    RowMap earlier =
        sums.keys()
            .rowsOf(keys, Map.of(Dimension.PERIOD, period -> base((Period) period)))
            .listed();
    Set<Period> toldPeriods = sums.keys().periods();
    Scopes scopes = Scopes.of(withBases, store, sums, dimensions, UnaryOperator.identity(), true);
    Rates rates =
        new Rates(
            query,
            sums,
            keys,
            RowMap.of(later),
            earlier,
            toldPeriods,
            query.missing() == IndicatorQuery.MissingAs.ZERO
                ? Map.of()
                : lacking(sums, keys, earlier, toldPeriods),
            scopes);
    if (!Scopes.isComplete(query, sums)) {
      rates.compare();
    }
    rates.compare(Gaps.of(withBases, store, sums, UnaryOperator.identity()));
    return new IndicatorResult(query, rates);
  }

  /**
   * Where even complete data have no figures of the period before at all, or none by the
   * classification of a commodity: they are not zero, nor is the trade new.
   */
  private Map<Integer, String> lacking(
      Sums sums, Keys keys, RowMap earlier, Set<Period> toldPeriods) {
    Map<Integer, String> lacking = new HashMap<>();
    for (int row = 0; sums.isComplete() && row < keys.size(); row++) {
      if (earlier.get(row) < 0) {
        Period before = base((Period) keys.get(Dimension.PERIOD, row));
        if (!toldPeriods.contains(before)) {
          lacking.put(row, "no figures of " + before);
        }
      }
    }
    if (!keys.dimensions().contains(Dimension.COMMODITY)
        || keys.values(Dimension.COMMODITY).stream()
                .map(commodity -> ((Commodity) commodity).classification())
                .distinct()
                .count()
            < 2) {
      return lacking;
    }
    Map<Map<Dimension<?>, Object>, Set<Classification>> told = new HashMap<>();
    for (int row = 0; row < sums.keys().size(); row++) {
      Map<Dimension<?>, Object> of = sums.keys().at(row);
      Commodity commodity = (Commodity) of.remove(Dimension.COMMODITY);
      told.computeIfAbsent(of, others -> EnumSet.noneOf(Classification.class))
          .add(commodity.classification());
    }
    for (int row = 0; row < keys.size(); row++) {
      if (earlier.get(row) < 0) {
        Map<Dimension<?>, Object> before = keys.at(row);
        Commodity commodity = (Commodity) before.remove(Dimension.COMMODITY);
        before.computeIfPresent(Dimension.PERIOD, (dimension, now) -> base((Period) now));
        Set<Classification> by = told.getOrDefault(before, Set.of());
        if (!by.isEmpty() && !by.contains(commodity.classification())) {
          lacking.put(row, "no figures by " + commodity.classification().label());
        }
      }
    }
    return lacking;
  }

  private static InputColumn base(Sums sums, RowMap earlier, Map<Integer, String> lacking) {
    InputColumn summed = sums.inputs("V0", earlier);
    return lacking.isEmpty()
        ? summed
        : new InputColumn(
            summed.name(),
            row -> {
              String why = lacking.get(row);
              return why == null
                  ? summed.at().apply(row)
                  : Input.undefined(summed.name(), Undefined.MISSING_INPUT, List.of(), why);
            },
            row -> lacking.containsKey(row) ? null : summed.value().apply(row),
            null);
  }

  private final class Rates extends Answer {
    private final IndicatorQuery query;
    private final Sums sums;
    private final RowMap later;
    private final RowMap earlier;

    private final Set<Period> toldPeriods;

    /** Why V0 is not known, though there may be figures of its period. */
    private final Map<Integer, String> lacking;

    private final Scopes scopes;

    /** Why the two values are not of the same, by row. */
    private final Map<Integer, String> unlike = new HashMap<>();

    /** What neither period has figures of, by row. */
    private final Map<Integer, String> untold = new HashMap<>();

    Rates(
        IndicatorQuery query,
        Sums sums,
        Keys keys,
        RowMap later,
        RowMap earlier,
        Set<Period> toldPeriods,
        Map<Integer, String> lacking,
        Scopes scopes) {
      super(
          TradeGrowth.this, keys, List.of(sums.inputs("V1", later), base(sums, earlier, lacking)));
      this.toldPeriods = toldPeriods;
      this.lacking = lacking;
      this.scopes = scopes;
      this.query = query;
      this.sums = sums;
      this.later = later;
      this.earlier = earlier;
      if (!sums.isOneCurrency()) {
        IntStream.range(0, keys.size()).forEach(this::requireOneCurrency);
      }
      IntStream.range(0, keys.size()).forEach(this::requireOneValuation);
    }

    void compare() {
      for (int row = 0; row < size(); row++) {
        if (undefined(row) == null) {
          List<Object> only = scopes.lackingIn(earlier.get(row), later.get(row));
          only.addAll(scopes.lackingIn(later.get(row), earlier.get(row)));
          if (!only.isEmpty()) {
            unlike.put(
                row,
                "only one of the two is of "
                    + only.stream().map(Object::toString).collect(Collectors.joining(", "))
                    + ", in a selection of figures");
          }
        }
      }
    }

    void compare(Gaps gaps) {
      for (int row = 0; !gaps.areNone() && row < size(); row++) {
        Period period = (Period) keys().get(Dimension.PERIOD, row);
        String now = gaps.in(later.get(row));
        String before = gaps.in(earlier.get(row));
        if (undefined(row) != null) {
          continue;
        }
        if (!gaps.areAlike(later.get(row), earlier.get(row))) {
          unlike.put(
              row,
              Stream.of(
                      now.isEmpty() ? "" : period + " has no figures of " + now,
                      before.isEmpty() ? "" : base(period) + " has no figures of " + before)
                  .filter(words -> !words.isEmpty())
                  .collect(Collectors.joining(", and ")));
        } else if (!now.isEmpty()) {
          untold.put(row, "there are no figures of " + now + ", nor of " + before);
        }
      }
    }

    @Override
    @Nullable Undefined undefined(int row) {
      if (unlike.containsKey(row)) {
        return Undefined.MISSING_INPUT;
      }
      Undefined of1 = sums.undefined(later.get(row));
      if (of1 != null) {
        return of1;
      }
      if (lacking.containsKey(row)) {
        Period before = base((Period) keys().get(Dimension.PERIOD, row));
        return toldPeriods.contains(before) ? Undefined.MISSING_INPUT : Undefined.NO_BASE_PERIOD;
      }
      Undefined of0 = sums.undefined(earlier.get(row));
      if (of0 != null) {
        return earlier.get(row) < 0 ? Undefined.NO_BASE_PERIOD : of0;
      }
      int base = sums.value(earlier.get(row)).signum();
      if (base < 0 || sums.value(later.get(row)).signum() < 0) {
        return Undefined.NEGATIVE_INPUT;
      }
      return base == 0 ? Undefined.ZERO_DENOMINATOR : null;
    }

    @Override
    @Nullable BigDecimal value(int row) {
      return undefined(row) != null
          ? null
          : Ratios.change(sums.value(later.get(row)), sums.value(earlier.get(row)));
    }

    @Override
    List<String> notes(int row) {
      List<String> born = bornSince(row);
      if (!born.isEmpty()) {
        return born;
      }
      String why = unlike.get(row);
      if (why != null) {
        return List.of(why);
      }
      if (undefined(row) == Undefined.ZERO_DENOMINATOR) {
        boolean isNew = sums.value(later.get(row)).signum() != 0;
        return isNew ? List.of("new: there was none before") : List.of();
      }
      if (undefined(row) != null) {
        return List.of();
      }
      List<String> notes = new ArrayList<>();
      String ofNeither = untold.get(row);
      if (ofNeither != null) {
        notes.add(ofNeither);
      }
      List<Valuation> valuations = differentValuations(row);
      if (!valuations.isEmpty()) {
        notes.add(
            "V1 is valued "
                + valuations.get(1)
                + ", V0 "
                + valuations.get(0)
                + ": part of the change may be that of the valuation");
      }
      List<Classification> by = scopes.differentEditions(earlier.get(row), later.get(row));
      if (!by.isEmpty()) {
        notes.add(
            "V1 is told by "
                + by.get(1).label()
                + ", V0 by "
                + by.get(0).label()
                + ": part of the change may be that of the classification");
      }
      return notes;
    }

    /** What there was not yet, where the period before has no value. */
    private List<String> bornSince(int row) {
      Map<Dimension<?>, Object> key = keys().at(row);
      Period now = (Period) Objects.requireNonNull(key.get(Dimension.PERIOD));
      Set<Economy> economies = query.economies(key);
      economies.removeIf(economy -> !economy.existedIn(now));
      return value(row) == null ? Lives.notes(economies, List.of(base(now))) : List.of();
    }

    /** Refuses to set CIF against FOB; where a valuation is not known, a note tells so. */
    private void requireOneValuation(int row) {
      List<Valuation> different = differentValuations(row);
      if (different.stream().map(Valuation::valuationClass).filter(KNOWN::contains).count() > 1) {
        throw new MixedFiguresException(
            "valuations",
            different,
            "pick one kind with where(q -> q.valuations(…)), or keep them apart with by(VALUATION, …)");
      }
    }

    /** The valuations of V0 and V1 where they are of different classes; else none. */
    private List<Valuation> differentValuations(int row) {
      return undefined(row) != null
          ? List.of()
          : ofDifferentClasses(sums.valuation(earlier.get(row)), sums.valuation(later.get(row)));
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
