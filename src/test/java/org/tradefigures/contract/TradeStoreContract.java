package org.tradefigures.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.CURRENCY;
import static org.tradefigures.table.Dimension.DECLARANT;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.EXPORTER;
import static org.tradefigures.table.Dimension.IMPORTER;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.PUBLICATION;
import static org.tradefigures.table.Dimension.REPORTER;
import static org.tradefigures.table.Dimension.SOURCE;
import static org.tradefigures.table.Dimension.VALUATION;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.tradefigures.indicator.IndicatorQuery;
import org.tradefigures.indicator.IndicatorResult;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.indicator.TradeShare;
import org.tradefigures.jqwik.TradeArbitraries;
import org.tradefigures.jqwik.TradeFlowArbitrary;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

/**
 * What holds for every store: the answers of a table in memory, to the last digit, and its refusals
 * word by word; and both as plain addition record by record would give them.
 */
public abstract class TradeStoreContract {

  static final String KENYA = "reporter=KEN direction=M ";

  private static final List<ObservationStatus> ABSENCES =
      List.of(
          ObservationStatus.MISSING,
          ObservationStatus.SUPPRESSED,
          ObservationStatus.NOT_YET_REPORTED);

  /**
   * A store that holds the figures of a table, with its coverage; it is closed if it can be.
   *
   * @param trade a table of flows
   */
  protected abstract TradeStore store(TradeTable trade);

  @Test
  void everyDirectionIsKeptApart() {
    TradeTable trade =
        table(
            Stream.of(FlowDirection.values())
                .map(d -> "reporter=KEN partner=USA value=" + number(d) + " direction=" + d)
                .toArray(String[]::new));
    TradeTable answer = ask(trade, TradeQuery.all().keep(DIRECTION));
    assertThat(answer.distinct(DIRECTION)).containsExactly(FlowDirection.values());
    assertThat(
            ask(trade, TradeQuery.all().directions(FlowDirection.RE_IMPORT).keep(DIRECTION))
                .value(0))
        .contains(new BigDecimal(number(FlowDirection.RE_IMPORT)));
  }

  private static int number(FlowDirection direction) {
    return List.of(FlowDirection.values()).indexOf(direction) + 1;
  }

  @Test
  void everyValuationIsKeptApartAndOneClassIsAddedUp() {
    TradeTable trade =
        table(
            Stream.of(Valuation.values())
                .map(
                    v ->
                        KENYA
                            + "partner=USA value=1 valuation="
                            + v
                            + " commodity=H6:"
                            + heading(v))
                .toArray(String[]::new));
    assertThat(ask(trade, TradeQuery.all().keep(VALUATION)).distinct(VALUATION))
        .containsExactly(Valuation.values());
    assertThat(
            ask(trade, TradeQuery.all().valuations(Valuation.FOB, Valuation.FAS)).get(VALUATION, 0))
        .isEqualTo(Valuation.FOB_TYPE);
    refuses(
        trade,
        TradeQuery.all(),
        "Can't add up different valuations 'fob', 'cif': pick one kind with valuations(…), or keep them apart with"
            + " keep(VALUATION)");
  }

  private static int heading(Valuation valuation) {
    return 1001 + List.of(Valuation.values()).indexOf(valuation);
  }

  @Test
  void aFlowInTwoValuationsOfOneClassIsRefused() {
    TradeTable trade =
        table(
            KENYA + "partner=USA value=1 valuation=fob",
            KENYA + "partner=USA value=2 valuation=fas",
            KENYA + "partner=UGA value=4 valuation=fas",
            KENYA + "partner=TZA value=8 valuation=fob");
    refuses(
        trade,
        TradeQuery.all().keep(PERIOD),
        "Can't add up valuation 'fob' beside 'fas': both tell the same flow, so trade would count twice; pick one with"
            + " valuations(…), or keep them apart with keep(VALUATION)");
    assertThat(ask(trade, TradeQuery.all().partners("UGA", "TZA")).value(0))
        .contains(new BigDecimal("12"));
    assertThat(ask(trade, TradeQuery.all().keep(VALUATION)).size()).isEqualTo(2);
    refuses(
        table(
            KENYA + "partner=USA value=1 valuation=fob",
            KENYA + "partner=USA value=2 valuation=fas",
            KENYA + "partner=USA value=4 valuation=fob period=2020-01"),
        TradeQuery.all(),
        "Can't add up different lengths of period '2020-01', '2024': pick one with frequency(…) or periods(…), or keep"
            + " them apart with keep(PERIOD)");
  }

  @Test
  void everyStatusIsCountedOrStands() {
    List<String> flows = new ArrayList<>();
    for (ObservationStatus status : ObservationStatus.values()) {
      String year = "period=" + (2001 + flows.size());
      flows.add(
          KENYA + year + " partner=USA status=" + status + (status.hasValue() ? " value=2.5" : ""));
    }
    TradeTable answer = ask(table(flows.toArray(String[]::new)), TradeQuery.all());
    assertThat(answer.value(0)).contains(new BigDecimal("7.5"));
    assertThat(answer.status(0)).isEqualTo(ObservationStatus.PROVISIONAL);
    ABSENCES.forEach(why -> assertThat(answer.absent(0, why)).isEqualTo(1));
  }

