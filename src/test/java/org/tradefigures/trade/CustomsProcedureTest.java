package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradefigures.reference.SharedLists;
import org.tradefigures.reference.UnknownCodeException;

class CustomsProcedureTest {

  @Test
  void codesAreThoseOfUnComtrade() throws IOException {
    assertThat(Arrays.stream(CustomsProcedure.values()).map(CustomsProcedure::toString))
        .containsExactlyInAnyOrderElementsOf(
            SharedLists.rows("reference/comtrade/customs.csv").stream()
                .map(row -> row.get("id"))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void parseIsTheInverseOfToString(CustomsProcedure procedure) {
    assertThat(CustomsProcedure.parse(procedure.toString())).isEqualTo(procedure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|''",
        "C16|; did you mean 'C06' or 'C10' or 'C11'?",
        "c00|; did you mean 'C00'?",
        "0|''",
        "ALL|''"
      })
  void everythingElseIsRefused(String code, String nearest) {
    assertThatThrownBy(() -> CustomsProcedure.parse(code))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown customs procedure '"
                + code
                + "': not one of C00, C01, C02, C03, C04, C05, C06, C07, C08, C09, C10, C11, C12, C13, C14, C15, C20"
                + nearest);
  }

  @Test
  void onlyTheTotalIncludesOthers() {
    for (CustomsProcedure one : CustomsProcedure.values()) {
      for (CustomsProcedure other : CustomsProcedure.values()) {
        assertThat(one.includes(other))
            .isEqualTo(one == CustomsProcedure.ALL && other != CustomsProcedure.ALL);
      }
    }
  }
}
