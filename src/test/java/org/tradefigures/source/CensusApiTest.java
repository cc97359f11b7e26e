package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.OverlapException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;

class CensusApiTest extends TradeReaderContract {

  private static final String PORTS =
      """
      [["AIR_VAL_YR","AIR_WGT_YR","CNT_VAL_YR","CNT_WGT_YR","CTY_CODE","CTY_NAME","PORT","I_COMMODITY","YEAR","COMM_LVL","time"],
      ["300","4","50","6","7790","KENYA","-","09","2024","HS2","2024-12"],
      ["200","3","50","6","7790","KENYA","1001","09","2024","HS2","2024-12"],
      ["100","1","0","0","7790","KENYA","2720","09","2024","HS2","2024-12"],
      ["900",null,"","","7XXX","AFRICA","-","-","2024","-","2024-12"]]
      """;

  @Override
  protected TradeReader reader() {
    return new CensusApi();
  }

  @Override
  protected String sample() {
    return PORTS;
  }

  @Test
  void aRowHasAFigureForEachVariable() {
    TradeTable table = new CensusApi().read(PORTS, "ports.json");
    assertThat(table.coverage()).isEqualTo(Coverage.SELECTION);
    assertThat(table.size()).isEqualTo(8);
    TradeFlow air =
        TradeFlow.builder()
            .year(2024)
            .economy("USA")
            .partner("KEN")
            .reporter("USA")
            .direction(FlowDirection.IMPORT)
            .commodity(Commodity.of(Classification.HS, "09"))
            .valuation(Valuation.CUSTOMS_VALUE)
            .currency("USD")
            .value("300")
            .quantity(Quantity.parse("4 kg"))
            .breakdown(Breakdown.TOTAL.withTransport(TransportMode.AIR))
            .provenance(provenance("us-census"))
            .build();
    assertThat(table.flow(0)).isEqualTo(air);
    assertThat(table.flow(1))
        .isEqualTo(
            air.toBuilder()
                .value("50")
                .quantity(Quantity.parse("6 kg"))
                .breakdown(Breakdown.TOTAL.withTransport(TransportMode.WATER_IN_CONTAINERS))
                .build());
    assertThat(table.flow(4))
        .isEqualTo(
            air.toBuilder()
                .value("100")
                .quantity(Quantity.parse("1 kg"))
                .provenance(provenance("us-census-port-2720"))
                .build());
    assertThat(table.flow(6))
        .returns(Economy.of("C7XXX"), TradeFlow::partner)
        .returns(Commodity.total(Classification.HS), TradeFlow::commodity)
        .returns(null, TradeFlow::quantity);
    assertThat(table.flow(7))
        .returns(ObservationStatus.MISSING, TradeFlow::status)
        .returns(null, TradeFlow::value);
  }

  private static Provenance provenance(String source) {
    return Provenance.of(source)
        .withPage("ports.json")
        .withLicence("public domain")
        .withNote("the quantity is the shipping weight");
  }

  @ParameterizedTest
  @CsvSource({
    "I_COMMODITY,GEN_VAL_MO,2024-06,M,customs-value,C00",
    "I_COMMODITY,GEN_CIF_YR,2024-S1,M,cif,C00",
    "I_COMMODITY,CON_VAL_MO,2024-06,M,customs-value,C01",
    "I_COMMODITY,CON_CIF_MO,2024-06,M,cif,C01",
    "E_COMMODITY,ALL_VAL_MO,2024-06,X,fas,C00",
    "E_COMMODITY,ALL_VAL_YR,2024-S1,X,fas,C00",
    "E_COMMODITY,AIR_VAL_MO,2024-06,X,fas,C00",
    "E_COMMODITY,VES_VAL_MO,2024-06,X,fas,C00",
  })
  void theVariableTellsWhatTheFigureIs(
      String commodity,
      String variable,
      String period,
      String direction,
      String valuation,
      String customs) {
    String csv = "CTY_CODE," + commodity + ",time," + variable + "\n7790,0902,2024-06,5\n";
    assertThat(new CensusApi().read(csv, "c").flow(0))
        .returns(Period.parse(period), TradeFlow::period)
        .returns(FlowDirection.of(direction), TradeFlow::direction)
        .returns(Valuation.parse(valuation), TradeFlow::valuation)
        .returns(CustomsProcedure.parse(customs), flow -> flow.breakdown().customs())
        .returns(Reporter.of(Economy.of("USA")), TradeFlow::reporter)
        .returns(new BigDecimal("5"), TradeFlow::value);
  }

