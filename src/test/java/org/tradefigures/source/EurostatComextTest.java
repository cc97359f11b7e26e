package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

class EurostatComextTest extends TradeReaderContract {

  private static final String HEADER =
      "DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\r\n";
  private static final String START = "ESTAT:DS-045409(1.0),17/02/25 11:00:00,";
  private static final String ETHYLENE = "Waste, parings and scrap, of polymers of ethylene";
  private static final String PLASTICS = "Waste, parings and scrap, of plastics";

  @Override
  protected TradeReader reader() {
    return new EurostatComext();
  }

  private static String row(String cells) {
    return START + cells + "\r\n";
  }

  /** Made-up figures. */
  @Override
  protected String sample() {
    return HEADER
        + row("A,DE,KE,0902,1,VALUE_IN_EUROS,2024,1234567,,,")
        + row("A,DE,KE,0902,1,QUANTITY_IN_100KG,2024,4321.05,,,")
        + row("A,DE,KE,0902,1,SUPPLEMENTARY_QUANTITY,2024,17,,,")
        + row("A,DE,KE,0902,2,VALUE_IN_EUROS,2024,0,p,,")
        + row("M,EU27_2020,EU27_2020_EXTRA,TOTAL,2,VALUE_IN_EUROS,2024-03,99.5,,,")
        + row("A,GR,WORLD,271019,1,VALUE_IN_EUROS,2024,,,C,")
        + row("A,GR,WORLD,3915,1,QUANTITY_IN_100KG,2024,1.5,,,");
  }

  @Test
  void valueWeightAndQuantityOfAFlowBecomeOneFigure() {
    assertThat(reader().read(sample(), "f").flows())
        .extracting(TradeFlow::toString)
        .containsExactly(
            "period=2024 economy=DEU partner=KEN reporter=DEU direction=M commodity=HS:0902 valuation=cif currency=EUR value=1234567 status=normal net_weight_kg=432105 quantity=\"17 none\" source=eurostat-comext page=f published=2025-02-17 vintage=2025-02-17 licence=\"CC BY 4.0\"",
            "period=2024 economy=DEU partner=KEN reporter=DEU direction=X commodity=HS:0902 valuation=fob currency=EUR value=0 status=provisional source=eurostat-comext page=f published=2025-02-17 vintage=2025-02-17 licence=\"CC BY 4.0\"",
            "period=2024-03 economy=EU27_2020 partner=EU27_2020_EXTRA reporter=EU27_2020 direction=X commodity=HS:TOTAL valuation=fob currency=EUR value=99.5 status=normal source=eurostat-comext page=f published=2025-02-17 vintage=2025-02-17 licence=\"CC BY 4.0\"",
            "period=2024 economy=GRC partner=W00 reporter=GRC direction=M commodity=HS:271019 valuation=cif currency=EUR status=suppressed source=eurostat-comext page=f published=2025-02-17 vintage=2025-02-17 licence=\"CC BY 4.0\"",
            "period=2024 economy=GRC partner=W00 reporter=GRC direction=M commodity=HS:3915 valuation=cif currency=EUR status=missing net_weight_kg=150 source=eurostat-comext page=f published=2025-02-17 vintage=2025-02-17 licence=\"CC BY 4.0\"");
  }