  @Test
  void aSumOfNothingIsAbsentAndZeroIsAValue() {
    TradeTable answer =
        ask(
            table(
                KENYA + "partner=USA status=suppressed period=2021",
                KENYA + "partner=UGA status=suppressed period=2021",
                KENYA + "partner=USA status=suppressed period=2022",
                KENYA + "partner=UGA status=missing period=2022",
                KENYA + "partner=UGA value=0 period=2023"),
            TradeQuery.all().keep(PERIOD));
    assertThat(answer.value(0)).isEmpty();
    assertThat(answer.status(0)).isEqualTo(ObservationStatus.SUPPRESSED);
    assertThat(answer.status(1)).isEqualTo(ObservationStatus.MISSING);
    assertThat(answer.value(2)).contains(BigDecimal.ZERO);
    assertThat(answer.status(2)).isEqualTo(ObservationStatus.NORMAL);
  }

  @Test
  void currenciesStayApart() {
    TradeTable trade =
        table(
            KENYA + "partner=USA value=1 currency=USD",
            KENYA + "partner=UGA value=130 currency=KES");
    TradeTable answer = ask(trade, TradeQuery.all().keep(CURRENCY));
    assertThat(answer.distinct(CURRENCY)).containsExactly("KES", "USD");
    assertThat(answer.value(0)).contains(new BigDecimal("130"));
    assertThat(ask(trade, TradeQuery.all().currencies("KES")).get(CURRENCY, 0)).isEqualTo("KES");
    refuses(
        trade,
        TradeQuery.all(),
        "Can't add up different currencies 'KES', 'USD': convert them, pick one with currencies(…), or keep them apart"
            + " with keep(CURRENCY)");
  }

  @Test
  void aggregatesBesideTheirPartsAreRefused() {
    refuses(
        table(KENYA + "partner=W00 value=2", KENYA + "partner=USA value=1"),
        TradeQuery.all(),
        "Can't add up partner 'W00' beside 'USA': the first includes the second, so trade would count twice; pick the"
            + " one or the others with partners(…), or keep them apart with keep(PARTNER)");
    refuses(
        table(
            KENYA + "partner=USA value=2 commodity=H6:09",
            KENYA + "partner=USA value=1 commodity=H6:090240"),
        TradeQuery.all().keep(PARTNER),
        "Can't add up commodity 'H6:09' beside 'H6:090240': the first includes the second, so trade would count twice;"
            + " pick the one or the others with commodities(…), or keep them apart with keep(COMMODITY)");
    refuses(
        table(
            "reporter=KEN direction=X partner=USA value=2",
            "reporter=KEN direction=RX partner=USA value=1"),
        TradeQuery.all(),
        "Can't add up direction 'X' beside 'RX': the first includes the second, so trade would count twice; pick the"
            + " one or the others with directions(…), or keep them apart with keep(DIRECTION)");
    refuses(
        table(
            KENYA + "partner=USA value=2",
            KENYA + "partner=USA value=1 customs=C05 transport=2100 second_partner=TZA"),
        TradeQuery.all(),
        "Can't add up customs 'C00' beside 'C05': the first includes the second, so trade would count twice; pick the"
            + " one or the others with where(CUSTOMS, …), or keep them apart with keep(CUSTOMS)");
    refuses(
        table(
            KENYA + "partner=USA value=2 period=2024",
            KENYA + "partner=USA value=1 period=2024-03"),
        TradeQuery.all().per(Frequency.YEAR).keep(PERIOD),
        "Can't add up period '2024' beside '2024-03': the first includes the second, so trade would count twice; pick the"
            + " one or the others with periods(…)");
  }

  @Test
  void indicatorsFindMonthsThatAreNotTold() {
    TradeTable trade =
        table(
            "reporter=KEN direction=X partner=USA value=9 period=2020-01-01/P2Y",
            "reporter=KEN direction=X partner=USA value=1 period=2024-01",
            "reporter=KEN direction=X partner=USA value=1 period=2024-02",
            "reporter=UGA direction=M partner=KEN value=1 period=2024-01",
            "reporter=TZA direction=M partner=KEN value=1 period=2024-01",
            "reporter=TZA direction=M partner=KEN value=1 period=2024-02",
            "reporter=TZA direction=X partner=KEN value=1 period=2024-01",
            "reporter=TZA direction=X partner=KEN value=1 period=2024-02",
            "reporter=UGA direction=X partner=KEN value=1 period=2024-01",
            "reporter=UGA direction=X partner=KEN value=1 period=2024-02");
    IndicatorResult shares =
        with(trade, store -> perYear(TradeShare.over(ECONOMY).by(PERIOD)).from(store));
    assertThat(shares.get("2024", "X", "KEN").notes())
        .contains("there are no figures of 2024-03-01/P10M");
    assertThat(shares.get("2024", "M", "TZA").notes())
        .contains("there are no figures of 2024-03-01/P10M by TZA; 2024-02-01/P11M by UGA");
    assertThat(shares.get("2024", "M", "UGA").notes())
        .contains("T covers more than V, which has no figures of 2024-02-01/P11M");
    IndicatorResult balances =
        with(trade, store -> perYear(TradeBalance.by(PARTNER, PERIOD)).of("KEN").from(store));
    assertThat(balances.get("TZA", "2024").notes())
        .containsExactly("there are no figures of 2024-03-01/P10M");
    assertThat(balances.get("UGA", "2024").explain())
        .contains("exports = not known: a figure is missing (no figures of 2024-02-01/P11M)");
  }

  private static IndicatorQuery perYear(IndicatorQuery query) {
    return query.where(q -> q.within(Period.year(2024)).per(Frequency.YEAR));
  }

