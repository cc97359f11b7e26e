package org.tradefigures.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.EventType;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.Provision;
import org.tradefigures.agreement.ValueLink;
import org.tradefigures.money.Amounts;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyKind;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

/** The arbitraries reach the cases that code forgets, and keep to what they were narrowed to. */
@StatisticsReport(StatisticsReportMode.OFF)
class TradeArbitrariesProperties {

  private static final int MANY = 2000;

  /** Fixed, because what is probable in 2000 tries is still not certain. */
  private static final String SEED = "2024";

  @Property(tries = MANY, seed = SEED)
  void economiesOfEveryKind(@ForAll Economy economy) {
    covers("world", economy.equals(Economy.WORLD));
    covers("familiar", List.of("KEN", "USA").contains(economy.code()));
    covers("number as code", Character.isDigit(economy.code().charAt(0)));
    covers("not elsewhere specified", economy.code().equals("_X"));
    for (EconomyKind kind : EconomyKind.values()) {
      covers(kind.name(), economy.kind() == kind);
    }
  }

  @Property(tries = MANY, seed = SEED)
  void periodsOfEveryFrequency(@ForAll Period period) {
    for (Frequency frequency : Frequency.values()) {
      covers(frequency.name(), period.frequency() == frequency);
    }
    covers("end of a leap February", isLeapDay(period.start()) || isLeapDay(period.end()));
    covers("end of the year", period.start().getDayOfYear() >= 365);
    covers("fiscal year", period.toString().contains("-01/P"));
    covers("span of days", period.toString().endsWith("D"));
    covers("span of decades of days", period.toString().matches(".*P\\d{5}D"));
    covers("across years", period.calendarYear().isEmpty());
    assertThat(period.start().getYear()).isBetween(1900, 2100);
  }

  @Property(tries = MANY, seed = SEED)
  void commoditiesOfEveryClassificationAndLevel(@ForAll Commodity commodity) {
    for (Classification classification : Classification.values()) {
      covers(classification.code(), commodity.classification() == classification);
    }
    for (int level = 0; level <= 6; level++) {
      covers("level " + level, commodity.level() == level);
    }
    covers("leading zero", commodity.code().startsWith("0"));
  }

  @Property(tries = MANY, seed = SEED)
  void commoditiesWithLetters(@ForAll("withLetters") Commodity commodity) {
    covers("adjustment", commodity.code().equals("9999AA"));
    covers("memorandum item", commodity.code().endsWith("X"));
  }

  @Provide
  Arbitrary<Commodity> withLetters() {
    return TradeArbitraries.commodities().in(Classification.H0, Classification.S3).atLevel(5, 6);
  }

  @Property(tries = MANY, seed = SEED)
  void amountsOfEverySize(@ForAll MonetaryAmount amount) {
    BigDecimal number = Amounts.number(amount);
    coversNumbers(number);
    covers("negative", number.signum() < 0);
    covers("no decimals", amount.getCurrency().getDefaultFractionDigits() == 0);
    covers("three decimals", amount.getCurrency().getDefaultFractionDigits() == 3);
  }

  @Property(tries = MANY, seed = SEED)
  void currenciesOfEveryKind(@ForAll CurrencyUnit currency, @ForAll MultiCurrencyAmount sum) {
    for (int decimals : new int[] {0, 2, 3, 4}) {
      covers(decimals + " decimals", currency.getDefaultFractionDigits() == decimals);
    }
    assertThat(MultiCurrencyAmount.parse(sum.toString())).isEqualTo(sum);
    covers("nothing", sum.isEmpty());
    covers("one currency", sum.currencies().size() == 1);
    covers("several currencies", sum.currencies().size() > 2);
  }

  @Property(tries = MANY, seed = SEED)
  void quantitiesOfEverySize(@ForAll Quantity quantity) {
    coversNumbers(quantity.amount());
    covers("kilograms", quantity.unit() == QuantityUnit.KILOGRAM);
    covers("symbol with blanks", quantity.unit().toString().contains(" "));
  }

