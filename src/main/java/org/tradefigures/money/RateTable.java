package org.tradefigures.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import javax.money.convert.ExchangeRateProvider;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;

/**
 * Exchange rates, looked up by their two currencies, period and kind. Immutable; for one pair,
 * period and kind there is one rate.
 *
 * <p>Several sources are combined with {@link #orElse}, the better one first. A rate of the
 * opposite direction is found too, and comes as a step that is marked as inverted. Nothing else is
 * done unasked: no gap is filled, no third currency is gone through, no rebased rate is taken.
 *
 * <pre>{@code
 * RateTable daily = new EcbRates().read(Path.of("eurofxref-hist.csv"));
 * RateTable rates = daily.orElse(daily.averagedTo(Frequency.YEAR)).orElse(RateTable.bundled());
 * ConvertedAmount euros =
 *     Conversion.to("EUR").atPeriodAverage(rates).convert(Amounts.of("USD", 100), Period.year(2024));
 * }</pre>
 */
public final class RateTable {

  /** What a look-up needs to know of a rate besides its period. */
  private record Series(CurrencyUnit base, CurrencyUnit term, RateKind kind, boolean rebased) {

    static Series of(Rate rate) {
      return new Series(rate.base(), rate.term(), rate.kind(), rate.rebased());
    }

    Series inverse() {
      return new Series(term, base, kind, rebased);
    }

    Series asRebased() {
      return new Series(base, term, kind, true);
    }

    Series with(CurrencyUnit otherBase, CurrencyUnit otherTerm) {
      return new Series(otherBase, otherTerm, kind, rebased);
    }

    Series with(RateKind otherKind) {
      return new Series(base, term, otherKind, rebased);
    }

    boolean has(CurrencyUnit currency) {
      return base.equals(currency) || term.equals(currency);
    }

    String pair() {
      return base + " to " + term;
    }
  }

  private static final Comparator<Rate> ORDER =
      Comparator.comparing((Rate r) -> r.base().getCurrencyCode())
          .thenComparing(r -> r.term().getCurrencyCode())
          .thenComparing(Rate::kind)
          .thenComparing(Rate::rebased)
          .thenComparing(Rate::period);

  private static final int MOST_LISTED = 10;
  private static final int MOST_STRETCHES = 4;

  private static final NavigableMap<Period, Rate> NONE = Collections.emptyNavigableMap();
  private static final RateTable EMPTY = new RateTable(Map.of(), Map.of());

  private final Map<Series, NavigableMap<Period, Rate>> series;

  /** The fixed rates by the old currency, their term. */
  private final Map<CurrencyUnit, Rate> successions;

  private RateTable(
      Map<Series, NavigableMap<Period, Rate>> series, Map<CurrencyUnit, Rate> successions) {
    this.series = series;
    this.successions = successions;
  }

  /**
   * A table without rates.
   *
   * @return the table
   */
  public static RateTable empty() {
    return EMPTY;
  }

  /**
   * A table of the given rates.
   *
   * @param rates the rates in any order; the same rate may stand there more than once, and the
   *     first is kept with its provenance
   * @return the table
   * @throws ContradictoryRatesException if two rates for the same base, term, period and kind
   *     differ, one is told in the opposite direction and is not about the inverse ({@link
   *     Rate#isInverseOf}), or two fixed rates put different currencies or factors in the place of
   *     one
   */
  public static RateTable of(Collection<Rate> rates) {
    return of(rates, true);
  }

  /** Means of inverse rates may be far from the inverses of their means. */
  static RateTable ofMeans(Collection<Rate> rates) {
    return of(rates, false);
  }

  private static RateTable of(Collection<Rate> rates, boolean inversesAgree) {
    Map<Series, NavigableMap<Period, Rate>> series = new HashMap<>();
    for (Rate rate : rates) {
      Series own = Series.of(rate);
      Rate before =
          series.computeIfAbsent(own, s -> new TreeMap<>()).putIfAbsent(rate.period(), rate);
      if (before != null && before.factor().compareTo(rate.factor()) != 0) {
        throw new ContradictoryRatesException(before, rate);
      }
      Rate back =
          inversesAgree ? series.getOrDefault(own.inverse(), NONE).get(rate.period()) : null;
      if (back != null && !back.isInverseOf(rate)) {
        throw new ContradictoryRatesException(back, rate);
      }
    }
    return new RateTable(series, successions(rates));
  }

