package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.json.TradeJson;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeTable;

class TradeFlowsJsonTest extends TradeReaderContract {

  private static final String FLOW =
      "{\"period\": \"2024\", \"economy\": \"KEN\", \"partner\": \"USA\", \"direction\": \"X\","
          + " \"commodity\": \"HS:TOTAL\", \"currency\": \"USD\", \"value\": 737000000.50, \"source\": \"s\"}";

  @Override
  protected TradeReader reader() {
    return new TradeFlowsJson();
  }

  @Override
  protected String sample() {
    return String.join(
        ",\n",
        "[\n" + FLOW,
        FLOW.replace("USA", "UGA").replace("737000000.50", "0"),
        FLOW.replace("USA", "TZA").replace("\"value\": 737000000.50", "\"status\": \"suppressed\"")
            + "\n]\n");
  }

  @Test
  void whatIsWrittenIsRecognisedAndReadBack(@TempDir Path folder) throws IOException {
    TradeTable trade = Bundled.kenyaUs();
    for (String name : new String[] {"trade.json", "trade.json.gz"}) {
      Path file = folder.resolve(name);
      TradeJson.writeFlows(trade.flows(), file);
      assertThat(TradeReaders.detect(file))
          .hasToString(
              "tradefigures json: the array holds objects with period, economy, partner and direction");
      assertThat(TradeReaders.read(file).flows()).isEqualTo(trade.flows());
      assertThat(TradeFiles.of(file)).hasToString("[" + name + "]");
    }
  }

  @Test
  void otherArraysAreNotOfTheLayout(@TempDir Path folder) throws IOException {
    Path agreements = folder.resolve("agreements.json");
    TradeJson.writeAgreements(Bundled.agreements(), agreements);
    assertThatThrownBy(() -> TradeReaders.detect(agreements))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith(
            "Unknown layout of 'agreements.json': it starts with '['; known are ");
  }

  @Test
  void readingGoesOnAfterARecordThatIsNotValid() {
    String text =
        String.join(
            ",\n",
            "[\n" + FLOW.replace("KEN", "KEM"),
            FLOW.replace("\"source\"", "\"origin\": {\"a\": [1, {}]}, \"source\""),
            "[1, [2]]",
            "5",
            FLOW,
            FLOW + "\n]\n");
    TradeReadResult result = new TradeFlowsJson().readLenient(text, "a.json");
    assertThat(result.inputRows()).isEqualTo(6);
    assertThat(result.table().size()).isEqualTo(1);
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Unknown economy 'KEM' at a.json line 2, column 'economy': not an ISO 3166-1 alpha-3 code; did you mean 'KEN' or 'KHM' or"
                + " 'YEM'?",
            "Unknown field 'origin' at a.json line 3: not one of period, economy, partner, reporter, direction, commodity, valuation,"
                + " currency, value, status, net_weight_kg, quantity, second_partner, customs, transport, source, page, published,"
                + " retrieved, vintage, licence, as_printed, note",
            "Malformed trade flow '[' at a.json line 4: expected is an object in braces",
            "Malformed trade flow '5' at a.json line 5: expected is an object in braces",
            "Second figure for the same flow 'period=2024 economy=KEN partner=USA reporter=unknown direction=X commodity=HS:TOTAL"
                + " valuation=unknown currency=USD source=s' at a.json line 7: line 6 tells it from the same source; keep one, or"
                + " tell them apart by source, vintage or day of publication");
  }

  @Test
  void whatIsCutShortIsAProblemOfTheRest() {
    String cut = sample().substring(0, sample().indexOf("TZA"));
    TradeReadResult result = new TradeFlowsJson().readLenient(cut, "a.json");
    assertThat(result.table().size()).isEqualTo(2);
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Malformed JSON after 'partner' at a.json line 4: Unexpected end-of-input: was expecting closing quote for a string value");
    assertThatThrownBy(() -> new TradeFlowsJson().readLenient("{}", "a.json"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Malformed file '{' at a.json line 1: expected is an array in brackets");
  }
}
