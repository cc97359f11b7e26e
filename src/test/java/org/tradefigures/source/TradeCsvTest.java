package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

class TradeCsvTest extends TradeReaderContract {

  private static final String HEADER =
      "period,reporter,partner,direction,commodity,currency,value,status,source\n";
  private static final String ROW = "2024,KEN,USA,X,HS:TOTAL,USD,737000000.50,normal,s\n";

  @Override
  protected TradeReader reader() {
    return new TradeCsv();
  }

  @Override
  protected String sample() {
    return "# made up\n"
        + HEADER
        + ROW
        + "2024,KEN,USA,M,HS:TOTAL,USD,,suppressed,\"a, \"\"b\"\"\"\n"
        + "2024-03,unknown,USA,M,H6:0902,KES,0,estimated,s\n".replace("unknown", "UGA")
        + "\n2023,KEN,TZA,RX,HS:TOTAL,KES,12345678901234567890.125,normal,s\n";
  }

  @Test
  void aRowBecomesAFlow() {
    TradeTable table = new TradeCsv().read(HEADER + ROW, "mine.csv");
    assertThat(table.coverage()).isEqualTo(Coverage.SELECTION);
    assertThat(table.flows())
        .containsExactly(
            TradeFlow.parse(
                "period=2024 economy=KEN partner=USA reporter=KEN direction=X commodity=HS:TOTAL currency=USD"
                    + " value=737000000.5 source=s"));
  }

  @Test
  void whatIsNotToldIsNotGuessed() {
    TradeFlow flow =
        new TradeCsv()
            .read(
                "economy,period,partner,direction,commodity,currency,value\nKEN,2024,USA,X,HS:TOTAL,USD,1\n",
                "mine.csv")
            .flow(0);
    assertThat(flow.reporter()).isEqualTo(Reporter.UNKNOWN);
    assertThat(flow.valuation()).isEqualTo(Valuation.UNKNOWN);
    assertThat(flow.status()).isEqualTo(ObservationStatus.NORMAL);
    assertThat(flow.provenance()).isEqualTo(Provenance.of("mine.csv"));
  }

  @Test
  void whatIsTheSameInAllRowsCanBeGiven() {
    TradeCsv reader =
        new TradeCsv()
            .withDefault(TradeField.COMMODITY, "HS:TOTAL")
            .withDefault(TradeField.CURRENCY, "USD")
            .withDefault(TradeField.VALUATION, "fob")
            .withDefault(TradeField.PUBLISHED, "2025-04");
    TradeFlow flow =
        reader
            .read("period,reporter,partner,direction,value\n2024,KEN,USA,X,1\n", "mine.csv")
            .flow(0);
    assertThat(flow.valuation()).isEqualTo(Valuation.FOB);
    assertThat(flow.provenance()).hasToString("source=mine.csv published=2025-04");
    assertThat(reader)
        .hasToString(
            "tradefigures csv with 'COMMODITY=HS:TOTAL', 'VALUATION=fob', 'CURRENCY=USD', 'PUBLISHED=2025-04'");
  }