  @Property(tries = MANY, seed = SEED)
  void provenancesWithAndWithoutTheirParts(@ForAll Provenance provenance) {
    covers("bare", provenance.equals(Provenance.of(provenance.source())));
    covers("page", provenance.page() != null);
    covers("day of publication", provenance.published() != null);
    covers("day of retrieval", provenance.retrieved() != null);
    covers("vintage", provenance.vintage() != null);
    covers("licence", provenance.licence() != null);
    covers("figure as printed", provenance.asPrinted() != null);
    covers("note", provenance.note() != null);
    for (String awkward : List.of("\\n", "\"", "\\", "=", ",", ";", "日", "🫖")) {
      covers(awkward, provenance.toString().contains(awkward));
    }
  }

  @Property(tries = MANY, seed = SEED)
  void flowsOfEveryKind(@ForAll TradeFlow flow) {
    for (ObservationStatus status : ObservationStatus.values()) {
      covers(status.name(), flow.status() == status);
    }
    for (FlowDirection direction : FlowDirection.values()) {
      covers(direction.name(), flow.direction() == direction);
    }
    for (Valuation valuation : Valuation.values()) {
      covers("valued " + valuation, flow.valuation() == valuation);
    }
    covers("told by its economy", flow.reporter().equals(Reporter.of(flow.economy())));
    covers("told by the partner", flow.reporter().equals(Reporter.of(flow.partner())));
    covers("told by nobody alone", flow.reporter().equals(Reporter.RECONCILED));
    covers("told by nobody knows whom", flow.reporter().equals(Reporter.UNKNOWN));
    covers("broken down", !flow.breakdown().equals(Breakdown.TOTAL));
    covers("with itself", flow.economy().equals(flow.partner()));
    covers("weight", flow.netWeightKg() != null);
    covers("quantity", flow.quantity() != null);
    covers("zero", flow.value() != null && flow.value().signum() == 0);
    covers("negative", flow.value() != null && flow.value().signum() < 0);
    covers("38 digits", flow.value() != null && flow.value().precision() == 38);
  }

  @Property(tries = MANY, seed = SEED)
  void ratesOfEveryKind(@ForAll Rate rate) {
    for (RateKind kind : EnumSet.complementOf(EnumSet.of(RateKind.FIXED))) {
      covers(kind.name(), rate.kind() == kind);
    }
    covers("rebased", rate.rebased());
    covers("tiny", rate.factor().compareTo(new BigDecimal("1e-9")) < 0);
    covers("huge", rate.factor().compareTo(new BigDecimal("1e30")) > 0);
  }

  @Property(seed = SEED)
  void rateTablesEmptyAndFull(@ForAll RateTable table) {
    covers("empty", table.equals(RateTable.empty()));
    covers("ten and more", table.rates().size() >= 10);
  }

  @Property(tries = MANY, seed = SEED)
  void agreementsWithAndWithoutTheirParts(@ForAll Agreement agreement) {
    covers("no events", agreement.timeline().isEmpty());
    covers("several events", agreement.timeline().size() > 3);
    covers("group", agreement.parties().stream().anyMatch(p -> p.participant().group() != null));
    covers("topics", !agreement.provisions().isEmpty());
    covers("detail", agreement.detail() != null);
    for (EventType type : EventType.values()) {
      covers(type.name(), agreement.timeline().stream().anyMatch(e -> e.type() == type));
    }
    for (ValueLink.Kind kind : ValueLink.Kind.values()) {
      covers(
          kind.name(),
          agreement.values().stream().anyMatch(v -> v.link() != null && v.link().kind() == kind));
    }
    covers("no contributor", agreement.values().stream().anyMatch(v -> v.contributor() == null));
  }

  @Property(tries = MANY, seed = SEED)
  void eventsWithAndWithoutTheirParts(@ForAll AgreementEvent event) {
    covers("until", event.until() != null);
    covers("effect of its own", !event.effective().equals(event.date()));
    covers("effect from before", event.effective().end().isBefore(event.date().start()));
    covers("known before", event.knownOn().end().isBefore(event.date().start()));
    covers("scope", event.scope() != null);
    covers("instrument", event.instrument() != null);
  }

  @Property(tries = MANY, seed = SEED)
  void committedValuesWithAndWithoutTheirParts(
      @ForAll CommittedValue value, @ForAll Provision provision, @ForAll Party party) {
    covers("one sum", value.instalments().isEmpty());
    covers("instalments", value.instalments().size() > 1);
    covers("term", value.term() != null);
    covers("contributor", value.contributor() != null);
    covers("link", value.link() != null);
    covers("detail", value.detail() != null);
    covers("topic with detail", provision.detail() != null);
    covers("party that is a group", party.participant().group() != null);
  }

