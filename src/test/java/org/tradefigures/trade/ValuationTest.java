package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.TradeParseException;

class ValuationTest {

  @ParameterizedTest
  @CsvSource({
    "fob, FOB, FOB_TYPE, FOB_TYPE",
    "fas, FAS, FOB_TYPE, FOB_TYPE",
    "customs-value, CUSTOMS_VALUE, FOB_TYPE, FOB_TYPE",
    "fob-type, FOB_TYPE, FOB_TYPE, FOB_TYPE",
    "cif, CIF, CIF_TYPE, CIF",
    "unknown, UNKNOWN, UNKNOWN, UNKNOWN"
  })
  void hasANameAndAClass(
      String text, Valuation valuation, ValuationClass valuationClass, Valuation sum) {
    assertThat(Valuation.parse(text)).isEqualTo(valuation).hasToString(text);
    assertThat(valuation.valuationClass()).isEqualTo(valuationClass);
    assertThat(valuation.asClass()).isEqualTo(sum);
    assertThat(sum.valuationClass()).isEqualTo(valuationClass);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FOB", "customs_value", "f.o.b."})
  void everythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Valuation.parse(text))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown valuation '"
                + text
                + "': accepted are fob, fas, customs-value, fob-type, cif, unknown");
  }
}