  @Test
  void aDefaultIsChecked() {
    assertThatThrownBy(() -> new TradeCsv().withDefault(TradeField.CURRENCY, "US$"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Unknown currency 'US$': not an ISO 4217 alphabetic code; did you mean 'USD'?");
  }

  @ParameterizedTest
  @CsvSource({"','", "';'", "'\t'"})
  void theHeaderShowsTheSeparator(String separator) {
    String text = (HEADER + ROW).replace(",", separator);
    assertThat(new TradeCsv().read(text, "mine.csv").size()).isEqualTo(1);
  }

  @Test
  void lineEndsAndByteOrderMarkDoNotMatter() {
    List<TradeFlow> plain = new TradeCsv().read(HEADER + ROW, "m").flows();
    String windows = "\uFEFF" + (HEADER + ROW).replace("\n", "\r\n");
    assertThat(new TradeCsv().read(windows, "m").flows()).isEqualTo(plain);
    String noEnd = (HEADER + ROW).strip();
    assertThat(new TradeCsv().read(noEnd, "m").flows()).isEqualTo(plain);
  }

  @Test
  void aHeaderAloneIsAnEmptyTable() {
    assertThat(new TradeCsv().read(HEADER, "m").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024,KEN,GER,X,HS:TOTAL,USD,1,normal,s|Unknown economy 'GER' at flows.csv line 3, column 'partner': not an ISO 3166-1"
            + " alpha-3 code; did you mean 'DEU'?",
        "2024,KEN,USA,Z,HS:TOTAL,USD,1,normal,s|Unknown flow direction 'Z' at flows.csv line 3, column 'direction': not one of"
            + " M, X, DX, FM, RM, RX, MIP, MOP, XIP, XOP",
        "2024-13,KEN,USA,X,HS:TOTAL,USD,1,normal,s|Malformed period '2024-13' at flows.csv line 3, column 'period': accepted are a"
            + " year '2024', a half-year '2024-S1', a quarter '2024-Q1', a month '2024-03', a day '2024-03-15' and a span of"
            + " start and length '2024-07-01/P1Y'",
        "2024,KEN,USA,X,HS:TOTAL,UDS,1,normal,s|Unknown currency 'UDS' at flows.csv line 3, column 'currency': not an ISO 4217"
            + " alphabetic code; did you mean 'USD' or 'USS' or 'UZS'?",
        "2024,KEN,USA,X,HS:TOTAL,USD,737 million,normal,s|Malformed number '737 million' at flows.csv line 3, column 'value':"
            + " expected are digits with a point before the decimals such as '-1234.5', at most 38 digits, without thousands"
            + " separators",
        "2024,KEN,USA,X,HS:TOTAL,USD,1,good,s|Unknown observation status 'good' at flows.csv line 3, column 'status': not one of"
            + " normal, estimated, provisional, missing, suppressed, not-yet-reported",
        "2024,KEN,USA,X,HS:TOTAL,USD,,normal,s|Malformed trade flow 'period=2024 partner=USA reporter=KEN direction=X commodity=H…' (103 characters) at flows.csv line 3: No value in a flow of status normal: give"
            + " the value, or say missing, suppressed or not-yet-reported",
        "2024,KEN,USA,X,HS:TOTAL,USD,1,missing,s|Malformed trade flow 'period=2024 partner=USA reporter=KEN direction=X commodity=H…' (112 characters) at flows.csv line 3: Value 1 in a flow of status missing:"
            + " leave the value out, or say normal, estimated or provisional",
        "2024,KEN,,X,HS:TOTAL,USD,1,normal,s|Malformed trade flow 'period=2024 reporter=KEN direction=X commodity=HS:TOTAL curr…' (99 characters) at flows.csv line 3: No partner in a trade flow: every figure has"
            + " to tell it",
        "2024,KEN,USA,X,HS:TOTAL,USD,1,234,normal,s|Malformed row '2024,KEN,USA,X,HS:TOTAL,USD,1,234,normal,s' at flows.csv line 3: it has"
            + " 10 cells where the header has 9; is a separator inside a cell not quoted?",
        "2024,KEN,USA,X,HS:TOTAL,USD,1,normal,a\"b|Malformed row '2024,KEN,USA,X,HS:TOTAL,USD,1,normal,a\"b' at flows.csv line 3: a quote inside a field that does not"
            + " start with one",
        "2024,KEN,USA,X,HS:TOTAL,USD,737000000.5,normal,s|Second figure for the same flow 'period=2024 economy=KEN partner=USA reporter=KEN direction=X"
            + " commodity=HS:TOTAL valuation=unknown currency=USD source=s' at flows.csv line 3: line 2 tells it from the"
            + " same source; keep one, or tell them apart by source, vintage or day of publication",
      })
  void whatIsWrongWithARowIsTold(String row, String message) {
    String text = HEADER + ROW + row + "\n" + ROW.replace("2024", "2022");
    assertThatThrownBy(() -> new TradeCsv().read(text, "flows.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
    TradeReadResult lenient = new TradeCsv().readLenient(text, "flows.csv");
    assertThat(lenient.inputRows()).isEqualTo(3);
    assertThat(lenient.table().size()).isEqualTo(2);
    assertThat(lenient.problems()).extracting(Problem::message).containsExactly(message);
    assertThat(lenient.problems().get(0).location().line()).isEqualTo(3);
  }

  @Test
  void aHugeNumberIsToldInShort() {
    String text = HEADER + ROW.replace("737000000.50", "9".repeat(10_000));
    assertThatThrownBy(() -> new TradeCsv().read(text, "flows.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed number '"
                + "9".repeat(60)
                + "…' (10000 characters) at flows.csv line 2, column 'value': expected are digits with a point before the"
                + " decimals such as '-1234.5', at most 38 digits, without thousands separators");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-8", "UTF-16LE"})
  void otherEncodingsAreRead(String encoding, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("flows.csv");
    String mark = encoding.startsWith("UTF") ? "\uFEFF" : "";
    Files.write(
        file,
        (mark + HEADER + ROW.replace(",s\n", ",\u00FC\n")).getBytes(Charset.forName(encoding)));
    assertThat(new TradeCsv().read(file).flow(0).provenance().source()).isEqualTo("\u00FC");
  }

  @Test
  void bytesThatAreNoTextAreTold(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("flows.csv");
    Files.write(
        file, (HEADER + ROW.replace(",s\n", ",\u0081\n")).getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new TradeCsv().read(file))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed row '2024,KEN,USA,X,HS:TOTAL,USD,737000000.50,normal,\\ufffd' at flows.csv line 2: bytes that are no UTF-8:"
                + " save the file as UTF-8");
  }

  @Test
  void nulIsTold() {
    assertThatThrownBy(() -> new TradeCsv().read(HEADER + ROW.replace(",s", ",s\0"), "flows.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed row '2024,KEN,USA,X,HS:TOTAL,USD,737000000.50,normal,s\\u0000' at flows.csv line 2: a NUL character");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|No header in 'flows.csv': expected is a line of columns such as period,economy,partner,reporter,direction",
        "'# only comments'|No header in 'flows.csv': expected is a line of columns such as"
            + " period,economy,partner,reporter,direction",
        "'period,partner;value'|Ambiguous header 'period,partner;value' at flows.csv line 1: it has commas and semicolons;"
            + " separate all columns by one of them",
        "'period,\"partner'|Malformed header 'period,partner' at flows.csv line 1: a quote that is never closed",
        "'period,partnr'|Unknown column 'partnr' at flows.csv line 1: not one of period, economy, partner, reporter, direction,"
            + " commodity, valuation, currency, value, status, net_weight_kg, quantity, second_partner, customs, transport,"
            + " source, page, published, retrieved, vintage, licence, as_printed, note; did you mean 'partner'?",
        "'period,period'|Duplicate column 'period' at flows.csv line 1: give each column once",
        "'period,partner'|Missing column 'economy' at flows.csv line 1: required are period, economy or reporter, partner,"
            + " direction, commodity, currency; add it, or give what is the same in all rows with"
            + " withDefault(TradeField.ECONOMY, …)",
        "'period,reporter,partner,direction,commodity'|Missing column 'currency' at flows.csv line 1: required are period,"
            + " economy or reporter, partner, direction, commodity, currency; add it, or give what is the same in all rows with"
            + " withDefault(TradeField.CURRENCY, …)"
      })
  void whatIsWrongWithTheHeaderIsTold(String header, String message) {
    assertThatThrownBy(() -> new TradeCsv().readLenient(header, "flows.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @Test
  void theBundledFlowsSurviveAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("kenya-us.csv");
    TradeCsv.write(Bundled.kenyaUs(), file);
    assertThat(new TradeCsv().read(file).flows()).isEqualTo(Bundled.kenyaUs().flows());
  }

  @Test
  void whatADefaultIsForHasNoColumn() {
    TradeCsv reader = new TradeCsv().withDefault(TradeField.CURRENCY, "KES");
    assertThat(reader.read(HEADER + ROW, "m").flow(0).currency().getCurrencyCode())
        .isEqualTo("USD");
    assertThatThrownBy(() -> reader.read(HEADER + ROW.replace("USD", ""), "m"))
        .isInstanceOf(TradeParseException.class)
        .hasMessageEndingWith("No currency in a trade flow: every figure has to tell it");
  }

  @Test
  void aLineThatStartsLikeACommentIsARowAfterTheHeader() {
    TradeReadResult result =
        new TradeCsv().readLenient("#c\n\n#d\n" + HEADER + ROW + "#" + ROW, "m");
    assertThat(result)
        .returns(2L, TradeReadResult::inputRows)
        .extracting(r -> r.problems().get(0).message())
        .asString()
        .startsWith("Malformed period '#2024' at m line 6, column 'period': accepted are ");
  }

  @Test
  void aQuoteThatIsNeverClosedIsOneProblem() {
    String text = HEADER + ROW + ROW.replace(",s\n", ",\"s\n") + ROW.repeat(3);
    TradeReadResult result = new TradeCsv().readLenient(text, "m");
    assertThat(result.inputRows()).isEqualTo(2);
    assertThat(result.problems())
        .extracting(p -> p.message().replaceFirst("'.*characters\\)", "…"))
        .containsExactly("Malformed row … at m line 3: a quote that is never closed");
  }

  @Test
  void aLineWithoutEndIsTold() {
    String text = HEADER + ROW + "x".repeat(5_000_000) + "\n" + ROW.replace("2024", "2023");
    TradeReadResult result = new TradeCsv().readLenient(text, "m");
    assertThat(result.table().size()).isEqualTo(2);
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Malformed row '"
                + "x".repeat(60)
                + "…' (1000000 characters) at m line 3: a field of more than 1000000 characters; is a quote not closed?");
  }

  @Test
  void onlyFlowsAreWritten() {
    TradeTable sums =
        Bundled.kenyaUs()
            .statedIn("statement-2026-01-29")
            .aggregate(TradeQuery.all().keep(Dimension.DIRECTION));
    assertThatThrownBy(() -> TradeCsv.write(sums, new StringWriter()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Rows of sums are no trade flows: take the flows from the table that was asked, or the sums with table()");
  }

  @Test
  void anEmptyTableIsAHeader() throws IOException {
    StringWriter text = new StringWriter();
    TradeCsv.write(TradeTable.of(List.of()), text);
    assertThat(text)
        .hasToString("period,economy,partner,reporter,direction,commodity,currency,value,source\n");
    assertThat(new TradeCsv().read(text.toString(), "m").size()).isZero();
  }

  @Property
  void flowsSurviveTheText(@ForAll TradeFlow flow) throws IOException {
    StringWriter text = new StringWriter();
    TradeCsv.write(TradeTable.of(List.of(flow)), text);
    assertThat(new TradeCsv().read(text.toString(), "m").flows()).containsExactly(flow);
  }

  /** A row that tells the same flow as one before is a problem; no other is. */
  @Property(tries = 200)
  void tablesSurviveTheTextBesideDuplicates(@ForAll @Size(max = 6) List<TradeFlow> flows)
      throws IOException {
    StringWriter text = new StringWriter();
    TradeCsv.write(TradeTable.of(flows), text);
    TradeReadResult result = new TradeCsv().readLenient(text.toString(), "m");
    Map<String, TradeFlow> first = new LinkedHashMap<>();
    flows.forEach(f -> first.putIfAbsent(identity(f), f));
    assertThat(result.inputRows()).isEqualTo(flows.size());
    assertThat(result.table().flows()).containsExactlyElementsOf(first.values());
  }

  private static String identity(TradeFlow flow) {
    TradeFlow figureless =
        flow.toBuilder()
            .value((BigDecimal) null)
            .status(ObservationStatus.MISSING)
            .netWeightKg(null)
            .quantity(null)
            .provenance(
                flow.provenance()
                    .withPage(null)
                    .withRetrieved(null)
                    .withLicence(null)
                    .withAsPrinted(null)
                    .withNote(null))
            .build();
    return figureless.toString();
  }
}
