package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Concordance;
import org.tradefigures.reference.Concordance.Relation;
import org.tradefigures.reference.SharedLists;
import org.tradefigures.source.ConcordanceReader;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeFlow;

class CommodityConversionTest {

  /** 1:n for frozen crab, n:1 for tea, 1:1 for maté. */
  private static final Concordance TABLE =
      Concordance.of(
          "test.csv",
          Classification.H5,
          Classification.S4,
          List.of(
              relation("030614", "03619", "1"),
              relation("030614", "03721", "2"),
              relation("030614", "03722", "0"),
              relation("090210", "07413", "1"),
              relation("090220", "07413", "1"),
              Relation.of(h5("090300"), s4("0743"))));

  private static final CommodityConversion EQUALLY = CommodityConversion.by(TABLE).inEqualShares();
  private static final String NOTE =
      "converted from HS 2017 to SITC Rev. 4 by test.csv, one-to-many in equal shares";

  private static Commodity h5(String code) {
    return Commodity.of(Classification.H5, code);
  }

  private static Commodity s4(String code) {
    return Commodity.of(Classification.S4, code);
  }

  private static Relation relation(String source, String target, String weight) {
    return Relation.of(h5(source), s4(target), new BigDecimal(weight));
  }

  /** Exports of Kenya to the United States. */
  private static TradeFlow export(String commodity, String text) {
    return TradeTableTest.flow(
        "reporter=KEN partner=USA direction=X valuation=fob commodity=" + commodity + " " + text);
  }

  private static TradeTable table(TradeFlow... flows) {
    return TradeTable.of(List.of(flows));
  }