  private static Map<CurrencyUnit, Rate> successions(Collection<Rate> rates) {
    Map<CurrencyUnit, Rate> successions = new HashMap<>();
    for (Rate rate : rates) {
      if (rate.kind() == RateKind.FIXED) {
        Rate before = successions.putIfAbsent(rate.term(), rate);
        if (before != null && !before.withProvenance(rate.provenance()).equals(rate)) {
          throw new ContradictoryRatesException(before, rate);
        }
      }
    }
    return successions;
  }

  /**
   * A table of the given rates.
   *
   * @param rates the rates in any order
   * @return the table
   * @throws ContradictoryRatesException as in {@link #of(Collection)}
   */
  public static RateTable of(Rate... rates) {
    return of(List.of(rates));
  }

  /**
   * The rates that come with the library: official annual averages per US dollar from the World
   * Bank for some 160 currencies in the money of the year, among them the Kenyan shilling to 2024,
   * and from the Penn World Table for a few that the World Bank lacks, such as the Taiwan dollar to
   * 2017; for some currencies also rebased ones of earlier years; the averages of the first half of
   * 2024 and 2025 for the shilling; and the fixed rates of the euro's predecessors and some other
   * old currencies. Each rate names its source.
   *
   * @return the table, which is read when first asked for
   */
  public static RateTable bundled() {
    return BundledRates.TABLE;
  }

  /**
   * This table, and where it has no rate in either direction for a pair, period and kind, or no
   * successor of a currency, another.
   *
   * @param other the table that comes second
   * @return the two as one
   */
  public RateTable orElse(RateTable other) {
    List<Rate> rates = all().collect(Collectors.toCollection(ArrayList::new));
    other.all().filter(r -> !has(r)).forEach(rates::add);
    return of(rates);
  }

  /**
   * All rates, ordered by base, term, kind and period.
   *
   * @return the rates as published
   */
  public List<Rate> rates() {
    return all().sorted(ORDER).toList();
  }

  private Stream<Rate> all() {
    return series.values().stream().flatMap(s -> s.values().stream());
  }

  /**
   * The rate between two currencies, if there is one in the money of the period.
   *
   * @param base code of the currency to convert
   * @param term code of the currency to convert to
   * @param period the period, exactly
   * @param kind the kind of rate
   * @return the rate, marked as inverted where the table has it in the other direction only
   * @throws org.tradefigures.reference.UnknownCodeException if a currency is unknown
   */
  public Optional<RateStep> find(String base, String term, Period period, RateKind kind) {
    return find(Currencies.of(base), Currencies.of(term), period, kind);
  }

  /**
   * The rate between two currencies, if there is one in the money of the period.
   *
   * @param base the currency to convert
   * @param term the currency to convert to
   * @param period the period, exactly
   * @param kind the kind of rate
   * @return the rate, marked as inverted where the table has it in the other direction only
   */
  public Optional<RateStep> find(
      CurrencyUnit base, CurrencyUnit term, Period period, RateKind kind) {
    return find(base, term, period, kind, GapRule.none());
  }

  /**
   * The rate between two currencies, with a rule for gaps.
   *
   * @param base the currency to convert
   * @param term the currency to convert to
   * @param period the period
   * @param kind the kind of rate
   * @param gapRule what to do where there is no rate for the period
   * @return the rate of the period where there is one in either direction; else the one that the
   *     rule gives, whose own period says which it is, or, interpolated, whose provenance says
   *     between which
   */
  public Optional<RateStep> find(
      CurrencyUnit base, CurrencyUnit term, Period period, RateKind kind, GapRule gapRule) {
    Series wanted = new Series(base, term, kind, false);
    return lookUp(wanted, period)
        .or(
            () ->
                bridged(wanted, period, gapRule)
                    .map(rate -> new RateStep(rate, !rate.base().equals(base), gapRule)));
  }

  /**
   * The rebased rate between two currencies: one that its source put into a currency unit that was
   * not in use in the period.
   *
   * @param base the currency to convert
   * @param term the currency to convert to
   * @param period the period, exactly
   * @param kind the kind of rate
   * @return the rate, marked as inverted where the table has it in the other direction only
   */
  public Optional<RateStep> findRebased(
      CurrencyUnit base, CurrencyUnit term, Period period, RateKind kind) {
    return lookUp(new Series(base, term, kind, true), period);
  }