  @Test
  void twoReportsOfAFlowAreRefused() {
    TradeTable mirrors =
        table(
            "reporter=KEN direction=X partner=USA value=1",
            "reporter=USA direction=M partner=KEN value=2");
    refuses(
        mirrors,
        TradeQuery.all().keep(EXPORTER, IMPORTER),
        "Can't add up reporter 'KEN' beside 'USA': both tell the same flow, so trade would count twice; pick one with"
            + " reporters(…), or keep them apart with keep(REPORTER)");
    assertThat(ask(mirrors, TradeQuery.all().keep(EXPORTER, REPORTER)).size()).isEqualTo(2);
    TradeTable vintages =
        table(
            KENYA + "partner=USA value=1 source=a vintage=first",
            KENYA + "partner=USA value=2 source=a");
    refuses(
        vintages,
        TradeQuery.all().keep(SOURCE),
        "Can't add up publication 'source=a' beside 'source=a vintage=first': both tell the same flow, so trade would count"
            + " twice; pick one with where(PUBLICATION, …), in a table the last with latest(), or keep them apart with"
            + " keep(PUBLICATION)");
  }

  @Test
  void exportersReportOneFlowEachUnlessOthersReportForThem() {
    String kenya = "reporter=KEN economy=KEN direction=X partner=USA value=1";
    String uganda = "reporter=UGA economy=UGA direction=X partner=USA value=2";
    assertThat(ask(table(kenya, uganda), TradeQuery.all()).value(0)).contains(new BigDecimal("3"));
    refuses(
        table(kenya, uganda, "reporter=USA economy=KEN direction=X partner=USA value=4"),
        TradeQuery.all(),
        "Can't add up reporter 'KEN' beside 'USA': both tell the same flow, so trade would count twice; pick one with"
            + " reporters(…), or keep them apart with keep(REPORTER)");
  }

  @Test
  void twoPublicationsOfOneSourceAreTwoReports() {
    TradeTable trade =
        table(
            KENYA + "partner=USA value=1 published=2025-01-31",
            KENYA + "partner=USA value=2 published=2025-06",
            KENYA + "partner=UGA value=4 published=2025-06");
    refuses(
        trade,
        TradeQuery.all().keep(PERIOD),
        "Can't add up publication 'source=s published=2025-01-31' beside 'source=s published=2025-06': both tell the same"
            + " flow, so trade would count twice; pick one with where(PUBLICATION, …), in a table the last with latest(), or"
            + " keep them apart with keep(PUBLICATION)");
    assertThat(ask(trade, TradeQuery.all().keep(PARTNER).partners("UGA")).value(0))
        .contains(new BigDecimal("4"));
    assertThat(ask(trade.latest(), TradeQuery.all()).value(0)).contains(new BigDecimal("6"));
  }

  @Test
  void aFlowThatIsToldFromBothSidesIsRefused() {
    TradeTable trade =
        table(
            "reporter=unknown economy=KEN direction=X partner=USA value=1",
            "reporter=unknown economy=USA direction=M partner=KEN value=2",
            "reporter=unknown economy=KEN direction=X partner=UGA value=4",
            "reporter=unknown economy=TZA direction=M partner=KEN value=8");
    String message =
        "Can't add up declarant 'KEN' beside 'USA': both tell the same flow, so trade would count twice; pick one with"
            + " where(DECLARANT, …), or keep them apart with keep(DECLARANT)";
    TradeQuery fromKenya = TradeQuery.all().seenFrom(Economy.of("KEN"));
    refuses(trade, fromKenya.keep(DIRECTION), message);
    refuses(
        table(
            "reporter=reconciled economy=KEN direction=X partner=USA value=1",
            "reporter=reconciled economy=USA direction=M partner=KEN value=2"),
        TradeQuery.all().reconciledOnBothSides().keep(DIRECTION),
        message);
    refuses(trade, TradeQuery.all().keep(EXPORTER, IMPORTER), message);
    assertThat(ask(trade, fromKenya.partners("UGA", "TZA")).value(0))
        .contains(new BigDecimal("12"));
    assertThat(ask(trade, TradeQuery.all().keep(DIRECTION)).value(0))
        .contains(new BigDecimal("10"));
  }

  @Test
  void sumsOfOneWayAreAddedUpOverPartners() {
    TradeTable trade =
        table(
            KENYA + "partner=USA value=1 source=a",
            KENYA + "partner=UGA value=2 source=b",
            "reporter=UGA direction=X partner=KEN value=4 source=c");
    TradeQuery byPartner = TradeQuery.all().keep(PARTNER, PERIOD);
    TradeTable imports = ask(trade, byPartner.directions(FlowDirection.IMPORT));
    assertThat(imports.aggregate(TradeQuery.all().keep(PERIOD)).value(0))
        .contains(new BigDecimal("3"));
    TradeTable ofEither = ask(trade, byPartner);
    assertThatThrownBy(() -> ofEither.aggregate(TradeQuery.all().keep(PERIOD)))
        .isInstanceOf(OverlapException.class)
        .hasMessage(
            "Can't add up publication 'source=a' beside 'source=b': both tell the same flow, so trade would count twice;"
                + " these are sums that do not tell it; pick one with where(PUBLICATION, …), or keep them apart with"
                + " keep(PUBLICATION), when figures are first added up");
    TradeTable byPublication = ask(trade, byPartner.keep(PUBLICATION));
    assertThatThrownBy(() -> byPublication.aggregate(TradeQuery.all().keep(PERIOD)))
        .isInstanceOf(OverlapException.class)
        .hasMessage(
            "Can't add up publication 'source=a' beside 'source=b': both tell the same flow, so trade would count twice;"
                + " pick one with where(PUBLICATION, …), or keep them apart with keep(PUBLICATION)");
  }

