package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.Provenance;

class CurrencyHistoryTest {

  private static final String USES = "economy,currency,from,to,page\n";
  private static final String REDENOMINATIONS = "old,new,factor,from,act,page,note\n";

  private static List<String> by(String economy) {
    return CurrencyHistory.by(Economy.of(economy)).stream().map(CurrencyUse::toString).toList();
  }

  @Test
  void tellsWhichEconomyUsedWhatWhen() {
    assertThat(by("KEN")).containsExactly("KEN KES from 1966-09-14");
    assertThat(by("ZMB"))
        .containsExactly("ZMB ZMK from 1968-01-16 to 2013-06-30", "ZMB ZMW from 2013-01-01");
    assertThat(by("BGR"))
        .containsExactly(
            "BGR BGL from 1962-01-01 to 1999-12-31",
            "BGR BGN from 1999-07-05 to 2026-01-31",
            "BGR EUR from 2026-01-01");
    assertThat(by("VEN"))
        .containsExactly(
            "VEN VEB to 2008-06-30",
            "VEN VEF from 2008-01-01 to 2018-08-20",
            "VEN VES from 2018-08-20");
    assertThat(by("ATA")).isEmpty();
    assertThat(CurrencyHistory.by(Economy.of("DEU"), Period.year(2000)))
        .extracting(CurrencyUse::currency)
        .containsExactly("DEM", "EUR");
    assertThat(CurrencyHistory.by(Economy.of("DEU"), Period.year(2003)))
        .extracting(CurrencyUse::currency)
        .containsExactly("EUR");
    assertThat(CurrencyHistory.by(Economy.of("SEN"), Period.year(1970)))
        .extracting(CurrencyUse::currency)
        .containsExactly("XOF");
  }