  /**
   * The currencies that took the place of a currency, one after the other, by fixed rates. For a
   * period before such a change, a new unit is the old one by another count; but a currency that
   * existed beside the old one before it took its place, as the euro beside the kuna, was another
   * currency then, and is left out.
   *
   * @param currency the currency to start with
   * @param period the time of the amounts
   * @return the currency itself with no steps, then each successor with the fixed rates that lead
   *     to it
   */
  Map<CurrencyUnit, List<RateStep>> successors(CurrencyUnit currency, Period period) {
    Map<CurrencyUnit, List<RateStep>> successors = new LinkedHashMap<>();
    List<RateStep> steps = List.of();
    CurrencyUnit at = currency;
    while (successors.putIfAbsent(at, steps) == null && successions.containsKey(at)) {
      Rate fixed = successions.get(at);
      LocalDate day = fixed.period().start();
      if (period.start().isBefore(day) && existedBefore(fixed.base(), day)) {
        break;
      }
      steps = Stream.concat(steps.stream(), Stream.of(fixed.inverse())).toList();
      at = fixed.base();
    }
    return successors;
  }

  private boolean existedBefore(CurrencyUnit currency, LocalDate day) {
    return series.entrySet().stream()
        .filter(e -> !e.getKey().rebased && e.getKey().has(currency))
        .flatMap(e -> e.getValue().keySet().stream())
        .anyMatch(period -> period.end().isBefore(day));
  }

  /**
   * The rate between two currencies in the money of the period.
   *
   * @param base code of the currency to convert
   * @param term code of the currency to convert to
   * @param period the period, exactly
   * @param kind the kind of rate
   * @return the rate, marked as inverted where the table has it in the other direction only
   * @throws MissingRateException if there is none
   * @throws org.tradefigures.reference.UnknownCodeException if a currency is unknown
   */
  public RateStep get(String base, String term, Period period, RateKind kind) {
    return get(Currencies.of(base), Currencies.of(term), period, kind, GapRule.none());
  }

  /**
   * The rate between two currencies in the money of the period, with a rule for gaps.
   *
   * @param base the currency to convert
   * @param term the currency to convert to
   * @param period the period
   * @param kind the kind of rate
   * @param gapRule what to do where there is no rate for the period
   * @return the rate, as {@link #find(CurrencyUnit, CurrencyUnit, Period, RateKind, GapRule)} gives
   *     it
   * @throws MissingRateException if there is none
   */
  public RateStep get(
      CurrencyUnit base, CurrencyUnit term, Period period, RateKind kind, GapRule gapRule) {
    kind.check(period);
    return find(base, term, period, kind, gapRule)
        .orElseThrow(
            () ->
                new MissingRateException(
                    base, term, period, kind, remedy(base, term, period, kind, gapRule)));
  }

  /**
   * Averages over longer periods, as plain means: of the daily rates of a period, or of the
   * averages of the shorter periods that make it up. The shortest periods that cover it are taken.
   * A period is covered by daily rates where no more than seven days in a row have none, by
   * averages where all are there; other periods get no average. Spans are left out.
   *
   * @param frequency a calendar frequency of at least a month
   * @return a table of these averages only, for instance to be put behind this one with {@link
   *     #orElse}; each notes how many rates it is the mean of
   * @throws IllegalArgumentException if the frequency is {@link Frequency#DAY} or {@link
   *     Frequency#SPAN}
   */
  public RateTable averagedTo(Frequency frequency) {
    if (frequency == Frequency.DAY || frequency == Frequency.SPAN) {
      throw new IllegalArgumentException(
          "No averages to " + frequency + ": name YEAR, HALF_YEAR, QUARTER or MONTH");
    }
    return RateAverages.of(all(), frequency);
  }