  @Test
  void partsOfAnEconomyAreToldApart() {
    String csv = "CTY_CODE,I_COMMODITY,time,GEN_VAL_MO\n5082,09,2024-06,5\n5083,09,2024-06,1\n";
    assertThat(new CensusApi().read(csv, "c").flows())
        .allMatch(flow -> flow.partner().equals(Economy.of("PSE")))
        .extracting(flow -> flow.provenance().source())
        .containsExactly("us-census", "us-census-country-5083");
  }

  @Test
  void domesticAndForeignExportsAreTold() {
    String csv =
        "CTY_CODE,DF,YEAR,MONTH,ALL_VAL_MO\n7790,-,2024,06,5\n7790,1,2024,06,3\n-,2,2024,06,2\n";
    assertThat(new CensusApi().read(csv, "c").flows())
        .extracting(TradeFlow::direction)
        .containsExactly(
            FlowDirection.EXPORT, FlowDirection.DOMESTIC_EXPORT, FlowDirection.RE_EXPORT);
  }

  @Test
  void groupsCountNothingTwice() {
    String csv =
        "CTY_CODE,I_COMMODITY,time,GEN_VAL_MO\n7790,09,2024-06,5\n5330,09,2024-06,1\n0022,09,2024-06,2\n";
    TradeTable table = new CensusApi().read(csv, "c");
    assertThatThrownBy(() -> table.aggregate(TradeQuery.all().keep(Dimension.PERIOD)))
        .isInstanceOf(OverlapException.class)
        .hasMessageContaining("C0022");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[\"7790\",\"0902\",\"2024-06\",\"x\"]|Malformed value 'x' at c line 2, column 'GEN_VAL_MO':"
            + " expected is a number with a point before the decimals, of at most 38 digits and"
            + " without thousands separators",
        "[\"7799\",\"0902\",\"2024-06\",\"1\"]|Unknown economy '7799' at c line 2, column 'CTY_CODE':"
            + " not a country code of the US Census Bureau",
        "[\"7790\",\"0902400000\",\"2024-06\",\"1\"]|Too fine a commodity code '0902400000' at c line 2,"
            + " column 'I_COMMODITY': codes are read down to six digits; ask for COMM_LVL=HS6",
        "[\"7790\",\"0902\",\"2024\",\"1\"]|Wrong period '2024' at c line 2, column 'time': expected is"
            + " a month such as '2024-12'",
        "[\"7790\",\"0902\",\"2024-06\"]|Malformed row '7790,0902,2024-06' at c line 2: it has 3 cells"
            + " where the first row has 4",
        "[\"7790\",[],\"2024-06\",\"1\"]|Malformed cell '[' at c line 2: expected is a text, a number or"
            + " null",
        "7|Malformed row '7' at c line 2: expected is an array of texts, numbers and null",
      })
  void whatIsWrongWithARowIsTold(String row, String message) {
    String text =
        "[[\"CTY_CODE\",\"I_COMMODITY\",\"time\",\"GEN_VAL_MO\"],\n"
            + row
            + ",\n[\"7790\",\"09\",\"2024-06\",\"1\"]]";
    TradeReadResult result = new CensusApi().readLenient(text, "c");
    assertThat(result.table().size()).isEqualTo(1);
    assertThat(result.problems()).extracting(Problem::message).containsExactly(message);
    assertThatThrownBy(() -> new CensusApi().read(text, "c"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @Test
  void whatIsCutOffIsOneProblem() {
    TradeReadResult result =
        new CensusApi().readLenient(PORTS.substring(0, PORTS.indexOf("\"2720\"")), "c");
    assertThat(result.table().size()).isEqualTo(4);
    assertThat(result.problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("Malformed JSON in 'c' at c line 4: Unexpected end-of-input");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CTY_CODE,time,AIR_VAL_MO|Unknown direction of 'c' at c line 1: the header has 'CTY_CODE',"
            + " 'time', 'AIR_VAL_MO'; ask for I_COMMODITY or E_COMMODITY",
        "CTY_CODE,time,I_COMMODITY,ALL_VAL_MO|Contradictory directions of 'c' at c line 1: the header"
            + " has 'CTY_CODE', 'time', 'I_COMMODITY', 'ALL_VAL_MO'; ask for one of I_COMMODITY or"
            + " E_COMMODITY",
        "CTY_CODE,time,I_COMMODITY|No figures in header of 'c' at c line 1: it has 'CTY_CODE', 'time',"
            + " 'I_COMMODITY'; ask for one of GEN_VAL_MO, GEN_CIF_MO, CON_VAL_MO, CON_CIF_MO,"
            + " ALL_VAL_MO, AIR_VAL_MO, VES_VAL_MO, CNT_VAL_MO",
        "CTY_CODE,NAICS,GEN_VAL_MO|Unread commodities 'NAICS' at c line 1: read are those of the data"
            + " sets hs and porths, I_COMMODITY and E_COMMODITY",
        "time,I_COMMODITY,GEN_VAL_MO|No header in 'c': expected is variables of the API such as"
            + " CTY_CODE, I_COMMODITY, time and GEN_VAL_MO",
      })
  void whatIsWrongWithTheHeaderIsTold(String header, String message) {
    assertThatThrownBy(() -> new CensusApi().readLenient(header, "c"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"imports,599,705111893", "exports,889,"})
  void thePortsOfKenyaAddUp(String direction, int rows, BigDecimal total) throws IOException {
    Path file =
        SharedData.file("census/census-api-porths-2024-hs2-" + direction + "-kenya-7790.json");
    List<TradeFlow> flows = TradeReaders.read(file).flows();
    assertThat(flows).hasSize(2 * rows);
    Predicate<TradeFlow> ofAllPorts = flow -> flow.provenance().source().equals("us-census");
    Map<Object, BigDecimal> totals = sums(flows, ofAllPorts);
    assertThat(totals).isNotEmpty().isEqualTo(sums(flows, ofAllPorts.negate()));
    if (total != null) {
      assertThat(totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualTo(total);
    }
  }

  private static Map<Object, BigDecimal> sums(List<TradeFlow> flows, Predicate<TradeFlow> which) {
    return flows.stream()
        .filter(which)
        .collect(
            Collectors.toMap(
                flow -> List.of(flow.commodity(), flow.breakdown().transport()),
                TradeFlow::value,
                BigDecimal::add));
  }

  @ParameterizedTest
  @CsvSource({"imports-chapter-09,3500", "exports-chapter-10,2365"})
  void wholeAnswersAreRead(String what, int rows) throws IOException {
    Path file = SharedData.file("census/census-api-porths-2024-hs2-" + what + ".json");
    assertThat(TradeReaders.readLenient(file))
        .returns(2L * rows, TradeReadResult::inputRows)
        .returns(List.of(), TradeReadResult::problems);
  }

  @ParameterizedTest
  @CsvSource({"imports,12940,1041081080105", "exports,16816,293387820744"})
  void continentsCountriesAndTheTotalAgree(String direction, int rows, BigDecimal total)
      throws IOException {
    Path file =
        SharedData.file(
            "census/census-porths-2024-hs2-" + direction + "-all-countries-total-ports.csv.gz");
    TradeTable table = TradeReaders.read(file);
    assertThat(table.size()).isEqualTo(2 * rows);
    assertThat(containers(table, Economy.WORLD::equals)).isEqualTo(total);
    assertThat(containers(table, e -> e.code().matches("C\\dXXX"))).isEqualTo(total);
    assertThat(containers(table, e -> !e.isAggregate())).isEqualTo(total);
  }

  private static BigDecimal containers(TradeTable table, Predicate<Economy> partners) {
    return table.flows().stream()
        .filter(f -> f.breakdown().transport() == TransportMode.WATER_IN_CONTAINERS)
        .filter(f -> partners.test(f.partner()))
        .map(f -> Objects.requireNonNull(f.value()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
