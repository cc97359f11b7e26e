package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

class ComtradeCsvTest extends TradeReaderContract {

  private static final List<String> COLUMNS =
      List.of(
          "typeCode",
          "freqCode",
          "refYear",
          "period",
          "reporterCode",
          "flowCode",
          "partnerCode",
          "partner2Code",
          "classificationCode",
          "isOriginalClassification",
          "cmdCode",
          "aggrLevel",
          "customsCode",
          "motCode",
          "qtyUnitCode",
          "qty",
          "isQtyEstimated",
          "netWgt",
          "isNetWgtEstimated",
          "cifvalue",
          "fobvalue",
          "primaryValue",
          "legacyEstimationFlag",
          "isReported",
          "isAggregate");
  private static final List<String> ROW =
      Arrays.asList(
          "C,A,2021,2021,404,M,842,0,H5,true,0902,4,C00,0,8,5,false,5,false,10,,10,0,true,false"
              .split(",", -1));

  @Override
  protected TradeReader reader() {
    return new ComtradeCsv();
  }

  @Override
  protected String sample() {
    return ComtradeSamples.text("api.csv");
  }

  @Test
  void everythingThatARowTellsIsRead() {
    assertThat(ComtradeSamples.read("api.csv").flows())
        .extracting(TradeFlow::toString)
        .containsExactly(
            "period=2021 economy=KEN partner=USA reporter=KEN direction=M commodity=H5:0902"
                + " valuation=cif currency=USD value=4321.25 status=normal net_weight_kg=1200.5"
                + " quantity=\"1200.5 kg\" source=un-comtrade page=api.csv"
                + " licence=\"UN Comtrade terms of use\"",
            "period=2021 economy=KEN partner=FRA reporter=KEN direction=M commodity=H5:0902"
                + " valuation=cif currency=USD value=100 status=normal net_weight_kg=12"
                + " quantity=\"30 u\" source=un-comtrade page=api.csv"
                + " licence=\"UN Comtrade terms of use\""
                + " note=\"quantity estimated; net weight estimated\"",
            "period=2021 economy=KEN partner=USA reporter=KEN direction=X commodity=H5:0902"
                + " valuation=fob currency=USD value=777000111222 status=normal source=un-comtrade"
                + " page=api.csv licence=\"UN Comtrade terms of use\""
                + " note=\"added up by UN Comtrade\"",
            "period=2021 economy=KEN partner=_X reporter=KEN direction=RM commodity=H5:090240"
                + " valuation=unknown currency=USD value=15 status=normal source=un-comtrade"
                + " page=api.csv licence=\"UN Comtrade terms of use\"",
            "period=2021 economy=KEN partner=S19 reporter=KEN direction=X commodity=H5:TOTAL"
                + " valuation=unknown currency=USD status=missing source=un-comtrade page=api.csv"
                + " licence=\"UN Comtrade terms of use\"",
            "period=2021 economy=KEN partner=X1 reporter=KEN direction=X commodity=H5:TOTAL"
                + " valuation=fob currency=USD value=0 status=normal source=un-comtrade"
                + " page=api.csv licence=\"UN Comtrade terms of use\"",
            "period=2022 economy=KEN partner=TUR reporter=KEN direction=X commodity=S4:07411"
                + " valuation=fob currency=USD value=64.5 status=normal net_weight_kg=2"
                + " quantity=\"2 kg\" source=un-comtrade page=api.csv"
                + " licence=\"UN Comtrade terms of use\""
                + " note=\"converted by UN Comtrade from another classification\"",
            "period=2021-03 economy=KEN partner=USA reporter=KEN direction=RX commodity=H5:0902"
                + " valuation=fob currency=USD value=55 status=normal net_weight_kg=3"
                + " quantity=\"3 kg\" source=un-comtrade page=api.csv"
                + " licence=\"UN Comtrade terms of use\"",
            "period=2021-03 economy=KEN partner=USA reporter=KEN direction=M commodity=H5:0902"
                + " valuation=cif currency=USD value=21 status=normal net_weight_kg=7"
                + " quantity=\"7 kg\" second_partner=FRA customs=C01 transport=1000"
                + " source=un-comtrade page=api.csv licence=\"UN Comtrade terms of use\"");
    assertThat(ComtradeSamples.read("api.csv").coverage()).isEqualTo(Coverage.SELECTION);
  }

