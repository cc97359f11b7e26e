package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.SharedLists;
import org.tradefigures.reference.TradeParseException;

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
  @ValueSource(strings = {"", "C16", "c00", "0", "ALL"})
  void everythingElseIsRefused(String code) {
    assertThatThrownBy(() -> CustomsProcedure.parse(code))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown customs procedure '"
                + code
                + "': accepted are C00, C01, C02, C03, C04, C05, C06, C07, C08, C09, C10, C11, C12, C13, C14, C15, C20");
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
