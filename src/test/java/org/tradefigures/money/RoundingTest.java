package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.TradeParseException;

class RoundingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minor unit, half-even            | KES | 20.25 | 2 | 10.12
          minor unit, half-even            | JPY | 21    | 2 | 10
          minor unit, half-up              | JPY | 21    | 2 | 11
          minor unit, half-even            | KWD | 1     | 3 | 0.333
          0 decimals, half-even            | KES | 1     | 3 | 0
          4 decimals, ceiling              | KES | 1     | 3 | 0.3334
          3 significant digits, half-even  | KES | 20000 | 3 | 6.67E+3
          34 significant digits, half-even | KES | 2     | 3 | 0.6666666666666666666666666666666667
          """)
  void rounds(String rounding, String currency, String dividend, String divisor, String result) {
    assertThat(
            Rounding.parse(rounding)
                .quotient(
                    new BigDecimal(dividend), new BigDecimal(divisor), Currencies.of(currency)))
        .isEqualTo(result);
    assertThat(Rounding.parse(rounding)).hasToString(rounding);
  }

  @Test
  void namesItsDefaults() {
    assertThat(Rounding.minorUnit()).hasToString("minor unit, half-even");
    assertThat(Rounding.unrounded()).hasToString("34 significant digits, half-even");
    assertThat(Rounding.minorUnit(RoundingMode.DOWN)).hasToString("minor unit, down");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "minor unit",
        "2 digits, half-even",
        "39 decimals, half-even",
        "0 significant digits, half-even",
        "35 significant digits, half-even",
        "2 decimals, nearest"
      })
  void refusesOtherText(String text) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> Rounding.parse(text))
        .withMessage(
            "Malformed rounding '"
                + text
                + "': accepted are such as 'minor unit, half-even', '2 decimals, half-up' and '34 significant digits, half-even'");
  }

  @Test
  void refusesDigitsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rounding.decimals(-1))
        .withMessage(
            "Rounding to -1 digits: accepted are 0 to 38 decimals, 1 to 34 significant digits, and 0 for the minor unit of the currency");
  }
}
