package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.reference.Classification.HS;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.CURRENCY;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.VALUATION;
import static org.tradefigures.trade.FlowDirection.EXPORT;
import static org.tradefigures.trade.FlowDirection.IMPORT;
import static org.tradefigures.trade.Valuation.CIF;
import static org.tradefigures.trade.Valuation.FOB;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.TradeFlow;

class SdmxTradeTest extends TradeReaderContract {

  private static final SdmxMapping.Builder DOT =
      SdmxMapping.builder("imf-dot")
          .dataflow("IMF:DOT")
          .tell(ECONOMY, "REF_AREA", Economy::ofAlpha2)
          .tell(PARTNER, "COUNTERPART_AREA", Economy::ofAlpha2)
          .tell(DIRECTION, "INDICATOR", i -> i.startsWith("TMG") ? IMPORT : EXPORT)
          .tell(VALUATION, "INDICATOR", i -> i.contains("CIF") ? CIF : FOB)
          .all(COMMODITY, Commodity.total(HS))
          .all(CURRENCY, "USD");

  private static final String HEADER =
      "DATAFLOW,FREQ,REF_AREA,INDICATOR,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS,CONF_STATUS\n";

  @Override
  protected TradeReader reader() {
    return new SdmxTrade(DOT.build());
  }

  /** Made-up figures. */
  @Override
  protected String sample() {
    return HEADER
        + "IMF:DOT(1.0),A,KE,TXG_FOB_USD,US,2017,500.25,6,A,F\n"
        + "IMF:DOT(1.0),M,KE,TMG_CIF_USD,US,2017-03,40,6,E,F\n"
        + "IMF:DOT(1.0),A,KE,TMG_CIF_USD,UG,2017,,6,,C\n";
  }

  @Test
  void aMappingTellsWhatComponentsMean() {
    assertThat(reader().recognise(sample())).hasValue("it is SDMX-CSV of the dataflow IMF:DOT");
    assertThat(reader().read(sample(), "f").flows())
        .extracting(TradeFlow::toString)
        .containsExactly(
            "period=2017 economy=KEN partner=USA reporter=KEN direction=X commodity=HS:TOTAL valuation=fob currency=USD value=500250000 status=normal source=imf-dot page=f",
            "period=2017-03 economy=KEN partner=USA reporter=KEN direction=M commodity=HS:TOTAL valuation=cif currency=USD value=40000000 status=estimated source=imf-dot page=f",
            "period=2017 economy=KEN partner=UGA reporter=KEN direction=M commodity=HS:TOTAL valuation=cif currency=USD status=suppressed source=imf-dot page=f");
  }

