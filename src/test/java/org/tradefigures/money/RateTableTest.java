package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.money.convert.CurrencyConversionException;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

class RateTableTest {

  private static final RateKind AVERAGE = RateKind.PERIOD_AVERAGE;

  private static Rate rate(String pair, String period, String factor, String source) {
    return Rate.of(
        pair.substring(0, 3),
        pair.substring(3),
        Period.parse(period),
        AVERAGE,
        factor,
        Provenance.of(source));
  }

  private static Rate rate(String pair, String period, String factor) {
    return rate(pair, period, factor, "test");
  }

  private static RateStep get(RateTable table, String pair, String period, GapRule rule) {
    return table.get(
        Currencies.of(pair.substring(0, 3)),
        Currencies.of(pair.substring(3)),
        Period.parse(period),
        AVERAGE,
        rule);
  }

  private static String missing(RateTable table, String pair, String period, GapRule rule) {
    try {
      RateStep found = get(table, pair, period, rule);
      throw new AssertionError("found " + found);
    } catch (MissingRateException e) {
      return e.getMessage();
    }
  }

  @Test
  void findsARateInEitherDirection() {
    RateTable table = RateTable.of(rate("USDKES", "2024", "130"));
    assertThat(table.get("USD", "KES", Period.year(2024), AVERAGE))
        .isEqualTo(rate("USDKES", "2024", "130").direct());
    assertThat(table.get("KES", "USD", Period.year(2024), AVERAGE))
        .isEqualTo(rate("USDKES", "2024", "130").inverse());
    assertThat(table.find("KES", "USD", Period.year(2024), AVERAGE))
        .hasValue(rate("USDKES", "2024", "130").inverse());
    assertThat(table.find("USD", "KES", Period.year(2023), AVERAGE)).isEmpty();
    assertThat(table.find("USD", "KES", Period.year(2024), RateKind.END_OF_PERIOD)).isEmpty();
    assertThat(table.find("USD", "KES", Period.halfYear(2024, 1), AVERAGE)).isEmpty();
  }

  @Test
  void prefersTheDirectionAskedFor() {
    Rate there = rate("USDKES", "2024", "130");
    Rate back = rate("KESUSD", "2024", "0.0077");
    RateTable table = RateTable.of(there, back);
    assertThat(get(table, "USDKES", "2024", GapRule.none())).isEqualTo(there.direct());
    assertThat(get(table, "KESUSD", "2024", GapRule.none())).isEqualTo(back.direct());
  }

  @Test
  void takesTheSameRateTwiceAndKeepsTheFirst() {
    RateTable table =
        RateTable.of(rate("USDKES", "2024", "130", "a"), rate("USDKES", "2024", "130.0", "b"));
    assertThat(table.rates()).containsExactly(rate("USDKES", "2024", "130", "a"));
  }

  @Test
  void refusesARateUpsideDown() {
    Rate there = rate("USDKES", "2024", "130", "a");
    Rate upsideDown = rate("KESUSD", "2024", "131", "b");
    assertThatExceptionOfType(ContradictoryRatesException.class)
        .isThrownBy(() -> RateTable.of(there, upsideDown))
        .withMessage(
            "Contradictory rates: 1 USD = 130 KES, average of 2024, from a; and 1 KES = 131 USD, average of 2024, from b: correct one, or put each source into a table of its own and let the better win with orElse");
    assertThat(RateTable.of(there).orElse(RateTable.of(upsideDown)).rates()).containsExactly(there);
    assertThat(RateTable.of(there, rate("KESUSD", "2024", "0.0077")).rates()).hasSize(2);
    assertThat(RateTable.of(there, rate("KESUSD", "2023", "131")).rates()).hasSize(2);
  }

