package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.UnknownCodeException;

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
  @CsvSource(
      delimiter = '|',
      value = {
        "''|''",
        "Normal|; did you mean 'normal'?",
        "not_yet_reported|; did you mean 'not-yet-reported'?",
        "A|''"
      })
  void everythingElseIsRefused(String text, String nearest) {
    assertThatThrownBy(() -> ObservationStatus.parse(text))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown observation status '"
                + text
                + "': not one of normal, estimated, provisional, missing, suppressed, not-yet-reported"
                + nearest);
  }
}
