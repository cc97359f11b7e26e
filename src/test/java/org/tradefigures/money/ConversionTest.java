package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import javax.money.MonetaryAmount;
import javax.money.MonetaryOperator;
import org.javamoney.moneta.FastMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeFlow;

class ConversionTest {

  private static final Period Y2024 = Period.year(2024);

  private static Rate rate(String base, String term, String period, String factor) {
    return Rate.of(
        base, term, Period.parse(period), RateKind.PERIOD_AVERAGE, factor, Provenance.of("test"));
  }

  private static MonetaryAmount amount(String text) {
    return MultiCurrencyAmount.parse(text).single();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          USD 737000000     | KES | 2024    | KES 99364170176.87
          KES 99364170176.87| USD | 2024    | USD 737000000
          KES 72960000000   | USD | 2024    | USD 541156031.44
          KES 64300000000   | USD | 2023    | USD 459790223.18
          KES 51850000000   | USD | 2019    | USD 508376702.9
          KES 70390000000   | USD | 2025-S1 | USD 544182450.72
          USD 1             | KES | 2018    | KES 101.3
          USD 1             | JPY | 2024    | JPY 151
          """)
  void convertsAtTheBundledAverages(String amount, String to, String period, String result) {
    ConvertedAmount converted =
        Conversion.to(to)
            .atPeriodAverage(RateTable.bundled())
            .convert(amount(amount), Period.parse(period));
    assertThat(Amounts.format(converted.result())).isEqualTo(result);
  }

  @Test
  void whatWasConvertedPrintsAsAnEquation() {
    Conversion inShillings = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
    assertThat(inShillings.convert(amount("USD 737000000"), Y2024))
        .hasToString("USD 737,000,000 of 2024 = KES 99,364,170,176.87");
    assertThat(inShillings.convert(amount("KES 7"), Y2024)).hasToString("KES 7 of 2024 = KES 7");
  }

  @Test
  void saysWhatItWillDo() {
    Conversion inShillings = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
    assertThat(inShillings)
        .hasToString("to KES at period-average, rounded to minor unit, half-even");
    assertThat(
            inShillings.via("EUR").withGapRule(GapRule.previous(3)).acceptingRebased().unrounded())
        .hasToString(
            "to KES at period-average via EUR, gaps by previous within 3, rebased rates too, rounded to 34 significant"
                + " digits, half-even");
  }

  @Test
  void explainsWhatItDid() {
    Conversion inShillings = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
    assertThat(inShillings.convert(amount("USD 737000000"), Y2024).explain())
        .isEqualTo(
            """
            USD 737,000,000 of 2024 = KES 99,364,170,176.87
              rate      1 USD = 134.822483279332 KES, average of 2024, from world-bank-wdi (2025-07-01), published 2025-07-01, https://data.worldbank.org/indicator/PA.NUS.FCRF
              factor    134.822483279332
              rounding  minor unit, half-even""");
  }

  @Test
  void explainsAnInvertedAndTriangulatedAndBridgedConversion() {
    RateTable rates =
        RateTable.of(rate("USD", "KES", "2022", "100"), rate("USD", "UGX", "2024", "3000"));
    ConvertedAmount converted =
        Conversion.to("UGX")
            .atPeriodAverage(rates)
            .via("USD")
            .withGapRule(GapRule.previous(2))
            .rounding(Rounding.decimals(2))
            .convert(amount("KES 7"), Y2024);
    assertThat(converted.explain())
        .isEqualTo(
            """
            KES 7 of 2024 = UGX 210
              rate      1 USD = 100 KES (inverted), average of 2022, from test, by gap rule 'previous within 2'
              rate      1 USD = 3000 UGX, average of 2024, from test
              path      KES to USD to UGX
              factor    30
              rounding  2 decimals, half-even""");
  }

  @Test
  void leavesAnAmountInTheWantedCurrencyAsItIs() {
    ConvertedAmount same =
        Conversion.to("KES")
            .atPeriodAverage(RateTable.empty())
            .convert(amount("KES 0.12345"), Y2024);
    assertThat(same.result()).isEqualTo(amount("KES 0.12345"));
    assertThat(same.explain()).isEqualTo("KES 0.12345 of 2024 is in KES already");
    assertThat(same.summary()).isEqualTo("KES 0.12345");
    Conversion toEuro = Conversion.to("EUR").atPeriodAverage(RateTable.empty());
    assertThat(toEuro.in(1990).apply(amount("EUR 5"))).isEqualTo(amount("EUR 5"));
  }

  @Test
  void convertsAtTheEndOfThePeriod() {
    Rate end = Rate.parse("1 USD = 129.3 KES period=2024 kind=end-of-period source=test");
    RateTable rates = RateTable.of(rate("USD", "KES", "2024", "134.8"), end);
    assertThat(Conversion.to("KES").atEndOfPeriod(rates).in(2024).apply(amount("USD 100")))
        .isEqualTo(amount("KES 12930"));
    assertThat(Conversion.to("KES").atPeriodAverage(rates).in(2024).apply(amount("USD 100")))
        .isEqualTo(amount("KES 13480"));
  }

  @Test
  void refusesStepsThatDoNotJoin() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ConversionFactor(
                    Currencies.of("KES"),
                    Currencies.of("UGX"),
                    List.of(
                        rate("USD", "KES", "2024", "130").inverse(),
                        rate("EUR", "UGX", "2024", "4000").direct())))
        .withMessage(
            "Steps from KES to UGX break between USD and EUR: each has to start where the one before ends");
  }

  @Test
  void roundsOnceFromTheExactQuotient() {
    // 4.5 / 3 is exactly 1.5, which a reciprocal of 34 digits misses
    RateTable rates = RateTable.of(rate("USD", "JPY", "2024", "3"));
    Conversion toUnits = Conversion.to("USD").atPeriodAverage(rates).rounding(Rounding.decimals(0));
    assertThat(toUnits.in(2024).apply(amount("JPY 4.5"))).isEqualTo(amount("USD 2"));
    assertThat(toUnits.in(2024).apply(amount("JPY 7.5"))).isEqualTo(amount("USD 2"));
    assertThat(
            toUnits
                .rounding(Rounding.decimals(0).withMode(RoundingMode.HALF_UP))
                .in(2024)
                .apply(amount("JPY 7.5")))
        .isEqualTo(amount("USD 3"));
  }

  @Test
  void keeps34DigitsUnrounded() {
    RateTable rates = RateTable.of(rate("USD", "KES", "2024", "3"));
    MonetaryAmount third =
        Conversion.to("USD").atPeriodAverage(rates).unrounded().in(2024).apply(amount("KES 1"));
    assertThat(Amounts.number(third)).isEqualTo("0.3333333333333333333333333333333333");
  }

  @Test
  void givesTheExactFactorForColumns() {
    Conversion conversion = Conversion.to("UGX").atPeriodAverage(RateTable.bundled()).via("USD");
    ConversionFactor factor = conversion.factor(Currencies.of("KES"), Y2024);
    assertThat(factor.numerator()).isEqualTo("3757.2625354215");
    assertThat(factor.denominator()).isEqualTo("134.822483279332");
    assertThat(factor.value()).isEqualTo("27.86821933576920220717873300897707");
    assertThat(factor.steps()).extracting(RateStep::inverted).containsExactly(true, false);
  }

  @Test
  void takesOneRateWhereThePivotIsAtOneEnd() {
    Conversion viaUsd = Conversion.to("KES").atPeriodAverage(RateTable.bundled()).via("USD");
    assertThat(viaUsd.factor(Currencies.of("USD"), Y2024).steps()).hasSize(1);
  }

  @Test
  void convertsFastMoneyWithoutItsFiveDigits() {
    RateTable rates = RateTable.of(rate("USD", "KES", "2022", "117.866"));
    MonetaryOperator in2022 = Conversion.to("KES").atPeriodAverage(rates).in(2022);
    assertThat(in2022.apply(FastMoney.of(100, "USD"))).isEqualTo(amount("KES 11786.6"));
  }

  @Test
  void convertsAtADay() {
    LocalDate day = LocalDate.of(2024, 3, 15);
    Rate daily =
        Rate.of("EUR", "USD", Period.day(day), RateKind.DAILY, "1.0892", Provenance.of("ecb"));
    Conversion atDay = Conversion.to("USD").atDay(RateTable.of(daily));
    assertThat(atDay.on(day).apply(amount("EUR 100"))).isEqualTo(amount("USD 108.92"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> atDay.convert(amount("EUR 100"), Y2024))
        .withMessage(
            "No daily rate for 2024: a daily rate is the rate of one day; name the day, or use period averages or rates at the end of a period");
  }

  @Test
  void takesARebasedRateOnlyWhenAsked() {
    Conversion toShillings = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
    assertThatExceptionOfType(MissingRateException.class)
        .isThrownBy(() -> toShillings.in(1962).apply(amount("USD 1")))
        .withMessage(
            "No period-average rate USD to KES for 1962: the table has only a rebased one, in a currency unit that was not in use then; accept it with acceptingRebased()");
    ConvertedAmount rebased =
        toShillings.acceptingRebased().convert(amount("USD 1"), Period.year(1962));
    assertThat(rebased.result()).isEqualTo(amount("KES 7.14"));
    assertThat(rebased.explain())
        .contains("average of 1962, rebased to a later currency unit, from");
  }

  @Test
  void refusesToRoundToAMinorUnitThatIsNotThere() {
    RateTable rates = RateTable.of(rate("USD", "XDR", "2024", "0.75"));
    Conversion toXdr = Conversion.to("XDR").atPeriodAverage(rates);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toXdr.in(2024).apply(amount("USD 1")))
        .withMessage(
            "Currency XDR has no minor unit to round to: name the rounding, such as Rounding.decimals(2) or Rounding.unrounded()");
    assertThat(toXdr.unrounded().in(2024).apply(amount("USD 1"))).isEqualTo(amount("XDR 0.75"));
    Conversion fromXdr = Conversion.to("USD").atPeriodAverage(rates);
    assertThat(fromXdr.in(2024).apply(amount("XDR 0.75"))).isEqualTo(amount("USD 1"));
  }

  @Test
  void refusesBadInput() {
    Conversion conversion = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amounts.of("USD", new BigDecimal("1" + "0".repeat(10_000))))
        .withMessage(
            "Amount '"
                + "1"
                + "0".repeat(59)
                + "…' (10001 characters) is too long: accepted are at most 38 digits before the decimal point and 100 after it");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                conversion
                    .in(2024)
                    .apply(org.javamoney.moneta.Money.of(new BigDecimal("1E+1000000000"), "USD")))
        .withMessageStartingWith("Amount '1E+1000000000' is too long");
    assertThat(Amounts.number(Amounts.of("USD", new BigDecimal("1E+37"))))
        .isEqualByComparingTo("1E+37");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amounts.of("USD", new BigDecimal("1E+38")))
        .withMessage(
            "Amount '1E+38' is too long: accepted are at most 38 digits before the decimal point and 100 after it");
    assertThat(Amounts.number(Amounts.of("USD", new BigDecimal("1E-100"))))
        .isEqualByComparingTo("1E-100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amounts.of("USD", new BigDecimal("1E-101")))
        .withMessage(
            "Amount '1E-101' is too long: accepted are at most 38 digits before the decimal point and 100 after it");
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> Conversion.to("KSH"))
        .withMessage(
            "Unknown currency 'KSH': not an ISO 4217 alphabetic code; did you mean 'KES'?");
    assertThatNullPointerException()
        .isThrownBy(() -> conversion.in((Period) null))
        .withMessage("period");
  }

  @Test
  void convertsAFlowAndKeepsItsSource() {
    RateTable rates = RateTable.of(rate("USD", "KES", "2024", "130"));
    Conversion toShillings = Conversion.to("KES").atPeriodAverage(rates);
    TradeFlow flow =
        TradeFlow.builder()
            .year(2024)
            .economy("KEN")
            .partner("USA")
            .direction(FlowDirection.EXPORT)
            .commodity(Commodity.hs2022("TOTAL"))
            .amount(amount("USD 737000000"))
            .provenance(Provenance.of("statement").withAsPrinted("$737 million"))
            .build();
    TradeFlow converted = toShillings.convert(flow);
    assertThat(converted)
        .isEqualTo(
            flow.toBuilder()
                .amount(amount("KES 95810000000"))
                .provenance(
                    flow.provenance()
                        .withNote(
                            "converted from USD 737,000,000 at 1 USD = 130 KES, average of 2024, from test, rounded to minor unit, half-even"))
                .build());
    assertThat(toShillings.convert(converted)).isEqualTo(converted);
    assertThat(Conversion.to("USD").atPeriodAverage(rates).convert(converted).provenance().note())
        .isEqualTo(
            "converted from USD 737,000,000 at 1 USD = 130 KES, average of 2024, from test, rounded to minor unit, half-even; converted from KES 95,810,000,000 at 1 USD = 130 KES (inverted), average of 2024, from test, rounded to minor unit, half-even");
  }

  @Test
  void leavesAMissingValueMissing() {
    TradeFlow suppressed =
        TradeFlow.builder()
            .year(1950)
            .economy("KEN")
            .partner("USA")
            .direction(FlowDirection.EXPORT)
            .commodity(Commodity.hs2022("TOTAL"))
            .currency("USD")
            .status(ObservationStatus.SUPPRESSED)
            .source("test")
            .build();
    assertThat(Conversion.to("KES").atPeriodAverage(RateTable.empty()).convert(suppressed))
        .isEqualTo(suppressed.toBuilder().currency("KES").build());
  }
}