  @Test
  void refusesContradictoryRates() {
    Rate first = rate("USDKES", "2024", "130", "a");
    Rate second = rate("USDKES", "2024", "131", "b");
    assertThatExceptionOfType(ContradictoryRatesException.class)
        .isThrownBy(() -> RateTable.of(first, second))
        .withMessage(
            "Contradictory rates: 1 USD = 130 KES, average of 2024, from a; and 1 USD = 131 KES, average of 2024, from b: correct one, or put each source into a table of its own and let the better win with orElse")
        .satisfies(e -> assertThat(List.of(e.first(), e.second())).containsExactly(first, second));
  }

  @Test
  void combinesSourcesWithTheBetterFirst() {
    RateTable better = RateTable.of(rate("USDKES", "2024", "130", "a"));
    RateTable other =
        RateTable.of(
            rate("USDKES", "2023", "139", "b"),
            rate("USDKES", "2024", "131", "b"),
            rate("KESUSD", "2024", "0.0076", "b"));
    assertThat(better.orElse(other).rates())
        .containsExactly(rate("USDKES", "2023", "139", "b"), rate("USDKES", "2024", "130", "a"));
    assertThat(other.orElse(better)).isEqualTo(other);
    assertThat(better.orElse(RateTable.empty())).isEqualTo(better);
    assertThat(RateTable.empty().orElse(better)).isEqualTo(better);
  }

  @Test
  void ordersItsRates() {
    List<Rate> rates =
        List.of(
            rate("EURUSD", "2023", "1.08"),
            rate("USDKES", "2023", "139"),
            rate("USDKES", "2024", "130"),
            rate("USDKES", "2024-S1", "140"),
            rate("USDUGX", "2022", "3700"));
    RateTable table = RateTable.of(Stream.of(4, 2, 0, 3, 1).map(rates::get).toList());
    assertThat(table.rates()).containsExactlyElementsOf(rates);
    assertThat(table).hasToString("5 rates of EUR, KES, UGX, USD");
    assertThat(RateTable.of(rates.get(0))).hasToString("1 rate of EUR, USD");
    assertThat(RateTable.empty()).hasToString("no rates");
    assertThat(table)
        .isEqualTo(RateTable.of(rates))
        .hasSameHashCodeAs(RateTable.of(rates))
        .isNotEqualTo(RateTable.of(rates.subList(0, 4)))
        .isNotEqualTo(rates);
  }

  @Test
  void fillsAGapAsTold() {
    RateTable table =
        RateTable.of(
            rate("USDKES", "2018", "100"),
            rate("USDKES", "2021", "106"),
            rate("USDKES", "2022", "107"));
    assertThat(get(table, "USDKES", "2020", GapRule.previous(2)).rate().period())
        .isEqualTo(Period.year(2018));
    assertThat(get(table, "USDKES", "2020", GapRule.nearest(2)).rate().period())
        .isEqualTo(Period.year(2021));
    assertThat(get(table, "USDKES", "2019", GapRule.nearest(2)).rate().period())
        .isEqualTo(Period.year(2018));
    RateStep between = get(table, "KESUSD", "2020", GapRule.interpolate(2));
    assertThat(between.rate().factor()).isEqualTo("104");
    assertThat(between.inverted()).isTrue();
    assertThat(between.isGapFilled()).isTrue();
    assertThat(between.describe())
        .isEqualTo(
            "1 USD = 104 KES (inverted), average of 2020, from test (interpolated between 100 of 2018 and 106 of 2021), by gap rule 'interpolate within 2'");
    assertThat(get(table, "USDKES", "2021", GapRule.interpolate(2)))
        .isEqualTo(rate("USDKES", "2021", "106").direct());
  }

  @Test
  void fillsAGapOfTinyRates() {
    RateTable table =
        RateTable.of(
            rate("USDKES", "2018", "0.00000000000000000000000000000000000001"),
            rate("USDKES", "2020", "0.00000000000000000000000000000000000002"));
    assertThat(get(table, "USDKES", "2019", GapRule.interpolate(1)).rate().factor())
        .isEqualTo("0.00000000000000000000000000000000000002");
  }

  @Test
  void prefersAnExactInverseToAFilledGap() {
    Rate exact = rate("KESUSD", "2020", "0.01");
    RateTable table = RateTable.of(rate("USDKES", "2019", "101"), exact);
    assertThat(get(table, "USDKES", "2020", GapRule.previous(1))).isEqualTo(exact.inverse());
  }

