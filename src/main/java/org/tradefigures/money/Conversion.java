package org.tradefigures.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import javax.money.MonetaryOperator;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeFlow;

/**
 * How amounts are converted: into which currency, at which kind of rate, from which table. For
 * instance
 *
 * <pre>{@code
 * Conversion inShillings = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
 * MonetaryAmount shillings = inShillings.in(2024).apply(Amounts.of("USD", 737_000_000));
 * System.out.println(inShillings.convert(Amounts.of("USD", 737_000_000), Period.year(2024)).explain());
 * }</pre>
 *
 * <p>Trade in a period converts at the average of that period. Unless it is asked for, no gap is
 * filled, no third currency is gone through and no rebased rate is taken: a rate that is not there
 * is a {@link MissingRateException}. Only where a currency took the place of another by an official
 * factor, that factor is used of itself, and told: an amount of old Turkish lira is brought into
 * the new one, and from there converts at the rate that is told in the new one. The rates of a
 * conversion are multiplied and divided exactly, and the result is rounded once. An amount that is
 * in the wanted currency already stays as it is; one of a period in which nobody used its currency
 * is refused. Immutable.
 */
public final class Conversion {

  private final CurrencyUnit term;
  private final RateKind kind;
  private final RateTable rates;
  private final GapRule gapRule;
  private final @Nullable CurrencyUnit pivot;
  private final boolean rebased;
  private final Rounding rounding;

  private Conversion(
      CurrencyUnit term,
      RateKind kind,
      RateTable rates,
      GapRule gapRule,
      @Nullable CurrencyUnit pivot,
      boolean rebased,
      Rounding rounding) {
    this.term = term;
    this.kind = kind;
    this.rates = rates;
    this.gapRule = gapRule;
    this.pivot = pivot;
    this.rebased = rebased;
    this.rounding = rounding;
  }

  /**
   * The currency to convert to; the kind of rate is said next.
   *
   * @param currency ISO 4217 code, such as {@code KES}
   * @return what asks for the rates
   * @throws org.tradefigures.reference.UnknownCodeException if the currency is unknown
   */
  public static Target to(String currency) {
    return to(Currencies.of(currency));
  }

  /**
   * The currency to convert to; the kind of rate is said next.
   *
   * @param currency the currency
   * @return what asks for the rates
   */
  public static Target to(CurrencyUnit currency) {
    return new Target(currency);
  }

  /** A currency to convert to, for which the rates have to be named. */
  public static final class Target {

    private final CurrencyUnit currency;

    private Target(CurrencyUnit currency) {
      this.currency = Objects.requireNonNull(currency, "currency");
    }

    /**
     * Converts at the average of the period, which is right for trade in the period.
     *
     * @param rates where the rates are
     * @return the conversion
     */
    public Conversion atPeriodAverage(RateTable rates) {
      return at(RateKind.PERIOD_AVERAGE, rates);
    }

    /**
     * Converts at the rate on the last day of the period, which is right for stocks.
     *
     * @param rates where the rates are
     * @return the conversion
     */
    public Conversion atEndOfPeriod(RateTable rates) {
      return at(RateKind.END_OF_PERIOD, rates);
    }

    /**
     * Converts at the rate of a day.
     *
     * @param rates where the rates are
     * @return the conversion
     */
    public Conversion atDay(RateTable rates) {
      return at(RateKind.DAILY, rates);
    }

    /**
     * Converts at a kind of rate.
     *
     * @param kind the kind
     * @param rates where the rates are
     * @return the conversion
     * @throws IllegalArgumentException if the kind is {@link RateKind#FIXED}, whose rates are used
     *     of themselves
     */
    public Conversion at(RateKind kind, RateTable rates) {
      if (kind == RateKind.FIXED) {
        throw new IllegalArgumentException(
            "No conversion at fixed rates alone: they are used of themselves where one currency took the place of another; name the kind of the other rates");
      }
      return new Conversion(
          currency,
          Objects.requireNonNull(kind, "kind"),
          Objects.requireNonNull(rates, "rates"),
          GapRule.none(),
          null,
          false,
          Rounding.minorUnit());
    }
  }

