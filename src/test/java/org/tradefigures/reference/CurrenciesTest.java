package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrenciesTest {

  @ParameterizedTest
  @CsvSource({"KES, 2", "USD, 2", "JPY, 0", "KWD, 3", "UGX, 0"})
  void areKnownByTheirCode(String code, int decimals) {
    assertThat(Currencies.of(code).getCurrencyCode()).isEqualTo(code);
    assertThat(Currencies.of(code).getDefaultFractionDigits()).isEqualTo(decimals);
    assertThat(Currencies.of(code)).isEqualTo(Currencies.of(code));
    assertThat(Currencies.code(code)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KSH|''|",
        "KEES|; did you mean 'KES'?|",
        "kes|; did you mean 'KES'?|",
        "$|''|",
        ".*|''|",
        "US.|; did you mean 'USD' or 'USN' or 'USS'?|",
        "''|''|",
      })
  void anUnknownCodeNamesTheNearest(String code, String suggestions) {
    String message =
        "Unknown currency '" + code + "': not an ISO 4217 alphabetic code" + suggestions;
    assertThatThrownBy(() -> Currencies.of(code))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> Currencies.code(code))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(message);
  }

  @Test
  void whatIsACodeIsACurrency() {
    for (Currency currency : Currency.getAvailableCurrencies()) {
      String code = currency.getCurrencyCode();
      assertThat(Currencies.code(code)).isEqualTo(Currencies.of(code).getCurrencyCode());
    }
  }

  @Test
  void nothingIsNull() {
    assertThatThrownBy(() -> Currencies.of(null)).hasMessage("code");
  }

  @Test
  void amountsAreExact() {
    for (String number : new String[] {"0", "-34000000", "9".repeat(38), "0." + "1".repeat(38)}) {
      MonetaryAmount amount = Currencies.amount(new BigDecimal(number), Currencies.of("KES"));
      assertThat(amount.getNumber().numberValueExact(BigDecimal.class))
          .isEqualByComparingTo(number);
      assertThat(amount.getCurrency()).isEqualTo(Currencies.of("KES"));
    }
  }
}
