package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

class FixedRatesTest {

  private static Rate fixed(String newCurrency, String oldCurrency, String day, String factor) {
    return Rate.of(
        newCurrency, oldCurrency, Period.parse(day), RateKind.FIXED, factor, Provenance.of("test"));
  }

  private static ConvertedAmount convert(String amount, String to, int year) {
    MonetaryAmount single = MultiCurrencyAmount.parse(amount).single();
    return Conversion.to(to)
        .atPeriodAverage(RateTable.bundled())
        .convert(single, Period.year(year));
  }

  @ParameterizedTest
  @CsvSource({
    "DEM 100, EUR, 2000, EUR 51.13",
    "EUR 1, DEM, 1999, DEM 1.96",
    "DEM 100, FRF, 2000, FRF 335.39",
    "DEM 1.7596676, USD, 1998, USD 1",
    "DEM 183.51, USD, 1999, USD 100",
    "TRL 1000000, TRY, 1990, TRY 1",
    "GHS 5, GHC, 2010, GHC 50000",
    "USD 1, GHC, 1990, GHC 326.16",
    "ZMK 1000000, USD, 2012, USD 194.27",
    "MZM 25400779.1666667, USD, 2006, USD 1000",
    "VEB 100000000, VES, 2008, VES 1",
    "VES 1, VEB, 2018, VEB 100000000"
  })
  void bringAnAmountInAnOldCurrencyIntoTheNewOne(
      String amount, String to, int year, String result) {
    assertThat(Amounts.format(convert(amount, to, year).result())).isEqualTo(result);
  }

  @Test
  void leadToARateThatAGapRuleGives() {
    Rate mark = fixed("EUR", "DEM", "1999-01-01", "1.95583");
    Rate friday = Rate.parse("1 EUR = 0.9363 USD period=2001-03-02 kind=daily source=ecb");
    Conversion toDollars =
        Conversion.to("USD").atDay(RateTable.of(mark, friday)).withGapRule(GapRule.previous(3));
    assertThat(toDollars.convert(Amounts.of("DEM", 100), Period.parse("2001-03-03")).explain())
        .isEqualTo(
            """
            DEM 100 of 2001-03-03 = USD 47.87
              rate      1 EUR = 1.95583 DEM (inverted), fixed on 1999-01-01, from test
              rate      1 EUR = 0.9363 USD, on 2001-03-02, from ecb, by gap rule 'previous within 3'
              path      DEM to EUR to USD
              factor    0.4787225883640193677364597127562211
              rounding  minor unit, half-even""");
    Rate own = Rate.parse("1 USD = 1.7 DEM period=1998 kind=period-average source=test");
    Rate euro = Rate.parse("1 EUR = 1.1 USD period=1999 kind=period-average source=test");
    ConversionFactor exact =
        Conversion.to("USD")
            .atPeriodAverage(RateTable.of(mark, own, euro))
            .withGapRule(GapRule.previous(3))
            .factor(Currencies.of("DEM"), Period.year(1999));
    assertThat(exact.steps()).extracting(s -> s.rate().base()).hasToString("[EUR, EUR]");
  }

  @Test
  void areTold() {
    assertThat(convert("ZMK 1000000", "USD", 2012).explain())
        .isEqualTo(
            """
            ZMK 1,000,000 of 2012 = USD 194.27
              rate      1 ZMW = 1000 ZMK (inverted), fixed on 2013-01-01, from Re-Denomination of Currency Act No 8 of 2012, https://www.parliament.gov.zm/node/3128
              rate      1 USD = 5.1475 ZMW (inverted), average of 2012, rebased to a later currency unit, from world-bank-wdi (2025-07-01), published 2025-07-01, https://data.worldbank.org/indicator/PA.NUS.FCRF
              path      ZMK to ZMW to USD
              factor    0.0001942690626517727051966974259349199
              rounding  minor unit, half-even""");
  }

  @Test
  void tieTwoOldCurrenciesOnlyOnceBothAreFixed() {
    assertThatExceptionOfType(MissingRateException.class)
        .isThrownBy(() -> convert("DEM 100", "FRF", 1998))
        .withMessage(
            "No period-average rate DEM to FRF for 1998: the table has both currencies against USD; name the one to go through with via(\"USD\")");
    assertThatExceptionOfType(MissingRateException.class)
        .isThrownBy(() -> convert("DEM 100", "GRD", 2000));
    assertThat(Amounts.format(convert("DEM 1.95583", "GRD", 2001).result())).isEqualTo("GRD 341");
  }

