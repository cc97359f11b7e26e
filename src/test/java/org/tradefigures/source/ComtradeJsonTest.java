package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

class ComtradeJsonTest extends TradeReaderContract {

  private static final String RECORD =
      """
      {"typeCode":"C","freqCode":"A","period":"2021","reporterCode":404,"flowCode":"M",
      "partnerCode":842,"classificationCode":"H5","cmdCode":"0902","aggrLevel":4,
      "cifvalue":10.0,"fobvalue":null,"primaryValue":10.0,"isReported":true,"isAggregate":false}""";

  @Override
  protected TradeReader reader() {
    return new ComtradeJson();
  }

  @Override
  protected String sample() {
    return ComtradeSamples.text("api.json");
  }

  @Test
  void theRecordsSayTheSameAsTheRowsOfTheCsv() {
    TradeTable table = ComtradeSamples.read("api.json");
    assertThat(ComtradeSamples.figures(table))
        .isEqualTo(ComtradeSamples.figures(ComtradeSamples.read("api.csv")));
    assertThat(table.coverage()).isEqualTo(Coverage.SELECTION);
  }

  @Test
  void theSpacesAndTheOrderDoNotMatter() {
    assertThat(ComtradeSamples.figures(ComtradeSamples.read("api-pretty.json")))
        .isEqualTo(ComtradeSamples.figures(ComtradeSamples.read("api.json")));
  }