  @Test
  void theSameFigureToldTwiceIsAProblem() {
    String twice = sample() + "IMF:DOT(1.0),A,KE,TXG_FOB_USD,US,2017,1,6,A,F\n";
    TradeReadResult result = reader().readLenient(twice, "f");
    assertThat(result.inputRows()).isEqualTo(4);
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Second figure for the same flow 'period=2017 economy=KEN partner=USA reporter=KEN direction=X"
                + " commodity=HS:TOTAL valuation=fob currency=USD source=imf-dot' at f line 5: line 2 tells it from the same"
                + " source; keep one, or tell them apart by source, vintage or day of publication");
  }

  @ParameterizedTest
  @CsvSource({
    "1,A,,normal",
    "1,B,,normal",
    "1,_U,,normal",
    "1,E,,estimated",
    "1,I,,estimated",
    "1,F,,estimated",
    "1,P,,provisional",
    "1,V,,provisional",
    "1,p,,provisional",
    "1,bs,,estimated",
    "1,Q,,normal",
    "1,c,,normal",
    "1,K,,normal",
    "1,A,C,normal",
    "1,,F,normal",
    "NaN,,,missing",
    "NaN,M,,missing",
    "NaN,H,,missing",
    "NaN,P,,missing",
    "NaN,Q,,suppressed",
    "NaN,c,,suppressed",
    "NaN,,C,suppressed",
    "NaN,,N,suppressed",
    "NaN,,F,missing",
    ":,,,missing",
    ": c,,,suppressed",
    ":c,,,suppressed",
    ":u,,,missing"
  })
  void statusComesFromTheCodesOfSdmx(String value, String status, String conf, String expected) {
    String row =
        "IMF:DOT(1.0),A,KE,TXG_FOB_USD,US,2017,"
            + value
            + ",,"
            + (status == null ? "" : status)
            + ","
            + (conf == null ? "" : conf)
            + "\n";
    assertThat(reader().read(HEADER + row, "f").flows())
        .extracting(f -> f.status().toString())
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,,M,|Observation status 'M' at f line 2, column 'OBS_STATUS': it says that there is no value, and there is one",
        "1,,?,|Unknown observation status '?' at f line 2, column 'OBS_STATUS': accepted are the codes of CL_OBS_STATUS and the flags of Eurostat",
        "1,six,,|Malformed power of ten 'six' at f line 2, column 'UNIT_MULT': expected is a whole number such as '0' or '2'",
        "1,60,,|Malformed value '1' at f line 2, column 'OBS_VALUE': Number '1E+60' is too long: accepted are at most 38 digits",
      })
  void whatIsWrongIsTold(String cells, String message) {
    String row = "IMF:DOT(1.0),A,KE,TXG_FOB_USD,US,2017," + cells + "\n";
    assertThatThrownBy(() -> reader().read(HEADER + row, "f")).hasMessage(message);
  }

  @Test
  void functionsOfAMappingMayRefuseWithAnyArgumentException() {
    SdmxMapping mapping =
        SdmxMapping.builder("x")
            .tell(ECONOMY, "REF_AREA", Economy::ofAlpha2)
            .tell(PARTNER, "COUNTERPART_AREA", Economy::ofAlpha2)
            .tell(
                DIRECTION,
                "INDICATOR",
                i -> {
                  throw new IllegalArgumentException("no such thing");
                })
            .all(VALUATION, FOB)
            .all(COMMODITY, Commodity.total(HS))
            .all(CURRENCY, "USD")
            .build();
    assertThatThrownBy(() -> new SdmxTrade(mapping).read(sample(), "f"))
        .hasMessage(
            "Malformed direction 'TXG_FOB_USD' at f line 2, column 'INDICATOR': no such thing");
  }

  @Test
  void aMappingHasToBeComplete() {
    assertThatThrownBy(() -> SdmxMapping.builder("x").all(CURRENCY, "USD").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The mapping is not complete: tell economy, partner, direction, commodity, valuation");
    assertThatThrownBy(
            () -> SdmxMapping.builder("x").value("I", "V", 0).quantity("J", "Q", QuantityUnit.ITEM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two components 'I' and 'J' tell what an observation is a number of: name one");
  }

  @Test
  void tablesAreWrittenAsSdmxCsv() throws IOException {
    StringWriter text = new StringWriter();
    SdmxTrade.write(
        TradeTable.of(
            List.of(
                TradeFlow.parse(
                    "period=2024 economy=KEN partner=USA reporter=KEN direction=X commodity=H6:0902 valuation=fob currency=USD value=12.5 status=normal net_weight_kg=3 quantity=\"4 u\" source=me"),
                TradeFlow.parse(
                    "period=2024-03 economy=KEN partner=W00 reporter=unknown direction=M commodity=WITS_HS:01-05_Animal valuation=cif currency=USD status=not-yet-reported source=me note=\"a, b\""))),
        text);
    assertThat(text)
        .hasToString(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,TIME_PERIOD,REF_AREA,COUNTERPART_AREA,REPORTER,TRADE_FLOW,PRODUCT,VALUATION,CURRENCY,OBS_VALUE,OBS_STATUS,NET_WEIGHT_KG,QUANTITY,SOURCE,NOTE,COMMENT_OBS
            dataflow,TRADEFIGURES:TRADE_FLOW(1.0),I,2024,KEN,USA,KEN,X,H6-0902,fob,USD,12.5,A,3,4 u,me,,
            dataflow,TRADEFIGURES:TRADE_FLOW(1.0),I,2024-03,KEN,W00,unknown,M,WITS_HS-01-05_Animal,cif,USD,,O,,,me,"a, b",not yet reported
            """);
    assertThat(new SdmxTrade().recognise(text.toString()))
        .hasValue("it is SDMX-CSV of the dataflow TRADEFIGURES:TRADE_FLOW");
  }

  @Test
  void aStatedEncodingCounts() throws IOException {
    TradeFlow flow =
        TradeFlow.parse(
            "period=2024 economy=KEN partner=USA direction=X commodity=H6:0902 currency=USD value=1 source=\"émis\"");
    StringWriter text = new StringWriter();
    SdmxTrade.write(TradeTable.of(List.of(flow)), text);
    for (Charset stated : List.of(StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
      byte[] bytes = text.toString().getBytes(stated);
      SourceText in = SourceText.of(new ByteArrayInputStream(bytes), "f").withCharset(stated);
      assertThat(new SdmxTrade().read(in).flows()).containsExactly(flow);
    }
  }

  @Property(tries = 200)
  void whatIsWrittenIsReadBack(@ForAll TradeTable table) throws IOException {
    StringWriter text = new StringWriter();
    SdmxTrade.write(table, text);
    assertThat(new SdmxTrade().read(text.toString(), "f").flows()).isEqualTo(table.flows());
  }

  @Test
  void filesAreWrittenAndFound(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("flows.csv");
    TradeTable table = Bundled.kenyaUs();
    SdmxTrade.write(table, file);
    assertThat(TradeReaders.read(file).flows()).isEqualTo(table.flows());
    assertThat(Files.readString(file)).startsWith("STRUCTURE,STRUCTURE_ID,ACTION,");
  }

  @Test
  void publishedMessagesOfOtherThingsAreNotTakenForTrade() throws IOException {
    Path folder = SharedData.file("sdmx");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> messages =
          files.filter(f -> !f.getFileName().toString().endsWith(".txt")).sorted().toList();
      assertThat(messages).hasSizeGreaterThan(20);
      assertThat(messages)
          .allSatisfy(
              file ->
                  assertThatThrownBy(() -> TradeReaders.detect(file))
                      .isInstanceOf(TradeParseException.class)
                      .hasMessageStartingWith(
                          "Unknown layout of '" + file.getFileName() + "': it "));
    }
  }

  @Test
  void ownFiguresOfAnotherDataflowAreProblems() {
    assertThatThrownBy(() -> new SdmxTrade().read(sample(), "f"))
        .hasMessage(
            "Other dataflow 'IMF:DOT(1.0)' at f line 2: read is TRADEFIGURES:TRADE_FLOW(1.0); say what the components of another mean with SdmxMapping");
  }

  @Test
  void placesOfOwnFiguresAreTold() {
    String row =
        """
        STRUCTURE,STRUCTURE_ID,ACTION,TIME_PERIOD,REF_AREA,COUNTERPART_AREA,TRADE_FLOW,PRODUCT,CURRENCY,OBS_VALUE,OBS_STATUS,SOURCE
        dataflow,TRADEFIGURES:TRADE_FLOW(1.0),I,2024,KEN,USB,X,H6-0902,USD,1,A,me
        """;
    assertThatThrownBy(() -> new SdmxTrade().read(row, "f"))
        .hasMessage(
            "Unknown economy 'USB' at f line 2, column 'COUNTERPART_AREA': not an ISO 3166-1 alpha-3 code; did you mean 'USA' or 'UZB'?");
  }
}