  @Test
  void sumsThatDoNotTellTheirDirectionsAreNotAddedUp() {
    TradeTable trade =
        table(
            "reporter=KEN direction=X partner=USA value=1",
            "reporter=UGA direction=M partner=TZA value=2",
            "reporter=RWA direction=M partner=TZA value=4");
    TradeTable byEconomy = ask(trade, TradeQuery.all().keep(ECONOMY, PERIOD));
    assertThat(byEconomy.size()).isEqualTo(3);
    for (TradeTable untold :
        List.of(byEconomy, byEconomy.aggregate(TradeQuery.all().keep(ECONOMY)))) {
      assertThatThrownBy(() -> untold.aggregate(TradeQuery.all()))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessage(
              "Can't add up different directions 'X', 'M': these are sums that do not tell which they are; pick imports or"
                  + " exports with directions(…), or keep them apart with keep(DIRECTION), when figures are first added up");
      assertThat(untold.aggregate(TradeQuery.economy("UGA")).value(0))
          .contains(new BigDecimal("2"));
    }
    TradeQuery byOne = TradeQuery.all().keep(ECONOMY);
    assertThat(
            ask(trade, byOne.directions(FlowDirection.IMPORT)).aggregate(TradeQuery.all()).value(0))
        .contains(new BigDecimal("6"));
    assertThat(ask(trade, byOne.economies("UGA", "RWA")).aggregate(TradeQuery.all()).value(0))
        .contains(new BigDecimal("6"));
    TradeTable flows = ask(trade, TradeQuery.all().keep(EXPORTER, IMPORTER));
    assertThat(
            flows.aggregate(TradeQuery.all().keep(EXPORTER)).aggregate(TradeQuery.all()).value(0))
        .contains(new BigDecimal("7"));
  }

  @Test
  void publicationsAndDeclarantsArePickedAndKeptApart() {
    TradeTable trade =
        table(
            KENYA + "partner=USA value=1 source=\"a b\" vintage=first",
            KENYA + "partner=UGA value=2 source=\"a b\" vintage=first",
            KENYA + "partner=USA value=4 source=\"a b\" published=2025-01",
            KENYA + "partner=USA value=8 source=\"a b\" vintage=\"1 \\\"x\\\"\" published=2025-01",
            "reporter=USA economy=USA direction=X partner=KEN value=16 source=c");
    TradeTable answer = ask(trade, TradeQuery.all().keep(PUBLICATION, ECONOMY));
    assertThat(answer.distinct(PUBLICATION))
        .containsExactlyElementsOf(
            trade.flows().stream()
                .map(f -> f.provenance().publication())
                .distinct()
                .sorted()
                .toList());
    Provenance first = Provenance.of("a b").withVintage("first");
    assertThat(
            ask(trade, TradeQuery.all().where(PUBLICATION, List.of(first)).keep(DECLARANT))
                .value(0))
        .contains(new BigDecimal("3"));
    TradeQuery fromKenya = TradeQuery.all().seenFrom(Economy.of("KEN")).keep(ECONOMY, DIRECTION);
    assertThat(ask(trade, fromKenya.where(DECLARANT, List.of(Economy.of("USA")))).value(0))
        .contains(new BigDecimal("16"));
    TradeTable sides = ask(trade, fromKenya.keep(DECLARANT, PUBLICATION));
    assertThat(sides.distinct(DECLARANT)).hasToString("[KEN, USA]");
    assertThat(sides.distinct(ECONOMY)).hasToString("[KEN]");
  }

  @Test
  void whatIsComparedIsOfOneClassificationUnlessItIsATotal() {
    TradeQuery sides = TradeQuery.all().keep(DIRECTION, PARTNER).compare(DIRECTION);
    String exports = "reporter=KEN direction=X ";
    TradeTable trade =
        table(
            KENYA + "partner=UGA value=1 commodity=H5:TOTAL",
            exports + "partner=UGA value=2 commodity=H6:TOTAL",
            KENYA + "partner=TZA value=4 commodity=H5:TOTAL",
            exports + "partner=TZA value=8 commodity=H6:09",
            KENYA + "partner=RWA value=16 commodity=S3:07",
            KENYA + "partner=USA value=32 commodity=H5:0902",
            exports + "partner=USA value=64 commodity=H6:0902");
    refuses(
        trade,
        sides,
        "Can't compare different classifications 'H5:0902', 'H6:0902': pick one with commodities(…) or convert them, or"
            + " keep them apart with keep(COMMODITY)");
    assertThat(ask(trade, sides.partners("UGA", "TZA", "RWA")).size()).isEqualTo(5);
    assertThat(ask(trade, sides.directions(FlowDirection.IMPORT)).size()).isEqualTo(4);
    assertThat(ask(trade, sides.keep(COMMODITY)).size()).isEqualTo(7);
  }

  @Test
  void membersOfAGroupCountInTheYearsOfTheirMembership() {
    TradeTable trade =
        table(
            KENYA + "partner=GBR value=1 period=2019",
            KENYA + "partner=FRA value=2 period=2019",
            KENYA + "partner=GBR value=4 period=2021",
            KENYA + "partner=FRA value=8 period=2021");
    TradeTable answer = ask(trade, TradeQuery.all().partnersIn(EconomyGroup.of("EU")).keep(PERIOD));
    assertThat(answer.value(0)).contains(new BigDecimal("3"));
    assertThat(answer.value(1)).contains(new BigDecimal("8"));
  }

