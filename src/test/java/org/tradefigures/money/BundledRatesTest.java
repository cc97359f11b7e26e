package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;

class BundledRatesTest {

  private static final Path WDI =
      Path.of("../shared/data/fx/wdi-PA.NUS.FCRF-1960-2024-vintage-2025-07-01.csv");
  private static final String SOURCES =
      "source,page,published,vintage,licence,note\na,p,,,facts,\n";
  private static final String RATES = "base,term,period,kind,factor,rebased,source\n";

  private static RateTable read(String rows) {
    return BundledRates.read(new StringReader(SOURCES), new StringReader(RATES + rows));
  }

  @ParameterizedTest
  @CsvSource({
    "2018,101.301574049018",
    "2019,101.99129838935",
    "2020,106.450780158517",
    "2021,109.637746592367",
    "2022,117.865989201682",
    "2023,139.846383759617",
    "2024,134.822483279332",
    "2024-S1,140.36",
    "2025-S1,129.35"
  })
  void hasTheShillingAsPublished(String period, String factor) {
    RateStep step =
        RateTable.bundled().get("USD", "KES", Period.parse(period), RateKind.PERIOD_AVERAGE);
    assertThat(step.rate().factor()).isEqualTo(factor);
    assertThat(step.rate().rebased()).isFalse();
  }

  @Test
  void hasTheShillingForEveryYear() {
    assertThat(shillingYears(false))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1967, 2024).mapToObj(Period::year).toList());
    assertThat(shillingYears(true))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1960, 1966).mapToObj(Period::year).toList());
  }

  private static List<Period> shillingYears(boolean rebased) {
    return RateTable.bundled().rates().stream()
        .filter(r -> r.term().getCurrencyCode().equals("KES") && r.rebased() == rebased)
        .map(Rate::period)
        .filter(p -> p.frequency() == Frequency.YEAR)
        .toList();
  }

  @Test
  void keepsTheMoneyOfTheYear() {
    RateTable rates = RateTable.bundled();
    assertThat(rates.get("USD", "DEM", Period.year(1998), RateKind.PERIOD_AVERAGE).rate().factor())
        .isEqualTo("1.7596676");
    assertThat(rates.find("USD", "DEM", Period.year(1999), RateKind.PERIOD_AVERAGE)).isEmpty();
    assertThat(rates.get("USD", "EUR", Period.year(1999), RateKind.PERIOD_AVERAGE).rate().factor())
        .isEqualTo("0.938283072395283");
    assertThat(rates.find("USD", "EUR", Period.year(1998), RateKind.PERIOD_AVERAGE)).isEmpty();
    assertThat(rates.find("USD", "GHS", Period.year(1990), RateKind.PERIOD_AVERAGE)).isEmpty();
    assertThat(rates.find("USD", "ZMW", Period.year(2012), RateKind.PERIOD_AVERAGE)).isEmpty();
  }

  @Test
  void takesFromThePennWorldTableWhatTheWorldBankLacks() {
    Rate rate =
        RateTable.bundled().get("USD", "TWD", Period.year(2017), RateKind.PERIOD_AVERAGE).rate();
    assertThat(rate.factor()).isEqualTo("30.4400005340576");
    assertThat(rate.rebased()).isFalse();
    assertThat(rate.provenance().source()).isEqualTo("penn-world-table");
    assertThat(
            RateTable.bundled()
                .get("USD", "HNL", Period.year(1995), RateKind.PERIOD_AVERAGE)
                .rate()
                .provenance()
                .vintage())
        .isEqualTo("9.1");
  }

  /** No source that may be passed on has a rate in the money of the year for these. */
  @Test
  void everyCurrencyOfTodayHasARateButAFew() {
    Set<String> told =
        RateTable.bundled().rates().stream()
            .filter(r -> r.kind() == RateKind.PERIOD_AVERAGE)
            .flatMap(r -> Stream.of(r.base().getCurrencyCode(), r.term().getCurrencyCode()))
            .collect(Collectors.toSet());
    Set<String> lacking =
        Economy.all().stream()
            .flatMap(economy -> CurrencyHistory.by(economy, Period.year(2024)).stream())
            .map(CurrencyUse::currency)
            .filter(currency -> !told.contains(currency))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(lacking).containsExactly("FKP", "KPW", "SHP", "SLE", "VES", "ZWG", "ZWL");
  }

  @Test
  void everyRateSaysWhereItComesFrom() {
    assertThat(RateTable.bundled().rates())
        .hasSizeGreaterThan(7458)
        .allSatisfy(
            rate -> {
              assertThat(rate.provenance().page()).startsWith("http");
              assertThat(rate.provenance().licence()).isNotNull();
            });
  }

  /** The known answers of the published file: each factor stands in it under its year. */
  @Test
  void agreesWithThePublishedFile() throws IOException {
    assumeThat(WDI).exists();
    Map<String, Set<BigDecimal>> published = new HashMap<>();
    try (DelimitedText text = DelimitedText.of(Files.newBufferedReader(WDI), ',')) {
      List<String> header = List.of();
      while (text.next()) {
        if (text.get(0).equals("Country Name")) {
          header = text.fields();
        } else if (!header.isEmpty()) {
          for (int i = 4; i < Math.min(header.size(), text.size()); i++) {
            if (!text.get(i).isEmpty()) {
              published
                  .computeIfAbsent(header.get(i), y -> new HashSet<>())
                  .add(new BigDecimal(text.get(i)).stripTrailingZeros());
            }
          }
        }
      }
    }
    assertThat(RateTable.bundled().rates())
        .filteredOn(r -> r.provenance().source().equals("world-bank-wdi"))
        .hasSize(7370)
        .allSatisfy(
            rate ->
                assertThat(published.get(rate.period().toString()))
                    .contains(rate.factor().stripTrailingZeros()));
  }

  @Test
  void refusesABrokenFile() {
    assertThatIllegalStateException()
        .isThrownBy(() -> read("USD,KES,2024,period-average,130,,b\n"))
        .withMessage(
            "Data file money/rates.csv line 2, column 'source': 'b' is not in money/rate-sources.csv");
    assertThatIllegalStateException()
        .isThrownBy(() -> read("USD,KES,2024,period-average,0,,a\n"))
        .withMessage(
            "Data file money/rates.csv line 2, column 'factor': '0' makes no rate: Rate 1 USD = 0 KES for 2024: a rate is greater than zero; leave the period out where there is none");
    assertThatIllegalStateException()
        .isThrownBy(() -> read("USD,KES,2024,average,130,,a\n"))
        .withMessage(
            "Data file money/rates.csv line 2, column 'kind': 'average' cannot be read: Unknown rate kind 'average': not one of period-average, end-of-period, daily, fixed");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> read("USD,KES,2024,period-average,130,,a\nUSD,KES,2024,period-average,130,,a\n"))
        .withMessage(
            "Data file money/rates.csv line 3, column 'factor': 'USD to KES 2024 period-average false a' was given before");
  }

  @Test
  void letsTheFirstSourceWin() {
    RateTable table =
        BundledRates.read(
            new StringReader(SOURCES + "b,p,,,facts,\n"),
            new StringReader(
                RATES
                    + "USD,KES,2024,period-average,131,,b\nUSD,KES,2023,period-average,139,,b\n"
                    + "USD,KES,2024,period-average,130,,a\n"));
    assertThat(table.rates()).extracting(r -> r.factor().toString()).containsExactly("139", "130");
  }
}