  @Test
  void whatIsReadIsASelection() {
    assertThat(reader().read(sample(), "f").coverage()).isEqualTo(Coverage.SELECTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A,DE,KE,09021000,1,VALUE_IN_EUROS,2024,1,,|Malformed HS code '09021000' at f line 2, column 'product': accepted are 2, 4 or 6 digits that begin with a chapter, and TOTAL; cut a longer national code to its first 6",
        "A,DE,KE,Tea,1,VALUE_IN_EUROS,2024,1,,|Unknown product 'Tea' at f line 2, column 'product': the file has labels instead of codes; tell the code, as in new EurostatComext().withProduct(label, code)",
        "A,DE,XI,0902,1,VALUE_IN_EUROS,2024,1,,|Unknown economy 'XI' at f line 2, column 'partner': not an ISO 3166-1 alpha-2 code",
        "A,DE,KE,0902,3,VALUE_IN_EUROS,2024,1,,|Unknown flow '3' at f line 2, column 'flow': accepted are 1 and IMPORT, 2 and EXPORT",
        "A,DE,KE,0902,1,VALUE,2024,1,,|Unknown indicators 'VALUE' at f line 2: accepted are 'VALUE_IN_EUROS', 'QUANTITY_IN_100KG', 'SUPPLEMENTARY_QUANTITY'",
        "A,DE,KE,0902,1,VALUE_IN_EUROS,2024-52,1,,|Malformed period '2024-52' at f line 2, column 'TIME_PERIOD': accepted are a year '2024', a half-year '2024-S1', a quarter '2024-Q1', a month '2024-03', a day '2024-03-15' and a span of start and length '2024-07-01/P1Y'",
        "A,DE,KE,0902,1,VALUE_IN_EUROS,2024,1e,,|Malformed value '1e' at f line 2, column 'OBS_VALUE': expected is a number with a point before the decimals, of at most 38 digits and without thousands separators",
        "A,DE,KE,0902,1,QUANTITY_IN_100KG,2024,-1,,|Malformed row '2024,DE,KE,0902,1,17/02/25 11:00:00,,missing,-100,,none' at f line 2: Negative net weight -100 kg: a weight is zero or more",
        "A,DE,,0902,1,VALUE_IN_EUROS,2024,1,,|Missing component 'partner' at f line 2, column 'partner': it tells the partner of a figure",
        "A,DE,KE,0902,1,VALUE_IN_EUROS,2024,1,y,|Unknown observation status 'y' at f line 2, column 'OBS_FLAG': accepted are the codes of CL_OBS_STATUS and the flags of Eurostat",
        "A,DE,KE,0902,1,VALUE_IN_EUROS,2024,1,O,|Observation status 'O' at f line 2, column 'OBS_FLAG': it says that there is no value, and there is one",
      })
  void whatIsWrongIsTold(String cells, String message) {
    TradeReadResult result = reader().readLenient(HEADER + row(cells), "f");
    assertThat(result.problems()).extracting(Problem::message).containsExactly(message);
    assertThat(result.inputRows()).isEqualTo(1);
  }

  @Test
  void anotherDataflowAndAnotherDateAreRefused() {
    String row = row("A,DE,KE,0902,1,VALUE_IN_EUROS,2024,1,,");
    assertThatThrownBy(() -> reader().read(HEADER + row.replace("045409", "018995"), "f"))
        .hasMessage(
            "Other dataflow 'ESTAT:DS-018995(1.0)' at f line 2: read is ESTAT:DS-045409; read this one with its own mapping");
    assertThatThrownBy(() -> reader().read(HEADER + row.replace("17/02", "31/02"), "f"))
        .hasMessage(
            "Malformed date of update '31/02/25 11:00:00' at f line 2, column 'LAST UPDATE': expected are day, month, year and time such as '17/02/25 11:00:00'");
  }

  @Test
  void areasOfTheUnionsStatisticsAreKnown() {
    StringBuilder rows = new StringBuilder(HEADER);
    for (String code : List.of("QP", "QR", "QS", "QV", "QW", "QY", "QZ", "XC", "XL", "XK", "XS")) {
      rows.append(row("A,DE," + code + ",0902,1,VALUE_IN_EUROS,2024,1,,"));
    }
    rows.append(row("A,DE,\"Extra-EU27 (from 2020)\",0902,1,VALUE_IN_EUROS,2024,1,,"));
    assertThat(reader().read(rows.toString(), "f").flows())
        .extracting(f -> f.partner().toString())
        .containsExactly(
            "QP", "QR", "QS", "QV", "QW", "QY", "QZ", "XC", "XL", "XKX", "SRB", "EU27_2020_EXTRA");
  }