  @Test
  void theBulkLayoutSaysTheSame() {
    assertThat(ComtradeSamples.figures(ComtradeSamples.read("bulk.tsv")))
        .isEqualTo(ComtradeSamples.figures(ComtradeSamples.read("api.csv")));
    String withCommas = ComtradeSamples.text("bulk.tsv").replace('\t', ',').replace("\n", "\r\n");
    assertThat(ComtradeSamples.figures(new ComtradeCsv().read(withCommas, "bulk.csv")))
        .isEqualTo(ComtradeSamples.figures(ComtradeSamples.read("api.csv")));
  }

  @Test
  void theDownloadOfTheWebPageSaysTheSame() {
    TradeTable annual =
        ComtradeSamples.read("api.csv")
            .where(TradeQuery.all().periods(Period.year(2021), Period.year(2022)));
    assertThat(ComtradeSamples.figures(ComtradeSamples.read("web.csv")))
        .isEqualTo(ComtradeSamples.figures(annual));
  }

  @Test
  void theLayoutIsToldByItsHeader() throws IOException {
    assertThat(TradeReaders.detect(ComtradeSamples.file("api.csv")))
        .hasToString("un comtrade csv: the header has cmdCode and primaryValue");
    assertThat(TradeReaders.detect(ComtradeSamples.file("bulk.tsv")))
        .hasToString(
            "un comtrade csv: the header has cmdCode and primaryValue, separated by '\\u0009'");
    assertThat(new ComtradeCsv().recognise("period,cmdCode,value\n")).isEmpty();
    assertThat(new ComtradeCsv().recognise("")).isEmpty();
  }