  @Property(seed = SEED)
  void tablesEmptyAndWithFlowsThatAddUp(@ForAll TradeTable table) {
    covers("empty", table.size() == 0);
    covers("complete", table.coverage() == Coverage.COMPLETE);
    covers("selection", table.coverage() == Coverage.SELECTION);
    covers("more flows than keys", table.distinct(Dimension.PARTNER).size() < table.size());
    covers("flows of any kind", table.distinct(Dimension.PARTNER).size() > 3);
  }

  @Property(seed = SEED)
  void partsOfOtherPartsAreFound(
      @ForAll Reporter reporter, @ForAll Breakdown breakdown, @ForAll List<TradeFlow> flows) {
    covers("economy", reporter.findEconomy().isPresent());
    covers("reconciled", reporter.equals(Reporter.RECONCILED));
    covers("unknown", reporter.equals(Reporter.UNKNOWN));
    covers("total", breakdown.equals(Breakdown.TOTAL));
    covers("part", !breakdown.equals(Breakdown.TOTAL));
    covers("several flows", flows.size() > 1);
  }

  @Property
  void narrowedFlowsKeepToIt(@ForAll("kenyaUs") TradeFlow flow) {
    assertThat(flow.economy()).hasToString("KEN");
    assertThat(flow.partner()).hasToString("USA");
    assertThat(flow.reporter().toString()).isIn("USA", "unknown");
    assertThat(flow.currency()).isEqualTo(Currencies.of("USD"));
    assertThat(flow.period().frequency()).isEqualTo(Frequency.YEAR);
    assertThat(flow.period().start().getYear()).isBetween(2000, 2024);
    assertThat(flow.direction()).isIn(FlowDirection.EXPORT, FlowDirection.IMPORT);
    assertThat(flow.valuation()).isIn(Valuation.FAS, Valuation.CUSTOMS_VALUE);
    assertThat(flow.commodity().level()).isIn(0, 2);
    assertThat(flow.breakdown()).isEqualTo(Breakdown.TOTAL);
    assertThat(flow.provenance()).isEqualTo(Provenance.of("us-census"));
    assertThat(flow.status().hasValue()).isTrue();
    assertThat(flow.value()).isNotNull().isNotNegative();
  }

  @Provide
  Arbitrary<TradeFlow> kenyaUs() {
    return TradeArbitraries.flows()
        .economies("KEN")
        .partners("USA")
        .reporters("USA", "unknown")
        .currencies("USD")
        .years(2000, 2024)
        .directions(FlowDirection.EXPORT, FlowDirection.IMPORT)
        .valuations(Valuation.FAS, Valuation.CUSTOMS_VALUE)
        .commodities(TradeArbitraries.commodities().in(Classification.H6).atLevel(0, 2))
        .provenances(Arbitraries.just(Provenance.of("us-census")))
        .withoutBreakdown()
        .withoutAbsent()
        .notNegative();
  }

  @Property
  void narrowedAbsentFlowsKeepToIt(@ForAll("absent") TradeFlow flow) {
    assertThat(flow.status()).isIn(ObservationStatus.MISSING, ObservationStatus.SUPPRESSED);
    assertThat(flow.value()).isNull();
    assertThat(flow.economy().kind()).isEqualTo(EconomyKind.FORMER);
    assertThat(flow.partner().existedIn(flow.period())).isTrue();
    assertThat(flow.period()).isEqualTo(Period.year(1980));
  }

  @Property
  void sidesOfFlowsAreOfTheirTimeUnlessTheyAreNamed(@ForAll TradeFlow flow) {
    assertThat(flow.economy().existedIn(flow.period())).isTrue();
    assertThat(flow.partner().existedIn(flow.period())).isTrue();
    assertThat(flow.reporter().findEconomy().stream())
        .allMatch(told -> told.existedIn(flow.period()));
  }

  @Property(tries = 20)
  void sidesThatAreNamedAreTakenAsTheyAre(@ForAll("late") TradeFlow flow) {
    assertThat(flow).asString().contains("economy=SUN partner=YUG").contains("period=2024 ");
  }

  @Provide
  Arbitrary<TradeFlow> late() {
    return TradeArbitraries.flows().years(2024, 2024).economies("SUN").partners("YUG");
  }