  private static String lines(TradeTable table) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      lines.add(
          table.get(Dimension.COMMODITY, row)
              + " "
              + table.value(row).map(BigDecimal::toPlainString).orElse("-")
              + " "
              + table.status(row));
    }
    return String.join("\n", lines);
  }

  private static void assertRefused(Runnable doing, String message) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(doing::run)
        .withMessage(message);
  }

  @Test
  void whatHasOneTargetGivesItAllAndKeepsItsRecord() {
    ReclassifiedTable result = table(export("H5:090300", "value=12.5")).convert(EQUALLY);
    assertThat(result.placed().flows())
        .containsExactly(export("S4:0743", "value=12.5 note=\"" + NOTE + "\""));
    assertThat(result.residue().size()).isZero();
    assertThat(result.allPlaced()).isSameAs(result.placed());
    assertThat(result)
        .hasToString(
            "HS 2017 to SITC Rev. 4 by test.csv, one-to-many in equal shares: 1 figure placed, no residue");
  }

  @Test
  void figuresThatMeetInOneTargetAreAddedUp() {
    TradeTable placed =
        table(
                export("H5:090210", "value=10 net_weight_kg=4 quantity=\"4 kg\""),
                export("H5:090220", "value=5.25 net_weight_kg=2 quantity=\"2 kg\""),
                export("H5:090220", "value=7 period=2023"))
            .convert(EQUALLY)
            .allPlaced();
    assertThat(placed.flows())
        .containsExactly(
            export(
                "S4:07413", "value=15.25 net_weight_kg=6 quantity=\"6 kg\" note=\"" + NOTE + "\""),
            export("S4:07413", "value=7 period=2023 note=\"" + NOTE + "\""));
  }

  @Test
  void equalSharesAddUpToTheLastDigit() {
    TradeTable placed =
        table(
                export("H5:030614", "value=100 net_weight_kg=0.01 quantity=\"7 u\""),
                export("H5:030614", "value=-0.01 period=2023"),
                export("H5:030614", "value=10 currency=JPY period=2022"),
                export("H5:030614", "value=0.0625 period=2021"))
            .convert(EQUALLY)
            .allPlaced();
    assertThat(lines(placed))
        .isEqualTo(
            """
            S4:03619 33.34 estimated
            S4:03721 33.33 estimated
            S4:03722 33.33 estimated
            S4:03619 -0.01 estimated
            S4:03721 0 estimated
            S4:03722 0 estimated
            S4:03619 4 estimated
            S4:03721 3 estimated
            S4:03722 3 estimated
            S4:03619 0.0209 estimated
            S4:03721 0.0208 estimated
            S4:03722 0.0208 estimated""");
    assertThat(IntStream.range(0, 3).mapToObj(row -> placed.netWeightKg(row).orElseThrow()))
        .containsExactly(new BigDecimal("0.004"), new BigDecimal("0.003"), new BigDecimal("0.003"));
    assertThat(IntStream.range(0, 3).mapToObj(row -> placed.quantity(row).orElseThrow().toString()))
        .containsExactly("2.334 u", "2.333 u", "2.333 u");
    assertThat(placed.netWeightKg(3)).isEmpty();
    assertThat(placed.provenance(0).get(0).note()).isEqualTo(NOTE);
  }

  @Test
  void noPartGetsMoreDigitsThanANumberMayHave() {
    String most = "9".repeat(38);
    TradeTable placed =
        table(
                export("H5:030614", "value=" + most),
                export("H5:030614", "value=1" + "0".repeat(36) + " period=2023"))
            .convert(EQUALLY)
            .allPlaced();
    String thirds = "3".repeat(36);
    assertThat(IntStream.range(0, 6).mapToObj(row -> placed.value(row).orElseThrow()))
        .containsExactly(
            new BigDecimal("3".repeat(38)),
            new BigDecimal("3".repeat(38)),
            new BigDecimal("3".repeat(38)),
            new BigDecimal(thirds + ".4"),
            new BigDecimal(thirds + ".3"),
            new BigDecimal(thirds + ".3"));
  }

  @Test
  void givenWeightsLeaveNothingToATargetOfWeightZero() {
    ReclassifiedTable result =
        table(
                export("H5:030614", "value=100"),
                export("H5:030614", "value=10 status=provisional transport=2100"))
            .convert(CommodityConversion.by(TABLE).byGivenWeights());
    assertThat(lines(result.placed()))
        .isEqualTo(
            """
            S4:03619 33.33 estimated
            S4:03721 66.67 estimated
            S4:03619 3.33 provisional
            S4:03721 6.67 provisional""");
    assertThat(result.how())
        .isEqualTo("HS 2017 to SITC Rev. 4 by test.csv, one-to-many by the weights it gives");
  }

  @Test
  void tradeSharesComeFromAnotherTable() {
    TradeTable reference =
        table(
                export("S4:03619", "value=30 period=2016 source=old"),
                export("S4:03619", "value=30 period=2017 source=old"),
                export("S4:03721", "value=40 period=2017 source=old"))
            .withCoverage(Coverage.COMPLETE);
    ReclassifiedTable result =
        table(export("H5:030614", "value=200"))
            .convert(CommodityConversion.by(TABLE).byTradeShares(reference));
    assertThat(lines(result.allPlaced()))
        .isEqualTo("S4:03619 120 estimated\nS4:03721 80 estimated");
    assertThat(result.how())
        .isEqualTo(
            "HS 2017 to SITC Rev. 4 by test.csv, one-to-many in the shares of trade in 2016 to 2017 of old");
  }

  @Test
  void tradeSharesThatAreNotKnownPlaceNothing() {
    TradeTable crab = table(export("H5:030614", "value=200"));
    TradeTable selection = table(export("S4:03619", "value=30"), export("S4:03721", "value=4"));
    assertThat(crab.convert(CommodityConversion.by(TABLE).byTradeShares(selection)).reasons())
        .isEqualTo(
            Map.of(
                h5("030614"),
                "has targets whose trade the shares don't tell: 'S4:03722'; where an absent row means"
                    + " zero, say withCoverage(COMPLETE)"));
    TradeTable without = table(export("S4:0743", "value=1")).withCoverage(Coverage.COMPLETE);
    assertThat(crab.convert(CommodityConversion.by(TABLE).byTradeShares(without)).reasons())
        .isEqualTo(Map.of(h5("030614"), "has 3 targets without any trade"));
    TradeTable incomplete =
        table(
            export("S4:03619", "value=30"),
            export("S4:03721", "status=suppressed"),
            export("S4:03722", "value=1"));
    assertThat(crab.convert(CommodityConversion.by(TABLE).byTradeShares(incomplete)).reasons())
        .isEqualTo(
            Map.of(
                h5("030614"),
                "has targets whose trade the shares don't tell: 'S4:03721'; where an absent row means"
                    + " zero, say withCoverage(COMPLETE)"));
  }

  @Test
  void tradeSharesOfTheWrongKindAreRefused() {
    assertRefused(
        () -> CommodityConversion.by(TABLE).byTradeShares(table(export("S3:03619", "value=30"))),
        "Trade shares from a table with S3:03619: accepted are figures of S4 (SITC Rev. 4), to which the"
            + " conversion leads");
    assertRefused(
        () -> CommodityConversion.by(TABLE).byTradeShares(table(export("S4:03619", "value=-30"))),
        "Trade shares from a table in which trade in S4:03619 is -30: accepted are sums of zero or more");
    assertRefused(
        () ->
            CommodityConversion.by(TABLE)
                .byTradeShares(
                    table(
                        export("S4:03619", "value=30"),
                        export("S4:03619", "value=3 currency=KES"))),
        "Can't add up different currencies 'KES', 'USD': convert them, pick one with currencies(…), or keep"
            + " them apart with keep(CURRENCY)");
  }

  @Test
  void absentFiguresStayAbsentOnEveryTarget() {
    TradeTable placed =
        table(
                export("H5:030614", "status=suppressed"),
                export("H5:090300", "status=not-yet-reported"),
                export("H5:090210", "status=missing period=2022"),
                export("H5:090210", "status=suppressed"),
                export("H5:090220", "value=3 status=provisional"))
            .convert(EQUALLY)
            .allPlaced();
    assertThat(lines(placed))
        .isEqualTo(
            """
            S4:03619 - suppressed
            S4:03721 - suppressed
            S4:03722 - suppressed
            S4:0743 - not-yet-reported
            S4:07413 - missing
            S4:07413 3 provisional""");
    assertThat(placed.absent(1, ObservationStatus.SUPPRESSED)).isEqualTo(1);
    assertThat(placed.absent(5, ObservationStatus.SUPPRESSED)).isEqualTo(1);
    assertThat(placed.isIncomplete(5)).isTrue();
    assertRefused(
        placed::flows,
        "Rows of sums are no trade flows: take the flows from the table that was asked, or the sums with table()");
  }

  @Test
  void weightsAndQuantitiesAreToldWhereAllPartsTellThem() {
    TradeTable placed =
        table(
                export("H5:090210", "value=1 net_weight_kg=4 quantity=\"4 kg\""),
                export("H5:090220", "value=2 quantity=\"2 u\""))
            .convert(EQUALLY)
            .allPlaced();
    assertThat(placed.value(0)).contains(new BigDecimal("3"));
    assertThat(placed.netWeightKg(0)).isEmpty();
    assertThat(placed.quantity(0)).isEmpty();
  }

  @Test
  void whatCanNotBePlacedIsTheResidue() {
    ReclassifiedTable result =
        table(
                export("H5:090300", "value=1"),
                export("H5:710820", "value=99"),
                export("H5:030614", "value=7"),
                export("H5:710820", "value=1 period=2023"))
            .withCoverage(Coverage.COMPLETE)
            .convert(CommodityConversion.by(TABLE));
    assertThat(lines(result.placed())).isEqualTo("S4:0743 1 normal");
    assertThat(result.placed().coverage()).isEqualTo(Coverage.SELECTION);
    assertThat(result.residue().flows())
        .containsExactly(
            export("H5:710820", "value=99"),
            export("H5:030614", "value=7"),
            export("H5:710820", "value=1 period=2023"));
    assertThat(result)
        .hasToString(
            """
            HS 2017 to SITC Rev. 4 by test.csv, only to single targets: 1 figure placed, residue of 3 figures
              H5:030614 (1 figure) has 3 targets; name a rule: inEqualShares(), byGivenWeights() or byTradeShares(…)
              H5:710820 (2 figures) is not in the concordance""");
    assertRefused(
        result::allPlaced,
        "Can't place 3 figures (HS 2017 to SITC Rev. 4 by test.csv, only to single targets): H5:030614 (1"
            + " figure) has 3 targets; name a rule: inEqualShares(), byGivenWeights() or byTradeShares(…);"
            + " H5:710820 (2 figures) is not in the concordance; take placed() and residue() where a part is"
            + " enough");
  }

  @Test
  void aLongResidueIsShownByItsStart() {
    TradeFlow[] flows =
        IntStream.range(10, 22)
            .mapToObj(i -> export("H5:9503" + i, "value=1"))
            .toArray(TradeFlow[]::new);
    assertThat(table(flows).convert(EQUALLY).toString())
        .contains("H5:950310 (1 figure) is not", "H5:950319 (1 figure) is not")
        .endsWith("and 2 commodities more")
        .doesNotContain("950320");
  }

  @Test
  void coverageStaysCompleteWhereEverythingIsPlaced() {
    assertThat(
            table(export("H5:030614", "value=1"))
                .withCoverage(Coverage.COMPLETE)
                .convert(EQUALLY)
                .placed()
                .coverage())
        .isEqualTo(Coverage.COMPLETE);
  }

  @Test
  void theTotalAndWhatIsConvertedAlreadyStay() {
    TradeTable placed =
        table(
                export("H5:TOTAL", "value=50"),
                export("S4:0743", "value=3 period=2020"),
                export("H5:090300", "value=4"))
            .convert(EQUALLY)
            .allPlaced();
    assertThat(placed.flows())
        .containsExactly(
            export("S4:TOTAL", "value=50 note=\"" + NOTE + "\""),
            export("S4:0743", "value=3 period=2020"),
            export("S4:0743", "value=4 note=\"" + NOTE + "\""));
  }

  @Test
  void aNoteThatIsThereIsKept() {
    assertThat(
            table(export("H5:090300", "value=1 note=\"see page 3\""))
                .convert(EQUALLY)
                .placed()
                .provenance(0)
                .get(0)
                .note())
        .isEqualTo("see page 3; " + NOTE);
  }

  @Test
  void sumsAreConvertedLikeFlows() {
    TradeTable sums =
        table(
                TradeTableTest.flow(
                    "reporter=KEN partner=UGA direction=X valuation=fob commodity=H5:090210 value=10"
                        + " source=a"),
                export("H5:090210", "status=missing source=b"),
                export("H5:090220", "value=5 source=b"),
                export("H5:030614", "value=9 source=b"))
            .aggregate(TradeQuery.all().keep(Dimension.PERIOD, Dimension.COMMODITY));
    TradeTable placed = sums.convert(EQUALLY).allPlaced();
    assertThat(lines(placed))
        .isEqualTo(
            """
            S4:03619 3 estimated
            S4:03721 3 estimated
            S4:03722 3 estimated
            S4:07413 15 normal""");
    assertThat(placed.absent(3, ObservationStatus.MISSING)).isEqualTo(1);
    assertThat(placed.provenance(3)).extracting(p -> p.source()).containsExactly("a", "b");
    assertThat(placed.dimensions()).isEqualTo(sums.dimensions());
  }

  @Test
  void aCoarserLevelIsRefused() {
    assertRefused(
        () -> table(export("H5:0902", "value=1")).convert(EQUALLY),
        "Can't convert commodity 'H5:0902': test.csv tells the finer codes that it holds; convert figures at"
            + " their level, picked with commodityLevel(…), and roll them up afterwards with"
            + " atCommodityLevel(…)");
  }

  @Test
  void anotherClassificationIsRefused() {
    assertRefused(
        () -> table(export("H4:090300", "value=1")).convert(EQUALLY),
        "Can't convert commodity 'H4:090300' by a concordance from H5 (HS 2017): pick figures of that"
            + " classification with where(COMMODITY, …), or take a concordance from H4");
  }

  @Test
  void targetsThatHoldEachOtherAreRefused() {
    Concordance nested =
        Concordance.of(
            "sheet.csv",
            Classification.H5,
            Classification.S4,
            List.of(
                Relation.of(h5("030571"), s4("035")),
                Relation.of(h5("030572"), s4("03513")),
                Relation.of(h5("090300"), s4("0743"))));
    TradeTable fish =
        table(
            export("H5:030571", "value=1"),
            export("H5:030572", "value=2"),
            export("H5:090300", "value=4"));
    assertRefused(
        () -> fish.convert(CommodityConversion.by(nested)),
        "Can't convert to commodity 'S4:035' beside 'S4:03513': the first includes the second, but would get"
            + " only what can't be told apart; bring the concordance to one level with atTargetLevel(3), or"
            + " take one that tells all pairs, with a rule");
    assertThat(lines(fish.convert(CommodityConversion.by(nested.atTargetLevel(3))).allPlaced()))
        .isEqualTo("S4:035 3 normal\nS4:074 4 normal");
    assertThat(
            lines(
                fish.where(TradeQuery.all().commodities(h5("030571"), h5("090300")))
                    .convert(CommodityConversion.by(nested))
                    .allPlaced()))
        .isEqualTo("S4:035 1 normal\nS4:0743 4 normal");
  }

  @Test
  void oneFlowInBothClassificationsIsRefused() {
    assertThatExceptionOfType(OverlapException.class)
        .isThrownBy(
            () ->
                table(export("H5:090300", "value=1"), export("S4:0743", "value=1"))
                    .convert(EQUALLY))
        .withMessage(
            "Can't add up classification 'H5' beside 'S4': both tell the same flow, so trade would count"
                + " twice; pick the figures of one of them with where(COMMODITY, …)");
  }

  @Test
  void twoVintagesOfOneFigureAreRefused() {
    TradeTable both =
        table(
            export("H5:090210", "value=1 vintage=2024-01"),
            export("H5:090220", "value=1 vintage=2024-01"),
            export("H5:090210", "value=2 vintage=2025-01 published=2025"));
    assertThatExceptionOfType(OverlapException.class)
        .isThrownBy(() -> both.convert(EQUALLY))
        .withMessage(
            "Can't add up publication 'source=s published=2025 vintage=2025-01' beside 'source=s vintage=2024-01': both"
                + " tell the same flow, so trade would count twice; pick the last with latest(), or one with"
                + " where(PUBLICATION, …)");
    assertThat(lines(both.latest().convert(EQUALLY).placed())).isEqualTo("S4:07413 3 normal");
  }

  @Test
  void twoPublicationsOfOneFigureAreRefused() {
    TradeTable both =
        table(
            export("H5:090210", "value=1 published=2024-01-31"),
            export("H5:090220", "value=1 published=2024-01-31"),
            export("H5:090210", "value=2 published=2024-06-30"));
    assertThatExceptionOfType(OverlapException.class)
        .isThrownBy(() -> both.convert(EQUALLY))
        .withMessage(
            "Can't add up publication 'source=s published=2024-01-31' beside 'source=s published=2024-06-30': both tell"
                + " the same flow, so trade would count twice; pick the last with latest(), or one with"
                + " where(PUBLICATION, …)");
    assertThat(lines(both.latest().convert(EQUALLY).placed())).isEqualTo("S4:07413 3 normal");
    Provenance first = both.provenance(0).get(0);
    TradeQuery ofFirst = TradeQuery.all().where(Dimension.PUBLICATION, List.of(first));
    assertThat(lines(both.where(ofFirst).convert(EQUALLY).placed())).isEqualTo("S4:07413 2 normal");
  }

  @Test
  void noFiguresGiveNone() {
    ReclassifiedTable result = TradeTable.of(List.of()).convert(EQUALLY);
    assertThat(result.allPlaced().size()).isZero();
    assertThat(result.residue().size()).isZero();
  }

  @Test
  void numbersBeyond64BitsAreDividedExactly() {
    TradeTable placed =
        table(
                export("H5:030614", "value=10000000000000000000000000000000000001"),
                export("H5:090210", "value=9223372036854775807"),
                export("H5:090220", "value=9223372036854775807"))
            .convert(EQUALLY)
            .allPlaced();
    assertThat(lines(placed))
        .isEqualTo(
            """
            S4:03619 3333333333333333333333333333333333334 estimated
            S4:03721 3333333333333333333333333333333333334 estimated
            S4:03722 3333333333333333333333333333333333333 estimated
            S4:07413 18446744073709551614 normal""");
  }

  /** A table with every code of HS 2022, led to HS 2017 and on to the SITC by published tables. */
  @ParameterizedTest
  @ValueSource(strings = {"correlation", "conversion"})
  void thePublishedTablesPreserveTotals(String kind) throws IOException {
    Concordance toHs2017 = published("un-HS2022-HS2017-" + kind + ".csv.gz");
    Concordance toSitc = published("un-HS2017-SITC4-" + kind + ".csv.gz");
    if (kind.equals("conversion")) {
      toSitc = toSitc.atTargetLevel(3);
    }
    TradeTable.Builder builder = TradeTable.builder();
    BigDecimal total = BigDecimal.ZERO;
    int number = 0;
    for (Commodity code : toHs2017.byCommodity().keySet()) {
      BigDecimal value = BigDecimal.valueOf(7919L * ++number % 100_003, 2);
      total = total.add(value);
      builder.add(export(code.toString(), "value=" + value + " net_weight_kg=" + number));
    }
    ReclassifiedTable first =
        builder.build().convert(CommodityConversion.by(toHs2017).inEqualShares());
    assertThat(first.residue().size()).isZero();
    assertThat(first.placed().size()).isEqualTo(kind.equals("correlation") ? 5387 : 5362);
    assertThat(sum(first.placed())).isEqualByComparingTo(total);

    ReclassifiedTable second =
        first.placed().convert(CommodityConversion.by(toSitc).inEqualShares());
    assertThat(second.reasons())
        .containsOnlyKeys(h5("710820"), h5("711890"))
        .containsValue("is not in the concordance");
    assertThat(sum(second.placed()).add(sum(second.residue()))).isEqualByComparingTo(total);
    BigDecimal weight = BigDecimal.valueOf((long) number * (number + 1) / 2);
    assertThat(weights(second.placed()).add(weights(second.residue())))
        .isEqualByComparingTo(weight);
    assertThat(second.placed().provenance(0).get(0).note())
        .isEqualTo(
            "converted from HS 2022 to HS 2017 by un-HS2022-HS2017-"
                + kind
                + ".csv.gz, one-to-many in equal shares; converted from HS 2017 to SITC Rev. 4 by"
                + " un-HS2017-SITC4-"
                + kind
                + (kind.equals("conversion") ? ".csv.gz, at level 3" : ".csv.gz")
                + ", one-to-many in equal shares");
  }

  private static Concordance published(String name) throws IOException {
    return new ConcordanceReader().read(SharedLists.file("concordance/" + name));
  }

  private static BigDecimal sum(TradeTable table) {
    return IntStream.range(0, table.size())
        .mapToObj(row -> table.value(row).orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal weights(TradeTable table) {
    return IntStream.range(0, table.size())
        .mapToObj(row -> table.netWeightKg(row).orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