  @Test
  void aCutWithoutClassificationNeedsToBeToldOne() throws IOException {
    assertThatThrownBy(() -> ComtradeSamples.read("cut.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Missing column 'classificationCode' at cut.csv line 1: say which classification all"
                + " commodities are codes of, as in new ComtradeCsv().withClassification(Classification.HS)");
    assertThat(
            new ComtradeCsv()
                .withClassification(Classification.HS)
                .read(ComtradeSamples.file("cut.csv"))
                .flows())
        .hasSize(6)
        .contains(
            TradeFlow.parse(
                "period=2021 economy=KEN partner=_X reporter=KEN direction=RM commodity=HS:090240"
                    + " valuation=unknown currency=USD value=15 status=normal source=un-comtrade"
                    + " page=cut.csv licence=\"UN Comtrade terms of use\""));
  }

  @ParameterizedTest
  @CsvSource({
    "M, 10, , cif",
    "M, 10.0, 0, cif",
    "M, , 10, fob",
    "M, 10, 9, cif",
    "M, 9, 10, fob",
    "M, 10, 10, cif",
    "X, 10, 10, fob",
    "RX, , 10, fob",
    "RM, , , unknown",
    "M, 9, 8, unknown",
    "X, 0, 0, unknown"
  })
  void theValuationIsThatOfTheValueItIsEqualTo(
      String flow, String cif, String fob, String valuation) {
    assertThat(read(Map.of("flowCode", flow, "cifvalue", text(cif), "fobvalue", text(fob))))
        .returns(Valuation.parse(valuation), TradeFlow::valuation);
  }

  @ParameterizedTest
  @CsvSource({
    "H5, 902, , H5:0902",
    "H5, 902, 4, H5:0902",
    "H5, 1, 2, H5:01",
    "HS, 10121, 6, HS:010121",
    "H3, TOTAL, 0, H3:TOTAL",
    "S3, 1, 3, S3:001",
    "S3, 11, , S3:11",
    "S3, 11, 2, S3:11",
    "B4, 11, 2, B4:11"
  })
  void aLostZeroIsPutBackWhereItIsCertain(
      String classification, String code, String level, String commodity) {
    assertThat(
            read(
                Map.of(
                    "classificationCode",
                    classification,
                    "cmdCode",
                    code,
                    "aggrLevel",
                    text(level))))
        .returns(Commodity.parse(commodity), TradeFlow::commodity);
  }

  @ParameterizedTest
  @CsvSource({
    "1.23457E+11, 123457000000, estimated, 1.23457E+11",
    "-1E+05, -100000, estimated, -1E+05",
    "9.5E+1, 95, normal,",
    "1.23457e+11, 123457000000, normal,",
    "1.23457E11, 123457000000, normal,",
    "123457000000.0, 123457000000, normal,"
  })
  void aNumberThatASpreadsheetShortenedIsAnEstimate(
      String text, BigDecimal value, String status, String printed) {
    TradeFlow flow = read(Map.of("primaryValue", text));
    assertThat(flow)
        .returns(value, TradeFlow::value)
        .returns(ObservationStatus.parse(status), TradeFlow::status);
    assertThat(flow.provenance().asPrinted()).isEqualTo(printed);
    assertThat(flow.provenance().note())
        .isEqualTo(
            printed == null ? null : "shortened by a spreadsheet, the other digits are lost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", ""})
  void aWeightOfZeroIsNotTold(String zero) {
    assertThat(read(Map.of("netWgt", zero, "qty", zero)))
        .returns(null, TradeFlow::netWeightKg)
        .returns(null, TradeFlow::quantity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "1", ""})
  void aQuantityWithoutUnitIsKeptUnlessItIsZero(String unit) {
    assertThat(read(Map.of("qtyUnitCode", unit)))
        .returns(Quantity.parse("5 none"), TradeFlow::quantity);
    assertThat(read(Map.of("qtyUnitCode", unit, "qty", "0"))).returns(null, TradeFlow::quantity);
  }

  @ParameterizedTest
  @CsvSource({
    "true, false,",
    ", ,",
    "false, true, added up by UN Comtrade",
    "False, TRUE, added up by UN Comtrade",
    "0, 1, added up by UN Comtrade",
    "false, false, not reported by the economy itself"
  })
  void whatWasNotReportedIsMarked(String reported, String aggregate, String note) {
    assertThat(
            read(Map.of("isReported", text(reported), "isAggregate", text(aggregate)))
                .provenance()
                .note())
        .isEqualTo(note);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          typeCode | S | Unknown type of trade 'S' at a.csv line 2, column 'typeCode': read is trade in goods, of the type 'C'
          freqCode | Q | Unknown frequency 'Q' at a.csv line 2, column 'freqCode': accepted are A, annual, and M, monthly
          freqCode | M | Malformed period '2021' at a.csv line 2, column 'period': expected is a year and a month such as '201003', as the frequency is 'M'
          period | 202113 | Malformed period '202113' at a.csv line 2, column 'period': expected is a year such as '2010', as the frequency is 'A'
          refYear | 2020 | Contradicting year '2020' at a.csv line 2, column 'refYear': the period of the row is '2021'
          reporterCode | KEN | Malformed economy 'KEN' at a.csv line 2, column 'reporterCode': expected is a UN Comtrade number such as '404'
          partnerCode | 998 | Unknown economy '998' at a.csv line 2, column 'partnerCode': not a UN Comtrade number of an economy
          partner2Code | 998 | Unknown economy '998' at a.csv line 2, column 'partner2Code': not a UN Comtrade number of an economy
          flowCode | 5 | Unknown flow direction '5' at a.csv line 2, column 'flowCode': not one of M, X, DX, FM, RM, RX, MIP, MOP, XIP, XOP
          classificationCode | H9 | Unknown classification 'H9' at a.csv line 2, column 'classificationCode': not one of HS, H0, H1, H2, H3, H4, H5, H6, S1, S2, S3, S4, B4, B5, WITS_HS, WITS_SITC, WITS_PARTS, WITS_STAGES; did you mean 'H0' or 'H1' or 'H2'?
          isOriginalClassification | ja | Malformed flag 'ja' at a.csv line 2, column 'isOriginalClassification': accepted are true and false, or 1 and 0
          aggrLevel | 2 | Contradicting level '2' at a.csv line 2, column 'aggrLevel': the code of the row is '0902'
          cmdCode | 09024011 | Contradicting level '4' at a.csv line 2, column 'aggrLevel': the code of the row is '09024011'
          customsCode | C99 | Unknown customs procedure 'C99' at a.csv line 2, column 'customsCode': not one of C00, C01, C02, C03, C04, C05, C06, C07, C08, C09, C10, C11, C12, C13, C14, C15, C20; did you mean 'C09'?
          motCode | 4000 | Unknown mode of transport '4000' at a.csv line 2, column 'motCode': not one of 0, 1000, 2000, 2100, 2200, 2800, 2900, 3000, 3100, 3200, 3900, 9000, 9100, 9110, 9120, 9190, 9200, 9300, 9900; did you mean '1000' or '2000' or '3000'?
          qtyUnitCode | 99 | Unknown unit of quantity '99' at a.csv line 2, column 'qtyUnitCode': accepted are the UN Comtrade numbers 2 to 41, and -1, 0 or 1 for none
          qty | viel | Malformed quantity 'viel' at a.csv line 2, column 'qty': expected is a number with a point before the decimals, of at most 38 digits and without thousands separators
          netWgt | -5 | Malformed row 'C,A,2021,2021,404,M,842,0,H5,true,0902,4,C00,0,8,5,false,-5,…' (85 characters) at a.csv line 2: Negative net weight -5 kg: a weight is zero or more
          primaryValue | 1.234.567 | Malformed value '1.234.567' at a.csv line 2, column 'primaryValue': expected is a number with a point before the decimals, of at most 38 digits and without thousands separators
          legacyEstimationFlag | 3 | Unknown flag of estimates '3' at a.csv line 2, column 'legacyEstimationFlag': accepted are 0, 2 for the quantity, 4 for the net weight and 6 for both
          """)
  void whatIsWrongIsSaidWithItsPlace(String column, String cell, String message) {
    String text = text(Map.of(column, cell));
    assertThatThrownBy(() -> new ComtradeCsv().read(text, "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
    assertThat(new ComtradeCsv().readLenient(text, "a.csv").problems())
        .extracting(Problem::message)
        .containsExactly(message);
  }

  @Test
  void columnsThatEveryFigureNeedsHaveToBeThere() {
    assertThatThrownBy(
            () ->
                new ComtradeCsv()
                    .read(
                        "classificationCode,cmdCode,primaryValue,period\nH5,01,1,2020\n", "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Missing column 'reporterCode' at a.csv line 1: the header has 'classificationCode',"
                + " 'cmdCode', 'primaryValue', 'period'");
    assertThatThrownBy(() -> new ComtradeCsv().read("\n\n", "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "No header in 'a.csv': expected is a line of column names such as 'reporterCode',"
                + " 'flowCode', 'cmdCode', 'primaryValue'");
  }

  @Test
  void oneFlowIsToldOnce() {
    String twice = text(Map.of()) + String.join(",", ROW) + "\n";
    assertThatThrownBy(() -> new ComtradeCsv().read(twice, "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Second figure for the same flow 'period=2021 economy=KEN partner=USA reporter=KEN direction=M"
                + " commodity=H5:0902 valuation=cif currency=USD source=un-comtrade' at a.csv line 3: line 2 tells it from"
                + " the same source; keep one, or tell them apart by source, vintage or day of publication");
  }

  @ParameterizedTest
  @CsvSource({
    "partner2Code, 251, second_partner 'W00' beside 'FRA'",
    "customsCode, C01, customs 'C00' beside 'C01'",
    "motCode, 1000, transport '0' beside '1000'",
    "partnerCode, 0, partner 'W00' beside 'USA'",
    "cmdCode, 090240, commodity 'H5:0902' beside 'H5:090240'",
    "flowCode, RM, direction 'M' beside 'RM'"
  })
  void aTotalIsNotAddedToItsParts(String column, String cell, String both) {
    String level = column.equals("cmdCode") ? "6" : "4";
    String part = text(Map.of(column, cell, "aggrLevel", level));
    TradeTable table =
        new ComtradeCsv().read(text(Map.of()) + part.substring(part.indexOf('\n') + 1), "a.csv");
    assertThat(table.size()).isEqualTo(2);
    assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
        .isInstanceOf(OverlapException.class)
        .hasMessageStartingWith("Can't add up " + both + ": ");
  }

  @Test
  void everyRealFileIsKnown() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.file("comtrade"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(TradeReaders.detect(file).reader().name()).startsWith("un comtrade "));
    }
  }

  @Test
  void realListsOfCodesAreNoFigures() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.file("reference/comtrade"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThatThrownBy(() -> TradeReaders.detect(file))
                      .isInstanceOf(TradeParseException.class)
                      .hasMessageStartingWith(
                          "Unknown layout of '" + file.getFileName() + "': it starts with "));
    }
  }

  @Test
  void realImportsOfTheUnitedStates() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("comtrade/api-v1-USA-imports-TOTAL-2018-2022.csv"));
    assertThat(table.flows())
        .hasSize(20)
        .allMatch(flow -> flow.valuation() == Valuation.CIF)
        .allMatch(flow -> flow.netWeightKg() == null && flow.quantity() == null)
        .allMatch(flow -> "added up by UN Comtrade".equals(flow.provenance().note()));
    assertThat(table.distinct(PARTNER))
        .containsExactlyInAnyOrder(
            Economy.of("FRA"), Economy.of("DEU"), Economy.of("JPN"), Economy.of("MEX"));
    assertThat(table.distinct(COMMODITY))
        .containsExactlyInAnyOrder(
            Commodity.total(Classification.H5), Commodity.total(Classification.H6));
  }

  @Test
  void realShrimpOfThailand() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("comtrade/api-v1-THA-shrimp-2007-2011.csv"));
    assertThat(table.flows()).hasSize(1586);
    assertThat(
            table.flows().stream()
                .collect(Collectors.groupingBy(TradeFlow::direction, Collectors.counting())))
        .isEqualTo(
            Map.of(
                FlowDirection.EXPORT,
                1183L,
                FlowDirection.IMPORT,
                388L,
                FlowDirection.RE_IMPORT,
                15L));
    assertThat(table.flows().stream().filter(f -> f.partner().equals(Economy.of("THA"))))
        .hasSize(30);
    assertThat(values(table.aggregate(TradeQuery.all().keep(DIRECTION))))
        .isEqualTo(Map.of("X", "14558274809", "M", "290572819", "RM", "34273363"));
  }

  @Test
  void realWoodOfTheEuropeanUnion() throws IOException {
    TradeTable world =
        TradeReaders.read(
            SharedData.file("comtrade/api-v1-EU-HS44-imports-from-world-2018-2022.csv.gz"));
    TradeTable partners =
        new ComtradeCsv()
            .withClassification(Classification.HS)
            .read(SharedData.file("comtrade/api-v1-EU-HS44-imports-by-partner-2018-2022.csv.gz"));
    assertThat(world.size()).isEqualTo(5004);
    assertThat(world.flows()).allMatch(flow -> flow.valuation() == Valuation.CIF);
    assertThat(partners.size()).isEqualTo(173_358);
    assertThat(partners.distinct(PARTNER))
        .hasSize(239)
        .contains(
            Economy.of("E19"),
            Economy.of("F19"),
            Economy.of("S19"),
            Economy.of("X1"),
            Economy.of("XX"),
            Economy.of("_X"));
    TradeTable sums = partners.aggregate(TradeQuery.all().keep(ECONOMY, COMMODITY, PERIOD));
    Map<String, BigDecimal> cells = new HashMap<>();
    IntStream.range(0, sums.size())
        .forEach(row -> cells.put(cell(sums, row), sums.value(row).orElseThrow()));
    int equal = 0;
    for (int row = 0; row < world.size(); row++) {
      BigDecimal value = world.value(row).orElseThrow();
      BigDecimal difference = value.subtract(cells.get(cell(world, row))).abs();
      equal += difference.compareTo(value.movePointLeft(6)) <= 0 ? 1 : 0;
      assertThat(difference).isLessThan(value.movePointLeft(2));
    }
    assertThat(equal).isEqualTo(4997);
  }

  @Test
  void realBulkFile() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("comtrade/bulk-v1-H0-2000-exports-TOTAL-sample.csv"));
    assertThat(table.flows())
        .hasSize(100)
        .allMatch(f -> f.valuation() == Valuation.FOB && f.economy().equals(Economy.of("ARG")))
        .allMatch(
            f ->
                "converted by UN Comtrade from another classification"
                    .equals(f.provenance().note()));
    assertThat(table.flow(0))
        .returns(Economy.WORLD, TradeFlow::partner)
        .returns(new BigDecimal("26341029193"), TradeFlow::value);
    TradeTable partners =
        table.where(TradeQuery.all().where(PARTNER, p -> !p.equals(Economy.WORLD), "no world"));
    assertThat(partners.aggregate(TradeQuery.all()).value(0))
        .hasValue(new BigDecimal("16511875954"));
  }

  @Test
  void realDownloadOfTheWebPage() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("comtrade/web-TradeData-THA-8542-2014-2024.csv"));
    assertThat(table.size()).isEqualTo(1178);
    assertThat(table.flows())
        .filteredOn(f -> "2024".equals(f.period().toString()))
        .extracting(f -> f.partner() + " " + f.value())
        .contains("W00 24427995897.78", "S19 10653838520.8");
    assertThat(
            table.flows().stream()
                .map(f -> String.valueOf(f.provenance().note()))
                .filter(note -> note.startsWith("added up by UN Comtrade")))
        .hasSize(1063);
    assertThatThrownBy(() -> table.aggregate(TradeQuery.all().keep(PERIOD)))
        .isInstanceOf(OverlapException.class);
    Map<String, String> world =
        values(table.aggregate(TradeQuery.all().partners("W00").keep(PERIOD)));
    TradeTable partners =
        table.where(TradeQuery.all().where(PARTNER, p -> !p.equals(Economy.WORLD), "no world"));
    Map<String, String> sums = values(partners.aggregate(TradeQuery.all().keep(PERIOD)));
    assertThat(sums).hasSize(11);
    sums.forEach(
        (year, sum) ->
            assertThat(new BigDecimal(sum).subtract(new BigDecimal(world.get(year))).abs())
                .isLessThanOrEqualTo(new BigDecimal(3)));
  }

  private static Map<String, String> values(TradeTable table) {
    return IntStream.range(0, table.size())
        .boxed()
        .collect(
            Collectors.toMap(
                row ->
                    table.has(PERIOD)
                        ? table.get(PERIOD, row).toString()
                        : table.get(DIRECTION, row).toString(),
                row -> table.value(row).orElseThrow().toPlainString()));
  }

  private static String cell(TradeTable table, int row) {
    return table.get(ECONOMY, row)
        + " "
        + table.get(COMMODITY, row).code()
        + " "
        + table.get(PERIOD, row);
  }

  private static TradeFlow read(Map<String, String> cells) {
    return new ComtradeCsv().read(text(cells), "a.csv").flow(0);
  }

  /** A header and a row with some of its cells replaced. */
  private static String text(Map<String, String> cells) {
    List<String> row =
        IntStream.range(0, COLUMNS.size())
            .mapToObj(i -> cells.getOrDefault(COLUMNS.get(i), ROW.get(i)))
            .toList();
    return String.join(",", COLUMNS) + "\n" + String.join(",", row) + "\n";
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }
}
