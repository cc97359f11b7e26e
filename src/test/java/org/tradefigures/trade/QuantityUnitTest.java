package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradefigures.reference.SharedLists;
import org.tradefigures.reference.UnknownCodeException;

class QuantityUnitTest {

  @Test
  void codesAreThoseOfUnComtrade() throws IOException {
    assertThat(Arrays.stream(QuantityUnit.values()).map(unit -> Integer.toString(unit.code())))
        .containsExactlyInAnyOrderElementsOf(
            SharedLists.rows("reference/comtrade/qtyunit.csv").stream()
                .map(row -> row.get("qtyCode"))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, NONE, none",
    "5, ITEM, u",
    "8, KILOGRAM, kg",
    "12, CUBIC_METRE, m3",
    "21, TONNE, t",
    "23, LITRE_PURE_ALCOHOL, l alc. 100%",
    "41, CELL, ce/el"
  })
  void hasACodeAndASymbol(int code, QuantityUnit unit, String symbol) {
    assertThat(QuantityUnit.findComtrade(code)).hasValue(unit);
    assertThat(unit.code()).isEqualTo(code);
    assertThat(QuantityUnit.parse(symbol)).isEqualTo(unit).hasToString(symbol);
  }

  @ParameterizedTest
  @EnumSource
  void parseIsTheInverseOfToString(QuantityUnit unit) {
    assertThat(QuantityUnit.parse(unit.toString())).isEqualTo(unit);
    assertThat(QuantityUnit.findComtrade(unit.code())).hasValue(unit);
    assertThat(unit.toString()).isPrintable().isASCII();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|''",
        "KG|; did you mean 'kg'?",
        "m²|; did you mean 'm' or 'm2' or 'm3'?",
        "8|''",
        "'kg '|; did you mean 'kg' or 'kg N' or 'kg U'?"
      })
  void everythingElseIsRefused(String symbol, String nearest) {
    String accepted =
        Arrays.stream(QuantityUnit.values())
            .map(QuantityUnit::toString)
            .collect(Collectors.joining(", "));
    assertThat(accepted).startsWith("none, m2, 1000 kWh, m, u, 2u, l, kg, 1000 u, packs, 12 u, m3");
    assertThatThrownBy(() -> QuantityUnit.parse(symbol))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage("Unknown unit of quantity '" + symbol + "': not one of " + accepted + nearest);
  }

  @Test
  void otherCodesAreNone() {
    for (int code : new int[] {-2, 0, 1, 42, Integer.MAX_VALUE}) {
      assertThat(QuantityUnit.findComtrade(code)).isEmpty();
    }
  }
}