  @Test
  void fillsGapsOfFiscalYearsAndDays() {
    RateTable fiscal = RateTable.of(rate("USDKES", "2022-07-01/P1Y", "130"));
    assertThat(get(fiscal, "USDKES", "2023-07-01/P1Y", GapRule.previous(1)).rate().factor())
        .isEqualTo("130");
    Rate friday =
        Rate.of(
            "EUR", "USD", Period.parse("2024-03-15"), RateKind.DAILY, "1.09", Provenance.of("ecb"));
    RateTable daily = RateTable.of(friday);
    assertThat(
            daily.find(
                friday.base(),
                friday.term(),
                Period.parse("2024-03-17"),
                RateKind.DAILY,
                GapRule.previous(2)))
        .hasValueSatisfying(step -> assertThat(step.rate()).isEqualTo(friday));
    assertThat(
            daily.find(
                friday.base(),
                friday.term(),
                Period.parse("2024-03-18"),
                RateKind.DAILY,
                GapRule.previous(2)))
        .isEmpty();
  }

  @Test
  void saysWhatThereIsInsteadOfAMissingRate() {
    RateTable table =
        RateTable.of(
            Stream.concat(
                    IntStream.rangeClosed(2000, 2024)
                        .filter(y -> y != 2010)
                        .mapToObj(y -> rate("USDKES", Integer.toString(y), "100")),
                    Stream.of(
                        rate("USDKES", "2025-S1", "129"),
                        rate("USDUGX", "2024", "3700"),
                        rate("EURCHF", "2024", "0.95")))
                .toList());
    assertThat(missing(table, "USDKES", "2031", GapRule.none()))
        .isEqualTo(
            "No period-average rate USD to KES for 2031: the table has USD to KES for 2000 to 2009, 2011 to 2024, 2025-S1; name a gap rule (previous, nearest, interpolate) or add the rate");
    assertThat(missing(table, "KESUSD", "2031", GapRule.previous(3)))
        .isEqualTo(
            "No period-average rate KES to USD for 2031: the table has USD to KES for 2000 to 2009, 2011 to 2024, 2025-S1; the gap rule 'previous within 3' reaches none; let it reach further or add the rate");
    assertThat(missing(table, "KESUGX", "2024", GapRule.none()))
        .isEqualTo(
            "No period-average rate KES to UGX for 2024: the table has both currencies against USD; name the one to go through with via(\"USD\")");
    assertThat(missing(table, "KESUGX", "2010", GapRule.none()))
        .isEqualTo(
            "No period-average rate KES to UGX for 2010: the table has KES against USD, and UGX against USD; add the rate, or name a currency to go through with via");
    assertThat(missing(table, "TZSKES", "2024", GapRule.none()))
        .isEqualTo(
            "No period-average rate TZS to KES for 2024: the table has no rate of TZS; it has CHF, EUR, KES, UGX, USD");
    assertThat(missing(RateTable.empty(), "USDKES", "2024", GapRule.none()))
        .isEqualTo("No period-average rate USD to KES for 2024: the table is empty; add rates");
  }

  @Test
  void saysOfManyCurrenciesAndPeriodsSomeOnly() {
    List<String> codes =
        List.of("AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AZN", "BAM", "BBD", "BDT");
    List<Rate> rates = codes.stream().map(code -> rate("USD" + code, "2024", "2")).toList();
    assertThat(RateTable.of(rates.subList(0, 9)))
        .hasToString("9 rates of AED, AFN, ALL, AMD, AOA, ARS, AUD, AZN, BAM, USD");
    assertThat(RateTable.of(rates.subList(0, 10)))
        .hasToString("10 rates of AED, AFN, ALL, AMD, AOA, ARS, AUD, AZN, BAM, BBD and 1 more");
    assertThat(RateTable.of(rates))
        .hasToString("11 rates of AED, AFN, ALL, AMD, AOA, ARS, AUD, AZN, BAM, BBD and 2 more");
    RateTable stretches =
        RateTable.of(
            Stream.of("2000", "2002", "2004", "2006", "2007")
                .map(year -> rate("USDKES", year, "100"))
                .toList());
    assertThat(missing(stretches, "USDKES", "2010", GapRule.none()))
        .isEqualTo(
            "No period-average rate USD to KES for 2010: the table has USD to KES for 2000, 2002, 2004, 2006 to 2007; name a gap rule (previous, nearest, interpolate) or add the rate");
  }

