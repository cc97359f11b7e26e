package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

class MultiCurrencyAmountTest {

  private static MultiCurrencyAmount sum(String text) {
    return MultiCurrencyAmount.parse(text);
  }

  @Test
  void keepsCurrenciesApart() {
    MultiCurrencyAmount sum =
        Stream.of(Amounts.of("USD", 5), Amounts.of("KES", 100), Amounts.of("USD", -7))
            .collect(MultiCurrencyAmount.sum());
    assertThat(sum).hasToString("KES 100, USD -2");
    assertThat(sum.currencies()).extracting(Object::toString).containsExactly("KES", "USD");
    assertThat(sum.amounts()).containsExactly(Amounts.of("KES", 100), Amounts.of("USD", -2));
    assertThat(sum.find("USD")).hasValue(Amounts.of("USD", -2));
    assertThat(sum.find("UGX")).isEmpty();
    assertThat(sum.minus(Amounts.of("USD", -2)).plus(sum("KES 1, UGX 3")))
        .hasToString("KES 101, UGX 3, USD 0");
    assertThat(sum.minus(sum("KES 100, USD 3"))).isEqualTo(sum("KES 0, USD -5"));
  }

  @Test
  void isEmptyWithoutCurrencies() {
    assertThat(MultiCurrencyAmount.empty().isEmpty()).isTrue();
    assertThat(sum("KES 0").isEmpty()).isFalse();
    assertThat(MultiCurrencyAmount.empty()).hasToString("nothing").isEqualTo(sum("nothing"));
  }

  @Test
  void equalNumbersAreEqual() {
    assertThat(sum("KES 2.0")).isEqualTo(sum("KES 2")).hasSameHashCodeAs(sum("KES 2"));
    assertThat(sum("KES 2")).isNotEqualTo(sum("KES 2, USD 0"));
  }

  @Test
  void givesOneAmountOfOneCurrencyOnly() {
    assertThat(sum("KES 2").single()).isEqualTo(Amounts.of("KES", 2));
    assertThatExceptionOfType(CurrencyMismatchException.class)
        .isThrownBy(() -> sum("USD 5, KES 2").single())
        .withMessage(
            "Can't give one amount of KES, USD: convert them to one currency (Conversion), pick one, or keep them apart (MultiCurrencyAmount)")
        .satisfies(
            e ->
                assertThat(e.currencies())
                    .extracting(Object::toString)
                    .containsExactly("KES", "USD"));
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> MultiCurrencyAmount.empty().single())
        .withMessage(
            "No amount in an empty sum: ask isEmpty() first, or start with a zero in the currency wanted");
  }

  @Test
  void convertsAllAtOnceAndRoundsOnce() {
    Provenance test = Provenance.of("test");
    Period y2024 = Period.year(2024);
    RateTable rates =
        RateTable.of(
            Rate.of("USD", "KES", y2024, RateKind.PERIOD_AVERAGE, "3", test),
            Rate.of("USD", "UGX", y2024, RateKind.PERIOD_AVERAGE, "7", test));
    // 1/3 + 1/7 + 0.0238095 = 0.5; each part rounded first would give 0.33 + 0.14 + 0.02
    ConvertedTotal total =
        sum("KES 1, UGX 1, USD 0.0238095")
            .convert(Conversion.to("USD").atPeriodAverage(rates), y2024);
    assertThat(total.result()).isEqualTo(Amounts.of("USD", new BigDecimal("0.5")));
    assertThat(total.explain())
        .isEqualTo(
            """
            KES 1, UGX 1, USD 0.0238095 of 2024 = USD 0.5, rounded to minor unit, half-even
            KES 1 of 2024 = USD 0.3333333333333333333333333333333333
              rate      1 USD = 3 KES (inverted), average of 2024, from test
              factor    0.3333333333333333333333333333333333
              rounding  34 significant digits, half-even
            UGX 1 of 2024 = USD 0.1428571428571428571428571428571429
              rate      1 USD = 7 UGX (inverted), average of 2024, from test
              factor    0.1428571428571428571428571428571429
              rounding  34 significant digits, half-even
            USD 0.0238095 of 2024 is in USD already""");
  }

  @Test
  void roundsNothingWhereNothingIsConverted() {
    Conversion toDollars = Conversion.to("USD").atPeriodAverage(RateTable.empty());
    Period y2024 = Period.year(2024);
    ConvertedTotal same = sum("USD 0.0238095").convert(toDollars, y2024);
    assertThat(same.result()).isEqualTo(Amounts.of("USD", new BigDecimal("0.0238095")));
    assertThat(same.explain()).isEqualTo("USD 0.0238095 of 2024 is in USD already");
    ConvertedTotal nothing = MultiCurrencyAmount.empty().convert(toDollars, y2024);
    assertThat(nothing.result()).isEqualTo(Amounts.of("USD", 0));
    assertThat(nothing.explain()).isEqualTo("nothing of 2024 = USD 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "KES", "5", "KES5", "KES 1, KES 2", "KES 1,USD 2", "KES 1e9999", "KES 1 "})
  void refusesOtherText(String text) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> sum(text))
        .withMessage(
            "Malformed sum '"
                + text
                + "': expected are amounts such as 'KES 5, USD 7.5', each currency once, or 'nothing'");
  }

  @Test
  void refusesASumBeyondItsDigits() {
    MultiCurrencyAmount largest = sum("KES " + "9".repeat(38));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> largest.plus(Amounts.of("KES", 1)))
        .withMessage(
            "Number '1" + "0".repeat(38) + "' is too long: accepted are at most 38 digits");
  }
}