  /**
   * A copy with a rule for periods without a rate.
   *
   * @param value the rule
   * @return the copy
   */
  public Conversion withGapRule(GapRule value) {
    Objects.requireNonNull(value, "gapRule");
    return new Conversion(term, kind, rates, value, pivot, rebased, rounding);
  }

  /**
   * A copy that always converts through a third currency: into it and from it into the wanted one.
   * Amounts in the third currency, and into it, need one rate only.
   *
   * @param currency ISO 4217 code of the third currency
   * @return the copy
   * @throws org.tradefigures.reference.UnknownCodeException if the currency is unknown
   */
  public Conversion via(String currency) {
    return new Conversion(term, kind, rates, gapRule, Currencies.of(currency), rebased, rounding);
  }

  /**
   * A copy that takes a rebased rate where there is none in the money of the period. The amounts
   * are then in the currency unit of later days: right for a long series in one unit, wrong for an
   * amount in the money of its time.
   *
   * @return the copy
   */
  public Conversion acceptingRebased() {
    return new Conversion(term, kind, rates, gapRule, pivot, true, rounding);
  }

  /**
   * A copy with another rounding.
   *
   * @param value the rounding
   * @return the copy
   */
  public Conversion rounding(Rounding value) {
    Objects.requireNonNull(value, "rounding");
    return new Conversion(term, kind, rates, gapRule, pivot, rebased, value);
  }

  /**
   * A copy that keeps 34 significant digits.
   *
   * @return the copy
   */
  public Conversion unrounded() {
    return rounding(Rounding.unrounded());
  }

  /**
   * The currency to convert to.
   *
   * @return the currency
   */
  public CurrencyUnit currency() {
    return term;
  }

  /**
   * The rounding at the end.
   *
   * @return the rounding
   */
  public Rounding rounding() {
    return rounding;
  }

  /**
   * This conversion for the amounts of a year.
   *
   * @param year the calendar year
   * @return the operator
   */
  public MonetaryOperator in(int year) {
    return in(Period.year(year));
  }

  /**
   * This conversion for the amounts of a period.
   *
   * @param period the period
   * @return the operator
   */
  public MonetaryOperator in(Period period) {
    Objects.requireNonNull(period, "period");
    return amount -> convert(amount, period).result();
  }

  /**
   * This conversion for the amounts of a day.
   *
   * @param day the day
   * @return the operator
   */
  public MonetaryOperator on(LocalDate day) {
    return in(Period.day(day));
  }

  /**
   * Converts an amount.
   *
   * @param amount the amount, of any implementation
   * @param period the period it belongs to
   * @return the result and how it came about
   * @throws MissingRateException if there is no rate
   * @throws CurrencyNotInUseException if nobody used the currency of the amount in the period
   * @throws IllegalArgumentException if the period can't have a rate of the kind
   */
  public ConvertedAmount convert(MonetaryAmount amount, Period period) {
    ConversionFactor factor = factor(amount.getCurrency(), period);
    BigDecimal result = factor.apply(Amounts.number(amount), rounding);
    return new ConvertedAmount(amount, Amounts.of(term, result), period, factor, rounding);
  }

  /**
   * Converts the value of a trade figure. Everything else stays, its source too; a note in its
   * provenance says what the value was and how it was converted. A figure without a value stays
   * without one, and needs no rate.
   *
   * @param flow the figure
   * @return the figure in the wanted currency
   * @throws MissingRateException if there is no rate for its period
   * @throws IllegalArgumentException if its period can't have a rate of the kind
   */
  public TradeFlow convert(TradeFlow flow) {
    if (flow.currency().equals(term)) {
      return flow;
    }
    TradeFlow.Builder converted = flow.toBuilder().currency(term);
    flow.amount()
        .map(amount -> convert(amount, flow.period()))
        .ifPresent(
            c ->
                converted
                    .amount(c.result())
                    .provenance(withNote(flow.provenance(), "converted from " + c.summary())));
    return converted.build();
  }

