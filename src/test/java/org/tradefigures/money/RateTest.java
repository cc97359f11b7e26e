package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.Provenance;

class RateTest {

  private static final Provenance TEST = Provenance.of("test");
  private static final Period Y2024 = Period.year(2024);

  private static Rate rate(String factor) {
    return Rate.of("USD", "KES", Y2024, RateKind.PERIOD_AVERAGE, factor, TEST);
  }

  @Test
  void saysItsEquation() {
    Rate rate =
        Rate.of(
            "USD",
            "KES",
            Y2024,
            RateKind.PERIOD_AVERAGE,
            "134.822483279332",
            Provenance.of("wdi").withVintage("2025-07-01"));
    assertThat(rate.equation()).isEqualTo("1 USD = 134.822483279332 KES");
    assertThat(rate.describe())
        .isEqualTo("1 USD = 134.822483279332 KES, average of 2024, from wdi (2025-07-01)");
    assertThat(rate)
        .hasToString(
            "1 USD = 134.822483279332 KES period=2024 kind=period-average source=wdi vintage=2025-07-01");
    assertThat(Rate.parse(rate.toString())).isEqualTo(rate);
  }

  @Test
  void parsesWhatItPrints() {
    String rebased =
        "1 USD = 0.0326156 GHS period=1990 kind=end-of-period rebased=true source=pwt note=\"a b\"";
    assertThat(Rate.parse(rebased)).hasToString(rebased);
    assertThat(Rate.parse(rebased).rebased()).isTrue();
    assertThat(Rate.parse(rebased).withRebased(false))
        .hasToString(rebased.replace("rebased=true ", ""));
    assertThat(Rate.parse(rebased).describe())
        .isEqualTo(
            "1 USD = 0.0326156 GHS, end of 1990, rebased to a later currency unit, from pwt (a b)");
    assertThat(Rate.parse("1 EUR = 1.09 USD period=2024-03-15 kind=daily source=ecb").describe())
        .isEqualTo("1 EUR = 1.09 USD, on 2024-03-15, from ecb");
  }

  @Test
  void equalNumbersAreEqualRates() {
    assertThat(rate("130.00")).isEqualTo(rate("130")).hasSameHashCodeAs(rate("130"));
  }

  @Test
  void isUsedInBothDirections() {
    Rate rate = rate("125");
    assertThat(rate.direct().factor()).isEqualTo("125");
    assertThat(rate.direct().from()).hasToString("USD");
    assertThat(rate.direct().to()).hasToString("KES");
    assertThat(rate.inverse().factor()).isEqualTo("0.008");
    assertThat(rate.inverse().from()).hasToString("KES");
    assertThat(rate.inverse().to()).hasToString("USD");
    assertThat(rate.inverse().inverse()).isEqualTo(rate.direct());
    assertThat(rate.direct().inverse()).isEqualTo(rate.inverse());
    assertThat(rate.inverse().describe())
        .isEqualTo("1 USD = 125 KES (inverted), average of 2024, from test");
    assertThat(rate("3").inverse().factor()).isEqualTo("0.3333333333333333333333333333333333");
  }

