package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  private static final String LONGEST = "9".repeat(38);

  @ParameterizedTest
  @CsvSource({
    "2.0, 2",
    "2.50, 2.5",
    "1E+3, 1000",
    "-1.200E+1, -12",
    "0.000, 0",
    "-0.00, 0",
    "0E+1000000000, 0",
    "0E-1000000000, 0",
    "1E-38, 0.00000000000000000000000000000000000001"
  })
  void equalNumbersHaveOneForm(BigDecimal number, String normal) {
    assertThat(Decimals.normal(number)).isEqualTo(new BigDecimal(normal));
  }

  @Test
  void thirtyEightDigitsAreKept() {
    for (String number :
        new String[] {LONGEST, "-" + LONGEST, "0." + LONGEST, "9." + "1".repeat(37)}) {
      assertThat(Decimals.normal(new BigDecimal(number)).toPlainString()).isEqualTo(number);
      assertThat(Decimals.find(number)).hasValue(new BigDecimal(number));
    }
  }

  @Test
  void zerosAtTheEndAreNoDigitsHoweverManyThereAre() {
    BigDecimal one = new BigDecimal(BigInteger.TEN.pow(100_000), 100_000);
    assertThat(Decimals.normal(one)).isEqualTo(BigDecimal.ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E+1000000000",
        "-1E+2147483647",
        "1E-39",
        "1E-1000000000",
        "1E+38",
        "100000000000000000000000000000000000000",
        "1.00000000000000000000000000000000000001"
      })
  void longerNumbersAreRefusedAtOnce(BigDecimal number) {
    assertThatThrownBy(() -> Decimals.normal(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Number '" + number + "' is too long: accepted are at most 38 digits");
    assertThat(Decimals.find(number.toString())).isEmpty();
  }

  @Test
  void aNumberOfTenThousandDigitsIsQuotedShortly() {
    assertThatThrownBy(() -> Decimals.normal(new BigDecimal("1".repeat(10_000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Number '"
                + "1".repeat(60)
                + "…' (10000 characters) is too long: accepted are at most 38 digits");
    assertThat(Decimals.find("1".repeat(10_000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "+5, 5",
    "-5, -5",
    "007, 7",
    "1e3, 1000",
    "1E+3, 1000",
    "1.5e-1, 0.15",
    "-0, 0"
  })
  void numbersAreRead(String text, String number) {
    assertThat(Decimals.find(text)).hasValue(new BigDecimal(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " 5",
        "5 ",
        ".5",
        "5.",
        "1,000",
        "1 000",
        "1_000",
        "5e",
        "e5",
        "--5",
        "+-5",
        "0x1F",
        "5d",
        "NaN",
        "Infinity",
        "5e1000",
        "5e99999999999",
        "٥",
        "\uFF15",
        "1.2.3",
        "5\n"
      })
  void everythingElseIsNoNumber(String text) {
    assertThat(Decimals.find(text)).isEmpty();
  }
}