  @Test
  void tellsWhoUsedACurrency() {
    assertThat(CurrencyHistory.of("XCG"))
        .extracting(CurrencyUse::toString)
        .containsExactly("CUW XCG from 2025-03-31", "SXM XCG from 2025-03-31");
    assertThat(CurrencyHistory.of("BRR"))
        .extracting(CurrencyUse::toString)
        .containsExactly("BRA BRR from 1993-08-01 to 1994-07-01");
    assertThat(CurrencyHistory.of("XDR")).isEmpty();
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> CurrencyHistory.of("KEZ"))
        .withMessage(
            "Unknown currency 'KEZ': not an ISO 4217 alphabetic code; did you mean 'KES'?");
  }

  @ParameterizedTest
  @CsvSource({
    "ZMK, 1 ZMW = 1000 ZMK since 2013-01-01",
    "GHC, 1 GHS = 10000 GHC since 2007-07-03",
    "TRL, 1 TRY = 1000000 TRL since 2005-01-01",
    "MZM, 1 MZN = 1000 MZM since 2006-07-01",
    "DEM, 1 EUR = 1.95583 DEM since 1999-01-01",
    "HRK, 1 EUR = 7.5345 HRK since 2023-01-01",
    "VEF, 1 VES = 100000 VEF since 2018-08-20",
    "BYR, 1 BYN = 10000 BYR since 2016-07-01",
    "ROL, 1 RON = 10000 ROL since 2005-07-01",
    "BRR, 1 BRL = 2750 BRR since 1994-07-01"
  })
  void tellsWhatTookThePlaceOfACurrency(String currency, String replacement) {
    assertThat(CurrencyHistory.findReplacement(currency).map(Redenomination::toString))
        .contains(replacement);
  }

  @Test
  void tellsWhereOnlyTheUnitChanged() {
    assertThat(CurrencyHistory.findReplacement("KES")).isEmpty();
    assertThat(CurrencyHistory.findReplacement("VES")).isEmpty();
    assertThat(CurrencyHistory.redenominations())
        .filteredOn(Redenomination::keepsCode)
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r).hasToString("1 VES = 1000000 VES since 2021-10-01");
              assertThat(r.rate()).isEmpty();
              assertThat(r.provenance().describe())
                  .isEqualTo(
                      "Decree No 4553 of 6 August 2021, https://www.lexology.com/library/detail.aspx?g=903d5e9d-9e5e-4373-8633-f5eaa52fee7d (the code was kept; ISO 4217 has VED for the new unit where the two must be told apart)");
            });
  }

  @Test
  void everyReplacementHasItsActAndJoinsWhatWasUsed() {
    assertThat(CurrencyHistory.redenominations())
        .hasSizeGreaterThan(45)
        .allSatisfy(
            r -> {
              assertThat(r.provenance().source()).isNotBlank();
              assertThat(r.provenance().page()).startsWith("http");
            })
        // the ECU was nobody's money
        .filteredOn(r -> !r.oldCurrency().equals("XEU"))
        .allSatisfy(
            r -> {
              Period day = Period.day(r.from());
              assertThat(CurrencyHistory.of(r.newCurrency())).anyMatch(u -> u.overlaps(day));
              assertThat(CurrencyHistory.of(r.oldCurrency()))
                  .anyMatch(u -> u.overlaps(Period.day(r.from().minusDays(1))));
            });
  }

  @Test
  void everyReplacementThatThePlatformKnowsIsAFixedRate() {
    Set<String> old =
        CurrencyHistory.redenominations().stream()
            .filter(r -> !r.keepsCode())
            .filter(r -> Currencies.find(r.oldCurrency()).isPresent())
            .filter(r -> Currencies.find(r.newCurrency()).isPresent())
            .map(Redenomination::oldCurrency)
            .collect(Collectors.toSet());
    assertThat(old).contains("DEM", "ZMK", "VEB").doesNotContain("BRR", "VES");
    for (RateTable table : List.of(CurrencyHistory.fixedRates(), RateTable.bundled())) {
      assertThat(
              table.rates().stream()
                  .filter(r -> r.kind() == RateKind.FIXED)
                  .map(r -> r.term().getCurrencyCode()))
          .containsExactlyInAnyOrderElementsOf(old);
    }
  }

  /** Two sources that know nothing of each other. */
  @Test
  void noBundledRateIsOfATimeInWhichACurrencyWasNotInUse() {
    assertThat(
            RateTable.bundled().rates().stream()
                .filter(r -> !r.rebased() && r.kind() != RateKind.FIXED)
                .flatMap(r -> Stream.of(r.base(), r.term()).map(c -> c + " " + r.period()))
                .distinct()
                .filter(
                    use -> {
                      String currency = use.substring(0, 3);
                      Period period = Period.parse(use.substring(4));
                      return !CurrencyHistory.of(currency).isEmpty()
                          && CurrencyHistory.of(currency).stream()
                              .noneMatch(u -> u.overlaps(period));
                    }))
        .isEmpty();
  }

  @Test
  void anAmountInAReplacedCurrencyConvertsByTheFactorOfTheLawAndSaysSo() {
    assertThat(
            Conversion.to("EUR")
                .atPeriodAverage(CurrencyHistory.fixedRates())
                .convert(Amounts.of("DEM", 1_000_000), Period.year(1995))
                .explain())
        .isEqualTo(
            """
            DEM 1,000,000 of 1995 = EUR 511,291.88
              rate      1 EUR = 1.95583 DEM (inverted), fixed on 1999-01-01, from Council Regulation (EC) No 2866/98, https://legalize.dev/eu/law/31998R2866
              factor    0.5112918811962184852466727680831156
              rounding  minor unit, half-even""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EUR|1990|Currency EUR was not in use in 1990: it was from 1999-01-01 on; where the amount was re-expressed in it later, convert with acceptingRebased()",
        "ZMW|2012-12|Currency ZMW was not in use in 2012-12: it was from 2013-01-01 on; where the amount was re-expressed in it later, convert with acceptingRebased()",
        "RON|2005-06-20|Currency RON was not in use on 2005-06-20: it was from 2005-07-01 on; where the amount was re-expressed in it later, convert with acceptingRebased()",
        "KES|1960|Currency KES was not in use in 1960: it was from 1966-09-14 on; where the amount was re-expressed in it later, convert with acceptingRebased()",
        "DEM|2010|Currency DEM was not in use in 2010: it was from 1948-06-20 to 2002-05-15; EUR took its place (1 EUR = 1.95583 DEM since 1999-01-01)",
        "ITL|2010|Currency ITL was not in use in 2010: it was until 2002-02-28; EUR took its place (1 EUR = 1936.27 ITL since 1999-01-01)",
        "YUM|2010|Currency YUM was not in use in 2010: it was from 1994-01-24 to 2002-05-15",
        "ZWL|2012|Currency ZWL was not in use in 2012: it was from 2009-02-02 to 2009-04-12 and from 2019-02-22 to 2024-04-26"
      })
  void anAmountOfAPeriodInWhichNobodyUsedItsCurrencyIsRefused(
      String currency, String period, String message) {
    Conversion conversion = Conversion.to("USD").atPeriodAverage(RateTable.bundled());
    assertThatExceptionOfType(CurrencyNotInUseException.class)
        .isThrownBy(() -> conversion.in(Period.parse(period)).apply(Amounts.of(currency, 5)))
        .withMessage(message)
        .satisfies(
            e -> {
              assertThat(e.currency()).isEqualTo(Currencies.of(currency));
              assertThat(e.period()).isEqualTo(Period.parse(period));
            });
  }

  @Test
  void anAmountReExpressedInALaterUnitMayBeConvertedOnDemand() {
    Conversion conversion =
        Conversion.to("USD").atPeriodAverage(RateTable.bundled()).acceptingRebased();
    assertThat(Amounts.format(conversion.in(1960).apply(Amounts.of("KES", 714_285))))
        .isEqualTo("USD 99999.86");
    assertThatExceptionOfType(CurrencyNotInUseException.class)
        .isThrownBy(() -> conversion.in(2010).apply(Amounts.of("DEM", 5)));
  }

  @Test
  void refusesWhatCannotBe() {
    Provenance source = Provenance.of("test");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CurrencyUse(
                    Economy.of("KEN"),
                    "KES",
                    LocalDate.of(2024, 1, 2),
                    LocalDate.of(2024, 1, 1),
                    source))
        .withMessage(
            "Use of KES by KEN from 2024-01-02 to 2024-01-01: the last day is before the first");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Redenomination("ZMK", "ZMW", BigDecimal.ZERO, LocalDate.of(2013, 1, 1), source))
        .withMessage("Factor 0 from ZMK to ZMW: a factor is greater than zero");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KEX,KES,,,|line 2, column 'economy': 'KEX' cannot be read: Unknown economy 'KEX': not an ISO 3166-1 alpha-3 code; did you mean 'KEN' or 'MEX'?",
        "KEN,KES,2024-01-02,2024-01-01,|line 2, column 'to': '2024-01-01' can't be: Use of KES by KEN from 2024-01-02 to 2024-01-01: the last day is before the first",
        "KEN,KES,1966,,|line 2, column 'from': '1966' cannot be read: Text '1966' could not be parsed at index 4",
        "KEN,KES,,,;KEN,KES,,,|line 3, column 'currency': 'KEN KES' was given before"
      })
  void aMalformedUseIsFound(String rows, String message) {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CurrencyHistory.read(
                    new StringReader(USES + rows.replace(";", "\n") + "\n"),
                    new StringReader(REDENOMINATIONS)))
        .withMessage("Data file money/currency-use.csv " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZMK,ZMW,0,2013-01-01,act,page,|line 2, column 'factor': '0' can't be: Factor 0 from ZMK to ZMW: a factor is greater than zero",
        "ZMK,ZMW,x,2013-01-01,act,page,|line 2, column 'factor': 'x' cannot be read: Malformed rate factor 'x': expected are digits with a point before the decimals such as '134.82', at most 38 digits, without thousands separators",
        "ZMK,ZMW,1000,2013-01-01,,page,|line 2, column 'act': '' must not be empty",
        "ZMK,ZMW,1000,2013-01-01,act,page,;ZMK,USD,5,2014-01-01,act,page,|line 3, column 'old': 'ZMK' was given before"
      })
  void aMalformedRedenominationIsFound(String rows, String message) {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CurrencyHistory.read(
                    new StringReader(USES),
                    new StringReader(REDENOMINATIONS + rows.replace(";", "\n") + "\n")))
        .withMessage("Data file money/redenominations.csv " + message);
  }
}
