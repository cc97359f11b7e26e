package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.UnknownCodeException;

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
  @CsvSource(
      delimiter = '|',
      value = {
        "''|''",
        "FOB|; did you mean 'fob'?",
        "customs_value|; did you mean 'customs-value'?",
        "f.o.b.|''"
      })
  void everythingElseIsRefused(String text, String nearest) {
    assertThatThrownBy(() -> Valuation.parse(text))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown valuation '"
                + text
                + "': not one of fob, fas, customs-value, fob-type, cif, unknown"
                + nearest);
  }
}
