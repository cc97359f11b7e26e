package org.tradefigures.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.table.MoneyColumn;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TradeJsonTest {

  private static final String FLOW =
      "\"period\": \"2024\", \"economy\": \"KEN\", \"partner\": \"USA\", \"direction\": \"X\","
          + " \"commodity\": \"HS:TOTAL\", \"currency\": \"USD\", \"value\": 737000000, \"source\": \"statement\"";

  private static final TradeFlow EXPORT =
      TradeFlow.builder()
          .year(2024)
          .economy("KEN")
          .partner("USA")
          .direction(FlowDirection.EXPORT)
          .commodity(org.tradefigures.reference.Commodity.parse("HS:TOTAL"))
          .currency("USD")
          .value("737000000")
          .source("statement")
          .build();

  @TempDir Path folder;

  private static List<TradeFlow> read(String text) throws IOException {
    return TradeJson.readFlows(new StringReader(text), "flows.json");
  }

  private static TradeParseException fault(String text) {
    return catchThrowableOfType(TradeParseException.class, () -> read(text));
  }

  private static String flow(String from, String to) {
    return "[\n{" + FLOW.replace(from, to) + "}\n]";
  }

  @Test
  void whatDoesNotGoTogetherIsToldAtItsPlace() {
    String source = "\"provenance\": {\"source\": \"s\"}";
    String event = "{\"type\": \"signed\", \"date\": \"%s\", " + source + "}";
    String text =
        "[{\"id\": \"talks\", \"name\": \"Talks\", \"kind\": \"trade-agreement\",\n"
            + "\"parties\": [{\"participant\": \"KEN\", \"role\": \"party\"}],\n\"timeline\": [\n"
            + event.formatted("2024")
            + ",\n"
            + event.formatted("2023")
            + "],\n"
            + source
            + "}]";
    assertThatThrownBy(() -> TradeJson.parseAgreements(text))
        .isInstanceOf(TradeParseException.class)
        .hasMessageEndingWith(
            " at JSON text line 5, column '[0].timeline[1]': Timeline of 'talks' has '2023 signed' after '2024 signed': give the"
                + " events in the order in which they happened");
  }

  @Test
  void aNameThatEndsInGzIsOfACompressedFile() throws IOException {
    Path file = folder.resolve("flows.json.gz");
    TradeJson.writeFlows(List.of(EXPORT), file);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).startsWith(0x1F, 0x8B);
    assertThat(TradeJson.readFlows(file)).containsExactly(EXPORT);
    Path plain = folder.resolve("plain");
    Files.write(plain, bytes);
    assertThat(TradeJson.readFlows(plain)).containsExactly(EXPORT);
    Path agreements = folder.resolve("agreements.json.gz");
    TradeJson.writeAgreements(List.of(), agreements);
    assertThat(TradeJson.readAgreements(agreements)).isEmpty();
    for (int length : new int[] {5, bytes.length / 2, bytes.length - 3}) {
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> TradeJson.readFlows(file))
          .isInstanceOf(TradeParseException.class)
          .hasMessage(
              "Damaged compressed file 'flows.json.gz': was its download or copy cut short?");
    }
  }

  @Test
  void readsFlows() throws IOException {
    assertThat(read("[]")).isEmpty();
    assertThat(read("[{" + FLOW + "}]")).containsExactly(EXPORT);
    String other = FLOW.replace("\"X\"", "\"M\"");
    assertThat(read("\uFEFF [{" + FLOW + "},\r\n{" + other + "}] \n"))
        .containsExactly(
            EXPORT, TradeFlow.parse(EXPORT.toString().replace("direction=X", "direction=M")));
    assertThat(TradeJson.parseFlows("[{" + FLOW + "}]")).containsExactly(EXPORT);
  }

  @Test
  void leavesTheTextOpen() throws IOException {
    StringReader text = new StringReader("[{" + FLOW + "}] \n");
    TradeJson.readFlows(text, "flows.json");
    assertThat(text.read()).isEqualTo(-1);
  }

  @Test
  void refusesASecondFigureForTheSameFlow() {
    String corrected = FLOW.replace("737000000", "738000000");
    assertThatThrownBy(() -> read("[{" + FLOW + "},\n{" + corrected + "}]"))
        .isInstanceOf(SecondFigureException.class)
        .hasMessage(
            "Second figure for the same flow 'period=2024 economy=KEN partner=USA reporter=unknown direction=X"
                + " commodity=HS:TOTAL valuation=unknown currency=USD source=statement' at flows.json line 2: line 1 tells"
                + " it from the same source; keep one, or tell them apart by source, vintage or day of publication");
    assertThatThrownBy(() -> read("[{" + FLOW + "},{" + corrected + "}]"))
        .isInstanceOf(SecondFigureException.class)
        .hasMessageContaining(" at flows.json line 1: line 1 tells it ");
  }

  @Test
  void readsNumbersDigitByDigit() throws IOException {
    assertThat(read(flow("737000000", "0.1000000000000000055511151231257827")))
        .extracting(TradeFlow::value)
        .containsExactly(new java.math.BigDecimal("0.1000000000000000055511151231257827"));
    assertThat(read(flow("737000000", "\"737000000.00\""))).containsExactly(EXPORT);
    assertThat(read(flow("737000000", "7.37e8"))).containsExactly(EXPORT);
  }

  @Test
  void writesOneFlowALine() throws IOException {
    TradeFlow missing =
        EXPORT.toBuilder()
            .value((java.math.BigDecimal) null)
            .status(ObservationStatus.MISSING)
            .valuation(Valuation.FOB)
            .netWeightKg(new java.math.BigDecimal("0.00000001"))
            .provenance(Provenance.of("a \"b\"").withNote("two\nlines"))
            .build();
    StringWriter out = new StringWriter();
    TradeJson.writeFlows(List.of(EXPORT, missing), out);
    assertThat(out.toString())
        .isEqualTo(
            """
            [
            {"period": "2024", "economy": "KEN", "partner": "USA", "reporter": "unknown", "direction": "X", \
            "commodity": "HS:TOTAL", "valuation": "unknown", "currency": "USD", "value": 737000000, "status": "normal", \
            "source": "statement"},
            {"period": "2024", "economy": "KEN", "partner": "USA", "reporter": "unknown", "direction": "X", \
            "commodity": "HS:TOTAL", "valuation": "fob", "currency": "USD", "status": "missing", \
            "net_weight_kg": 0.00000001, "source": "a \\"b\\"", "note": "two\\nlines"}
            ]
            """);
    assertThat(read(out.toString())).containsExactly(EXPORT, missing);
  }

  @Test
  void readsAndWritesFiles() throws IOException {
    Path file = folder.resolve("flows.json");
    TradeJson.writeFlows(List.of(EXPORT), file);
    assertThat(TradeJson.readFlows(file)).containsExactly(EXPORT);
    Files.writeString(file, "\uFEFF" + Files.readString(file));
    assertThat(TradeJson.readFlows(file)).containsExactly(EXPORT);
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> TradeJson.readFlows(folder.resolve("none.json")));
    Files.write(
        file, "[{\"note\": \"caf\u00e9\"}]".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> TradeJson.readFlows(file))
        .withMessage(
            "Malformed JSON after 'note' at flows.json line 1: Invalid UTF-8 middle byte 0x22");
    Files.write(file, new byte[0]);
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> TradeJson.readFlows(file))
        .withMessage(
            "Empty file 'flows.json': expected is an array of records, [] where there are none");
  }

  @Test
  void saysWhichCodeIsUnknownAndWhere() {
    TradeParseException fault = fault(flow("USA", "GER"));
    assertThat(fault)
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown economy 'GER' at flows.json line 2, column 'partner': not an ISO 3166-1 alpha-3 code; did you mean 'DEU'?");
    assertThat(fault.location()).hasValue(Location.of("flows.json", 2, "partner"));
    assertThat(fault("[{\n" + FLOW.replace(", ", ",\n").replace("\"X\"", "\"out\"") + "}]"))
        .hasMessage(
            "Unknown flow direction 'out' at flows.json line 5, column '[0].direction': not one of M, X, DX, FM, RM, RX, MIP, MOP, XIP, XOP");
  }

  @Test
  void namesTheRecordWhereTheLineDoesNotTell() {
    String accepted =
        "accepted are a year '2024', a half-year '2024-S1', a quarter '2024-Q1', a month '2024-03', a day '2024-03-15'"
            + " and a span of start and length '2024-07-01/P1Y'";
    assertThat(fault("[{" + FLOW + "},{" + FLOW.replace("2024", "24") + "}]"))
        .hasMessage("Malformed period '24' at flows.json line 1, column '[1].period': " + accepted);
    assertThat(fault("[\n{" + FLOW + "},\n{" + FLOW.replace("2024", "24") + "}]"))
        .hasMessage("Malformed period '24' at flows.json line 3, column 'period': " + accepted);
  }

  @Test
  void refusesFieldsThatAreUnknownRepeatedOrMissing() {
    assertThat(fault(flow("partner", "partnr")))
        .hasMessage(
            "Unknown field 'partnr' at flows.json line 2: not one of period, economy, partner, reporter, direction, commodity,"
                + " valuation, currency, value, status, net_weight_kg, quantity, second_partner, customs, transport, source,"
                + " page, published, retrieved, vintage, licence, as_printed, note; did you mean 'partner'?");
    assertThat(fault(flow("\"economy\"", "\"partner\"")))
        .hasMessage(
            "Duplicate field 'partner' at flows.json line 2, column 'partner': give each field of a trade flow once");
    assertThat(fault("[\n{}\n]"))
        .hasMessage(
            "Malformed trade flow '' at flows.json line 2: No period in a trade flow: every figure has to tell it");
    assertThat(fault(flow(", \"source\": \"statement\"", ", \"page\": \"7\"")))
        .hasMessage(
            "Malformed trade flow 'period=2024 economy=KEN partner=USA direction=X commodity=HS…' (102 characters)"
                + " at flows.json line 2: No source in a trade flow: every figure has to tell it");
    assertThat(fault(flow("\"value\": 737000000, ", "")))
        .hasMessage(
            "Malformed trade flow 'period=2024 economy=KEN partner=USA direction=X commodity=HS…' (96 characters)"
                + " at flows.json line 2: No value in a flow of status normal: give the value, or say missing, suppressed or"
                + " not-yet-reported");
  }

  @Test
  void refusesValuesOfTheWrongType() {
    assertThat(fault(flow("\"2024\"", "2024")))
        .hasMessage(
            "Malformed period '2024' at flows.json line 2, column 'period': expected is a text in double quotes");
    assertThat(fault(flow("737000000", "true")))
        .hasMessage(
            "Malformed value 'true' at flows.json line 2, column 'value': expected is a number");
    assertThat(fault(flow("737000000", "null")))
        .hasMessage(
            "Malformed value 'null' at flows.json line 2, column 'value': expected is a number; leave the member out where it"
                + " is not told");
    assertThat(fault(flow("\"USA\"", "[\"USA\"]")))
        .hasMessage(
            "Malformed partner '[' at flows.json line 2, column 'partner': expected is a text in double quotes");
    assertThat(fault("[\n1\n]"))
        .hasMessage(
            "Malformed trade flow '1' at flows.json line 2: expected is an object in braces");
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThat(fault(flow("737000000", "\"1,234.5\"")))
        .hasMessage(
            "Malformed number '1,234.5' at flows.json line 2, column 'value': expected are digits with a point before the"
                + " decimals such as '-1234.5', at most 38 digits, without thousands separators");
    assertThat(fault(flow("737000000", "9".repeat(10_000))))
        .hasMessage(
            "Malformed number '"
                + "9".repeat(60)
                + "…' (10000 characters) at flows.json line 2, column 'value': expected are digits with a point before the"
                + " decimals such as '-1234.5', at most 38 digits, without thousands separators");
    assertThat(fault(flow("737000000", "1e999999999")))
        .hasMessage(
            "Malformed number '1e999999999' at flows.json line 2, column 'value': expected are digits with a point before the"
                + " decimals such as '-1234.5', at most 38 digits, without thousands separators");
    assertThat(fault(flow("737000000", "9".repeat(1_000_001))))
        .hasMessage(
            "Malformed JSON after 'USD' at flows.json line 2: Number value length (1000001) exceeds the maximum allowed"
                + " (1000000)");
    assertThat(fault(flow("737000000", "NaN")))
        .hasMessage("Malformed JSON after 'USD' at flows.json line 2: Non-standard token 'NaN'");
  }

  @Test
  void refusesASecondAgreementOfOneId() {
    String agreement =
        "{\"id\": \"a\", \"name\": \"A\", \"kind\": \"trade-agreement\", \"parties\": [{\"participant\": \"KEN\","
            + " \"role\": \"party\"}], \"provenance\": {\"source\": \"s\"}}";
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> TradeJson.parseAgreements("[\n" + agreement + ",\n" + agreement + "]"))
        .withMessage(
            "Second agreement of id 'a' at JSON text line 3: the first is at line 2; give each agreement once, with an id"
                + " of its own");
  }

  @Test
  void refusesWhatIsNoArrayOfRecords() {
    assertThat(fault(""))
        .hasMessage(
            "Empty file 'flows.json': expected is an array of records, [] where there are none");
    assertThat(fault("{" + FLOW + "}"))
        .hasMessage("Malformed file '{' at flows.json line 1: expected is an array in brackets");
    assertThat(fault("[]\n[]"))
        .hasMessage(
            "Malformed file '[' at flows.json line 2: nothing may follow the array of records");
    assertThat(fault("[".repeat(100_000)))
        .hasMessage(
            "Malformed trade flow '[' at flows.json line 1, column '[0]': expected is an object in braces");
    assertThat(fault("[" + "{\"note\":".repeat(100_000)))
        .hasMessage(
            "Malformed note '{' at flows.json line 1, column '[0].note': expected is a text in double quotes");
  }

  @Test
  void refusesWhatIsNoJson() {
    assertThat(fault("period,economy"))
        .hasMessage(
            "Malformed JSON after '' at flows.json line 1: Unrecognized token 'period': was expecting (JSON String, Number, Array,"
                + " Object or token 'null', 'true' or 'false')");
    assertThat(fault("[\n{\"period\": \"2024\""))
        .hasMessage(
            "Malformed JSON after '2024' at flows.json line 2: Unexpected end-of-input: expected close marker for Object");
    assertThat(fault("[\n{\"" + "a".repeat(60_000) + "\": 1}]"))
        .hasMessage(
            "Malformed JSON after '{' at flows.json line 2: Name length (52704) exceeds the maximum allowed (50000)");
    assertThat(fault("[\n{\"note\": \"a\0b\"}]"))
        .hasMessage(
            "Malformed JSON after 'note' at flows.json line 2: Illegal unquoted character ((CTRL-CHAR, code 0)): has to be escaped"
                + " using backslash to be included in string value");
    assertThat(fault(flow("\"statement\"", "\"a\\u0000b\"")))
        .hasMessage(
            "Malformed source 'a\\u0000b' at flows.json line 2, column 'source': Malformed source 'a\\u0000b' in a provenance: NUL,"
                + " U+FFFD and halves of surrogate pairs are no text");
  }

  @Test
  void readsAndWritesAgreements() throws IOException {
    Path bundled = Path.of("data/agreement/agreements.json");
    List<Agreement> agreements = TradeJson.readAgreements(bundled);
    Path file = folder.resolve("agreements.json");
    TradeJson.writeAgreements(agreements, file);
    assertThat(TradeJson.readAgreements(file)).isEqualTo(agreements);
    assertThat(file).hasSameTextualContentAs(bundled);
  }

  @Test
  void saysWhereInAnAgreementAFaultIs() throws IOException {
    String text = Files.readString(Path.of("data/agreement/agreements.json"));
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> TradeJson.parseAgreements(text.replaceFirst("\"amended\"", "\"amendd\"")))
        .withMessage(
            "Unknown type of event 'amendd' at JSON text line 30, column 'timeline[1].type': not one of talks-announced,"
                + " talks-launched, round-held, progress-reported, talks-paused, talks-concluded, signed, ratified, proposed,"
                + " passed-one-chamber, dropped, enacted, entered-into-force, extended, renewed, amended, lapsed, suspended,"
                + " resumed, terminated, replaced; did you mean 'amended'?");
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> TradeJson.parseAgreements("[\n{\"id\": \"a\", \"parties\": [{}]}]"))
        .withMessage(
            "Missing field 'participant' at JSON text line 2, column 'parties[0]': every party has to tell participant, role");
  }

  @Test
  void aTableIsWrittenRowByRow() throws IOException {
    MoneyColumn money =
        MoneyColumn.create("value")
            .append(new BigDecimal("-34000000.10"), Currencies.of("USD"))
            .appendAbsent(Currencies.of("KES"), ObservationStatus.SUPPRESSED)
            .appendAbsent(null, ObservationStatus.MISSING);
    Table table =
        Table.create(
            "answer",
            StringColumn.create("partner", "USA", "\"a\"", null),
            money,
            DoubleColumn.create("share", new Double[] {0.25, null, 1e-7}),
            IntColumn.create("rank", new Integer[] {1, null, -2}),
            BooleanColumn.create("final", new Boolean[] {true, null, false}),
            DateColumn.create("day", LocalDate.of(2024, 3, 15), null, null));
    StringWriter out = new StringWriter();
    TradeJson.writeTable(table, out);
    assertThat(out)
        .hasToString(
            """
            [
            {"partner": "USA", "value": {"amount": -34000000.1, "currency": "USD"}, "share": 0.25, "rank": 1, "final": true, "day": "2024-03-15"},
            {"partner": "\\"a\\"", "value": {"absent": "suppressed", "currency": "KES"}, "share": null, "rank": null, "final": null, "day": null},
            {"partner": null, "value": {"absent": "missing"}, "share": 1.0E-7, "rank": -2, "final": false, "day": null}
            ]
            """);
    Path file = folder.resolve("answer.json");
    TradeJson.writeTable(table, file);
    assertThat(file).hasContent(out.toString());
  }
}
