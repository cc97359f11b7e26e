package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Classification;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

class WitsTradeStatsTest extends TradeReaderContract {

  @Override
  protected TradeReader reader() {
    return new WitsTradeStats();
  }

  /** Made-up figures, in the form of the service. */
  @Override
  protected String sample() {
    return """
        {"header":{"id":"DF_WITS_TradeStats_Trade","sender":{"id":"WBG_WITS"}},
        "dataSets":[{"action":"Information","series":{
        "0:0:0:0:0":{"attributes":[],"observations":{"0":[1234.567,0]}},
        "0:0:0:1:0":{"attributes":[],"observations":{"0":[0.5,0]}},
        "0:0:0:2:1":{"attributes":[],"observations":{"0":[9.979999,0]}},
        "0:0:1:3:1":{"attributes":[],"observations":{"0":[null,0]}}}}],
        "structure":{"name":"WITS TradeStats Trade","dimensions":{"dataset":[],"series":[
        {"id":"FREQ","values":[{"id":"A","name":"Annual"}]},
        {"id":"REPORTER","values":[{"id":"KEN","name":"Kenya"}]},
        {"id":"PARTNER","values":[{"id":"WLD","name":"World"},{"id":"UNS","name":"Unspecified"}]},
        {"id":"PRODUCTCODE","values":[{"id":"06-15_Vegetable"},{"id":"Food"},{"id":"Total"},{"id":"UNCTAD-SoP4"}]},
        {"id":"INDICATOR","values":[{"id":"MPRT-TRD-VL"},{"id":"XPRT-TRD-VL"}]}],
        "observation":[{"id":"TIME_PERIOD","role":"time","values":[{"id":"2017","name":"2017"}]}]},
        "attributes":{"dataset":[],"series":[],"observation":[
        {"id":"DATASOURCE","values":[{"id":"WITS-CMT","name":"WITS - UNSD Comtrade"}]}]}}}
        """;
  }

  @Test
  void productGroupsKeepTheListTheyAreOf() {
    assertThat(reader().recognise(sample())).hasValue("it is SDMX-JSON of WITS TradeStats");
    assertThat(reader().read(sample(), "f").flows())
        .extracting(TradeFlow::toString)
        .containsExactly(
            "period=2017 economy=KEN partner=W00 reporter=KEN direction=M commodity=WITS_HS:06-15_Vegetable valuation=cif currency=USD value=1234567 status=normal source=wits-tradestats page=f",
            "period=2017 economy=KEN partner=W00 reporter=KEN direction=M commodity=WITS_SITC:Food valuation=cif currency=USD value=500 status=normal source=wits-tradestats page=f",
            "period=2017 economy=KEN partner=W00 reporter=KEN direction=X commodity=HS:TOTAL valuation=fob currency=USD value=9979.999 status=normal source=wits-tradestats page=f",
            "period=2017 economy=KEN partner=_X reporter=KEN direction=X commodity=WITS_STAGES:UNCTAD-SoP4 valuation=fob currency=USD status=missing source=wits-tradestats page=f");
  }

  @Test
  void unknownGroupsAndIndicatorsAreProblems() {
    assertThatThrownBy(() -> reader().read(sample().replace("\"Food\"", "\"Foods\""), "f"))
        .hasMessageStartingWith(
            "Unknown product group 'Foods' at f line 4, column 'PRODUCTCODE': not one of the groups of WITS 01-05_Animal, 06-15_Vegetable, ")
        .hasMessageEndingWith("UNCTAD-SoP4; did you mean 'Food'?");
    assertThatThrownBy(() -> reader().read(sample().replace("XPRT-TRD-VL", "RCA"), "f"))
        .hasMessage(
            "Other indicator 'RCA' at f line 5, column 'INDICATOR': read are the values of trade, MPRT-TRD-VL and XPRT-TRD-VL");
  }

  @Test
  void structureSpecificMessagesTellTheSame() {
    String xml =
        """
        <message:StructureSpecificData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">
        <message:DataSet>
        <Series FREQ="A" REPORTER="KEN" PARTNER="SER" PRODUCTCODE="84-85_MachElec" INDICATOR="XPRT-TRD-VL">
        <Obs TIME_PERIOD="2022" OBS_VALUE="0.36" DATASOURCE="WITS-CMT" /></Series>
        </message:DataSet></message:StructureSpecificData>
        """;
    assertThat(reader().recognise(xml)).hasValue("it is SDMX-ML of WITS TradeStats");
    assertThat(reader().read(xml, "f").flows())
        .extracting(f -> f.partner() + " " + f.commodity() + " " + f.value())
        .containsExactly("SRB WITS_HS:84-85_MachElec 360");
  }

  @Test
  void regionsAreAggregatesAndNotAddedToTheirEconomies() {
    String text =
        sample()
            .replace("\"UNS\"", "\"SSF\"")
            .replace("\"WLD\"", "\"NGA\"")
            .replace("UNCTAD-SoP4", "Total");
    TradeTable trade = reader().read(text, "f");
    assertThat(trade.flows()).anyMatch(f -> f.partner().isAggregate());
    assertThatThrownBy(
            () -> trade.aggregate(TradeQuery.all().keep(Dimension.COMMODITY, Dimension.DIRECTION)))
        .isInstanceOf(OverlapException.class)
        .hasMessageContaining("SSF");
  }

  @Test
  void thePublishedSample() throws IOException {
    Path file = SharedData.file("wits/wits-tradestats-trade-sample.sdmx.json");
    assertThat(TradeReaders.detect(file))
        .hasToString("wits tradestats sdmx: it is SDMX-JSON of WITS TradeStats");
    TradeTable table = TradeReaders.read(file);
    assertThat(table.size()).isEqualTo(29);
    Map<Classification, BigDecimal> sums =
        table.flows().stream()
            .collect(
                Collectors.groupingBy(
                    f -> f.commodity().classification(),
                    TreeMap::new,
                    Collectors.mapping(
                        TradeFlow::value, Collectors.reducing(BigDecimal.ZERO, BigDecimal::add))));
    // the sixteen groups of chapters are all there is
    assertThat(sums.get(Classification.WITS_HS)).isEqualByComparingTo(sums.get(Classification.HS));
    assertThat(sums.get(Classification.HS)).isEqualTo("2407390189460");
    assertThat(
            table.flows().stream()
                .collect(Collectors.toMap(f -> f.commodity().toString(), Function.identity()))
                .get("WITS_STAGES:UNCTAD-SoP3")
                .value())
        .isEqualTo("885929063979.999");
    assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
        .isInstanceOf(MixedFiguresException.class);
  }
}