  @Test
  void taiwanIsNotLookedForWhereItIsOtherAsia() {
    TradeTable trade =
        table(KENYA + "partner=S19 value=1", "reporter=UGA direction=X partner=S19 value=2");
    String message =
        "No trade of 'TWN' (Taiwan) in the data, but of 'S19' (Other Asia not elsewhere specified), under which UN"
            + " Comtrade and BACI tell it: ask for 'S19', or where there may be either, for both";
    for (TradeQuery query :
        List.of(
            TradeQuery.all().partners("TWN"),
            TradeQuery.all().partners("UGA", "TWN"),
            TradeQuery.economy("TWN"),
            TradeQuery.reporter("TWN"),
            TradeQuery.all().where(EXPORTER, List.of(Economy.of("TWN"))),
            TradeQuery.all().seenFrom(Economy.of("TWN")))) {
      refuses(trade, query, message);
    }
    TradeQuery kept = TradeQuery.all().keep(PARTNER, DIRECTION);
    assertThat(ask(trade, kept.partners("TWN", "S19")).size()).isEqualTo(2);
    assertThat(ask(trade, kept.partners("UGA")).size()).isZero();
    TradeTable both = table(KENYA + "partner=S19 value=1", KENYA + "partner=TWN value=2");
    assertThat(ask(both, kept.partners("TWN")).value(0)).contains(new BigDecimal("2"));
    TradeTable neither = table(KENYA + "partner=USA value=1");
    assertThat(ask(neither, kept.partners("TWN")).size()).isZero();
  }

  @Test
  void monthsRollUpToYearsAndSubheadingsToChapters() {
    TradeTable trade =
        table(
            KENYA + "partner=USA value=1 period=2024-01 commodity=H6:090240",
            KENYA + "partner=USA value=2 period=2024-02 commodity=H6:090210",
            KENYA + "partner=USA value=4 period=2024-02 commodity=H6:060311");
    TradeQuery query =
        TradeQuery.all().per(Frequency.YEAR).atCommodityLevel(2).keep(PERIOD, COMMODITY);
    TradeTable answer = ask(trade, query);
    assertThat(answer.get(PERIOD, 0)).isEqualTo(Period.year(2024));
    assertThat(answer.get(COMMODITY, 0)).isEqualTo(Commodity.parse("H6:06"));
    assertThat(answer.value(0)).contains(new BigDecimal("4"));
    assertThat(answer.value(1)).contains(new BigDecimal("3"));
  }

  @Test
  void whatIsNotPickedNeedNotRollUp() {
    TradeTable trade =
        table(
            KENYA + "partner=USA value=1 commodity=H6:090240",
            KENYA + "partner=UGA value=2 commodity=H6:TOTAL");
    TradeQuery query = TradeQuery.all().atCommodityLevel(2).keep(COMMODITY);
    assertThat(ask(trade, query.partners("USA")).value(0)).contains(BigDecimal.ONE);
    Outcome refused = outcomes(trade, List.of(query)).get(0);
    assertThat(refused.rows()).isEmpty();
    assertThat(refused.message()).contains("H6:TOTAL");
  }

  @Test
  void aRollUpHoldsWhatItReplaces() {
    TradeTable trade =
        table(
            KENYA + "partner=USA value=1 currency=USD valuation=cif period=2024-03",
            KENYA + "partner=UGA value=130 currency=KES valuation=cif period=2024-04",
            "reporter=KEN direction=RX partner=USA value=2 valuation=fob period=2024-03");
    refuses(
        trade,
        TradeQuery.all().keep(CURRENCY, DIRECTION).rolledUp(CURRENCY, c -> "USD", "dollars"),
        "Can't roll up currency 'KES' to 'USD', which does not hold it: convert the amounts before they are added up");
    TradeQuery dollars = TradeQuery.all().currencies("USD");
    refuses(
        trade,
        dollars.keep(DIRECTION).rolledUp(DIRECTION, d -> FlowDirection.IMPORT, "all"),
        "Can't roll up direction 'RX' to 'M', which does not hold it: give 'X' for exports and 'M' for imports, or ask"
            + " TotalTrade for the sum of both");
    refuses(
        trade,
        dollars.keep(VALUATION, DIRECTION).rolledUp(VALUATION, v -> Valuation.FOB, "free on board"),
        "Can't roll up valuation 'cif' to 'fob', which does not hold it: give its class, as Valuation::asClass does");
    refuses(
        trade,
        dollars.keep(PERIOD, DIRECTION).rolledUp(PERIOD, p -> Period.year(2023), "last year"),
        "Can't roll up period '2024-03' to '2023', which does not hold it: give a period in which it lies, as per(…)"
            + " does");
    TradeQuery truly =
        dollars
            .keep(PERIOD, DIRECTION, CURRENCY)
            .rolledUp(PERIOD, p -> Period.parse("2023-07-01/P1Y"), "fiscal years")
            .rolledUp(DIRECTION, d -> d.mirror().mirror(), "exports and imports")
            .rolledUp(CURRENCY, c -> c, "as they are");
    TradeTable answer = ask(trade, truly);
    assertThat(answer.distinct(DIRECTION))
        .containsExactly(FlowDirection.IMPORT, FlowDirection.EXPORT);
    assertThat(answer.distinct(PERIOD)).hasToString("[2023-07-01/P1Y]");
  }