  private static Provenance withNote(Provenance provenance, String note) {
    String before = provenance.note();
    return provenance.withNote(before == null ? note : before + "; " + note);
  }

  /**
   * The exact factor, for whole columns of amounts in one currency and period.
   *
   * @param base the currency to convert
   * @param period the period the amounts belong to
   * @return the factor with its rates
   * @throws MissingRateException if there is no rate
   * @throws CurrencyNotInUseException if nobody used the currency of the amount in the period
   * @throws IllegalArgumentException if the period can't have a rate of the kind
   */
  public ConversionFactor factor(CurrencyUnit base, Period period) {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(period, "period");
    if (base.equals(term)) {
      return new ConversionFactor(base, term, List.of());
    }
    CurrencyHistory.check(base, period, rebased);
    List<RateStep> steps = new ArrayList<>();
    CurrencyUnit at = base;
    if (pivot != null) {
      steps.addAll(steps(base, pivot, period));
      at = pivot;
    }
    steps.addAll(steps(at, term, period));
    return new ConversionFactor(base, term, steps);
  }

  /**
   * The rate between two currencies or between those that took their place, and the fixed rates
   * that lead there.
   */
  private List<RateStep> steps(CurrencyUnit from, CurrencyUnit to, Period period) {
    return steps(from, to, period, GapRule.none())
        .or(() -> steps(from, to, period, gapRule))
        .orElseGet(() -> List.of(rates.get(from, to, period, kind, gapRule)));
  }

  private Optional<List<RateStep>> steps(
      CurrencyUnit from, CurrencyUnit to, Period period, GapRule rule) {
    for (Map.Entry<CurrencyUnit, List<RateStep>> start :
        rates.successors(from, period).entrySet()) {
      for (Map.Entry<CurrencyUnit, List<RateStep>> end : rates.successors(to, period).entrySet()) {
        Optional<List<RateStep>> path =
            start.getKey().equals(end.getKey())
                ? fixedPath(start.getValue(), back(end.getValue()), period)
                : path(start, end, period, rule);
        if (path.isPresent()) {
          return path;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<List<RateStep>> path(
      Map.Entry<CurrencyUnit, List<RateStep>> start,
      Map.Entry<CurrencyUnit, List<RateStep>> end,
      Period period,
      GapRule rule) {
    CurrencyUnit from = start.getKey();
    CurrencyUnit to = end.getKey();
    boolean inLaterUnit = !start.getValue().isEmpty() || !end.getValue().isEmpty();
    return rates
        .find(from, to, period, kind, rule)
        .or(
            () ->
                rebased || inLaterUnit
                    ? rates.findRebased(from, to, period, kind)
                    : Optional.empty())
        .map(
            step ->
                Stream.of(start.getValue(), List.of(step), back(end.getValue()))
                    .flatMap(List::stream)
                    .toList());
  }

  /** For instance {@code to KES at period-average, rounded to minor unit, half-even}. */
  @Override
  public String toString() {
    return "to "
        + term.getCurrencyCode()
        + " at "
        + kind
        + (pivot == null ? "" : " via " + pivot.getCurrencyCode())
        + (gapRule.equals(GapRule.none()) ? "" : ", gaps by " + gapRule)
        + (rebased ? ", rebased rates too" : "")
        + ", rounded to "
        + rounding;
  }

  /** Two old currencies are tied to each other only once both are fixed. */
  private static Optional<List<RateStep>> fixedPath(
      List<RateStep> up, List<RateStep> down, Period period) {
    List<RateStep> steps = Stream.concat(up.stream(), down.stream()).toList();
    boolean tied =
        up.isEmpty()
            || down.isEmpty()
            || steps.stream().noneMatch(s -> period.start().isBefore(s.rate().period().start()));
    return tied ? Optional.of(steps) : Optional.empty();
  }

  private static List<RateStep> back(List<RateStep> steps) {
    List<RateStep> back = new ArrayList<>(steps.stream().map(RateStep::inverse).toList());
    Collections.reverse(back);
    return back;
  }
}
