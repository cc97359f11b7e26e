package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.TradeParseException;

class ObservationStatusTest {

  @ParameterizedTest
  @CsvSource({
    "normal, NORMAL, true",
    "estimated, ESTIMATED, true",
    "provisional, PROVISIONAL, true",
    "missing, MISSING, false",
    "suppressed, SUPPRESSED, false",
    "not-yet-reported, NOT_YET_REPORTED, false"
  })
  void saysWhetherThereIsAValue(String text, ObservationStatus status, boolean hasValue) {
    assertThat(ObservationStatus.parse(text)).isEqualTo(status).hasToString(text);
    assertThat(status.hasValue()).isEqualTo(hasValue);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Normal", "not_yet_reported", "A"})
  void everythingElseIsRefused(String text) {
    assertThatThrownBy(() -> ObservationStatus.parse(text))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown observation status '"
                + text
                + "': accepted are normal, estimated, provisional, missing, suppressed, not-yet-reported");
  }
}