  @Test
  void figuresAreSeenFromASide() {
    TradeTable trade =
        table(
            "reporter=KEN direction=X partner=USA value=1 valuation=fob",
            "reporter=UGA direction=M partner=KEN value=2 valuation=fob",
            "reporter=KEN direction=M partner=TZA value=4 valuation=fob",
            "reporter=UGA direction=M partner=TZA value=8 valuation=fob");
    TradeTable answer =
        ask(trade, TradeQuery.all().seenFrom(Economy.of("KEN")).keep(DIRECTION, ECONOMY));
    assertThat(answer.distinct(ECONOMY)).containsExactly(Economy.of("KEN"));
    assertThat(answer.distinct(DIRECTION))
        .containsExactly(FlowDirection.IMPORT, FlowDirection.EXPORT);
    assertThat(answer.value(0)).contains(new BigDecimal("4"));
    assertThat(answer.value(1)).contains(new BigDecimal("3"));
  }

  @Test
  void reconciledFiguresCountForBothSides() {
    TradeTable trade =
        table(
            "reporter=reconciled economy=KEN direction=RX partner=USA value=737",
            "reporter=UGA direction=X partner=KEN value=2");
    TradeTable answer =
        ask(trade, TradeQuery.all().keep(ECONOMY, DIRECTION).reconciledOnBothSides());
    assertThat(answer.distinct(ECONOMY))
        .containsExactly(Economy.of("KEN"), Economy.of("UGA"), Economy.of("USA"));
    assertThat(answer.get(DIRECTION, 2)).isEqualTo(FlowDirection.IMPORT);
    assertThat(answer.value(2)).contains(new BigDecimal("737"));
  }

  @Test
  void whatNobodyToldHasNoRow() {
    TradeTable trade = table(KENYA + "partner=USA value=1");
    assertThat(ask(trade, TradeQuery.all().partners("UGA").keep(PERIOD)).size()).isZero();
    assertThat(ask(TradeTable.of(List.of()), TradeQuery.all().keep(PERIOD)).size()).isZero();
    assertThat(ask(TradeTable.of(List.of()), TradeQuery.all()).size()).isZero();
  }

  @Test
  void theAnswerKnowsTheCoverage() {
    TradeTable trade = table(KENYA + "partner=USA value=1").withCoverage(Coverage.COMPLETE);
    assertThat(with(trade, TradeStore::coverage)).isEqualTo(Coverage.COMPLETE);
    assertThat(ask(trade, TradeQuery.all()).coverage()).isEqualTo(Coverage.COMPLETE);
  }

  @Test
  void sumsAreExactBeyondSixtyFourBitsAndBelowZero() {
    String large = "9223372036854775807";
    assertThat(
            ask(
                    table(
                        KENYA + "partner=USA value=" + large,
                        KENYA + "partner=UGA value=" + large,
                        KENYA + "partner=TZA value=-0.001",
                        KENYA + "partner=RWA value=12345678901234567890123456789012345.67"),
                    TradeQuery.all())
                .value(0))
        .contains(new BigDecimal("12345678901234586336867530498563959.669"));
  }

  @Test
  void aSumMayHaveThirtyEightDigitsWhateverIsMetOnTheWay() {
    String large = "9".repeat(38);
    String tiny = "0." + "0".repeat(37) + "1";
    TradeTable trade =
        table(
            KENYA + "partner=USA value=" + large + " period=2021",
            KENYA + "partner=UGA value=" + large + " period=2021",
            KENYA + "partner=RWA value=-" + large + " period=2021",
            KENYA + "partner=USA value=" + large + " period=2022",
            KENYA + "partner=UGA value=" + tiny + " period=2023",
            KENYA + "partner=USA value=" + tiny + " period=2023");
    TradeTable answer = ask(trade, TradeQuery.all().keep(PERIOD));
    assertThat(answer.value(0)).contains(new BigDecimal(large));
    assertThat(answer.value(1)).contains(new BigDecimal(large));
    assertThat(answer.value(2)).contains(new BigDecimal(tiny).multiply(new BigDecimal("2")));
  }

  @Test
  void aSumOfThirtyNineDigitsIsRefused() {
    String large = "9".repeat(38);
    refuses(
        table(KENYA + "partner=USA value=" + large, KENYA + "partner=UGA value=2"),
        TradeQuery.all(),
        "Sum '100000000000000000000000000000000000001' has more than 38 digits: add up fewer figures, or figures with"
            + " fewer decimals");
    String decimals = "0." + "9".repeat(38);
    refuses(
        table(KENYA + "partner=USA value=" + decimals, KENYA + "partner=UGA value=1"),
        TradeQuery.all(),
        "Sum '1."
            + "9".repeat(38)
            + "' has more than 38 digits: add up fewer figures, or figures with fewer decimals");
  }

