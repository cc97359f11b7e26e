package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

class ComtradeLegacyCsvTest extends TradeReaderContract {

  private static final String END =
      " source=un-comtrade-legacy page=%s licence=\"UN Comtrade terms of use\"";

  @Override
  protected TradeReader reader() {
    return new ComtradeLegacyCsv();
  }

  @Override
  protected String sample() {
    return ComtradeSamples.text("legacy.csv");
  }

  @Test
  void annualFiguresAreRead() {
    String end = END.formatted("legacy.csv");
    assertThat(ComtradeSamples.read("legacy.csv").flows())
        .extracting(TradeFlow::toString)
        .containsExactly(
            "period=2013 economy=KEN partner=W00 reporter=KEN direction=M commodity=H4:090240"
                + " valuation=unknown currency=USD value=12345 status=normal net_weight_kg=384"
                + " quantity=\"37 u\""
                + end,
            "period=2013 economy=KEN partner=USA reporter=KEN direction=X commodity=H4:090240"
                + " valuation=unknown currency=USD value=911 status=normal"
                + end,
            "period=2013 economy=KEN partner=FRA reporter=KEN direction=RX commodity=H4:0902"
                + " valuation=unknown currency=USD value=480 status=normal net_weight_kg=50"
                + " quantity=\"50 kg\""
                + end
                + " note=\"quantity estimated; net weight estimated\"",
            "period=2012 economy=KEN partner=USA reporter=KEN direction=RM commodity=H3:TOTAL"
                + " valuation=unknown currency=USD value=25 status=normal"
                + end,
            "period=2012 economy=KEN partner=USA reporter=KEN direction=M commodity=B4:11"
                + " valuation=unknown currency=USD value=26 status=normal net_weight_kg=12"
                + end
                + " note=\"net weight estimated\"",
            "period=2012 economy=KEN partner=USA reporter=KEN direction=M commodity=S3:074"
                + " valuation=unknown currency=USD value=27 status=normal net_weight_kg=12"
                + end
                + " note=\"net weight estimated\"");
  }

  @Test
  void monthlyFiguresAreRead() {
    String end = END.formatted("legacy-monthly.csv");
    assertThat(ComtradeSamples.read("legacy-monthly.csv").flows())
        .extracting(TradeFlow::toString)
        .containsExactly(
            "period=2013-03 economy=KEN partner=W00 reporter=KEN direction=M commodity=HS:0902"
                + " valuation=unknown currency=USD value=3003 status=normal net_weight_kg=325"
                + end,
            "period=2013-03 economy=KEN partner=USA reporter=KEN direction=X commodity=HS:0902"
                + " valuation=unknown currency=USD value=32 status=normal net_weight_kg=17"
                + end,
            "period=2013-03 economy=KEN partner=USA reporter=KEN direction=RM commodity=HS:0902"
                + " valuation=unknown currency=USD value=3 status=normal net_weight_kg=1"
                + end);
  }

  @Test
  void aCutOfTwelveColumnsIsRead() {
    String end = END.formatted("legacy-cut.csv");
    assertThat(ComtradeSamples.read("legacy-cut.csv").flows())
        .extracting(TradeFlow::toString)
        .containsExactly(
            "period=2017 economy=KEN partner=USA reporter=KEN direction=M commodity=H5:01"
                + " valuation=unknown currency=USD value=40404 status=normal"
                + end,
            "period=2017 economy=KEN partner=USA reporter=KEN direction=X commodity=H5:01"
                + " valuation=unknown currency=USD value=20202 status=normal"
                + end,
            "period=2017 economy=KEN partner=USA reporter=KEN direction=M commodity=H5:84"
                + " valuation=unknown currency=USD value=123457000000 status=estimated"
                + end
                + " as_printed=1.23457E+11 note=\"shortened by a spreadsheet, the other digits are"
                + " lost\"",
            "period=2017 economy=KEN partner=USA reporter=KEN direction=X commodity=H5:TOTAL"
                + " valuation=unknown currency=USD value=95 status=normal"
                + end);
  }

  @Test
  void namesAndLettersCountWhereTheCodesWereLeftOut() {
    assertThat(
            new ComtradeLegacyCsv()
                .withClassification(Classification.H4)
                .read(
                    """
                    Year,Trade Flow,Reporter ISO,Partner ISO,Commodity Code,Trade Value (US$),FOB Trade Value (US$)
                    2013,Re-imports,KEN,WLD,09,7,7
                    """,
                    "a.csv")
                .flow(0))
        .hasToString(
            "period=2013 economy=KEN partner=W00 reporter=KEN direction=RM commodity=H4:09"
                + " valuation=fob currency=USD value=7 status=normal"
                + END.formatted("a.csv"));
  }

