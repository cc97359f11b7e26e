package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Locale;
import org.javamoney.moneta.FastMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenAmountTest {

  private static final WrittenAmount EXPORTS = WrittenAmount.parse("USD 737 million");
  private static final WrittenAmount IMPORTS = WrittenAmount.parse("US$771m");

  @Test
  void aBalanceCarriesThePrecisionOfBothFigures() {
    WrittenAmount balance = EXPORTS.minus(IMPORTS);
    assertThat(balance).hasToString("USD -34 ± 1 million");
    assertThat(balance.halfWidth()).isEqualTo(new BigDecimal("1000000"));
    assertThat(balance.lowest()).isEqualTo(Amounts.of("USD", -35_000_000));
    assertThat(balance.highest()).isEqualTo(Amounts.of("USD", -33_000_000));
    assertThat(WrittenAmount.parse("USD -34 ± 1 million")).isEqualTo(balance);
    assertThat(EXPORTS.plus(IMPORTS)).hasToString("USD 1.508 ± 0.001 billion");
    assertThat(AmountFormat.of(Locale.US).shortForm(balance)).isEqualTo("-$34 ± 1M");
    assertThat(AmountFormat.of(Locale.GERMANY).longForm(balance))
        .isEqualTo("-34 ± 1 Millionen US-Dollar");
  }

  @Test
  void containsWhatItMayMean() {
    assertThat(EXPORTS.contains(Amounts.of("USD", new BigDecimal("737123456.78")))).isTrue();
    assertThat(EXPORTS.contains(Amounts.of("USD", 737_500_000))).isTrue();
    assertThat(EXPORTS.contains(Amounts.of("USD", 736_499_999))).isFalse();
    assertThatExceptionOfType(CurrencyMismatchException.class)
        .isThrownBy(() -> EXPORTS.contains(Amounts.of("KES", 737_000_000)))
        .withMessage(
            "Can't compare KES, USD: convert them to one currency (Conversion), pick one, or keep them apart (MultiCurrencyAmount)");
    assertThatExceptionOfType(CurrencyMismatchException.class)
        .isThrownBy(() -> EXPORTS.minus(WrittenAmount.parse("KSh 208bn")))
        .withMessage(
            "Can't add up KES, USD: convert them to one currency (Conversion), pick one, or keep them apart (MultiCurrencyAmount)");
  }

  @ParameterizedTest
  @CsvSource({
    "USD 700 million, 700000000, 500000",
    "USD 1.20 billion, 1200000000, 5000000",
    "USD 4.584 billion, 4584000000, 500000",
    "'USD 4,584.0 million', 4584000000, 50000",
    "'USD 737,000,000', 737000000, 0.5",
    "USD 5.00, 5, 0.005",
    "USD 0.005 million, 5000, 500",
    "USD 0 million, 0, 500000",
    "USD 0.01 trillion, 10000000000, 5000000000",
    "USD 5 ± 0, 5, 0",
    "USD 0 ± 0, 0, 0",
    "USD 0 ± 1.5 million, 0, 1500000",
    "USD 34.5 ± 0.5 million, 34500000, 500000",
    "USD 0 ± 5 trillion, 0, 5000000000000",
    "USD 1.234567 ± 0.1 million, 1234567, 100000"
  })
  void printsHowPreciseItIs(String text, BigDecimal number, BigDecimal halfWidth) {
    WrittenAmount amount = new WrittenAmount(Amounts.of("USD", number), halfWidth);
    assertThat(amount).hasToString(text);
    assertThat(WrittenAmount.parse(text)).isEqualTo(amount);
  }

  @Test
  void hasOneFormForEqualNumbers() {
    WrittenAmount amount =
        new WrittenAmount(FastMoney.of(new BigDecimal("5.00"), "USD"), new BigDecimal("0.50"));
    assertThat(amount)
        .isEqualTo(WrittenAmount.parse("USD 5"))
        .hasSameHashCodeAs(WrittenAmount.parse("USD 5"));
    assertThat(WrittenAmount.exact(Amounts.of("USD", 5)))
        .isNotEqualTo(amount)
        .isEqualTo(WrittenAmount.parse("USD 5.0 ± 0.00"));
  }

  @Test
  void refusesANegativeHalfWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WrittenAmount(Amounts.of("USD", 5), new BigDecimal("-0.5")))
        .withMessage(
            "Half width -0.5 of USD 5 is negative: it is 0 for an exact amount, else greater");
  }
}