  @Test
  void doNotReachBackBeforeTheyHeldWhereBothCurrenciesExisted() {
    assertThatExceptionOfType(MissingRateException.class)
        .isThrownBy(() -> convert("HRK 7.5345", "EUR", 2015))
        .withMessage(
            "No period-average rate HRK to EUR for 2015: the table has both currencies against USD; name the one to go through with via(\"USD\")");
    Rate kuna = fixed("EUR", "HRK", "2023-01-01", "7.5345");
    Rate euro = Rate.parse("1 EUR = 1.1 USD period=2015 kind=period-average source=test");
    Conversion toEuro = Conversion.to("EUR").atPeriodAverage(RateTable.of(kuna, euro));
    assertThatExceptionOfType(MissingRateException.class)
        .isThrownBy(() -> toEuro.in(2015).apply(Amounts.of("HRK", 1)))
        .withMessage(
            "No period-average rate HRK to EUR for 2015: the table has EUR to HRK as fixed rates only, for 2023-01-01; add the rate");
    assertThat(Amounts.format(convert("HRK 7.5345", "EUR", 2023).result())).isEqualTo("EUR 1");
    assertThat(Amounts.format(convert("DEM 1.95583", "EUR", 1995).result())).isEqualTo("EUR 1");
  }

  @Test
  void doNotMakeARebasedRateOneOfItsTime() {
    assertThatExceptionOfType(MissingRateException.class)
        .isThrownBy(() -> convert("USD 1", "GHS", 1990))
        .withMessage(
            "No period-average rate USD to GHS for 1990: the table has only a rebased one, in a currency unit that was not in use then; accept it with acceptingRebased()");
  }

  @Test
  void leadBackToTheOldUnitFromAnAmountReExpressedInTheNew() {
    Conversion toOld = Conversion.to("TRL").atPeriodAverage(RateTable.bundled()).acceptingRebased();
    assertThat(toOld.in(1990).apply(Amounts.of("TRY", 1))).isEqualTo(Amounts.of("TRL", 1_000_000));
  }

  @Test
  void leadFromEverySuccessorToTheNext() {
    assertThat(RateTable.bundled().successors(Currencies.of("VEB"), Period.year(2000)).keySet())
        .extracting(Object::toString)
        .containsExactly("VEB", "VEF", "VES");
    RateTable circle =
        RateTable.of(
            fixed("TRY", "TRL", "2005-01-01", "1000000"),
            fixed("TRL", "TRY", "2006-01-01", "0.000001"));
    assertThat(circle.successors(Currencies.of("TRL"), Period.year(2024)).keySet())
        .extracting(Object::toString)
        .containsExactly("TRL", "TRY");
  }

  @Test
  void contradictEachOtherWhereTwoReplaceOneCurrency() {
    Rate first = fixed("EUR", "DEM", "1999-01-01", "1.95583");
    Rate second = fixed("USD", "DEM", "1999-01-01", "1.8");
    assertThatExceptionOfType(ContradictoryRatesException.class)
        .isThrownBy(() -> RateTable.of(first, second))
        .withMessage(
            "Contradictory rates: 1 EUR = 1.95583 DEM, fixed on 1999-01-01, from test; and 1 USD = 1.8 DEM, fixed on 1999-01-01, from test: correct one, or put each source into a table of its own and let the better win with orElse");
    assertThat(RateTable.of(first).orElse(RateTable.of(second)).rates()).containsExactly(first);
    assertThat(RateTable.of(first, first.withProvenance(Provenance.of("other"))).rates())
        .containsExactly(first);
  }

  @Test
  void areNeverRebased() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixed("EUR", "DEM", "1999-01-01", "1.95583").withRebased(true))
        .withMessage(
            "Rebased rate 1 EUR = 1.95583 DEM, fixed on 1999-01-01: a fixed rate is between the units themselves; leave rebased out");
  }

  @Test
  void areNoKindToConvertAt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conversion.to("EUR").at(RateKind.FIXED, RateTable.bundled()))
        .withMessage(
            "No conversion at fixed rates alone: they are used of themselves where one currency took the place of another; name the kind of the other rates");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixed("EUR", "DEM", "1999", "1.95583"))
        .withMessage("No fixed rate for 1999: a fixed rate is for the day on which it took effect");
  }
}
