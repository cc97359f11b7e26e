package org.tradefigures.jqwik;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import javax.money.CurrencyUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ArbitraryDecorator;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

/**
 * Trade flows of every kind: with and without a value, told by either side, by a third party, by
 * nobody alone or by nobody knows whom, with and without weight, quantity, breakdown and the finer
 * points of provenance. They shrink to the exports of {@code KEN} to {@code USA} in {@code 2024},
 * of all commodities, {@code USD 0}, as told by Kenya. All economies are of their time; those that
 * {@link #economies} and {@link #partners} name are taken as they are, so {@code
 * economies(TradeArbitraries.economies())} asks for the Soviet Union of 2024 too.
 *
 * <p>The methods narrow them down, one part each; a part that no method names stays as varied as it
 * was.
 */
public final class TradeFlowArbitrary extends ArbitraryDecorator<TradeFlow> {

  /** Whose office tells the figure, which is most often that of one of the two sides. */
  private interface Teller {
    Reporter of(Economy economy, Economy partner);
  }

  private record Sides(Period period, Economy economy, Economy partner, Reporter reporter) {

    boolean areOfTheirTime(boolean isAnyEconomy, boolean isAnyPartner) {
      return (isAnyEconomy || economy.existedIn(period))
          && (isAnyPartner || partner.existedIn(period))
          && reporter
              .findEconomy()
              .filter(third -> !third.equals(economy) && !third.equals(partner))
              .stream()
              .allMatch(third -> third.existedIn(period));
    }
  }

  private record Observation(ObservationStatus status, @Nullable BigDecimal value) {}

  private Arbitrary<Period> periods = TradeArbitraries.periods();
  private Arbitrary<Economy> economies = TradeArbitraries.economies();
  private Arbitrary<Economy> partners = TradeArbitraries.economies().shrinkTowards("USA");
  private boolean isAnyEconomy;
  private boolean isAnyPartner;
  private Arbitrary<Teller> tellers = anyTeller();
  private Arbitrary<FlowDirection> directions = anyDirection();
  private Arbitrary<Commodity> commodities = TradeArbitraries.commodities();
  private Arbitrary<Valuation> valuations = Arbitraries.of(Valuation.class);
  private Arbitrary<CurrencyUnit> currencies = AmountArbitrary.anyCurrency();
  private Arbitrary<ObservationStatus> statuses = anyStatus();
  private Arbitrary<BigDecimal> values = Numbers.any();
  private Arbitrary<Breakdown> breakdowns = TradeArbitraries.breakdowns();
  private Arbitrary<Provenance> provenances = TradeArbitraries.provenances();

  TradeFlowArbitrary() {}

  /**
   * Only flows of some periods.
   *
   * @param wanted the periods
   * @return the arbitrary
   */
  public TradeFlowArbitrary periods(Arbitrary<Period> wanted) {
    TradeFlowArbitrary copy = typedClone();
    copy.periods = wanted;
    return copy;
  }

  /**
   * Only flows of calendar years.
   *
   * @param first the first year
   * @param last the last year
   * @return the arbitrary
   */
  public TradeFlowArbitrary years(int first, int last) {
    return periods(TradeArbitraries.periods().ofFrequency(Frequency.YEAR).startingIn(first, last));
  }

  /**
   * Only flows of some economies' trade.
   *
   * @param codes their codes; the first is the one to shrink to
   * @return the arbitrary
   * @throws org.tradefigures.reference.UnknownCodeException if a code is unknown
   */
  public TradeFlowArbitrary economies(String... codes) {
    return economies(among(codes));
  }

  /**
   * Only flows of some economies' trade.
   *
   * @param wanted the economies
   * @return the arbitrary
   */
  public TradeFlowArbitrary economies(Arbitrary<Economy> wanted) {
    TradeFlowArbitrary copy = typedClone();
    copy.economies = wanted;
    copy.isAnyEconomy = true;
    return copy;
  }

  /**
   * Only flows with some partners.
   *
   * @param codes their codes; the first is the one to shrink to
   * @return the arbitrary
   * @throws org.tradefigures.reference.UnknownCodeException if a code is unknown
   */
  public TradeFlowArbitrary partners(String... codes) {
    return partners(among(codes));
  }

  /**
   * Only flows with some partners.
   *
   * @param wanted the partners
   * @return the arbitrary
   */
  public TradeFlowArbitrary partners(Arbitrary<Economy> wanted) {
    TradeFlowArbitrary copy = typedClone();
    copy.partners = wanted;
    copy.isAnyPartner = true;
    return copy;
  }

  /**
   * Only flows told by some reporters.
   *
   * @param texts codes of economies, {@code reconciled} or {@code unknown}; the first is the one to
   *     shrink to
   * @return the arbitrary
   * @throws org.tradefigures.reference.UnknownCodeException if one is none of them
   */
  public TradeFlowArbitrary reporters(String... texts) {
    TradeFlowArbitrary copy = typedClone();
    copy.tellers =
        Choices.of("reporter", Arrays.stream(texts).map(Reporter::parse).toList())
            .map(reporter -> (economy, partner) -> reporter);
    return copy;
  }

  /**
   * Only flows of some directions.
   *
   * @param wanted the directions; the first is the one to shrink to
   * @return the arbitrary
   */
  public TradeFlowArbitrary directions(FlowDirection... wanted) {
    TradeFlowArbitrary copy = typedClone();
    copy.directions = Choices.of("direction", List.of(wanted));
    return copy;
  }