  @Test
  void theLayoutIsToldByItsHeader() throws IOException {
    for (String file : List.of("legacy.csv", "legacy-monthly.csv", "legacy-cut.csv")) {
      assertThat(TradeReaders.detect(ComtradeSamples.file(file)))
          .hasToString(
              "un comtrade legacy csv: the header has Commodity Code and Trade Value (US$)");
    }
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    String text = ComtradeSamples.text("legacy-monthly.csv").replaceFirst("HS,2013", "HS,2012");
    assertThatThrownBy(() -> new ComtradeLegacyCsv().read(text, "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Contradicting year '2012' at a.csv line 2, column 'Year': the period of the row is"
                + " '201303'");
    assertThatThrownBy(
            () ->
                new ComtradeLegacyCsv()
                    .read("Commodity Code,Trade Value (US$),Year\n01,5,2013\n", "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Missing column 'Classification' at a.csv line 1: say which classification all"
                + " commodities are codes of, as in new ComtradeLegacyCsv().withClassification(Classification.HS)");
  }

  @Test
  void realBicycles() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("comtrade/legacy-871200-world-2016-2019-human35.csv"));
    assertThat(table.size()).isEqualTo(1302);
    assertThat(table.flows()).allMatch(f -> f.valuation() == Valuation.UNKNOWN);
    assertThat(counts(table)).isEqualTo(Map.of("M", 610, "X", 530, "RX", 110, "RM", 52));
    assertThat(
            table.flows().stream()
                .filter(f -> "M".equals(f.direction().code()))
                .map(TradeFlow::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(new BigDecimal("32218446751"));
  }

  @Test
  void realDiamonds() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("comtrade/legacy-7102-exports-2014-human35.csv"));
    assertThat(table.size()).isEqualTo(223);
    assertThat(
            table.flows().stream()
                .filter(f -> f.commodity().isTotal())
                .map(TradeFlow::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(new BigDecimal("17782015595479"));
  }

  @Test
  void realPalmOilByMonth() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("comtrade/legacy-monthly-GBR-1511-2014-human35.csv"));
    assertThat(table.size()).isEqualTo(456);
    Map<String, BigDecimal> world = sums(table.where(TradeQuery.all().partners("W00")));
    Map<String, BigDecimal> partners =
        sums(
            table.where(
                TradeQuery.all().where(PARTNER, p -> !p.equals(Economy.WORLD), "no world")));
    assertThat(world).hasSize(25).containsEntry("2014-01 M", new BigDecimal("30453298"));
    assertThat(partners).hasSize(25);
    world.forEach(
        (key, sum) ->
            assertThat(partners.get(key).subtract(sum).abs())
                .isLessThanOrEqualTo(new BigDecimal(4)));
  }

  @Test
  void realChaptersThatASpreadsheetWentOver() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("comtrade/legacy-USA-CHN-2017-AG2-human12.csv"));
    assertThat(table.size()).isEqualTo(290);
    assertThat(counts(table)).isEqualTo(Map.of("M", 97, "X", 97, "RX", 96));
    assertThat(table.flow(0))
        .returns(Commodity.of(Classification.H5, "01"), TradeFlow::commodity)
        .returns(new BigDecimal("36327640"), TradeFlow::value);
    assertThat(table.flows())
        .filteredOn(f -> f.status() == ObservationStatus.ESTIMATED)
        .extracting(f -> f.commodity() + " " + f.value() + " " + f.provenance().asPrinted())
        .containsExactly("H5:84 112339000000 1.12339E+11", "H5:85 150044000000 1.50044E+11");
  }

  private static Map<String, Integer> counts(TradeTable table) {
    Map<String, Integer> counts = new HashMap<>();
    table.flows().forEach(f -> counts.merge(f.direction().code(), 1, Integer::sum));
    return counts;
  }

  private static Map<String, BigDecimal> sums(TradeTable table) {
    TradeTable sums = table.aggregate(TradeQuery.all().keep(PERIOD, DIRECTION));
    Map<String, BigDecimal> values = new HashMap<>();
    for (int row = 0; row < sums.size(); row++) {
      values.put(
          sums.get(PERIOD, row) + " " + sums.get(DIRECTION, row), sums.value(row).orElseThrow());
    }
    return values;
  }
}