  @Test
  void weightsAndQuantitiesAreWholeOrNotThere() {
    String half = KENYA + "partner=USA value=1 quantity=\"2.5 u\" ";
    TradeTable trade =
        table(
            half + "period=2021 net_weight_kg=1.5",
            KENYA + "partner=UGA value=1 quantity=\"3 u\" period=2021 net_weight_kg=2",
            half + "period=2022 net_weight_kg=1.5",
            KENYA + "partner=UGA value=1 quantity=\"3 t\" period=2022",
            half + "period=2023",
            KENYA + "partner=UGA value=1 period=2023");
    TradeTable answer = ask(trade, TradeQuery.all().keep(PERIOD));
    assertThat(answer.netWeightKg(0)).contains(new BigDecimal("3.5"));
    assertThat(answer.quantity(0)).hasToString("Optional[5.5 u]");
    assertThat(answer.netWeightKg(1)).isEmpty();
    assertThat(answer.quantity(1)).isEmpty();
    assertThat(answer.quantity(2)).isEmpty();
    TradeTable values = ask(trade, TradeQuery.all().keep(PERIOD).valuesOnly());
    assertThat(values.netWeightKg(0)).isEmpty();
    assertThat(values.quantity(0)).isEmpty();
  }

  @Test
  void allPublicationsOfASumAreKnown() {
    TradeTable trade =
        table(
            KENYA + "partner=USA value=1 source=b page=\"p. 1\" note=\"it's; \\\"so\\\"\"",
            KENYA + "partner=UGA value=1 source=a published=2025-03 retrieved=2025-04-01",
            KENYA + "partner=TZA value=1 source=a published=2025-03 retrieved=2025-04-01");
    TradeTable answer = ask(trade, TradeQuery.all());
    assertThat(answer.provenance(0))
        .containsExactlyElementsOf(
            trade.flows().stream().map(TradeFlow::provenance).distinct().sorted().toList());
  }

  @Property
  void everyAnswerIsThatOfMemoryAndOfPlainAddition(
      @ForAll("trade") TradeTable trade, @ForAll("queries") List<TradeQuery> queries) {
    List<Outcome> answers = outcomes(trade, queries);
    for (TradeQuery query : queries) {
      Outcome answer = answers.get(queries.indexOf(query));
      Outcome plain = Outcome.ofRows(() -> PlainAnswer.to(query, trade.flows(), trade.coverage()));
      assertThat(answer.withoutMessage()).as("%s", query).isEqualTo(plain.withoutMessage());
      assertThat(answer).as("%s", query).isEqualTo(Outcome.of(() -> trade.aggregate(query)));
    }
  }

  @Property
  void figuresOfEveryKindAreAddedUpAsInMemory(@ForAll("anyTrade") TradeTable trade) {
    Dimension<?>[] all = Dimension.all().toArray(Dimension<?>[]::new);
    List<TradeQuery> queries =
        List.of(
            TradeQuery.all().keep(all),
            TradeQuery.all().keep(PARTNER, PERIOD, CURRENCY, SOURCE).valuesOnly(),
            TradeQuery.all());
    assertThat(outcomes(trade, queries))
        .isEqualTo(queries.stream().map(q -> Outcome.of(() -> trade.aggregate(q))).toList());
  }

  /** Tables in which most figures may be added up, and every rule is broken by some. */
  @Provide
  Arbitrary<TradeTable> trade() {
    Arbitrary<TradeFlowArbitrary> where =
        Combinators.combine(
                some("KEN", "USA", "EUR"),
                Arbitraries.of("USA", "GBR", "FRA", "KEN", "EUR", "W00")
                    .list()
                    .uniqueElements()
                    .ofMinSize(1),
                some("2021", "2019", "2024-01", "2024-02", "2024", "2024-Q1"),
                some("H6:090240", "H6:090210", "H6:0603", "H6:09", "S3:074", "S3:TOTAL"))
            .as(
                (economies, partners, periods, commodities) ->
                    TradeArbitraries.flows()
                        .economies(economies.toArray(String[]::new))
                        .partners(partners.toArray(String[]::new))
                        .periods(Arbitraries.of(periods).map(Period::parse))
                        .commodities(Arbitraries.of(commodities).map(Commodity::parse)));
    return Combinators.combine(
            where,
            some("X", "M", "RX", "RM"),
            some("fob", "fas", "cif"),
            some("USD", "KES"),
            some("", "customs=C05", "transport=2100", "second_partner=TZA"),
            some("own", "USA", "reconciled"),
            some("source=s", "source=s vintage=v", "source=t page=1", "source=s published=2025"),
            Arbitraries.of(true, true, true, false))
        .flatAs(TradeStoreContract::tables);
  }

  private static Arbitrary<TradeTable> tables(
      TradeFlowArbitrary where,
      List<String> directions,
      List<String> valuations,
      List<String> currencies,
      List<String> breakdowns,
      List<String> reporters,
      List<String> provenances,
      boolean moderate) {
    TradeFlowArbitrary what =
        where
            .directions(directions.stream().map(FlowDirection::parse).toArray(FlowDirection[]::new))
            .valuations(valuations.stream().map(Valuation::parse).toArray(Valuation[]::new))
            .currencies(currencies.toArray(String[]::new))
            .withoutBreakdown()
            .provenances(Arbitraries.of(provenances).map(Provenance::parse));
    Arbitrary<TradeFlow> flows =
        Combinators.combine(
                moderate ? what.values(moderate()) : what,
                Arbitraries.of(breakdowns),
                Arbitraries.of(reporters))
            .as(TradeStoreContract::with);
    return Combinators.combine(
            flows.list().ofMinSize(1).ofMaxSize(20).uniqueElements(TradeFlow::identity),
            Arbitraries.of(Coverage.values()))
        .as((rows, coverage) -> TradeTable.of(rows).withCoverage(coverage));
  }

