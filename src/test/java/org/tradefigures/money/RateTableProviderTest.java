package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ServiceLoader;
import javax.money.convert.ConversionQuery;
import javax.money.convert.ConversionQueryBuilder;
import javax.money.convert.CurrencyConversion;
import javax.money.convert.CurrencyConversionException;
import javax.money.convert.ExchangeRate;
import javax.money.convert.ExchangeRateProvider;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;

class RateTableProviderTest {

  private static final ExchangeRateProvider ANNUAL =
      RateTable.bundled().asProvider(RateKind.PERIOD_AVERAGE, Frequency.YEAR);

  private static ConversionQuery query(String base, String term, Object... attributes) {
    ConversionQueryBuilder query =
        ConversionQueryBuilder.of().setBaseCurrency(base).setTermCurrency(term);
    for (Object attribute : attributes) {
      query.set(attribute);
    }
    return query.build();
  }

  @Test
  void keepsTheDateOfTheQuery() {
    ExchangeRate of2023 = ANNUAL.getExchangeRate(query("USD", "KES", LocalDate.of(2023, 5, 17)));
    ExchangeRate of2024 = ANNUAL.getExchangeRate(query("USD", "KES", LocalDate.of(2024, 5, 17)));
    assertThat(of2023.getFactor().numberValueExact(BigDecimal.class)).isEqualTo("139.846383759617");
    assertThat(of2024.getFactor().numberValueExact(BigDecimal.class)).isEqualTo("134.822483279332");
    assertThat(of2024.getBaseCurrency()).hasToString("USD");
    assertThat(of2024.getCurrency()).hasToString("KES");
    assertThat(of2024.getContext().get(Period.class)).isEqualTo(Period.year(2024));
    assertThat(of2024.getContext().getProviderName()).isEqualTo("tradefigures");
  }

  @Test
  void takesAPeriodToo() {
    ExchangeRate rate = ANNUAL.getExchangeRate(query("USD", "KES", Period.halfYear(2024, 1)));
    assertThat(rate.getFactor().numberValueExact(BigDecimal.class)).isEqualTo("140.36");
    assertThat(
            ANNUAL
                .getCurrencyConversion(query("USD", "KES", Period.halfYear(2024, 1)))
                .getContext()
                .get(Period.class))
        .isEqualTo(Period.halfYear(2024, 1));
  }

  @Test
  void takesTheRateOfTheDay() {
    Rate friday = Rate.parse("1 EUR = 1.09 USD period=2024-03-15 kind=daily source=ecb");
    ExchangeRateProvider daily = RateTable.of(friday).asProvider(RateKind.DAILY, Frequency.DAY);
    ConversionQuery query = query("EUR", "USD", LocalDate.of(2024, 3, 15));
    assertThat(daily.isAvailable(query)).isTrue();
    assertThat(daily.getExchangeRate(query).getFactor().toString()).isEqualTo("1.09");
    assertThat(daily.isAvailable(query("EUR", "USD", LocalDate.of(2024, 3, 16)))).isFalse();
  }

  @Test
  void convertsWithoutRoundingTheRate() {
    CurrencyConversion conversion =
        ANNUAL.getCurrencyConversion(query("KES", "USD", LocalDate.of(2024, 12, 31)));
    assertThat(Amounts.of("KES", 134_822_483_279_332L).with(conversion))
        .isEqualTo(Amounts.of("USD", 1_000_000_000_000L));
    assertThat(Amounts.of("KES", 1).with(conversion))
        .isEqualTo(Amounts.of("USD", new BigDecimal("0.007417160518606898213085853850817317")));
    assertThat(conversion.getExchangeRate(Amounts.of("KES", 1)).getFactor().toString())
        .isEqualTo("0.007417160518606898213085853850817317");
    assertThat(conversion.getCurrency()).hasToString("USD");
    assertThat(conversion.getContext().get(LocalDate.class)).isEqualTo("2024-12-31");
    assertThat(conversion.getExchangeRateProvider()).isEqualTo(ANNUAL);
  }

  @Test
  void aMissingRateSaysWhatThereIs() {
    ConversionQuery of2031 = query("USD", "KES", LocalDate.of(2031, 1, 1));
    assertThat(ANNUAL.isAvailable(of2031)).isFalse();
    assertThatExceptionOfType(MissingRateException.class)
        .isThrownBy(() -> ANNUAL.getExchangeRate(of2031))
        .withMessage(
            "No period-average rate USD to KES for 2031: the table has USD to KES for 1967 to 2024, 2024-S1, 2025-S1; name a gap rule (previous, nearest, interpolate) or add the rate");
  }

  @Test
  void aCurrencyOfAnotherTimeIsNotAvailable() {
    ConversionQuery euroOf1990 = query("EUR", "USD", LocalDate.of(1990, 1, 1));
    assertThat(ANNUAL.isAvailable(euroOf1990)).isFalse();
    assertThatExceptionOfType(CurrencyNotInUseException.class)
        .isThrownBy(() -> ANNUAL.getExchangeRate(euroOf1990))
        .withMessage(
            "Currency EUR was not in use in 1990: it was from 1999-01-01 on; where the amount was re-expressed in it later, convert with acceptingRebased()");
  }

  @Test
  void refusesAQueryWithoutADate() {
    assertThatExceptionOfType(CurrencyConversionException.class)
        .isThrownBy(() -> ANNUAL.getExchangeRate("USD", "KES"))
        .withMessageContaining(
            "the query has no date; set(LocalDate) on its builder, and ask the provider itself, because MonetaryConversions drops the date");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ANNUAL.getExchangeRate(ConversionQueryBuilder.of().setTermCurrency("KES").build()))
        .withMessage("No base currency in the query: name it with setBaseCurrency");
  }

  @Test
  void refusesAFrequencyThatDoesNotFitTheKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateTable.empty().asProvider(RateKind.DAILY, Frequency.YEAR))
        .withMessage(
            "Provider of daily rates by YEAR: daily rates go with DAY, the other kinds with YEAR, HALF_YEAR, QUARTER or MONTH");
  }

  @Test
  void joinsNobodysDefaultChain() {
    assertThat(ServiceLoader.load(ExchangeRateProvider.class))
        .noneMatch(p -> p.getClass().getName().startsWith("org.tradefigures"));
  }
}
