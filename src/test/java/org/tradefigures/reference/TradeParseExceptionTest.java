package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeParseExceptionTest {

  private static final Location PLACE = Location.of("flows.csv", 17, "partner");
  private static final Location ELSEWHERE = Location.of("other.csv", 1);

  private final TradeParseException malformed =
      new TradeParseException("Malformed period", "24", "accepted is a year");
  private final UnknownCodeException unknown =
      new UnknownCodeException(
          "economy", "GER", List.of("DEU", "GEO"), "an ISO 3166-1 alpha-3 code");

  @Test
  void carriesWhatTheMessageSays() {
    assertThat(malformed)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed period '24': accepted is a year")
        .hasNoCause();
    assertThat(malformed.what()).isEqualTo("Malformed period");
    assertThat(malformed.value()).isEqualTo("24");
    assertThat(malformed.remedy()).isEqualTo("accepted is a year");
    assertThat(malformed.location()).isEmpty();
  }

  @Test
  void learnsItsPlaceOnce() {
    TradeParseException placed = malformed.at(PLACE);
    assertThat(placed)
        .hasMessage(
            "Malformed period '24' at flows.csv line 17, column 'partner': accepted is a year")
        .hasCause(malformed);
    assertThat(placed.location()).hasValue(PLACE);
    assertThat(placed.at(ELSEWHERE)).isSameAs(placed);
    assertThatThrownBy(() -> malformed.at(null)).hasMessage("place");
  }

  @Test
  void anUnknownCodeNamesTheNearest() {
    assertThat(unknown)
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown economy 'GER': not an ISO 3166-1 alpha-3 code; did you mean 'DEU' or 'GEO'?");
    assertThat(unknown.codeList()).isEqualTo("economy");
    assertThat(unknown.code()).isEqualTo("GER");
    assertThat(unknown.suggestions()).containsExactly("DEU", "GEO");
    assertThat(new UnknownCodeException("economy", "??", List.of(), "a code"))
        .hasMessage("Unknown economy '??': not a code");
  }

  @Test
  void anUnknownCodeStaysOneAtItsPlace() {
    UnknownCodeException placed = unknown.at(PLACE);
    assertThat(placed)
        .hasMessage(
            "Unknown economy 'GER' at flows.csv line 17, column 'partner': not an ISO 3166-1 alpha-3 code; did you mean"
                + " 'DEU' or 'GEO'?")
        .hasCause(unknown);
    assertThat(placed.suggestions()).isEqualTo(unknown.suggestions());
    assertThat(placed.codeList()).isEqualTo("economy");
    assertThat(placed.location()).hasValue(PLACE);
    assertThat(placed.at(ELSEWHERE)).isSameAs(placed);
  }

  @Test
  void aLongValueIsCutInTheMessageAndWholeInTheException() {
    String digits = "7".repeat(10_000);
    TradeParseException e = new TradeParseException("Malformed number", digits, "too long");
    assertThat(e)
        .hasMessage("Malformed number '" + "7".repeat(60) + "…' (10000 characters): too long");
    assertThat(e.value()).isEqualTo(digits);
  }

  @Test
  void canBeSentElsewhere() throws IOException, ClassNotFoundException {
    for (TradeParseException e : List.of(malformed, unknown, unknown.at(PLACE))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(e);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        TradeParseException read = (TradeParseException) in.readObject();
        assertThat(read).hasMessage(e.getMessage()).hasSameClassAs(e);
        assertThat(read.value()).isEqualTo(e.value());
      }
    }
  }
}