  private static TradeFlow with(TradeFlow flow, String breakdown, String reporter) {
    String whose = reporter.equals("own") ? flow.economy().toString() : reporter;
    TradeFlow told = flow.toBuilder().reporter(whose).build();
    return breakdown.isEmpty() ? told : TradeFlow.parse(told + " " + breakdown);
  }

  private static Arbitrary<BigDecimal> moderate() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-1000000000"), new BigDecimal("1000000000000000000000"))
        .ofScale(3);
  }

  /** Most often one, the first being the simplest. */
  private static Arbitrary<List<String>> some(String... pool) {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(pool).map(List::of)),
        Tuple.of(1, Arbitraries.of(pool).list().uniqueElements().ofMinSize(1)));
  }

  @Provide
  Arbitrary<TradeTable> anyTrade() {
    return TradeArbitraries.smallTradeTables();
  }

  @Provide
  Arbitrary<List<TradeQuery>> queries() {
    Arbitrary<Dimension<?>[]> kept =
        Arbitraries.of(Dimension.all())
            .list()
            .uniqueElements()
            .map(list -> list.toArray(Dimension<?>[]::new));
    Arbitrary<TradeQuery> condition =
        Arbitraries.of(
            TradeQuery.all().partners("USA", "FRA"),
            TradeQuery.all().directions(FlowDirection.IMPORT).valuesOnly(),
            TradeQuery.all().where(COMMODITY, c -> !c.equals(Commodity.parse("H6:09")), "no 09"),
            TradeQuery.all().partnersIn(EconomyGroup.of("EU")),
            TradeQuery.all().economiesIn(EconomyGroup.of("EU")).currencies("USD"),
            TradeQuery.all().seenFrom(Economy.of("KEN")),
            TradeQuery.all()
                .seenFrom(Economy.of("USA"))
                .where(PARTNER, List.of(Economy.of("KEN"), Economy.of("GBR")))
                .where(EXPORTER, List.of(Economy.of("USA"))),
            TradeQuery.all().keep(DIRECTION).reconciledOnBothSides(),
            TradeQuery.all().keep(DIRECTION, ECONOMY).reconciledOnBothSides().economies("USA"),
            TradeQuery.all().keep(DIRECTION, ECONOMY, PARTNER).reconciledOnBothSides(),
            TradeQuery.all().keep(DIRECTION).compare(DIRECTION).partners("USA"),
            TradeQuery.all().keep(DIRECTION, ECONOMY).compare(DIRECTION).compare(ECONOMY),
            TradeQuery.all().where(IMPORTER, List.of(Economy.of("USA"), Economy.WORLD)),
            TradeQuery.all().years(2019, 2024),
            TradeQuery.all().reporters("USA", "reconciled").sources("s"),
            TradeQuery.all().where(PUBLICATION, List.of(Provenance.of("s"))),
            TradeQuery.all()
                .seenFrom(Economy.of("USA"))
                .where(DECLARANT, List.of(Economy.of("KEN"))));
    Arbitrary<UnaryOperator<TradeQuery>> rollUp =
        Arbitraries.of(
            List.<UnaryOperator<TradeQuery>>of(
                q -> q,
                q -> q.per(Frequency.YEAR),
                q -> q.atCommodityLevel(2),
                q -> q.per(Frequency.QUARTER).atCommodityLevel(4),
                q -> q.rolledUp(PARTNER, p -> Economy.WORLD, "to the world"),
                q -> q.rolledUp(VALUATION, Valuation::asClass, "classes of valuation")));
    Arbitrary<TradeQuery> picked =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(TradeQuery.all())), Tuple.of(1, condition));
    return Combinators.combine(kept, picked, rollUp)
        .as((dimensions, query, rolled) -> rolled.apply(query.keep(dimensions)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private TradeTable ask(TradeTable trade, TradeQuery query) {
    List<TradeTable> answers = new ArrayList<>();
    Outcome answer =
        with(
            trade,
            store ->
                Outcome.of(
                    () -> {
                      answers.add(store.aggregate(query));
                      return answers.get(0);
                    }));
    assertThat(answer.withoutMessage())
        .isEqualTo(
            Outcome.ofRows(() -> PlainAnswer.to(query, trade.flows(), trade.coverage()))
                .withoutMessage());
    return answers.get(0);
  }

  private void refuses(TradeTable trade, TradeQuery query, String message) {
    assertThat(outcomes(trade, List.of(query)))
        .extracting(Outcome::message)
        .containsExactly(message);
  }

  private List<Outcome> outcomes(TradeTable trade, List<TradeQuery> queries) {
    return with(
        trade, store -> queries.stream().map(q -> Outcome.of(() -> store.aggregate(q))).toList());
  }

  /** Uses a store that holds the figures of a table, and closes it. */
  final <T> T with(TradeTable trade, Function<TradeStore, T> use) {
    try (Open open = new Open(store(trade))) {
      return use.apply(open.store);
    }
  }

  private record Open(TradeStore store) implements AutoCloseable {

    @Override
    public void close() {
      if (store instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  static TradeTable table(String... flows) {
    return TradeTable.of(Stream.of(flows).map(TradeStoreContract::flow).toList());
  }

  private static TradeFlow flow(String text) {
    StringBuilder whole = new StringBuilder(text.strip());
    for (String other : List.of("period=2024", "commodity=HS:TOTAL", "currency=USD", "source=s")) {
      if (!text.contains(other.substring(0, other.indexOf('=') + 1))) {
        whole.append(' ').append(other);
      }
    }
    return TradeFlow.parse(whole);
  }
}
