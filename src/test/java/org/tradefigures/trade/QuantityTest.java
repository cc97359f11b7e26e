package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.TradeParseException;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "12.5 kg, 12.5, KILOGRAM, 12.5 kg",
    "2.0 kg, 2, KILOGRAM, 2 kg",
    "1e3 u, 1000, ITEM, 1000 u",
    "0 1000 u, 0, THOUSAND_ITEMS, 0 1000 u",
    "3 l alc. 100%, 3, LITRE_PURE_ALCOHOL, 3 l alc. 100%"
  })
  void isANumberAndAUnit(String text, BigDecimal amount, QuantityUnit unit, String form) {
    assertThat(Quantity.parse(text)).isEqualTo(new Quantity(amount, unit)).hasToString(form);
  }

  @Test
  void equalNumbersAreEqual() {
    assertThat(Quantity.of("2.00", QuantityUnit.TONNE))
        .isEqualTo(new Quantity(new BigDecimal("2"), QuantityUnit.TONNE))
        .hasSameHashCodeAs(new Quantity(new BigDecimal("0.2E1"), QuantityUnit.TONNE))
        .isNotEqualTo(Quantity.of("2", QuantityUnit.KILOGRAM));
  }

  @Test
  void negativeAmountsAreRefused() {
    assertThatThrownBy(() -> Quantity.of("-0.50", QuantityUnit.KILOGRAM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Negative quantity -0.5 kg: a quantity is zero or more");
    assertThatThrownBy(() -> Quantity.parse("-0.5 kg"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed quantity '-0.5 kg': Negative quantity -0.5 kg: a quantity is zero or more");
    assertThat(Quantity.of("-0", QuantityUnit.KILOGRAM)).hasToString("0 kg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "12kg", "kg"})
  void aTextWithoutBlankIsRefused(String text) {
    assertThatThrownBy(() -> Quantity.parse(text))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed quantity '"
                + text
                + "': expected is a number, a blank and a unit such as '12.5 kg'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"1,5", "\"\"", "1 000", "5d", "1e999"},
      delimiter = '|')
  void whatIsNoNumberIsRefused(String number) {
    assertThatThrownBy(() -> Quantity.of(number, QuantityUnit.KILOGRAM))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed number '"
                + number
                + "': expected are digits with a point before the decimals such as '-1234.5', at most 38 digits, without"
                + " thousands separators");
  }

  @Test
  void numbersOfAbsurdLengthAreRefusedAtOnce() {
    BigDecimal huge = new BigDecimal("1E+1000000000");
    assertThatThrownBy(() -> new Quantity(huge, QuantityUnit.KILOGRAM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Number '1E+1000000000' is too long: accepted are at most 38 digits");
    assertThatThrownBy(() -> Quantity.parse("9".repeat(10_000) + " kg"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed number '"
                + "9".repeat(60)
                + "…' (10000 characters): expected are digits with a point before the decimals such as '-1234.5', at most"
                + " 38 digits, without thousands separators");
  }

  @Test
  void nothingIsNull() {
    assertThatThrownBy(() -> new Quantity(null, QuantityUnit.KILOGRAM)).hasMessage("amount");
    assertThatThrownBy(() -> new Quantity(BigDecimal.ONE, null)).hasMessage("unit");
    assertThatThrownBy(() -> Quantity.parse(null)).hasMessage("text");
    assertThatThrownBy(() -> Quantity.of(null, QuantityUnit.KILOGRAM)).hasMessage("amount");
  }
}
