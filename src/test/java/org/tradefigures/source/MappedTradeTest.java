package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

class MappedTradeTest extends TradeReaderContract {

  private static final String MINISTRY =
      """
      Ministry of Trade,,,
      Year,Country,Exports,Imports
      2023,Uganda,126.5,40
      2023,U.S.A.,..,771
      2024,World,0,
      """;

  private static final String MAPPING =
      """
      {
        "source": "ministry",
        "licence": "open",
        "columns": {"period": "Year", "partner": "Country"},
        "constants": {"reporter": "KEN", "commodity": "HS:TOTAL", "currency": "KES"},
        "codes": {"partner": "names"},
        "names": {"partner": {"U.S.A.": "USA"}},
        "values": {"Exports": "X", "Imports": "M"},
        "powers": {"value": 6},
        "absent": {"..": "suppressed"}
      }
      """;

  private static MappedTrade.Builder ministry() {
    return MappedTrade.builder("ministry")
        .licence("open")
        .constant(TradeField.REPORTER, "KEN")
        .constant(TradeField.COMMODITY, "HS:TOTAL")
        .constant(TradeField.CURRENCY, "KES")
        .column(TradeField.PERIOD, "Year")
        .column(TradeField.PARTNER, "Country")
        .codes(TradeField.PARTNER, MappedTrade.Codes.NAMES)
        .name(TradeField.PARTNER, "U.S.A.", "USA")
        .values("Exports", FlowDirection.EXPORT)
        .values("Imports", FlowDirection.IMPORT)
        .power(TradeField.VALUE, 6)
        .absent("..", ObservationStatus.SUPPRESSED);
  }

  /** A mapping of long files with a row a figure. */
  private static MappedTrade.Builder longFile() {
    return MappedTrade.builder("office")
        .column(TradeField.PERIOD, "time")
        .column(TradeField.ECONOMY, "reporter")
        .column(TradeField.PARTNER, "partner")
        .column(TradeField.DIRECTION, "flow")
        .column(TradeField.COMMODITY, "code")
        .column(TradeField.VALUE, "value")
        .constant(TradeField.CURRENCY, "EUR");
  }

  @Override
  protected TradeReader reader() {
    return ministry().build();
  }

  @Override
  protected String sample() {
    return MINISTRY;
  }

  @Test
  void aColumnForEachDirectionIsAFigureEach() {
    TradeTable table = ministry().build().read(MINISTRY, "trade.csv");
    assertThat(table.coverage()).isEqualTo(Coverage.SELECTION);
    assertThat(table.size()).isEqualTo(6);
    TradeFlow first =
        TradeFlow.builder()
            .year(2023)
            .economy("KEN")
            .partner("UGA")
            .reporter("KEN")
            .direction(FlowDirection.EXPORT)
            .commodity(Commodity.total(Classification.HS))
            .valuation(Valuation.UNKNOWN)
            .currency("KES")
            .value("126500000")
            .provenance(Provenance.of("ministry").withLicence("open").withPage("trade.csv"))
            .build();
    assertThat(table.flow(0)).isEqualTo(first);
    assertThat(table.flow(1))
        .isEqualTo(first.toBuilder().direction(FlowDirection.IMPORT).value("40000000").build());
    assertThat(table.flow(2))
        .returns(Economy.of("USA"), TradeFlow::partner)
        .returns(ObservationStatus.SUPPRESSED, TradeFlow::status);
    assertThat(table.flow(4)).returns(BigDecimal.ZERO, TradeFlow::value);
    assertThat(table.flow(5)).returns(ObservationStatus.MISSING, TradeFlow::status);
  }

  @Test
  void theMappingCanBeAFile(@TempDir Path folder) throws IOException {
    Path mapping = folder.resolve("ministry.json");
    Files.writeString(mapping, MAPPING);
    assertThat(MappedTrade.from(mapping).read(MINISTRY, "trade.csv").flows())
        .isEqualTo(ministry().build().read(MINISTRY, "trade.csv").flows());
  }

