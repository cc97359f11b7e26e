package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

class SdmxMessageTest {

  /** What a message tells, line by line, and what it tells nothing of. */
  private static final class Told implements SdmxMessage.Observations {
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    @Override
    public void add(Map<String, String> told, Location place) {
      rows.add(told);
      lines.add(place + ": " + new TreeMap<>(told));
    }

    @Override
    public void reject(TradeParseException problem, Location place) {
      rejected.add(problem.at(place).getMessage());
    }
  }

  private static Told read(String text) {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f");
  }

  private static Told read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.getFileName().toString());
    }
  }

  private static Told read(InputStream in, String source) {
    Told told = new Told();
    try {
      SdmxMessage.read(SourceText.of(in, source), told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return told;
  }

  private static final String SERIES_GENERIC =
      """
      <m:GenericData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
          xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic">
      <m:Header>
      <m:Structure structureID="S" dimensionAtObservation="PARTNER">
      <c:Structure xmlns:c="c"><Ref agencyID="AG" id="DF" version="1.0"/></c:Structure>
      </m:Structure>
      </m:Header>
      <m:DataSet structureRef="S">
      <g:Attributes><g:Value id="UNIT" value="USD"/></g:Attributes>
      <g:Group type="Sibling">
      <g:GroupKey><g:Value id="FLOW" value="X"/></g:GroupKey>
      <g:Attributes><g:Value id="UNIT_MULT" value="6"/></g:Attributes>
      </g:Group>
      <g:Series>
      <g:SeriesKey><g:Value id="FLOW" value="X"/><g:Value id="TIME_PERIOD" value="2024"/></g:SeriesKey>
      <g:Obs><g:ObsDimension value="KEN"/><g:ObsValue value="1"/></g:Obs>
      </g:Series>
      <g:Series>
      <g:SeriesKey><g:Value id="FLOW" value="M"/><g:Value id="TIME_PERIOD" value="2024"/></g:SeriesKey>
      <g:Obs><g:ObsDimension value="KEN"/><g:ObsValue value="2"/></g:Obs>
      </g:Series>
      </m:DataSet></m:GenericData>
      """;

  @Test
  void whatIsToldForAGroupOfSeriesIsToldForEachOfTheirObservations() {
    assertThat(read(SERIES_GENERIC).lines)
        .containsExactly(
            "f line 16: {DATAFLOW=AG:DF(1.0), FLOW=X, OBS_VALUE=1, PARTNER=KEN, TIME_PERIOD=2024, UNIT=USD, UNIT_MULT=6, structureRef=S}",
            "f line 20: {DATAFLOW=AG:DF(1.0), FLOW=M, OBS_VALUE=2, PARTNER=KEN, TIME_PERIOD=2024, UNIT=USD, structureRef=S}");
  }

  @Test
  void groupsOfStructureSpecificMessagesCountToo() {
    String text =
        """
        <m:StructureSpecificData xmlns:m="m" xmlns:x="http://www.w3.org/2001/XMLSchema-instance">
        <m:Header><m:Structure structureID="S"><c:StructureUsage xmlns:c="c">urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=AG:DF(2.0)</c:StructureUsage></m:Structure></m:Header>
        <m:DataSet UNIT="USD">
        <Group x:type="n:Sibling" FLOW="X" UNIT_MULT="3"/>
        <Series FLOW="X"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series>
        <Series FLOW="M" UNIT_MULT="0"><Obs TIME_PERIOD="2024" OBS_VALUE="2"/></Series>
        </m:DataSet></m:StructureSpecificData>
        """;
    assertThat(read(text).lines)
        .containsExactly(
            "f line 5: {DATAFLOW=AG:DF(2.0), FLOW=X, OBS_VALUE=1, TIME_PERIOD=2024, UNIT=USD, UNIT_MULT=3}",
            "f line 6: {DATAFLOW=AG:DF(2.0), FLOW=M, OBS_VALUE=2, TIME_PERIOD=2024, UNIT=USD, UNIT_MULT=0}");
  }

  @Test
  void messagesOfVersionTwoAreRead() {
    String generic =
        """
        <GenericData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"
            xmlns:g="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/generic">
        <DataSet><g:Series>
        <g:SeriesKey><g:Value concept="FLOW" value="X"/></g:SeriesKey>
        <g:Attributes><g:Value concept="UNIT_MULT" value="6"/></g:Attributes>
        <g:Obs><g:Time>2024</g:Time><g:ObsValue value="1"/></g:Obs>
        </g:Series></DataSet></GenericData>
        """;
    assertThat(read(generic).lines)
        .containsExactly("f line 6: {FLOW=X, OBS_VALUE=1, TIME_PERIOD=2024, UNIT_MULT=6}");
    String compact =
        """
        <CompactData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"><DataSet>
        <Series FLOW="X" UNIT_MULT="6"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/></Series>
        </DataSet></CompactData>
        """;
    assertThat(read(compact).lines)
        .containsExactly("f line 2: {FLOW=X, OBS_VALUE=1, TIME_PERIOD=2024, UNIT_MULT=6}");
  }

  @Test
  void otherEncodingsAreReadWhereTheyAreDeclared() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><CompactData><DataSet><Obs T=\"\u00E9\" OBS_VALUE=\"1\"/></DataSet></CompactData>";
    byte[] latin = xml.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(new ByteArrayInputStream(latin), "f").lines)
        .containsExactly("f line 1: {OBS_VALUE=1, T=\u00E9}");
    byte[] undeclared = xml.replace("ISO-8859-1", "UTF-8").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(new ByteArrayInputStream(undeclared), "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith("Malformed XML in 'f' at f");
    byte[] marked =
        ("\uFEFF" + xml.replace("ISO-8859-1", "utf-8")).getBytes(StandardCharsets.UTF_8);
    assertThat(read(new ByteArrayInputStream(marked), "f").lines).hasSize(1);
    byte[] unknown = xml.replace("ISO-8859-1", "nope").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(new ByteArrayInputStream(unknown), "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Malformed XML in 'f' at f: unknown encoding 'nope'");
  }

  /** The parser prints what it can't decode, so it must not be left to it. */
  @Test
  void everyFormIsReadInUtf16Too() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><CompactData><DataSet><Obs T=\"\u00E9\" OBS_VALUE=\"1\"/></DataSet></CompactData>";
    assertThat(read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_16)), "f").lines)
        .containsExactly("f line 1: {OBS_VALUE=1, T=\u00E9}");
    assertThat(read(new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_16)), "f").rows)
        .isNotEmpty()
        .isEqualTo(read(JSON).rows);
    String csv = "DATAFLOW,T,TIME_PERIOD,OBS_VALUE\nAG:DF(1.0),\u00E9,2024,1\n";
    assertThat(read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_16)), "f").rows)
        .isNotEmpty()
        .isEqualTo(read(csv).rows);
  }

  @Test
  void nothingIsPrintedOfMalformedBytes() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      for (String start :
          List.of("<\u00C3(\0", "<?xml version='1.0' encoding='US-ASCII'?><\u00C3")) {
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes), "f"))
            .isInstanceOf(TradeParseException.class)
            .hasMessageStartingWith("Malformed XML in 'f' at f");
      }
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static final String JSON =
      """
      {"meta": {"id": "m"}, "data": {
      "dataSets": [{"action": "Replace", "attributes": [0], "series": {
      "0:1": {"attributes": ["a text", null], "observations": {
      "0": [1.50, 0, 7],
      "1": [null, null]}},
      "0:9": {"observations": {
      "0": [3]}}}}],
      "structures": [{"links": [{"rel": "dataflow",
      "urn": "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=AG:DF(1.0)"}],
      "dimensions": {"dataSet": [{"id": "FREQ", "values": [{"id": "A"}]}],
      "series": [{"id": "FLOW", "values": [{"id": "X"}]},
      {"id": "PARTNER", "values": [{"id": "USA"}, {"id": "KEN"}]}],
      "observation": [{"id": "TIME_PERIOD", "values": [{"id": "2023"}, {"id": "2024"}]}]},
      "attributes": {"dataSet": [{"id": "UNIT_MULT", "values": [{"id": "6"}]}],
      "series": [{"id": "TITLE"}, {"id": "NOTE"}],
      "observation": [{"id": "OBS_STATUS", "values": [{"id": "A"}]}]}}]}}
      """;

  @Test
  void jsonMayTellItsStructureAfterTheData() {
    Told told = read(JSON);
    assertThat(told.lines)
        .containsExactly(
            "f line 4: {DATAFLOW=AG:DF(1.0), FLOW=X, FREQ=A, OBS_STATUS=A, OBS_VALUE=1.50, PARTNER=KEN, TIME_PERIOD=2023, TITLE=a text, UNIT_MULT=6}",
            "f line 5: {DATAFLOW=AG:DF(1.0), FLOW=X, FREQ=A, OBS_VALUE=, PARTNER=KEN, TIME_PERIOD=2024, TITLE=a text, UNIT_MULT=6}");
    assertThat(told.rejected)
        .containsExactly("Unknown place '9' at f line 7: PARTNER has a list of 2 values");
  }

  @Test
  void jsonWithoutDataIsRefused() {
    assertThatThrownBy(() -> read("{\"errors\": [{\"code\": 404, \"title\": \"No results\"}]}"))
        .hasMessage("Message without data in 'f': it says: No results");
    assertThatThrownBy(() -> read("{\"a\": 1}"))
        .hasMessage("No data message in 'f': it has no structure");
    assertThatThrownBy(() -> read("{\"structure\": {}}"))
        .hasMessage("No data message in 'f': it has no dataSets");
    assertThatThrownBy(() -> read("{\"dataSets\": 1}"))
        .hasMessage("Malformed SDMX-JSON at '1' at f line 1: expected is an array in brackets");
    assertThatThrownBy(() -> read("{\"dataSets\": [\n{]"))
        .hasMessageStartingWith("Malformed JSON in 'f' at f line 2: ");
    assertThatThrownBy(() -> read(JSON.replace("\"action\"", "\"structure\": 1, \"action\"")))
        .hasMessage("Unknown structure in 'f': a data set has the structure 1 of a list of 1");
  }

  @Test
  void rowsAndDataSetsThatDeleteAreRejected() {
    assertThat(read("STRUCTURE,STRUCTURE_ID,ACTION,D,OBS_VALUE\ndataflow,A:B,D,x,1\n").rejected)
        .containsExactly("Action 'D' at f line 2: it deletes figures and tells none");
    assertThat(read(JSON.replace("Replace", "Delete")).rejected)
        .containsExactly(
            "Action 'Delete' at f line 4: it deletes figures and tells none",
            "Action 'Delete' at f line 5: it deletes figures and tells none",
            "Action 'Delete' at f line 7: it deletes figures and tells none");
    String xml =
        "<CompactData><DataSet action=\"Delete\"><Series><Obs OBS_VALUE=\"1\"/></Series></DataSet></CompactData>";
    assertThat(read(xml).rejected)
        .containsExactly("Action 'Delete' at f line 1: it deletes figures and tells none");
  }

  @Test
  void csvTellsItsSeparatorAfterTheFirstColumn() {
    assertThat(read("DATAFLOW;D: dimension;OBS_VALUE\nA:B(1.0): name;x: label;1,5\n").lines)
        .containsExactly("f line 2: {D=x, DATAFLOW=A:B(1.0), OBS_VALUE=1.5}");
    assertThat(read("STRUCTURE[;],STRUCTURE_ID,D[],OBS_VALUE\ndataflow,A:B(1.0),x;y,1\n").lines)
        .containsExactly("f line 2: {D=x;y, DATAFLOW=A:B(1.0), OBS_VALUE=1, STRUCTURE=dataflow}");
    assertThat(read("KEY,D,OBS_VALUE\nk,x,1,\nk\n").rejected)
        .containsExactly("Malformed row 'k' at f line 3: it has 1 cell where the header has 3");
    assertThatThrownBy(() -> read("D,D\n"))
        .hasMessage("Duplicate column 'D' at f line 1: give each column once");
    assertThatThrownBy(() -> read("only\n"))
        .hasMessage(
            "Malformed header 'only' at f line 1: expected are columns such as STRUCTURE,STRUCTURE_ID,ACTION,…,TIME_PERIOD,OBS_VALUE");
    assertThatThrownBy(() -> read(" \n"))
        .hasMessage(
            "No header in 'f': expected is SDMX-ML, SDMX-JSON, or a line of columns such as STRUCTURE,STRUCTURE_ID,ACTION,…,TIME_PERIOD,OBS_VALUE");
  }

  @ParameterizedTest
  @CsvSource({
    "2024,2024",
    "2024-A1,2024",
    "2024-M03,2024-03",
    "2024-Q1,2024-Q1",
    "2024-03,2024-03",
    "2024-S2,2024-S2",
    "2024-03-15,2024-03-15"
  })
  void timesAreReadAsSdmxWritesThem(String text, String period) {
    assertThat(SdmxMessage.period(text)).hasToString(period);
  }

  @ParameterizedTest
  @CsvSource({
    "flat.json,flat-json",
    "xs.json,xs-json",
    "ng-flat.xml,ng-flat-xml",
    "ng-xs.xml,ng-xs-xml"
  })
  void publishedMessagesTellWhatIsExpected(String file, String expected) throws IOException {
    Told told = read(SharedData.file("sdmx/ECB_EXR_" + file));
    List<String> lines = Files.readAllLines(SharedData.file("sdmx/expected_" + expected + ".txt"));
    List<String> ids = words(lines.get(0));
    List<List<String>> rows =
        told.rows.stream().map(row -> ids.stream().map(id -> cell(row, id)).toList()).toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            lines.stream().skip(1).map(line -> comparable(words(line))).toList());
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("\\s+"));
  }

  /** The last word is the value, whose zeros at the end do not count. */
  private static List<String> comparable(List<String> words) {
    List<String> copy = new ArrayList<>(words);
    copy.set(copy.size() - 1, plain(copy.get(copy.size() - 1)));
    return copy;
  }

  private static String cell(Map<String, String> row, String id) {
    return id.equals("value")
        ? plain(row.getOrDefault(SdmxMessage.VALUE, ""))
        : row.getOrDefault(id, "");
  }

  private static String plain(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  @ParameterizedTest
  @CsvSource({
    "ECB_EXR_1_M.USD.EUR.SP00.A.xml,252,ECB:ECB_EXR1(1.0)",
    "ECB_EXR_flat.json,4,ECB:EXR(1.0)",
    "ECB_EXR_ts.json,4,ECB:EXR(1.0)",
    "ECB_EXR_xs.json,4,ECB:EXR(1.0)",
    "ECB_EXR_ng-flat-ss.xml,12,ECB:ECB_EXR_NG(1.0)",
    "ECB_EXR_ng-flat.xml,12,ECB:ECB_EXR_NG(1.0)",
    "ECB_EXR_ng-ts-ss.xml,12,ECB:ECB_EXR_NG(1.0)",
    "ECB_EXR_ng-ts.xml,12,ECB:ECB_EXR_NG(1.0)",
    "ECB_EXR_ng-xs.xml,12,ECB:ECB_EXR_NG(1.0)",
    "ECB_EXR_sg-flat.xml,12,ECB:ECB_EXR_SG(1.0)",
    "ECB_EXR_sg-ts.xml,12,ECB:ECB_EXR_SG(1.0)",
    "ESTAT_NAMA_10_GDP-ss.xml,4,ESTAT:NAMA_10_GDP(1.0)",
    "IMF_PCPS.xml,1,IMF:PCPS",
    "IMF_RES_WEO-data.xml,1,IMF.RES:WEO(9.0.0)",
    "v3_csv_example-01.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_csv_example-02.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_csv_example-03.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_csv_example-04.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_csv_example-05.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_csv_example-06.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_csv_example-07.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_csv_example-08.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_csv_example-09A.csv,3,ESTAT:DF_NA_MAIN(1.6.0)",
    "v3_csv_example-09B.csv,3,ESTAT:DF_A(1.6.0)",
    "v3_csv_example-10.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_csv_example-15.csv,2,ESTAT:NA_MAIN(1.6.0)",
    "v3_json_data_exr-time-series.json,4,ECB:EXR(1.0)",
    "v3_xml_ECB_EXR0.xml,116,ECB:EXR(1.0)",
  })
  void everyPublishedMessageIsRead(String file, int rows, String dataflow) throws IOException {
    Told told = read(SharedData.file("sdmx/" + file));
    assertThat(told.rows).hasSize(rows);
    assertThat(told.rejected).isEmpty();
    assertThat(told.rows.get(0)).containsEntry(SdmxMessage.DATAFLOW, dataflow);
  }

  @Test
  void publishedMessagesWithoutDataAreRefused() {
    Path structure = SharedData.file("sdmx/ECB_EXR_ng-structure.xml");
    assertThatThrownBy(() -> read(structure))
        .hasMessage(
            "No data message in 'ECB_EXR_ng-structure.xml': its root is Structure; expected are GenericData and StructureSpecificData");
    Path footer = SharedData.file("sdmx/ESTAT_footer.xml");
    assertThatThrownBy(() -> read(footer))
        .hasMessageStartingWith(
            "Message without data in 'ESTAT_footer.xml': its footer says: Due to the large query the response will be written to a file");
  }

  @Test
  void whatStandsInTheSampleMessagesIsTold() throws IOException {
    assertThat(read(SharedData.file("sdmx/v3_csv_example-04.csv")).lines.get(0))
        .isEqualTo(
            "v3_csv_example-04.csv line 2: {ACTION=I, ATTR_1=N, ATTR_2=Y, ATTR_3=Normal, special and other values, DATAFLOW=ESTAT:NA_MAIN(1.6.0), DIM_1=A, DIM_2=B, DIM_3=2014-01, OBS_KEY=A.B.2014-01, OBS_VALUE=12.4, SERIES_KEY=A.B, STRUCTURE=dataflow}");
    assertThat(read(SharedData.file("sdmx/v3_csv_example-08.csv")).rows.get(1))
        .containsEntry("ATTR_1", "en:Value \"X\";fr:Valeur \"X\"");
    assertThat(read(SharedData.file("sdmx/v3_csv_example-15.csv")).rows.get(0))
        .containsEntry("ATTR_1", "<p>This is some \"xhtml\" with a line\nbreak</p>");
    assertThat(read(SharedData.file("sdmx/ECB_EXR_sg-ts.xml")).rows.get(0))
        .containsEntry("TITLE", "ECB reference exchange rate, Swiss franc/Euro");
  }
}
