package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.tradefigures.trade.Quantity;

class DecimalsProperties {

  @Property
  void theNormalFormIsTheSameNumberWhateverItsScale(
      @ForAll Quantity quantity, @ForAll @IntRange(max = 200) int zeros) {
    BigDecimal number = quantity.amount();
    BigDecimal longer = number.setScale(number.scale() + zeros);
    assertThat(Decimals.normal(longer)).isEqualTo(number);
    assertThat(Decimals.normal(longer.negate())).isEqualTo(number.negate());
    assertThat(number.scale()).isBetween(0, Decimals.MOST_DIGITS);
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll Quantity quantity) {
    BigDecimal number = quantity.amount();
    assertThat(Decimals.find(number.toPlainString())).hasValue(number);
    assertThat(Decimals.find("-" + number.toPlainString())).hasValue(number.negate());
    assertThat(Decimals.find(number.toString())).hasValue(number);
  }

  @Property
  void itIsANormalNumberOrTooLong(@ForAll @Scale(60) BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    int digits = Math.max(stripped.precision() - Math.min(stripped.scale(), 0), stripped.scale());
    assertThat(Decimals.find(number.toPlainString()).isPresent()).isEqualTo(digits <= 38);
  }

  @Property
  void noTextIsTooOdd(@ForAll String text) {
    Decimals.find(text)
        .ifPresent(number -> assertThat(new BigDecimal(text)).isEqualByComparingTo(number));
  }
}