  @Test
  void germanNumbersTonnesAndPiecesAreRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("handel.csv");
    Files.write(
        file,
        """
        Jahr;Monat;Land;Richtung;Ware;Wert;Tonnen;St\u00FCck
        2024;March;KE;Ausfuhr;0902;1.234.567,89;12,5;1.000
        """
            .getBytes(Charset.forName("windows-1252")));
    TradeFlow flow =
        MappedTrade.builder("amt")
            .separator(';')
            .numbers(',', '.')
            .column(TradeField.PERIOD, "Jahr")
            .months("Monat")
            .column(TradeField.PARTNER, "Land")
            .codes(TradeField.PARTNER, MappedTrade.Codes.ALPHA2)
            .column(TradeField.DIRECTION, "Richtung")
            .name(TradeField.DIRECTION, "Ausfuhr", "X")
            .column(TradeField.COMMODITY, "Ware")
            .classification(Classification.H6)
            .column(TradeField.VALUE, "Wert")
            .column(TradeField.NET_WEIGHT_KG, "Tonnen")
            .power(TradeField.NET_WEIGHT_KG, 3)
            .column(TradeField.QUANTITY, "St\u00FCck")
            .quantityUnit(QuantityUnit.ITEM)
            .constant(TradeField.ECONOMY, "DEU")
            .constant(TradeField.CURRENCY, "EUR")
            .constant(TradeField.VALUATION, "fob")
            .complete()
            .build()
            .read(file)
            .flow(0);
    assertThat(flow)
        .returns(Period.month(2024, 3), TradeFlow::period)
        .returns(Economy.of("KEN"), TradeFlow::partner)
        .returns(Reporter.UNKNOWN, TradeFlow::reporter)
        .returns(Commodity.hs2022("0902"), TradeFlow::commodity)
        .returns(new BigDecimal("1234567.89"), TradeFlow::value)
        .returns(new BigDecimal("12500"), TradeFlow::netWeightKg)
        .returns(Quantity.parse("1000 u"), TradeFlow::quantity)
        .returns(Valuation.FOB, TradeFlow::valuation);
  }

  @Test
  void aColumnForEachPeriodIsAFigureEach() {
    String csv = "partner,note,2022,2023\nUGA,x,1,2\nUSA,,3,\n";
    MappedTrade reader =
        MappedTrade.builder("wide")
            .column(TradeField.PARTNER, "partner")
            .periodsInHeader()
            .constant(TradeField.REPORTER, "KEN")
            .constant(TradeField.DIRECTION, "X")
            .constant(TradeField.COMMODITY, "HS:TOTAL")
            .constant(TradeField.CURRENCY, "KES")
            .build();
    assertThat(reader.read(csv, "w").flows())
        .extracting(f -> f.period() + " " + f.partner() + " " + f.value())
        .containsExactly("2022 UGA 1", "2023 UGA 2", "2022 USA 3", "2023 USA null");
    assertThatThrownBy(() -> reader.read("partner,note\nUGA,1\n", "w"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "No periods in header of 'w' at w line 1: it has 'partner', 'note'; tell how they are"
                + " written with periods");
  }

  @ParameterizedTest
  @CsvSource({
    "ALPHA3,KEN",
    "ALPHA2,KE",
    "M49,404",
    "COMTRADE,404",
    "CENSUS,7790",
    "LETTERS,KEN",
    "LETTERS,ken",
    "NAMES,kenya"
  })
  void economiesAreWrittenInManyWays(MappedTrade.Codes codes, String text) {
    String csv = "time,reporter,partner,flow,code,value\n2024,USA," + text + ",M,HS:TOTAL,1\n";
    assertThat(longFile().codes(TradeField.PARTNER, codes).build().read(csv, "f").flow(0).partner())
        .isEqualTo(Economy.of("KEN"));
  }

  @ParameterizedTest
  @CsvSource({
    "dd/MM/uuuu,15/03/2024,2024-03-15",
    "MMM yyyy,Mar 2024,2024-03",
    "MM/uuuu,03/2024,2024-03",
    "uuuu,2024,2024",
    "yyyy,2024,2024",
    "'''day'' d.M.yyyy',day 15.3.2024,2024-03-15"
  })
  void periodsAreWrittenInManyWays(String pattern, String text, String period) {
    String csv = "time,reporter,partner,flow,code,value\n" + text + ",USA,KEN,M,HS:TOTAL,1\n";
    assertThat(longFile().periods(pattern).build().read(csv, "f").flow(0).period())
        .isEqualTo(Period.parse(period));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024,USA,KEN,M,H6:0902,1.5.1|Malformed number '1.5.1' at f line 2, column 'value': expected"
            + " is a number with ',' before the decimals and '.' between thousands",
        "2024,USA,404,M,H6:0902,1.5|Malformed number '1.5' at f line 2, column 'value': expected"
            + " is a number with ',' before the decimals and '.' between thousands;"
            + " numbers('.', null) reads it as 1.5",
        "2024,USA,404,M,H6:0902,n/a|Malformed number 'n/a' at f line 2, column 'value': expected"
            + " is a number with ',' before the decimals and '.' between thousands; where it says"
            + " that there is no figure, tell why with absent(\"n/a\", ObservationStatus.MISSING) or"
            + " another status",
        "24,USA,KEN,M,H6:0902,1|Malformed period '24' at f line 2, column 'time': expected is the"
            + " pattern 'uuuu' that was told with periods",
        "2024,USA,4x,M,H6:0902,1|Malformed number of an economy '4x' at f line 2, column 'partner':"
            + " expected are digits such as '404'",
        "2024,USA,404,I,H6:0902,1|Unknown flow direction 'I' at f line 2, column 'flow': not one of"
            + " M, X, DX, FM, RM, RX, MIP, MOP, XIP, XOP",
        "2024,USA,404,M,0902,1|Malformed commodity '0902' at f line 2, column 'code': accepted is a"
            + " classification and a code, such as 'H6:0902' or 'HS:TOTAL'",
      })
  void whatIsWrongIsTold(String row, String message) {
    MappedTrade reader =
        longFile()
            .periods("uuuu")
            .numbers(',', '.')
            .codes(TradeField.PARTNER, MappedTrade.Codes.M49)
            .build();
    assertThat(
            reader
                .readLenient("time,reporter,partner,flow,code,value\n" + row + "\n", "f")
                .problems())
        .extracting(Problem::message)
        .containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "-|; where it says that there is no figure, tell why with absent(\"-\", ObservationStatus.MISSING) or another status",
        "\"1.234,5\"|; numbers(',', '.') reads it as 1234.5",
        "\"1,234.5\"|; numbers('.', ',') reads it as 1234.5",
        "\"1 234,5\"|; numbers(',', ' ') reads it as 1234.5",
        "\"1\\u00a0234,5\"|; numbers(',', ' ') reads it as 1234.5",
        "1\\u202f234.5|; numbers('.', ' ') reads it as 1234.5",
        "1\\u2009234|; numbers(',', ' ') reads it as 1234",
        "\\u00a012\\u00a0|; numbers(',', ' ') reads it as 12",
        "1\u2019234.5|; numbers('.', '\u2019') reads it as 1234.5",
        "\"12,34,567.8\"|; numbers('.', ',') reads it as 1234567.8",
      })
  void theErrorOfANumberTellsWhatToTellOfIt(String cell, String advice) {
    String csv =
        "time,reporter,partner,flow,code,value\n2024,USA,KEN,M,HS:TOTAL," + unescaped(cell) + "\n";
    assertThatThrownBy(() -> longFile().build().read(csv, "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed number '"
                + cell.replace("\"", "")
                + "' at f line 2, column 'value': expected is a number with '.' before the decimals and nothing between thousands"
                + advice);
  }

  /** What an error prints as an escape, as it stands in a file. */
  private static String unescaped(String text) {
    return Pattern.compile("\\\\u(\\p{XDigit}{4})")
        .matcher(text)
        .replaceAll(escape -> String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1 234 567,5|1234567.5",
        "1\\u00a0234\\u202f567,5|1234567.5",
        "-1\\u2009234,5|-1234.5",
        "\\u00a01\\u2007234\\u00a0|1234",
        "12 34 567|1234567",
        "1234,5|1234.5",
      })
  void aBlankBetweenThousandsIsAnyBlank(String cell, String value) {
    String csv =
        "time;reporter;partner;flow;code;value\n2024;USA;KEN;M;HS:TOTAL;" + unescaped(cell) + "\n";
    for (char blank : new char[] {' ', '\u00A0', '\u202F'}) {
      MappedTrade reader = longFile().separator(';').numbers(',', blank).build();
      assertThat(reader.read(csv, "f").flow(0).value()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 23", "1  234", "12 3 456", "1234 567", "1 234 56", "1 234 5,6"})
  void groupsOfOtherLengthsAreNoThousands(String cell) {
    String csv = "time;reporter;partner;flow;code;value\n2024;USA;KEN;M;HS:TOTAL;" + cell + "\n";
    assertThatThrownBy(() -> longFile().separator(';').numbers(',', ' ').build().read(csv, "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed number '"
                + cell
                + "' at f line 2, column 'value': expected is a number with ',' before the decimals and ' ' between thousands");
  }

  @Test
  void aReaderStaysWhatItWasBuiltAs() {
    MappedTrade.Builder builder = longFile().name(TradeField.PARTNER, "Kenya", "KEN");
    MappedTrade reader = builder.build();
    builder.name(TradeField.PARTNER, "Kenya", "UGA").name(TradeField.PARTNER, "Home", "USA");
    String csv = "time,reporter,partner,flow,code,value\n2024,USA,Kenya,M,HS:TOTAL,1\n";
    assertThat(reader.read(csv, "f").flow(0).partner()).isEqualTo(Economy.of("KEN"));
    assertThat(reader.readLenient(csv.replace("Kenya", "Home"), "f").problems()).hasSize(1);
  }

  @Test
  void aFieldIsToldOnce() {
    assertThatThrownBy(() -> longFile().constant(TradeField.PERIOD, "2024").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A mapping tells PERIOD with a column and with a constant: leave one of them out");
  }

  @Test
  void aFileWithoutTheColumnsIsRefused() {
    assertThatThrownBy(() -> longFile().build().read("time;reporter\n", "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "No header in 'f': expected is a line with the columns 'code', 'flow', 'partner',"
                + " 'reporter', 'time', 'value' between ','");
  }

  @Test
  void whatComesNearestToTheHeaderIsTold() {
    String expected =
        "No header in 'f': expected is a line with the columns 'code', 'flow', 'partner', 'reporter', 'time', 'value' between ',';";
    assertThatThrownBy(
            () -> longFile().build().read("code,x\ncode,flow,partners,Reporter,time\ncode\n", "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            expected
                + " line 2 lacks 'partner' (did you mean 'partners'?), 'reporter' (did you mean 'Reporter'?), 'value'");
    assertThatThrownBy(
            () -> longFile().build().read("trade\n\ncode;flow;partner;reporter;time;value\n", "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(expected + " line 3 has something else between them: tell separator(…)");
  }

  @Test
  void aMappingHasToTellEverything() {
    assertThatThrownBy(() -> MappedTrade.builder("s").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The mapping is not complete: tell PARTNER, with column or constant");
    assertThatThrownBy(() -> longFile().column(TradeField.QUANTITY, "n").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The mapping is not complete: tell quantityUnit");
    assertThatThrownBy(() -> ministry().periodsInHeader().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A mapping has columns for directions or for periods, not both");
    assertThatThrownBy(() -> ministry().constant(TradeField.VALUE, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Constant value: a number has a column of its own");
    assertThatThrownBy(() -> ministry().column(TradeField.SOURCE, "s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Field source of a mapping: where figures come from is told once for all, by source and licence");
    assertThatThrownBy(() -> ministry().power(TradeField.VALUE, 19))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Power of ten 19 for value: accepted are -18 to 18");
    assertThatThrownBy(() -> ministry().absent("x", ObservationStatus.NORMAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Status normal of absent figures: accepted are missing, suppressed and"
                + " not-yet-reported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"sources\": \"s\"}|Unknown member 'sources' at m.json: not one of source, licence, columns,"
            + " constants, codes, names, values, powers, absent, classification, periods, months,"
            + " unit, separator, decimal, thousands, periods_in_header, complete; did you mean"
            + " 'source'?",
        "{\"source\": 1}|Malformed member '1' at m.json column 'source': expected is a text in double"
            + " quotes",
        "{\"source\": \"s\", \"columns\": {\"period\": 1}}|Malformed member '1' at m.json column"
            + " 'columns.period': expected is a text in double quotes",
        "{\"source\": \"s\", \"constants\": {\"reporter\": \"GER\"}}|Unknown economy 'GER' at m.json"
            + " column 'constants.reporter': not an ISO 3166-1 alpha-3 code; did you mean 'DEU'?",
        "{\"source\": \"s\", \"powers\": {\"value\": \"6\"}}|Malformed member '6' at m.json column"
            + " 'powers.value': expected is a whole number",
        "{\"source\": \"s\"}|Unusable mapping 'm.json': The mapping is not complete: tell"
            + " \"partner\" in \"columns\" or \"constants\"",
        "{\"source\": \"s\", \"constants\": {\"partner\": \"KEN\", \"commodity\": \"HS:TOTAL\","
            + " \"currency\": \"KES\"}}|Unusable mapping 'm.json': The mapping is not complete: tell"
            + " \"economy\" or \"reporter\" in \"columns\" or \"constants\"",
        "{\"source\": \"s\", \"constants\": {\"note\": \"n\"}}|Malformed member 'n' at m.json column"
            + " 'constants.note': Field note of a mapping: where figures come from is told once for"
            + " all, by source and licence",
        "{\"source\": \"s\", \"columns\": {}, \"columns\": {}}|Malformed JSON in 'm.json' at m.json"
            + " line 1: Duplicate Object property \"columns\"",
        "[]|Malformed mapping 'm.json': expected is an object in braces",
      })
  void whatIsWrongWithAMappingIsTold(String json, String message, @TempDir Path folder)
      throws IOException {
    Path mapping = Files.writeString(folder.resolve("m.json"), json);
    assertThatThrownBy(() -> MappedTrade.from(mapping))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  private static final String OF_FILE =
      """
      {
        "source": "s",
        "columns": {"period": "time", "partner": "partner", "value": "value"%s},
        "constants": {"reporter": "KEN", "direction": "X", "commodity": "HS:TOTAL", "currency": "KES"%s}
      }
      """;

  @Test
  void whatAFileOfAMappingLacksIsToldByItsMembers(@TempDir Path folder) throws IOException {
    Path mapping = folder.resolve("m.json");
    Files.writeString(mapping, OF_FILE.formatted(", \"quantity\": \"q\"", ""));
    assertThatThrownBy(() -> MappedTrade.from(mapping))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Unusable mapping 'm.json': The mapping is not complete: tell \"unit\"");
    Files.writeString(mapping, OF_FILE.formatted("", ", \"partner\": \"USA\""));
    assertThatThrownBy(() -> MappedTrade.from(mapping))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unusable mapping 'm.json': \"partner\" is told in both \"columns\" and \"constants\": leave one of them out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "-|where it says that there is no figure, tell why with \"absent\": {\"-\": \"missing\"} or another status",
        "1.234,5|\"decimal\": \",\", \"thousands\": \".\" reads it as 1234.5",
        "1 234,5|\"decimal\": \",\", \"thousands\": \" \" reads it as 1234.5",
      })
  void theErrorOfANumberTellsTheMemberThatReadsIt(String cell, String advice, @TempDir Path folder)
      throws IOException {
    Path mapping = Files.writeString(folder.resolve("m.json"), OF_FILE.formatted("", ""));
    MappedTrade reader = MappedTrade.from(mapping);
    assertThatThrownBy(() -> reader.read("time,partner,value\n2024,USA,\"" + cell + "\"\n", "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed number '"
                + cell
                + "' at f line 2, column 'value': expected is a number with '.' before the decimals and nothing between thousands; "
                + advice);
    assertThatThrownBy(() -> reader.read("time;partner;value\n", "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "No header in 'f': expected is a line with the columns 'partner', 'time', 'value' between ','; line 1 has"
                + " something else between them: tell \"separator\"");
  }
}