  @Test
  void namesOnlyACurrencyThatBothHaveRatesAgainst() {
    RateTable table =
        RateTable.of(
            rate("KESEUR", "2024", "0.007"),
            rate("USDKES", "2024", "130"),
            rate("USDUGX", "2024", "3700"));
    assertThat(missing(table, "KESUGX", "2024", GapRule.none()))
        .isEqualTo(
            "No period-average rate KES to UGX for 2024: the table has both currencies against USD; name the one to go through with via(\"USD\")");
    assertThat(missing(table, "EURUGX", "2024", GapRule.none()))
        .isEqualTo(
            "No period-average rate EUR to UGX for 2024: the table has EUR against KES, and UGX against USD; add the rate, or name a currency to go through with via");
  }

  @Test
  void saysWhichOtherKindThereIs() {
    RateTable table =
        RateTable.of(
            Stream.of(
                    "2024-01-02",
                    "2024-01-03",
                    "2024-01-05",
                    "2024-01-08",
                    "2024-01-10",
                    "2024-01-12")
                .map(
                    d ->
                        Rate.of(
                            "EUR",
                            "USD",
                            Period.parse(d),
                            RateKind.DAILY,
                            "1.09",
                            Provenance.of("ecb")))
                .toList());
    assertThat(missing(table, "USDEUR", "2024", GapRule.none()))
        .isEqualTo(
            "No period-average rate USD to EUR for 2024: the table has EUR to USD as daily rates only, for 6 periods from 2024-01-02 to 2024-01-12; add the rate");
  }

  @Test
  void saysThatAnotherKindCanBeTakenWhereThePeriodSuitsIt() {
    RateTable table =
        RateTable.of(Rate.parse("1 USD = 129.3 KES period=2024 kind=end-of-period source=test"));
    assertThat(missing(table, "USDKES", "2024", GapRule.none()))
        .isEqualTo(
            "No period-average rate USD to KES for 2024: the table has USD to KES as end-of-period rates only, for 2024; add the rate, or convert at that kind");
  }

  @Test
  void saysThatTheAverageOfShorterPeriodsCanBeTaken() {
    RateTable table =
        RateTable.of(
            Stream.of("2024-01", "2024-02", "2024-03", "2024-04")
                .map(m -> rate("USDKES", m, "130"))
                .toList());
    assertThat(missing(table, "KESUSD", "2024-Q1", GapRule.none()))
        .isEqualTo(
            "No period-average rate KES to USD for 2024-Q1: the table has USD to KES for the shorter periods in it; take their average, as in rates.orElse(rates.averagedTo(Frequency.QUARTER))");
    RateTable averaged = table.orElse(table.averagedTo(Frequency.QUARTER));
    assertThat(averaged.find("KES", "USD", Period.parse("2024-Q1"), AVERAGE)).isPresent();
    assertThat(missing(table, "USDKES", "2024-Q2", GapRule.none()))
        .isEqualTo(
            "No period-average rate USD to KES for 2024-Q2: the table has USD to KES for 2024-01 to 2024-04, none of them as long as 2024-Q2, and a gap rule takes no other; add the rate");
    assertThat(missing(table, "USDKES", "2024-Q2", GapRule.nearest(9)))
        .isEqualTo(
            "No period-average rate USD to KES for 2024-Q2: the table has USD to KES for 2024-01 to 2024-04, none of them as long as 2024-Q2, and a gap rule takes no other; add the rate");
    assertThat(missing(table, "USDKES", "2024-01-15/P2M", GapRule.none()))
        .isEqualTo(
            "No period-average rate USD to KES for 2024-01-15/P2M: the table has USD to KES for 2024-01 to 2024-04, none of them as long as 2024-01-15/P2M, and a gap rule takes no other; add the rate");
  }

