package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class QuantityProperties {

  @Property
  void parseIsTheInverseOfToString(@ForAll Quantity quantity) {
    assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
  }

  @Property
  void zerosAtTheEndMakeNoDifference(
      @ForAll Quantity quantity, @ForAll @IntRange(max = 40) int zeros) {
    BigDecimal longer = quantity.amount().setScale(quantity.amount().scale() + zeros);
    assertThat(new Quantity(longer, quantity.unit()))
        .isEqualTo(quantity)
        .hasSameHashCodeAs(quantity)
        .hasToString(quantity.toString());
  }
}
