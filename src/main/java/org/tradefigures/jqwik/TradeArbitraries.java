package org.tradefigures.jqwik;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.Provision;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.TransportMode;

/**
 * The arbitraries of trade figures. Each gives valid values only, among them the ones that code
 * forgets, and shrinks to the simplest. Those cases are among the values that are generated, each
 * with its weight, so they come up in combinations that jqwik's own edge cases would leave out.
 *
 * <p>Parameters of the types named here need no arbitrary at all: {@code @ForAll TradeFlow flow}.
 * Where that is too wide, narrow an arbitrary down in a provider method:
 *
 * <pre>{@code
 * @Provide
 * Arbitrary<TradeFlow> kenyaUs() {
 *   return TradeArbitraries.flows()
 *       .economies("KEN").partners("USA").currencies("USD").years(2000, 2024).withoutAbsent();
 * }
 * }</pre>
 */
public final class TradeArbitraries {

  private TradeArbitraries() {}

  /**
   * Economies.
   *
   * @return the arbitrary
   */
  public static EconomyArbitrary economies() {
    return new EconomyArbitrary();
  }

  /**
   * Periods.
   *
   * @return the arbitrary
   */
  public static PeriodArbitrary periods() {
    return new PeriodArbitrary();
  }

  /**
   * Commodities.
   *
   * @return the arbitrary
   */
  public static CommodityArbitrary commodities() {
    return new CommodityArbitrary();
  }

  /**
   * Amounts of money.
   *
   * @return the arbitrary
   */
  public static AmountArbitrary amounts() {
    return new AmountArbitrary();
  }

  /**
   * Sums of money in none to five currencies. They shrink to nothing.
   *
   * @return the arbitrary
   */
  public static Arbitrary<MultiCurrencyAmount> multiCurrencyAmounts() {
    return amounts().of(Numbers.moderate()).list().ofMaxSize(5).map(MultiCurrencyAmount::of);
  }

  /**
   * Currencies with none to four decimals, of today and of the past. They shrink to {@code USD}.
   *
   * @return the arbitrary
   */
  public static Arbitrary<CurrencyUnit> currencies() {
    return AmountArbitrary.anyCurrency();
  }

  /**
   * Exchange rates.
   *
   * @return the arbitrary
   */
  public static RateArbitrary rates() {
    return new RateArbitrary();
  }

  /**
   * Trade flows.
   *
   * @return the arbitrary
   */
  public static TradeFlowArbitrary flows() {
    return new TradeFlowArbitrary();
  }

  /**
   * Quantities in every unit, up to 38 digits. They shrink to {@code 0 kg}.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Quantity> quantities() {
    Arbitrary<QuantityUnit> units =
        new Choices<QuantityUnit>()
            .add(10, List.of(QuantityUnit.KILOGRAM))
            .add(1, List.of(QuantityUnit.values()))
            .arbitrary("unit");
    return Combinators.combine(Numbers.notNegative(), units).as(Quantity::new);
  }

  /**
   * Reporters: economies, reconciled and unknown. They shrink to {@code KEN}.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Reporter> reporters() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, economies().map(Reporter::of)),
        Tuple.of(1, Arbitraries.of(Reporter.UNKNOWN, Reporter.RECONCILED)));
  }

  /**
   * Breakdowns, most of them the total, to which they shrink.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Breakdown> breakdowns() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(Breakdown.TOTAL)),
        Tuple.of(
            1,
            Combinators.combine(
                    economies().shrinkTowards(Economy.WORLD.code()),
                    Arbitraries.of(CustomsProcedure.class),
                    Arbitraries.of(TransportMode.class))
                .as(Breakdown::new)));
  }

  /**
   * Provenances, with and without each of their parts, and with texts that a careless writer of
   * files trips over. They shrink to the bare source {@code source}.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Provenance> provenances() {
    return Combinators.combine(
            Texts.any("source"),
            Texts.any("page 1").optional(0.2),
            periods().optional(0.2),
            days().optional(0.2),
            Texts.any("2024-04").optional(0.2),
            Texts.any("public domain").optional(0.1),
            Texts.any("$737 million").optional(0.1),
            Texts.any("note").optional(0.1))
        .as(
            (source, page, published, retrieved, vintage, licence, asPrinted, note) ->
                Provenance.of(source)
                    .withPage(page.orElse(null))
                    .withPublished(published.orElse(null))
                    .withRetrieved(retrieved.orElse(null))
                    .withVintage(vintage.orElse(null))
                    .withLicence(licence.orElse(null))
                    .withAsPrinted(asPrinted.orElse(null))
                    .withNote(note.orElse(null)))
        .withoutEdgeCases();
  }

  /**
   * Tables of up to twenty rates, some with gaps and rates in both directions, some empty. They
   * shrink to the empty table.
   *
   * @return the arbitrary
   */
  public static Arbitrary<RateTable> rateTables() {
    return rateTables(rates());
  }