  @Test
  void saysThatAmountsCanBeAddedUpToAPeriodThatHasARate() {
    RateTable years = RateTable.of(rate("USDKES", "2023", "139"), rate("USDKES", "2024", "134"));
    assertThat(missing(years, "KESUSD", "2024-03", GapRule.nearest(3)))
        .isEqualTo(
            "No period-average rate KES to USD for 2024-03: the table has USD to KES for 2023 to 2024, none of them as long as 2024-03, and a gap rule takes no other; add the rate, or add amounts up to 2024 before they are converted, as per(Frequency.YEAR) does");
    Period longer = Period.parse("2024-03").within(Frequency.YEAR);
    assertThat(years.find("KES", "USD", longer, AVERAGE)).isPresent();
    RateTable quarterToo =
        RateTable.of(rate("USDKES", "2024", "134"), rate("USDKES", "2024-Q1", "148"));
    assertThat(missing(quarterToo, "USDKES", "2024-03", GapRule.none()))
        .endsWith(
            "or add amounts up to 2024-Q1 before they are converted, as per(Frequency.QUARTER) does");
    RateTable fiscal = RateTable.of(rate("USDKES", "2023-07-01/P1Y", "148"));
    assertThat(missing(fiscal, "USDKES", "2024-03", GapRule.none()))
        .isEqualTo(
            "No period-average rate USD to KES for 2024-03: the table has USD to KES for 2023-07-01/P1Y, none of them as long as 2024-03, and a gap rule takes no other; add the rate");
  }

  @Test
  void aGapIsBridgedByTheNearerRateOfEitherDirection() {
    RateTable table = RateTable.of(rate("USDKES", "2020", "100"), rate("KESUSD", "2021", "0.02"));
    RateStep step =
        table.get(
            Currencies.of("USD"),
            Currencies.of("KES"),
            Period.year(2022),
            AVERAGE,
            GapRule.previous(2));
    assertThat(step.describe())
        .isEqualTo(
            "1 KES = 0.02 USD (inverted), average of 2021, from test, by gap rule 'previous within 2'");
    assertThat(
            table.find(
                Currencies.of("USD"),
                Currencies.of("KES"),
                Period.year(2022),
                AVERAGE,
                GapRule.interpolate(2)))
        .isEmpty();
  }

  @Test
  void aRateBetweenTwoSourcesNamesBoth() {
    RateTable table =
        RateTable.of(
            rate("USDKES", "2020", "100", "one"), rate("USDKES", "2024", "110", "another"));
    RateStep step =
        table.get(
            Currencies.of("USD"),
            Currencies.of("KES"),
            Period.year(2021),
            AVERAGE,
            GapRule.interpolate(3));
    assertThat(step.describe())
        .isEqualTo(
            "1 USD = 102.5 KES, average of 2021, from another and one (interpolated between 100 of 2020 and 110 of 2024), by gap rule 'interpolate within 3'");
  }

  @Test
  void aMissingRateCarriesItsValues() {
    assertThatThrownBy(() -> RateTable.empty().get("USD", "KES", Period.year(2024), AVERAGE))
        .isInstanceOf(CurrencyConversionException.class)
        .isInstanceOfSatisfying(
            MissingRateException.class,
            e -> {
              assertThat(e.getBaseCurrency()).hasToString("USD");
              assertThat(e.getTermCurrency()).hasToString("KES");
              assertThat(e.period()).isEqualTo(Period.year(2024));
              assertThat(e.kind()).isEqualTo(AVERAGE);
              assertThat(e)
                  .hasToString(
                      "org.tradefigures.money.MissingRateException: No period-average rate USD to KES for 2024: the table is empty; add rates");
            });
  }
}
