package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.CURRENCY;
import static org.tradefigures.table.Dimension.DECLARANT;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.EXPORTER;
import static org.tradefigures.table.Dimension.IMPORTER;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.PUBLICATION;
import static org.tradefigures.table.Dimension.REPORTER;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;
import tech.tablesaw.api.Table;

class TradeTableTest {

  private static final TradeFlow EXPORTS =
      flow("reporter=KEN partner=USA direction=X value=737 valuation=fob");
  private static final TradeFlow IMPORTS =
      flow("reporter=KEN partner=USA direction=M value=771.5 valuation=cif");
  private static final TradeFlow MIRROR =
      flow("reporter=USA partner=KEN direction=M value=740 valuation=customs-value");

  /** A flow of 2024 in dollars, of all goods, from source "s", but for what the text says. */
  static TradeFlow flow(String text) {
    StringBuilder whole = new StringBuilder(text);
    for (String other : List.of("period=2024", "commodity=HS:TOTAL", "currency=USD", "source=s")) {
      if (!text.contains(other.substring(0, other.indexOf('=') + 1))) {
        whole.append(' ').append(other);
      }
    }
    return TradeFlow.parse(whole);
  }

  static TradeTable table(String... flows) {
    return TradeTable.of(List.of(flows).stream().map(TradeTableTest::flow).toList());
  }

  @Test
  void recordsComeBackAsTheyWere() {
    List<TradeFlow> flows =
        List.of(
            EXPORTS,
            IMPORTS,
            MIRROR,
            flow("reporter=unknown economy=KEN partner=W00 direction=X status=suppressed"),
            flow("reporter=reconciled economy=KEN partner=UGA direction=X value=-0.005"),
            flow(
                "reporter=KEN partner=UGA direction=RX commodity=H6:090240 currency=KES"
                    + " value=12345678901234567890123456789012345678 net_weight_kg=1.5"
                    + " quantity=\"3 t\" second_partner=TZA customs=C05 transport=3200"
                    + " source=k page=p published=2025-03 vintage=v note=\"a b\""));
    assertThat(TradeTable.of(flows).flows()).isEqualTo(flows);
  }

  @Test
  void anEmptyTableHasNoRows() {
    TradeTable empty = TradeTable.of(List.of());
    assertThat(empty.flows()).isEmpty();
    assertThat(empty.aggregate(TradeQuery.all().keep(PERIOD)).size()).isZero();
    assertThat(empty.where(TradeQuery.economy("KEN")).size()).isZero();
    assertThat(empty.table().rowCount()).isZero();
    assertThat(empty.latest().size()).isZero();
    assertThat(empty.sortedBy(PARTNER).size()).isZero();
    assertThat(empty.sortedByValue().size()).isZero();
  }