  @Test
  void anAnswerWithoutRecordsIsAnEmptyTable() {
    String empty = "{\"elapsedTime\":\"0.1 secs\",\"count\":0,\"data\":[],\"error\":\"\"}";
    assertThat(new ComtradeJson().read(empty, "empty.json").size()).isZero();
    assertThat(new ComtradeJson().read("\uFEFF{\"data\":null}", "empty.json").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"statusCode":429,"message":"Rate limit is exceeded. Try again in 1 seconds."} | Error of UN Comtrade 'Rate limit is exceeded. Try again in 1 seconds.' at a.json: the answer holds no figures; ask again as it says
          {"elapsedTime":"0.1 secs","count":0,"data":[],"error":"The field reporterCode is invalid"} | Error of UN Comtrade 'The field reporterCode is invalid' at a.json: the answer holds no figures; ask again as it says
          {"count":1,"data":[{"fileUrl":"b07f","reporterCode":404}],"error":""} | No trade figures in 'a.json': it lists bulk files; download what fileUrl names, and read that
          {"elapsedTime":"0.1 secs"} | No data in the answer 'a.json': expected is the body of an answer, such as {"count": 1, "data": [{…}], "error": ""}
          {"data":"no"} | No records in the answer 'a.json': expected is the body of an answer, such as {"count": 1, "data": [{…}], "error": ""}
          [1] | No answer of UN Comtrade in 'a.json': expected is the body of an answer, such as {"count": 1, "data": [{…}], "error": ""}
          {"data":[{"typeCode":"C","classificationCode":"H5"}]} | Missing column 'period' at a.json line 1, column 'data[0]': the header has 'typeCode', 'classificationCode'
          {"count":0 "data":[]} | Malformed JSON after '0' at a.json line 1: it is no JSON from there on, where 0 records have begun; save the answer again
          """)
  void whatHoldsNoFiguresIsRefused(String text, String message) {
    assertThatThrownBy(() -> new ComtradeJson().read(text, "a.json"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> new ComtradeJson().readLenient(text, "a.json"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "typeCode":"C" | "typeCode":"S" | Unknown type of trade 'S' at a.json line 4, column 'data[1].typeCode': read is trade in goods, of the type 'C'
          "partnerCode":842 | "partnerCode":998 | Unknown economy '998' at a.json line 4, column 'data[1].partnerCode': not a UN Comtrade number of an economy
          "partnerCode":842 | "partnerCode":[842] | Malformed member 'partnerCode' at a.json line 4, column 'data[1]': expected is a text, a number, true, false or null
          "partnerCode":842, | | Missing member 'partnerCode' at a.json line 4, column 'data[1]': all records have the members of the first
          "partnerCode":842 | "partnerCode":842,"x":1 | Unknown member 'x' at a.json line 4, column 'data[1]': all records have the members of the first
          "partnerCode":842 | "partnerCode":842,"period":"2021" | Duplicate member 'period' at a.json line 4, column 'data[1]': give each member once
          """)
  void aRecordThatIsWrongIsAProblemWithItsPlace(String sound, String wrong, String message) {
    String second = RECORD.replace(sound, wrong == null ? "" : wrong).replace("\"M\"", "\"X\"");
    String body = "{\"data\":[" + RECORD + ",\n" + second + "]}";
    assertThatThrownBy(() -> new ComtradeJson().read(body, "a.json"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
    TradeReadResult lenient = new ComtradeJson().readLenient(body, "a.json");
    assertThat(lenient.inputRows()).isEqualTo(2);
    assertThat(lenient.problems()).extracting(Problem::message).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"count":2,"data":[RECORD]} | Contradicting count '2' at a.json: 1 records are there; save the answer again
          {"count":2,"data":[RECORD,5]} | Malformed record '5' at a.json line 3, column 'data[1]': expected is an object in braces
          {"count":1,"data":[RECORD]}{} | More text after the answer '{' at a.json: each answer needs a file of its own
          {"count":1,"data":[RECORD | Malformed JSON after '}' at a.json line 3: it is no JSON from there on, where 1 record has begun; save the answer again
          {"count":1,"data":[RECORD,{"typeCode":"C" | Malformed JSON after 'C' at a.json line 3: it is no JSON from there on, where 2 records have begun; save the answer again
          """)
  void whatFollowsTheRecordsIsNotPassedOver(String text, String message) {
    String body = text.replace("RECORD", RECORD);
    assertThatThrownBy(() -> new ComtradeJson().read(body, "a.json"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
    TradeReadResult lenient = new ComtradeJson().readLenient(body, "a.json");
    assertThat(lenient.table().size()).isEqualTo(1);
    assertThat(lenient.problems()).extracting(Problem::message).containsExactly(message);
  }

  @Test
  void aTextThatIsNestedWithoutEndIsRefused() {
    String text = "{\"data\":[{\"a\":" + "[".repeat(100_000);
    assertThat(new ComtradeJson().readLenient(text, "a.json").problems())
        .extracting(Problem::message)
        .containsExactly(
            "Malformed JSON after '[' at a.json line 1: it is no JSON from there on, where 1 record"
                + " has begun; save the answer again");
  }

  @Test
  void theLayoutIsToldByTheMembersOfTheBody() throws IOException {
    assertThat(TradeReaders.detect(ComtradeSamples.file("api.json")))
        .hasToString("un comtrade json: the body has elapsedTime and data");
    assertThat(new ComtradeJson().recognise("{\"statusCode\": 429, \"message\": \"wait\"}"))
        .hasValue("the body has statusCode and message, as those of errors");
    assertThat(new ComtradeJson().recognise("{\"data\": []}")).isEmpty();
    assertThat(new ComtradeJson().recognise("[\"elapsedTime\", \"data\"]")).isEmpty();
  }

  @Test
  void realTradeOfChina() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("comtrade/api-v1-CA-HS-CHN-2010-TOTAL.json"));
    Map<String, BigDecimal> values = new HashMap<>();
    for (TradeFlow flow : table.flows()) {
      values.put(flow.direction() + " " + flow.partner(), flow.value());
    }
    assertThat(values)
        .isEqualTo(
            Map.of(
                "M ARG", new BigDecimal("6804128143"),
                "X ARG", new BigDecimal("6115764185"),
                "M DEU", new BigDecimal("74251272075"),
                "X DEU", new BigDecimal("68047133397")));
    assertThat(TradeBalance.of("CHN", "DEU").in(2010).from(table).single().amount())
        .hasToString("USD -6204138678");
    assertThat(
            ComtradeSamples.figures(
                TradeReaders.read(
                    SharedData.file("comtrade/api-v1-CA-HS-CHN-2010-TOTAL-pretty.json"))))
        .isEqualTo(ComtradeSamples.figures(table));
  }

  @Test
  void realAnswersWithoutFigures() throws IOException {
    assertThat(TradeReaders.read(SharedData.file("comtrade/api-v1-SA-EB-empty.json")).size())
        .isZero();
    assertThat(
            TradeReaders.read(SharedData.file("comtrade/bulk-v1-file-listing-empty.json")).size())
        .isZero();
    assertThatThrownBy(
            () -> TradeReaders.read(SharedData.file("comtrade/bulk-v1-file-listing.json")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "No trade figures in 'bulk-v1-file-listing.json': it lists bulk files; download what"
                + " fileUrl names, and read that");
  }
}
