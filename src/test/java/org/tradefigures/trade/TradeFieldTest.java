package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradefigures.reference.UnknownCodeException;

class TradeFieldTest {

  private static final String ALL =
      "period, economy, partner, reporter, direction, commodity, valuation, currency, value, status, net_weight_kg,"
          + " quantity, second_partner, customs, transport, source, page, published, retrieved, vintage, licence,"
          + " as_printed, note";

  @ParameterizedTest
  @EnumSource
  void isFoundByItsKey(TradeField field) {
    assertThat(TradeField.of(field.key())).isEqualTo(field);
  }

  @Test
  void keysAreTheNamesOfColumns() {
    assertThat(String.join(", ", Arrays.stream(TradeField.values()).map(TradeField::key).toList()))
        .isEqualTo(ALL);
  }

  @Test
  void someHaveToBeTold() {
    assertThat(Arrays.stream(TradeField.values()).filter(TradeField::isRequired))
        .containsExactly(
            TradeField.PERIOD,
            TradeField.ECONOMY,
            TradeField.PARTNER,
            TradeField.DIRECTION,
            TradeField.COMMODITY,
            TradeField.CURRENCY,
            TradeField.SOURCE);
  }

  @Test
  void anUnknownKeyNamesTheNearest() {
    assertThatThrownBy(() -> TradeField.of("perid"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage("Unknown field 'perid': not one of " + ALL + "; did you mean 'period'?");
    assertThatThrownBy(() -> TradeField.of(null)).hasMessage("key");
  }

  @Test
  void aProvenanceHasTheFieldsFromTheSourceOn() {
    assertThat(TradeField.PROVENANCE)
        .startsWith(TradeField.SOURCE)
        .endsWith(TradeField.NOTE)
        .hasSize(8);
    assertThat(TradeField.ofProvenance("as_printed")).isEqualTo(TradeField.AS_PRINTED);
    assertThatThrownBy(() -> TradeField.ofProvenance("period"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown field 'period': not one of source, page, published, retrieved, vintage, licence, as_printed, note");
  }
}