  @Provide
  Arbitrary<TradeFlow> absent() {
    return TradeArbitraries.flows()
        .statuses(ObservationStatus.MISSING, ObservationStatus.SUPPRESSED)
        .economies(TradeArbitraries.economies().ofKind(EconomyKind.FORMER))
        .partners(TradeArbitraries.economies().existingIn(Period.year(1980)))
        .periods(Arbitraries.just(Period.year(1980)));
  }

  @Property
  void narrowedAmountsKeepToIt(@ForAll("shillings") MonetaryAmount amount) {
    assertThat(amount.getCurrency()).isEqualTo(Currencies.of("KES"));
    assertThat(amount.isPositiveOrZero()).isTrue();
  }

  @Provide
  Arbitrary<MonetaryAmount> shillings() {
    return TradeArbitraries.amounts().in("KES").notNegative();
  }

  @Property
  void narrowedRatesKeepToIt(@ForAll("dollarRates") Rate rate) {
    assertThat(List.of(rate.base(), rate.term()))
        .containsExactlyInAnyOrder(Currencies.of("USD"), Currencies.of("KES"));
    assertThat(rate.kind()).isEqualTo(RateKind.DAILY);
    assertThat(rate.rebased()).isFalse();
    assertThat(rate.factor()).isEqualTo("7.5");
  }

  @Provide
  Arbitrary<Rate> dollarRates() {
    return TradeArbitraries.rates()
        .between("USD", "KES")
        .periods(TradeArbitraries.periods().ofFrequency(Frequency.DAY))
        .factors(Arbitraries.just(new BigDecimal("7.50")))
        .withoutRebased();
  }

  @Property(tries = 50)
  void completeTablesConvertEverything(@ForAll("complete") RateTable rates) {
    assertThat(rates.rates()).hasSize(3 * 2);
    for (int year = 2020; year <= 2022; year++) {
      var shillings = Conversion.to("KES").atPeriodAverage(rates);
      var dollars = Amounts.of("USD", 1);
      assertThat(shillings.in(year).apply(dollars).getCurrency()).hasToString("KES");
      var euros = Amounts.of("EUR", 1);
      assertThat(shillings.via("USD").in(year).apply(euros).getCurrency()).hasToString("KES");
    }
  }

  @Provide
  Arbitrary<RateTable> complete() {
    return TradeArbitraries.completeRateTables(2020, 2022, "USD", "KES", "EUR");
  }

  @Example
  void anImpossibleConditionIsRefused() {
    EconomyArbitrary sovietToday =
        TradeArbitraries.economies().ofKind(EconomyKind.FORMER).existingIn(Period.year(2024));
    assertThatThrownBy(() -> sovietToday.generator(1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No economy meets all conditions of its arbitrary: drop one of them");
  }

  @Example
  void thereHasToBeSomethingToChooseFrom() {
    for (Map.Entry<String, Supplier<Object>> empty :
        Map.<String, Supplier<Object>>of(
                "economy", () -> TradeArbitraries.flows().economies(),
                "reporter", () -> TradeArbitraries.flows().reporters(),
                "direction", () -> TradeArbitraries.flows().directions(),
                "valuation", () -> TradeArbitraries.flows().valuations(),
                "status", () -> TradeArbitraries.flows().statuses(),
                "currency", () -> TradeArbitraries.amounts().in())
            .entrySet()) {
      assertThatThrownBy(() -> empty.getValue().get())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("No " + empty.getKey() + " to choose from: name at least one");
    }
    assertThatThrownBy(() -> TradeArbitraries.rates().between("USD", "USD"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No pair of currencies in [USD]: name two or more");
  }

  private static void coversNumbers(BigDecimal number) {
    covers("zero", number.signum() == 0);
    covers("whole", number.signum() > 0 && number.stripTrailingZeros().scale() <= 0);
    covers("two decimals", number.stripTrailingZeros().scale() == 2);
    covers("38 digits", number.precision() == 38);
    covers("tiny", number.signum() != 0 && number.abs().compareTo(new BigDecimal("1e-9")) < 0);
  }

  private static boolean isLeapDay(LocalDate day) {
    return day.getMonthValue() == 2 && day.getDayOfMonth() == 29;
  }

  /** Fails the property unless the case occurs at least once in all its tries. */
  private static void covers(String label, boolean is) {
    Statistics.label(label)
        .collect(is)
        .coverage(coverage -> coverage.check(true).count(n -> n > 0));
  }
}