  @Test
  void theDayOfUpdateComesInTwoForms() {
    String row = row("A,DE,KE,0902,1,VALUE_IN_EUROS,2024,1,,");
    assertThat(
            reader()
                .read(HEADER + row.replace("17/02/25 11:00:00", "2025-07-04T23:00:00+0200"), "f")
                .flows())
        .extracting(f -> f.provenance().vintage())
        .containsExactly("2025-07-04");
  }

  @Test
  void aNumberToldTwiceIsAProblemAndTheFigureStays() {
    String row = row("A,DE,KE,0902,1,VALUE_IN_EUROS,2024,1,,");
    TradeReadResult result =
        reader().readLenient(HEADER + row + row.replace("2024,1,", "2024,2,"), "f");
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Second number for the same figure '2' at f line 3, column 'OBS_VALUE': f line 2 begins it; keep one");
    assertThat(result.table().flows()).extracting(TradeFlow::value).containsExactly(BigDecimal.ONE);
  }

  @Test
  void labelsAreReadAsWhatTheyName() {
    String rows =
        HEADER
            + row(
                "Annual,\"Germany (incl. German Democratic Republic 'DD' from 1991)\",All countries of the world,Tea,EXPORT,VALUE_IN_EUROS,2024,1,,")
            + row(
                "Annual,\"European Union (AT-01/1995, GB-01/1973->01/2020)\",Extra-EU (= 'WORLD' - 'EU_INTRA'),Tea,IMPORT,VALUE_IN_EUROS,2024,2,,")
            + row("Annual,Serbia,Intra-EU (= 'EU'),Tea,IMPORT,VALUE_IN_EUROS,2024,3,,")
            + row("A,XS,EU,Tea,1,VALUE_IN_EUROS,2023,3,,");
    assertThat(new EurostatComext().withProduct("Tea", "0902").read(rows, "f").flows())
        .extracting(f -> f.economy() + " " + f.direction() + " " + f.partner())
        .containsExactly("DEU X W00", "EUR M EU_EXTRA", "SRB M EU_INTRA", "SRB M EUR");
  }

  @Test
  void theSameFiguresAreReadFromStructureSpecificXml() {
    String xml =
        """
        <m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">
        <m:Header><m:Structure structureID="S"><StructureUsage><Ref agencyID="ESTAT" id="DS-045409" version="1.0"/></StructureUsage></m:Structure></m:Header>
        <m:DataSet>
        <Series freq="A" reporter="DE" partner="KE" product="0902" flow="1" indicators="VALUE_IN_EUROS"><Obs TIME_PERIOD="2024" OBS_VALUE="12"/></Series>
        <Series freq="A" reporter="DE" partner="KE" product="0902" flow="1" indicators="QUANTITY_IN_100KG"><Obs TIME_PERIOD="2024" OBS_VALUE="0.5"/></Series>
        </m:DataSet></m:StructureSpecificData>
        """;
    assertThat(reader().recognise(xml)).hasValue("it is SDMX-ML of the dataflow DS-045409");
    assertThat(reader().read(xml, "f").flows())
        .extracting(TradeFlow::toString)
        .containsExactly(
            "period=2024 economy=DEU partner=KEN reporter=DEU direction=M commodity=HS:0902 valuation=cif currency=EUR value=12 status=normal net_weight_kg=50 source=eurostat-comext page=f licence=\"CC BY 4.0\"");
  }

  @Test
  void aggregatesAreNotAddedToTheirMembers() {
    TradeTable trade =
        reader()
            .read(
                HEADER
                    + row("A,DE,US,0902,1,VALUE_IN_EUROS,2024,1,,")
                    + row("A,DE,EU_EXTRA,0902,1,VALUE_IN_EUROS,2024,1,,"),
                "f");
    assertThatThrownBy(() -> trade.aggregate(TradeQuery.all()))
        .isInstanceOf(OverlapException.class)
        .hasMessageContaining("EU_EXTRA");
  }