  /**
   * Tables of up to twenty rates of some kind, none of them in both directions.
   *
   * @param rates what the tables hold
   * @return the arbitrary
   */
  public static Arbitrary<RateTable> rateTables(Arbitrary<Rate> rates) {
    return rates
        .list()
        .ofMaxSize(20)
        .uniqueElements(r -> List.of(Set.of(r.base(), r.term()), r.kind(), r.rebased(), r.period()))
        .map(RateTable::of);
  }

  /**
   * Tables in which every conversion by annual averages finds its rate: one rate for each year and
   * each currency, from 0.0001 to 10 000 units of it for one of the base. Between two currencies of
   * which none is the base, the way is {@code via(base)}.
   *
   * @param first the first year
   * @param last the last year
   * @param base ISO 4217 code of the currency that all rates are against
   * @param terms ISO 4217 codes of the other currencies
   * @return the arbitrary
   * @throws org.tradefigures.reference.UnknownCodeException if a currency is unknown
   */
  public static Arbitrary<RateTable> completeRateTables(
      int first, int last, String base, String... terms) {
    List<Rate> pattern =
        IntStream.rangeClosed(first, last)
            .mapToObj(Period::year)
            .flatMap(year -> Arrays.stream(terms).map(term -> annualAverage(base, term, year)))
            .toList();
    return Numbers.everydayFactors()
        .list()
        .ofSize(pattern.size())
        .map(factors -> RateTable.of(withFactors(pattern, factors)));
  }

  /**
   * Tables of up to twenty flows, complete and selected. Most have several flows of a pair of
   * economies and year, with values whose sums stay below 38 digits; some hold flows of any kind.
   * They shrink to the empty table.
   *
   * @return the arbitrary
   */
  public static Arbitrary<TradeTable> smallTradeTables() {
    TradeFlowArbitrary related =
        flows()
            .economies("KEN", "UGA", "USA")
            .partners("USA", "KEN", "W00")
            .years(2020, 2024)
            .values(Numbers.moderate());
    return Arbitraries.frequencyOf(
        Tuple.of(3, smallTradeTables(related)), Tuple.of(1, smallTradeTables(flows())));
  }

  /**
   * Tables of up to twenty different flows of some kind, complete and selected.
   *
   * @param flows what the tables hold
   * @return the arbitrary
   */
  public static Arbitrary<TradeTable> smallTradeTables(Arbitrary<TradeFlow> flows) {
    return Combinators.combine(
            flows.list().ofMaxSize(20).uniqueElements(TradeFlow::identity),
            Arbitraries.of(Coverage.SELECTION, Coverage.COMPLETE))
        .as((rows, coverage) -> TradeTable.of(rows).withCoverage(coverage));
  }

  /**
   * Agreements of every kind, with and without events, topics and promised money. They shrink to a
   * free trade agreement of which only Kenya takes part, without a history.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Agreement> agreements() {
    return Agreements.agreements();
  }

  /**
   * Parties of agreements: economies and groups in every role.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Party> parties() {
    return Agreements.parties();
  }

  /**
   * Events in the history of agreements, on days and in longer times, with effect from before and
   * after. They shrink to the announcement of talks in {@code 2024}.
   *
   * @return the arbitrary
   */
  public static Arbitrary<AgreementEvent> agreementEvents() {
    return Agreements.events();
  }

  /**
   * Topics of agreements in every stage.
   *
   * @return the arbitrary
   */
  public static Arbitrary<Provision> provisions() {
    return Agreements.provisions();
  }

  /**
   * Committed values, in one sum and in instalments, some linked to another value. They shrink to
   * {@code USD 1}.
   *
   * @return the arbitrary
   */
  public static Arbitrary<CommittedValue> committedValues() {
    return Agreements.values();
  }

  static Arbitrary<LocalDate> days() {
    return periods().map(Period::start);
  }

  private static Rate annualAverage(String base, String term, Period year) {
    return Rate.of(base, term, year, RateKind.PERIOD_AVERAGE, "1", Provenance.of("source"));
  }

  private static List<Rate> withFactors(List<Rate> rates, List<BigDecimal> factors) {
    List<Rate> result = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      Rate rate = rates.get(i);
      result.add(
          new Rate(
              rate.base(),
              rate.term(),
              rate.period(),
              rate.kind(),
              factors.get(i),
              rate.rebased(),
              rate.provenance()));
    }
    return result;
  }
}