  /**
   * This table as a provider of the standard money API, for code that works with its interfaces. It
   * is a plain object and registered nowhere. A query needs a {@link java.time.LocalDate} (or a
   * {@link Period}) among its attributes; ask the provider itself, because {@code
   * MonetaryConversions.getConversion(query)} drops every attribute on its way.
   *
   * @param kind the kind of rate it gives
   * @param frequency which period that holds the date is meant: {@link Frequency#YEAR} for annual
   *     averages, {@link Frequency#DAY} for daily rates
   * @return the provider
   */
  public ExchangeRateProvider asProvider(RateKind kind, Frequency frequency) {
    return new RateTableProvider(this, kind, frequency);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RateTable table && series.equals(table.series);
  }

  @Override
  public int hashCode() {
    return series.hashCode();
  }

  /** For instance {@code 65 rates of KES, USD}. */
  @Override
  public String toString() {
    int size = series.values().stream().mapToInt(Map::size).sum();
    List<String> codes = currencies().stream().map(CurrencyUnit::getCurrencyCode).toList();
    return size == 0 ? "no rates" : size + (size == 1 ? " rate of " : " rates of ") + listed(codes);
  }

  /** Whether a rate would be told twice if it came from another table. */
  private boolean has(Rate rate) {
    return rate.kind() == RateKind.FIXED
        ? successions.containsKey(rate.term())
        : lookUp(Series.of(rate), rate.period()).isPresent();
  }

  private Optional<RateStep> lookUp(Series wanted, Period period) {
    return at(wanted, period)
        .map(Rate::direct)
        .or(() -> at(wanted.inverse(), period).map(Rate::inverse));
  }

  private Optional<Rate> at(Series wanted, Period period) {
    NavigableMap<Period, Rate> rates = series.get(wanted);
    return rates == null ? Optional.empty() : Optional.ofNullable(rates.get(period));
  }

  /**
   * A rate of either direction, whichever is nearer; but no line is drawn from one to the other.
   */
  private Optional<Rate> bridged(Series wanted, Period period, GapRule rule) {
    NavigableMap<Period, Rate> direct = series.getOrDefault(wanted, NONE);
    NavigableMap<Period, Rate> inverse = series.getOrDefault(wanted.inverse(), NONE);
    if (rule.method() == GapRule.Method.INTERPOLATE || direct.isEmpty() || inverse.isEmpty()) {
      return Stream.of(direct, inverse)
          .filter(rates -> !rates.isEmpty())
          .flatMap(rates -> rule.fill(rates, period).stream())
          .findFirst();
    }
    NavigableMap<Period, Rate> both = new TreeMap<>(inverse);
    both.putAll(direct);
    return rule.fill(both, period);
  }

  /** What there is instead of a missing rate, and what to do. */
  private String remedy(
      CurrencyUnit base, CurrencyUnit term, Period period, RateKind kind, GapRule gapRule) {
    Series wanted = new Series(base, term, kind, false);
    if (lookUp(wanted.asRebased(), period).isPresent()) {
      return "the table has only a rebased one, in a currency unit that was not in use then; accept it with acceptingRebased()";
    }
    if (kind == RateKind.PERIOD_AVERAGE) {
      for (Series pair : List.of(wanted, wanted.inverse())) {
        if (isMadeUp(period, pair)) {
          return "the table has "
              + pair.pair()
              + " for the shorter periods in it; take their average, as in rates.orElse(rates.averagedTo(Frequency."
              + period.frequency().name()
              + "))";
        }
      }
    }
    for (Series pair : List.of(wanted, wanted.inverse())) {
      NavigableMap<Period, Rate> rates = series.get(pair);
      if (rates != null) {
        return "the table has "
            + pair.pair()
            + " for "
            + coverage(rates.keySet())
            + advice(rates.keySet(), period, gapRule);
      }
    }
    List<String> pivots =
        currencies().stream()
            .filter(
                c ->
                    lookUp(wanted.with(base, c), period).isPresent()
                        && lookUp(wanted.with(c, term), period).isPresent())
            .map(CurrencyUnit::getCurrencyCode)
            .toList();
    if (!pivots.isEmpty()) {
      return "the table has both currencies against "
          + listed(pivots)
          + "; name the one to go through with via(\""
          + pivots.get(0)
          + "\")";
    }
    for (RateKind other : RateKind.values()) {
      for (Series pair : List.of(wanted.with(other), wanted.with(other).inverse())) {
        NavigableMap<Period, Rate> rates = series.get(pair);
        if (rates != null) {
          return "the table has "
              + pair.pair()
              + " as "
              + other
              + " rates only, for "
              + coverage(rates.keySet())
              + "; add the rate"
              + (other != RateKind.FIXED && other.suits(period) ? ", or convert at that kind" : "");
        }
      }
    }
    for (CurrencyUnit currency : List.of(base, term)) {
      if (!currencies().contains(currency)) {
        return series.isEmpty()
            ? "the table is empty; add rates"
            : "the table has no rate of "
                + currency
                + "; it has "
                + listed(currencies().stream().map(CurrencyUnit::getCurrencyCode).toList());
      }
    }
    return "the table has "
        + base
        + " against "
        + listed(partners(base))
        + ", and "
        + term
        + " against "
        + listed(partners(term))
        + "; add the rate, or name a currency to go through with via";
  }