  @Test
  void publishedWeightsInCodes() throws IOException {
    Path file = SharedData.file("eurostat/estat_ds-045409_codes_3915_import_quantity.csv");
    assertThat(TradeReaders.detect(file))
        .hasToString("eurostat comext sdmx: it is SDMX-CSV of the dataflow DS-045409");
    TradeTable table = reader().read(file);
    assertThat(table.size()).isEqualTo(44);
    assertThat(table.flows())
        .allMatch(f -> f.value() == null && f.status().toString().equals("missing"))
        .allMatch(f -> f.partner().equals(Economy.WORLD));
    assertThat(table.flows().get(0).netWeightKg()).isEqualTo("327231208");
    assertThat(sum(table)).isEqualTo(sumOfLastCells(file).movePointRight(2));
  }

  @ParameterizedTest
  @CsvSource({
    "391510_export_quantity,84,X",
    "391510_import_quantity,84,M",
    "EU_3915_monthly_import_quantity,120,M"
  })
  void publishedWeightsInLabels(String name, int rows, String direction) throws IOException {
    Path file = SharedData.file("eurostat/estat_ds-045409_labels_" + name + ".csv");
    assertThat(TradeReaders.detect(file).reader()).isInstanceOf(EurostatComext.class);
    TradeTable table = labels().read(file);
    assertThat(table.size()).isEqualTo(rows);
    assertThat(table.flows()).allMatch(f -> f.direction().toString().equals(direction));
    assertThat(sum(table)).isEqualTo(sumOfLastCells(file).movePointRight(2));
    assertThatThrownBy(() -> reader().read(file))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith("Unknown product 'Waste, parings and scrap, of p")
        .hasMessageEndingWith(
            "the file has labels instead of codes; tell the code, as in new EurostatComext().withProduct(label, code)");
  }

  @Test
  void publishedValuesAndUnitValues() throws IOException {
    Path file = SharedData.file("eurostat/estat_ds-045409_labels_391510_import_value.csv");
    TradeTable values = labels().read(file);
    TradeTable weights =
        labels()
            .read(SharedData.file("eurostat/estat_ds-045409_labels_391510_import_quantity.csv"));
    assertThat(values.size()).isEqualTo(84);
    assertThat(values.flows().stream().map(TradeFlow::value).reduce(BigDecimal::add))
        .hasValue(sumOfLastCells(file));
    TradeFlow value = values.flows().get(0);
    TradeFlow weight = weights.flows().get(0);
    assertThat(List.of(value.economy(), value.period()))
        .isEqualTo(List.of(weight.economy(), weight.period()));
    // unit value = EUR / (100 kg x 0.1) per tonne
    assertThat(new BigDecimal("54572741").multiply(weight.netWeightKg().movePointLeft(3)))
        .isEqualByComparingTo(
            value.value().multiply(new BigDecimal("1893107.06").movePointLeft(1)));
  }

  private static EurostatComext labels() {
    return new EurostatComext().withProduct(ETHYLENE, "391510").withProduct(PLASTICS, "3915");
  }

  private static BigDecimal sum(TradeTable table) {
    return table.flows().stream()
        .map(TradeFlow::netWeightKg)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The values of a file, read without any of the code under test. */
  private static BigDecimal sumOfLastCells(Path file) throws IOException {
    try (BufferedReader text = Files.newBufferedReader(file)) {
      return text.lines()
          .skip(1)
          .map(line -> line.substring(0, line.length() - 1))
          .map(line -> new BigDecimal(line.substring(line.lastIndexOf(',') + 1)))
          .reduce(BigDecimal.ZERO, BigDecimal::add)
          .stripTrailingZeros();
    }
  }
}