  @Test
  void refusesARateThatIsNotPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rate("0.00"))
        .withMessage(
            "Rate 1 USD = 0 KES for 2024: a rate is greater than zero; leave the period out where there is none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rate("-134.8"))
        .withMessage(
            "Rate 1 USD = -134.8 KES for 2024: a rate is greater than zero; leave the period out where there is none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "", "134,82", "1 000", "Infinity", "0x10", "1e9999"})
  void refusesWhatIsNoNumber(String factor) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> rate(factor))
        .withMessage(
            "Malformed rate factor '"
                + factor
                + "': expected are digits with a point before the decimals such as '134.82', at most 38 digits, without thousands separators");
  }

  @Test
  void refusesTooManyDigits() {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> rate("1".repeat(10_000)))
        .withMessage(
            "Malformed rate factor '"
                + "1".repeat(60)
                + "…' (10000 characters): expected are digits with a point before the decimals such as '134.82', at most 38 digits, without thousands separators");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Rate(
                    rate("1").base(),
                    rate("1").term(),
                    Y2024,
                    RateKind.PERIOD_AVERAGE,
                    new java.math.BigDecimal("1E+1000000000"),
                    false,
                    TEST))
        .withMessage("Number '1E+1000000000' is too long: accepted are at most 38 digits");
  }

  @Test
  void refusesOneCurrencyTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.of("USD", "USD", Y2024, RateKind.PERIOD_AVERAGE, "1", TEST))
        .withMessage(
            "Rate from USD to USD for 2024: a rate needs two currencies; converting a currency into itself needs none");
  }

  @Test
  void refusesAnUnknownCurrency() {
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> Rate.of("USD", "KEZ", Y2024, RateKind.PERIOD_AVERAGE, "1", TEST))
        .withMessage(
            "Unknown currency 'KEZ': not an ISO 4217 alphabetic code; did you mean 'KES'?");
  }

  @Test
  void refusesAPeriodThatDoesNotFitTheKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.of("USD", "KES", Y2024, RateKind.DAILY, "130", TEST))
        .withMessage(
            "No daily rate for 2024: a daily rate is the rate of one day; name the day, or use period averages or rates at the end of a period");
    Period day = Period.day(LocalDate.of(2024, 1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.of("USD", "KES", day, RateKind.END_OF_PERIOD, "130", TEST))
        .withMessage(
            "No end-of-period rate for 2024-01-02: that is one day; use daily rates, or name a longer period");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KES 5|no equation at its start",
        "1 USD = 5 KES kind=daily source=a|field 'period' is missing",
        "1 USD = 5 KES period=2024 source=a|field 'kind' is missing",
        "1 USD = 5 KES period=2024 kind=period-average rebased=yes source=a|Malformed flag 'yes': accepted are true and false",
        "1 USD = 5 KES period=2024 kind=average source=a|Unknown rate kind 'average': not one of period-average, end-of-period, daily, fixed"
      })
  void refusesAMalformedText(String textAndReason) {
    String text = textAndReason.substring(0, textAndReason.indexOf('|'));
    String reason = textAndReason.substring(textAndReason.indexOf('|') + 1);
    String shown =
        text.length() <= 60
            ? "'" + text + "'"
            : "'" + text.substring(0, 60) + "…' (" + text.length() + " characters)";
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> Rate.parse(text))
        .withMessage(
            "Malformed rate "
                + shown
                + ": "
                + reason
                + "; expected is such as '1 USD = 134.82 KES period=2024 kind=period-average source=NAME', with rebased=true for a rebased rate and the other fields of a provenance");
  }

  @Test
  void anInverseIsTheSameWithinATenth() {
    Rate rate = Rate.parse("1 USD = 130 KES period=2024 kind=period-average source=a");
    assertThat(isInverse(rate, "1 KES = 0.0077 USD period=2024 kind=period-average")).isTrue();
    assertThat(isInverse(rate, "1 KES = 0.0084 USD period=2024 kind=period-average")).isTrue();
    assertThat(isInverse(rate, "1 KES = 0.0085 USD period=2024 kind=period-average")).isFalse();
    assertThat(isInverse(rate, "1 KES = 0.77 USD period=2024 kind=period-average")).isFalse();
    assertThat(isInverse(rate, "1 KES = 0.0077 USD period=2023 kind=period-average")).isFalse();
    assertThat(isInverse(rate, "1 KES = 0.0077 USD period=2024 kind=end-of-period")).isFalse();
    assertThat(isInverse(rate, "1 KES = 0.0077 EUR period=2024 kind=period-average")).isFalse();
    assertThat(isInverse(rate, "1 USD = 0.0077 KES period=2024 kind=period-average")).isFalse();
    assertThat(isInverse(rate, "1 EUR = 0.0077 USD period=2024 kind=period-average")).isFalse();
    assertThat(isInverse(rate, "1 KES = 0.0077 USD period=2024 kind=period-average rebased=true"))
        .isFalse();
    Rate hundred = Rate.parse("1 USD = 100 KES period=2024 kind=period-average source=a");
    assertThat(isInverse(hundred, "1 KES = 0.009 USD period=2024 kind=period-average")).isTrue();
    assertThat(isInverse(hundred, "1 KES = 0.011 USD period=2024 kind=period-average")).isTrue();
    assertThat(isInverse(hundred, "1 KES = 0.01101 USD period=2024 kind=period-average")).isFalse();
  }

  private static boolean isInverse(Rate rate, String other) {
    return rate.isInverseOf(Rate.parse(other + " source=b"));
  }
}