  private static String advice(Collection<Period> periods, Period period, GapRule gapRule) {
    if (periods.stream()
        .noneMatch(
            p -> p.frequency() == period.frequency() && p.length().equals(period.length()))) {
      return ", none of them as long as "
          + period
          + ", and a gap rule takes no other; add the rate"
          + orAddUp(periods, period);
    }
    return gapRule.method() == GapRule.Method.NONE
        ? "; name a gap rule (previous, nearest, interpolate) or add the rate"
        : "; the gap rule '" + gapRule + "' reaches none; let it reach further or add the rate";
  }

  /** What helps besides where there is a rate for a longer period; the shortest of several. */
  private static String orAddUp(Collection<Period> periods, Period period) {
    return periods.stream()
        .filter(p -> p.frequency() != Frequency.SPAN && p.contains(period))
        .max(Comparator.comparing(Period::frequency))
        .map(
            longer ->
                ", or add amounts up to "
                    + longer
                    + " before they are converted, as per(Frequency."
                    + longer.frequency().name()
                    + ") does")
        .orElse("");
  }

  /** Whether there are rates of shorter periods of which the one of a period is the average. */
  private boolean isMadeUp(Period period, Series pair) {
    if (period.frequency() == Frequency.SPAN) {
      return false;
    }
    Stream<Rate> within =
        Stream.of(RateKind.DAILY, RateKind.PERIOD_AVERAGE)
            .flatMap(kind -> series.getOrDefault(pair.with(kind), NONE).values().stream())
            .filter(rate -> period.contains(rate.period()));
    return !RateAverages.of(within, period.frequency()).series.isEmpty();
  }

  private SortedSet<CurrencyUnit> currencies() {
    return series.keySet().stream()
        .flatMap(s -> Stream.of(s.base, s.term))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> partners(CurrencyUnit currency) {
    return series.keySet().stream()
        .filter(s -> s.has(currency))
        .map(s -> s.base.equals(currency) ? s.term : s.base)
        .map(CurrencyUnit::getCurrencyCode)
        .distinct()
        .sorted()
        .toList();
  }

  private static String listed(List<String> codes) {
    return codes.size() <= MOST_LISTED
        ? String.join(", ", codes)
        : String.join(", ", codes.subList(0, MOST_LISTED))
            + " and "
            + (codes.size() - MOST_LISTED)
            + " more";
  }

  /** The periods as stretches without a gap, by frequency; only first and last of many. */
  private static String coverage(Collection<Period> periods) {
    Map<Frequency, List<Period>> byFrequency =
        periods.stream()
            .collect(Collectors.groupingBy(Period::frequency, TreeMap::new, Collectors.toList()));
    return byFrequency.values().stream()
        .map(RateTable::stretches)
        .collect(Collectors.joining(", "));
  }

  private static String stretches(List<Period> periods) {
    List<String> stretches = new ArrayList<>();
    Period first = periods.get(0);
    for (int i = 0; i < periods.size(); i++) {
      Period last = periods.get(i);
      if (i + 1 == periods.size() || !last.next().equals(periods.get(i + 1))) {
        stretches.add(first.equals(last) ? first.toString() : first + " to " + last);
        first = i + 1 < periods.size() ? periods.get(i + 1) : last;
      }
    }
    return stretches.size() <= MOST_STRETCHES
        ? String.join(", ", stretches)
        : periods.size()
            + " periods from "
            + periods.get(0)
            + " to "
            + periods.get(periods.size() - 1);
  }
}
