package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradefigures.reference.SharedLists;
import org.tradefigures.reference.UnknownCodeException;

class FlowDirectionTest {

  @ParameterizedTest
  @CsvSource({
    "M, IMPORT, imports, true",
    "X, EXPORT, exports, false",
    "DX, DOMESTIC_EXPORT, domestic exports, false",
    "FM, FOREIGN_IMPORT, foreign imports, true",
    "RM, RE_IMPORT, re-imports, true",
    "RX, RE_EXPORT, re-exports, false",
    "MIP, IMPORT_FOR_INWARD_PROCESSING, imports for inward processing, true",
    "MOP, IMPORT_AFTER_OUTWARD_PROCESSING, imports after outward processing, true",
    "XIP, EXPORT_AFTER_INWARD_PROCESSING, exports after inward processing, false",
    "XOP, EXPORT_FOR_OUTWARD_PROCESSING, exports for outward processing, false"
  })
  void hasACodeANameAndASide(String code, FlowDirection direction, String label, boolean inward) {
    assertThat(FlowDirection.of(code)).isEqualTo(direction).hasToString(code);
    assertThat(FlowDirection.parse(code)).isEqualTo(direction);
    assertThat(FlowDirection.find(code)).hasValue(direction);
    assertThat(direction.code()).isEqualTo(code);
    assertThat(direction.label()).isEqualTo(label);
    assertThat(direction.isImport()).isEqualTo(inward);
    assertThat(direction.isExport()).isEqualTo(!inward);
  }

  @Test
  void codesAreThoseOfUnComtrade() throws IOException {
    Set<String> published =
        SharedLists.rows("reference/comtrade/flow.csv").stream()
            .map(row -> row.get("id"))
            .collect(Collectors.toSet());
    assertThat(Arrays.stream(FlowDirection.values()).map(FlowDirection::code))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|''",
        "m|; did you mean 'M'?",
        "'X '|; did you mean 'X'?",
        "IMPORT|''",
        "XX|; did you mean 'DX' or 'RX' or 'X'?",
        "1|''"
      })
  void everythingElseIsRefused(String code, String nearest) {
    assertThat(FlowDirection.find(code)).isEmpty();
    assertThatThrownBy(() -> FlowDirection.parse(code))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown flow direction '"
                + code
                + "': not one of M, X, DX, FM, RM, RX, MIP, MOP, XIP, XOP"
                + nearest);
  }

  @ParameterizedTest
  @EnumSource
  void theOtherSideSeesItTurnedRound(FlowDirection direction) {
    assertThat(direction.mirror())
        .isEqualTo(direction.isImport() ? FlowDirection.EXPORT : FlowDirection.IMPORT);
    assertThat(direction.mirror().mirror())
        .isEqualTo(direction.isImport() ? FlowDirection.IMPORT : FlowDirection.EXPORT);
  }

  @Test
  void onlyTheTotalOfASideIncludesOthers() {
    assertThat(included(FlowDirection.IMPORT))
        .containsExactlyInAnyOrder(
            FlowDirection.FOREIGN_IMPORT,
            FlowDirection.RE_IMPORT,
            FlowDirection.IMPORT_FOR_INWARD_PROCESSING,
            FlowDirection.IMPORT_AFTER_OUTWARD_PROCESSING);
    assertThat(included(FlowDirection.EXPORT))
        .containsExactlyInAnyOrder(
            FlowDirection.DOMESTIC_EXPORT,
            FlowDirection.RE_EXPORT,
            FlowDirection.EXPORT_AFTER_INWARD_PROCESSING,
            FlowDirection.EXPORT_FOR_OUTWARD_PROCESSING);
    for (FlowDirection kind :
        EnumSet.complementOf(EnumSet.of(FlowDirection.IMPORT, FlowDirection.EXPORT))) {
      assertThat(included(kind)).isEmpty();
    }
  }

  private static Set<FlowDirection> included(FlowDirection direction) {
    return Arrays.stream(FlowDirection.values())
        .filter(direction::includes)
        .collect(Collectors.toSet());
  }
}