  @Test
  void cellsAreTyped() {
    TradeTable table = TradeTable.of(List.of(EXPORTS, IMPORTS));
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.get(PARTNER, 0)).isEqualTo(Economy.of("USA"));
    assertThat(table.value(1)).contains(new BigDecimal("771.5"));
    assertThat(table.amount(1).orElseThrow()).hasToString("USD 771.5");
    assertThat(table.status(0)).isEqualTo(ObservationStatus.NORMAL);
    assertThat(table.distinct(PARTNER)).containsExactly(Economy.of("USA"));
    assertThat(table.netWeightKg(0)).isEmpty();
    assertThat(table.quantity(0)).isEmpty();
    assertThat(table.isIncomplete(0)).isFalse();
  }

  @Test
  void exporterAndImporterAreDerived() {
    TradeTable table = TradeTable.of(List.of(EXPORTS, IMPORTS, MIRROR));
    assertThat(table.get(EXPORTER, 0)).isEqualTo(Economy.of("KEN"));
    assertThat(table.get(IMPORTER, 0)).isEqualTo(Economy.of("USA"));
    assertThat(table.get(EXPORTER, 1)).isEqualTo(Economy.of("USA"));
    assertThat(table.get(EXPORTER, 2)).isEqualTo(Economy.of("KEN"));
    assertThat(table.get(IMPORTER, 2)).isEqualTo(Economy.of("USA"));
  }

  @Test
  void rowsArePicked() {
    TradeTable table = TradeTable.of(List.of(EXPORTS, IMPORTS, MIRROR));
    assertThat(table.reportedBy("USA").flows()).containsExactly(MIRROR);
    assertThat(table.where(TradeQuery.economy("KEN").partners("USA")).flows())
        .containsExactly(EXPORTS, IMPORTS);
    assertThat(table.statedIn("s").flows()).containsExactly(EXPORTS, IMPORTS, MIRROR);
  }

  @Test
  void aSourceThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> TradeTable.of(List.of(EXPORTS)).statedIn("t"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage("Unknown source 't': not one of this table's sources 's'");
    assertThatThrownBy(() -> TradeTable.of(List.of()).statedIn("t"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage("Unknown source 't': not a source of this table, which has no figures");
  }

  @Test
  void seenFromAnEconomyItIsItsTrade() {
    TradeTable seen =
        TradeTable.of(List.of(MIRROR, flow("reporter=USA partner=UGA direction=M value=1")))
            .where(TradeQuery.all().seenFrom(Economy.of("KEN")));
    assertThat(seen.flows()).containsExactly(MIRROR.mirror());
  }

  @Test
  void theLatestReportOfEveryFlowIsTaken() {
    String common = "reporter=USA partner=KEN direction=M ";
    TradeFlow undated = flow(common + "value=1 source=a");
    TradeFlow first = flow(common + "value=2 source=b published=2025-04-03");
    TradeFlow later = flow(common + "value=3 source=c published=2026");
    TradeFlow other = flow(common.replace("=M", "=X") + "value=4 source=b published=2025-04-03");
    assertThat(TradeTable.of(List.of(first, later, undated, other)).latest().flows())
        .containsExactly(later, other);
  }

  @Test
  void theLatestReportMayTellAFlowInSeveralValuationsAndCurrencies() {
    String common = "reporter=KEN partner=USA direction=M source=a published=";
    TradeFlow old = flow(common + "2025-01-31 value=1 valuation=fob");
    TradeFlow fob = flow(common + "2025-06-30 value=2 valuation=fob");
    TradeFlow cif = flow(common + "2025-06-30 value=3 valuation=cif");
    TradeFlow shillings = flow(common + "2025-06-30 value=400 valuation=cif currency=KES");
    TradeFlow elsewhere = flow(cif.toString().replace("source=a", "source=b"));
    assertThat(TradeTable.of(List.of(fob, old, cif, shillings)).latest().flows())
        .containsExactly(fob, cif, shillings);
    assertThat(TradeTable.of(List.of(fob, old, cif, shillings, elsewhere)).latest().flows())
        .containsExactly(elsewhere);
  }

  @Test
  void sumsShowWhatTheyWereKeptApartBy() {
    TradeTable trade = TradeTable.of(List.of(EXPORTS, MIRROR));
    Table sums =
        trade.aggregate(TradeQuery.all().keep(EXPORTER, IMPORTER, DECLARANT, PUBLICATION)).table();
    assertThat(sums.columnNames())
        .containsExactly(
            "valuation", "exporter", "importer", "declarant", "value", "status", "source");
    assertThat(sums.stringColumn("declarant").asList()).containsExactly("KEN", "USA");
    assertThat(trade.where(TradeQuery.all().seenFrom(Economy.of("KEN"))).table().columnNames())
        .doesNotContain("declarant");
  }

  @Test
  void sortingIsStable() {
    TradeTable table =
        table(
            "reporter=USA partner=KEN direction=M value=1",
            "reporter=KEN partner=USA direction=M value=2",
            "reporter=USA partner=UGA direction=M value=3",
            "reporter=KEN partner=TZA direction=M value=4",
            "reporter=USA partner=KEN direction=M value=5 period=2023");
    assertThat(values(table.sortedBy(ECONOMY))).containsExactly("2", "4", "1", "3", "5");
    assertThat(values(table.sortedBy(ECONOMY, PARTNER))).containsExactly("4", "2", "1", "5", "3");
  }

  @Test
  void sortedByValueTheLargestComesFirstAndAbsentOnesLast() {
    TradeTable table =
        table(
            "reporter=KEN partner=USA direction=M status=missing",
            "reporter=KEN partner=UGA direction=M value=2",
            "reporter=KEN partner=TZA direction=M value=10");
    assertThat(values(table.sortedByValue())).containsExactly("10", "2", "missing");
  }

  @Test
  void valuesInDifferentCurrenciesAreNotOrdered() {
    TradeTable table =
        table(
            "reporter=KEN partner=USA direction=M value=2 currency=USD",
            "reporter=KEN partner=UGA direction=M value=2 currency=KES");
    assertThatThrownBy(table::sortedByValue)
        .isInstanceOf(MixedFiguresException.class)
        .hasMessage(
            "Can't compare different currencies 'KES', 'USD': convert them, or pick one with"
                + " where(TradeQuery.all().currencies(…))");
  }

  @Test
  void appendedTablesAreCompleteOnlyTogether() {
    TradeTable complete = TradeTable.of(List.of(EXPORTS)).withCoverage(Coverage.COMPLETE);
    TradeTable selection = TradeTable.of(List.of(IMPORTS));
    assertThat(complete.append(selection.withCoverage(Coverage.COMPLETE)).coverage())
        .isEqualTo(Coverage.COMPLETE);
    assertThat(complete.append(selection).coverage()).isEqualTo(Coverage.SELECTION);
    assertThat(complete.append(selection).flows()).containsExactly(EXPORTS, IMPORTS);
  }

  @Test
  void aFlowIsToldOnce() {
    TradeFlow corrected = EXPORTS.withValue(new BigDecimal("738000000"));
    String expected =
        "Second figure for the same flow 'period=2024 economy=KEN partner=USA reporter=KEN direction=X commodity=HS:TOTAL"
            + " valuation=fob currency=USD source=s' at row 3: row 1 tells it from the same source; keep one, or tell them"
            + " apart by source, vintage or day of publication";
    assertThatThrownBy(() -> TradeTable.of(List.of(EXPORTS, IMPORTS, corrected)))
        .isInstanceOf(SecondFigureException.class)
        .hasMessage(expected);
    TradeTable.Builder builder = TradeTable.builder().add(EXPORTS).add(IMPORTS).add(corrected);
    assertThatThrownBy(builder::build).hasMessage(expected);
    TradeTable both = TradeTable.of(List.of(EXPORTS, IMPORTS));
    TradeTable again = TradeTable.of(List.of(corrected));
    assertThatThrownBy(() -> both.append(again)).hasMessage(expected);
    Table rows = both.table();
    Table repeated = rows.copy().append(rows.copy().first(1));
    assertThatThrownBy(() -> TradeTable.from(repeated))
        .isInstanceOf(SecondFigureException.class)
        .hasMessage(expected);
    assertThat(TradeTable.of(List.of(EXPORTS, EXPORTS.toBuilder().source("another").build())))
        .extracting(TradeTable::size)
        .isEqualTo(2);
  }

  @Test
  void aFlowInTwoCurrenciesDoesNotBecomeTwoFiguresForIt() {
    TradeTable told =
        table(
            "reporter=KEN partner=USA direction=X value=100",
            "reporter=KEN partner=USA direction=X value=13482 currency=KES",
            "reporter=KEN partner=UGA direction=X value=1000 currency=KES");
    Conversion inDollars = Conversion.to("USD").atPeriodAverage(RateTable.bundled());
    assertThatThrownBy(() -> told.convert(inDollars))
        .isInstanceOf(SecondFigureException.class)
        .hasMessage(
            "Second figure for the same flow 'period=2024 economy=KEN partner=USA reporter=KEN direction=X"
                + " commodity=HS:TOTAL valuation=unknown currency=KES source=s' at row 2: row 1 tells it in USD; pick the"
                + " figures in one currency before they are converted");
    assertThat(told.where(TradeQuery.all().currencies("KES")).convert(inDollars).size())
        .isEqualTo(2);
  }

  @Test
  void aDimensionThatWasAddedUpOverIsRefused() {
    TradeTable sums =
        TradeTable.of(List.of(EXPORTS)).aggregate(TradeQuery.all().keep(PERIOD, REPORTER));
    assertThatThrownBy(() -> sums.get(PARTNER, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No partner in this table, whose figures were added up over it: the dimensions are period, reporter, valuation,"
                + " currency; add partner to keep(…) in the query");
  }

  @Test
  void sumsAreNoFlows() {
    TradeTable sums = TradeTable.of(List.of(EXPORTS)).aggregate(TradeQuery.all().keep(PERIOD));
    assertThatThrownBy(sums::flows)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Rows of sums are no trade flows: take the flows from the table that was asked, or the sums with table()");
  }

  @Test
  void itPrintsItsRowsWithoutLongTexts() {
    Provenance source =
        Provenance.parse(
            "source=s page=https://example.org/p vintage=first licence=\"CC BY 4.0\" as_printed=7 note=n");
    TradeTable table = TradeTable.of(List.of(EXPORTS.withProvenance(source)));
    assertThat(table.toString().lines().map(String::strip))
        .containsExactly(
            "1 row",
            "period  |  economy  |  partner  |  reporter  |  direction  |  commodity  |  valuation  |   value   |  status"
                + "  |  source  |  vintage  |",
            "-".repeat(135),
            "2024  |      KEN  |      USA  |       KEN  |          X  |   HS:TOTAL  |        fob  |  USD 737  |  normal"
                + "  |       s  |    first  |");
    assertThat(table.append(TradeTable.of(List.of(EXPORTS))).toString().strip())
        .startsWith("2 rows ");
  }

  @Test
  void aBuilderBuildsOnce() {
    TradeTable.Builder builder = TradeTable.builder().add(EXPORTS);
    builder.build();
    assertThatThrownBy(() -> builder.add(IMPORTS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This builder has built its table: start a new one");
  }

  @Test
  void rowsOutsideAreRefused() {
    TradeTable table = TradeTable.of(List.of(EXPORTS));
    assertThatThrownBy(() -> table.value(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.get(COMMODITY, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(table.get(CURRENCY, 0)).isEqualTo("USD");
  }

  private static List<String> values(TradeTable table) {
    return table.flows().stream()
        .map(f -> f.value() == null ? f.status().toString() : f.value().toPlainString())
        .toList();
  }
}