  /**
   * Only flows of some commodities.
   *
   * @param wanted the commodities
   * @return the arbitrary
   */
  public TradeFlowArbitrary commodities(Arbitrary<Commodity> wanted) {
    TradeFlowArbitrary copy = typedClone();
    copy.commodities = wanted;
    return copy;
  }

  /**
   * Only flows of some valuations.
   *
   * @param wanted the valuations; the first is the one to shrink to
   * @return the arbitrary
   */
  public TradeFlowArbitrary valuations(Valuation... wanted) {
    TradeFlowArbitrary copy = typedClone();
    copy.valuations = Choices.of("valuation", List.of(wanted));
    return copy;
  }

  /**
   * Only flows in some currencies.
   *
   * @param codes ISO 4217 codes; the first is the one to shrink to
   * @return the arbitrary
   * @throws org.tradefigures.reference.UnknownCodeException if a currency is unknown
   */
  public TradeFlowArbitrary currencies(String... codes) {
    TradeFlowArbitrary copy = typedClone();
    copy.currencies = AmountArbitrary.currencies(codes);
    return copy;
  }

  /**
   * Only flows of some statuses.
   *
   * @param wanted the statuses; the first is the one to shrink to
   * @return the arbitrary
   */
  public TradeFlowArbitrary statuses(ObservationStatus... wanted) {
    TradeFlowArbitrary copy = typedClone();
    copy.statuses = Choices.of("status", List.of(wanted));
    return copy;
  }

  /**
   * Only flows with a value: none is missing, suppressed or not yet reported.
   *
   * @return the arbitrary
   */
  public TradeFlowArbitrary withoutAbsent() {
    TradeFlowArbitrary copy = typedClone();
    copy.statuses = statuses.filter(ObservationStatus::hasValue);
    return copy;
  }

  /**
   * Only flows of some values, where they have one.
   *
   * @param wanted the values
   * @return the arbitrary
   */
  public TradeFlowArbitrary values(Arbitrary<BigDecimal> wanted) {
    TradeFlowArbitrary copy = typedClone();
    copy.values = wanted;
    return copy;
  }

  /**
   * Only flows that are not negative, where they have a value.
   *
   * @return the arbitrary
   */
  public TradeFlowArbitrary notNegative() {
    return values(Numbers.notNegative());
  }

  /**
   * Only totals over second partners, customs procedures and modes of transport.
   *
   * @return the arbitrary
   */
  public TradeFlowArbitrary withoutBreakdown() {
    TradeFlowArbitrary copy = typedClone();
    copy.breakdowns = Arbitraries.just(Breakdown.TOTAL);
    return copy;
  }

  /**
   * Only flows of some provenances.
   *
   * @param wanted the provenances
   * @return the arbitrary
   */
  public TradeFlowArbitrary provenances(Arbitrary<Provenance> wanted) {
    TradeFlowArbitrary copy = typedClone();
    copy.provenances = wanted;
    return copy;
  }

  @Override
  protected Arbitrary<TradeFlow> arbitrary() {
    Arbitrary<Sides> sides =
        Combinators.combine(periods, economies, partners, tellers)
            .as(
                (period, economy, partner, teller) ->
                    new Sides(period, economy, partner, teller.of(economy, partner)))
            .filter(s -> s.areOfTheirTime(isAnyEconomy, isAnyPartner));
    Arbitrary<Observation> observations =
        Combinators.combine(statuses, values)
            .as((status, value) -> new Observation(status, status.hasValue() ? value : null));
    return Builders.withBuilder(TradeFlow::builder)
        .use(sides)
        .in((b, s) -> b.period(s.period).economy(s.economy).partner(s.partner).reporter(s.reporter))
        .use(directions)
        .in(TradeFlow.Builder::direction)
        .use(commodities)
        .in(TradeFlow.Builder::commodity)
        .use(valuations)
        .in(TradeFlow.Builder::valuation)
        .use(currencies)
        .in((b, currency) -> b.currency(currency))
        .use(observations)
        .in((b, o) -> b.status(o.status).value(o.value))
        .use(Numbers.notNegative().optional(0.3))
        .in((b, weight) -> b.netWeightKg(weight.orElse(null)))
        .use(TradeArbitraries.quantities().optional(0.3))
        .in((b, quantity) -> b.quantity(quantity.orElse(null)))
        .use(breakdowns)
        .in(TradeFlow.Builder::breakdown)
        .use(provenances)
        .in(TradeFlow.Builder::provenance)
        .build(TradeFlow.Builder::build)
        .withoutEdgeCases();
  }

  private static Arbitrary<Economy> among(String... codes) {
    return Choices.of("economy", Arrays.stream(codes).map(Economy::of).toList());
  }

  private static Arbitrary<Teller> anyTeller() {
    Teller itself = (economy, partner) -> Reporter.of(economy);
    Teller other = (economy, partner) -> Reporter.of(partner);
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(itself, other)),
        Tuple.of(2, TradeArbitraries.reporters().map(r -> (economy, partner) -> r)));
  }

  private static Arbitrary<FlowDirection> anyDirection() {
    return new Choices<FlowDirection>()
        .add(10, List.of(FlowDirection.EXPORT, FlowDirection.IMPORT))
        .add(1, EnumSet.complementOf(EnumSet.of(FlowDirection.EXPORT, FlowDirection.IMPORT)))
        .arbitrary("direction");
  }

  private static Arbitrary<ObservationStatus> anyStatus() {
    return new Choices<ObservationStatus>()
        .add(10, List.of(ObservationStatus.NORMAL))
        .add(1, EnumSet.complementOf(EnumSet.of(ObservationStatus.NORMAL)))
        .arbitrary("status");
  }
}
