package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

class RateAveragesTest {

  private static final Path ECB =
      Path.of("../shared/data/fx/eurofxref-hist-1999-2026-04-13.csv.gz");

  private static Rate average(String period, String factor) {
    return rate(period, RateKind.PERIOD_AVERAGE, factor, "test");
  }

  private static Rate rate(String period, RateKind kind, String factor, String source) {
    return Rate.of("EUR", "USD", Period.parse(period), kind, factor, Provenance.of(source));
  }

  private static Stream<Rate> months(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(m -> average(Period.month(2024, m).toString(), "1." + m));
  }

  @Test
  void areMeansOfAllMonths() {
    RateTable table = RateTable.of(months(1, 11).toList());
    assertThat(table.averagedTo(Frequency.YEAR).rates()).isEmpty();
    assertThat(table.averagedTo(Frequency.QUARTER).rates())
        .extracting(Rate::describe)
        .containsExactly(
            "1 EUR = 1.2 USD, average of 2024-Q1, from test (mean of 3 averages)",
            "1 EUR = 1.5 USD, average of 2024-Q2, from test (mean of 3 averages)",
            "1 EUR = 1.8 USD, average of 2024-Q3, from test (mean of 3 averages)");
    assertThat(RateTable.of(months(2, 12).toList()).averagedTo(Frequency.YEAR).rates()).isEmpty();
    assertThat(
            RateTable.of(Stream.concat(months(1, 5), months(7, 12)).toList())
                .averagedTo(Frequency.YEAR)
                .rates())
        .isEmpty();
  }

  @Test
  void comeFromTheShortestPeriodsThatCoverTheWhole() {
    RateTable halves = RateTable.of(average("2024-S1", "2"), average("2024-S2", "4"));
    assertThat(halves.averagedTo(Frequency.YEAR).rates())
        .extracting(r -> r.factor().toString())
        .containsExactly("3");
    RateTable all = RateTable.of(Stream.concat(months(1, 12), halves.rates().stream()).toList());
    assertThat(all.averagedTo(Frequency.YEAR).rates())
        .extracting(r -> r.provenance().note())
        .containsExactly("mean of 12 averages");
    RateTable most = RateTable.of(Stream.concat(months(1, 11), halves.rates().stream()).toList());
    assertThat(most.averagedTo(Frequency.YEAR).rates())
        .extracting(r -> r.provenance().note())
        .containsExactly("mean of 2 averages");
  }

  @Test
  void needDailyRatesWithoutALongGap() {
    List<Rate> days =
        LocalDate.of(2024, 2, 1)
            .datesUntil(LocalDate.of(2024, 3, 1))
            .map(day -> rate(day.toString(), RateKind.DAILY, "1.1", "test"))
            .toList();
    assertThat(RateTable.of(days).averagedTo(Frequency.MONTH).rates())
        .extracting(Rate::describe)
        .containsExactly("1 EUR = 1.1 USD, average of 2024-02, from test (mean of 29 daily rates)");
    assertThat(without(days, 7, 14)).hasSize(1);
    assertThat(without(days, 7, 15)).isEmpty();
    assertThat(without(days, 0, 7)).hasSize(1);
    assertThat(without(days, 0, 8)).isEmpty();
    assertThat(without(days, 22, 29)).hasSize(1);
    assertThat(without(days, 21, 29)).isEmpty();
  }

  private static List<Rate> without(List<Rate> days, int from, int to) {
    List<Rate> rest = new ArrayList<>(days);
    rest.subList(from, to).clear();
    return RateTable.of(rest).averagedTo(Frequency.MONTH).rates();
  }

  @Test
  void nameAllTheirSources() {
    RateTable table =
        RateTable.of(
            rate("2024-S1", RateKind.PERIOD_AVERAGE, "2", "b"),
            rate("2024-S2", RateKind.PERIOD_AVERAGE, "4", "a"));
    assertThat(table.averagedTo(Frequency.YEAR).rates())
        .extracting(r -> r.provenance().describe())
        .containsExactly("a and b (mean of 2 averages)");
  }

  @Test
  void keepWhatTheirOneSourceSaysOfItself() {
    Provenance source = Provenance.of("a").withVintage("2025-07-01").withLicence("CC BY 4.0");
    RateTable table =
        RateTable.of(
            average("2024-S1", "2").withProvenance(source),
            average("2024-S2", "4").withProvenance(source));
    assertThat(table.averagedTo(Frequency.YEAR).rates())
        .extracting(Rate::provenance)
        .containsExactly(source.withNote("mean of 2 averages"));
  }

  @Test
  void leaveOutOtherKindsAndSpans() {
    RateTable table =
        RateTable.of(
            rate("2024-S1", RateKind.END_OF_PERIOD, "2", "a"),
            rate("2024-S2", RateKind.END_OF_PERIOD, "4", "a"),
            average("2023-07-01/P1Y", "1"),
            average("2024", "1"));
    assertThat(table.averagedTo(Frequency.YEAR).rates()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.averagedTo(Frequency.DAY))
        .withMessage("No averages to DAY: name YEAR, HALF_YEAR, QUARTER or MONTH");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.averagedTo(Frequency.SPAN))
        .withMessage("No averages to SPAN: name YEAR, HALF_YEAR, QUARTER or MONTH");
  }

  /**
   * The central bank's own monthly average of December 2019, and the annual averages of the World
   * Bank, which are reciprocals of the mean of the daily dollar rates.
   */
  @Test
  void agreeWithThoseOfTheEuro() throws IOException {
    assumeThat(ECB).exists();
    RateTable daily = euro();
    RateTable months = daily.averagedTo(Frequency.MONTH);
    assertThat(
            months
                .get("EUR", "USD", Period.month(2019, 12), RateKind.PERIOD_AVERAGE)
                .rate()
                .factor())
        .isEqualTo("1.111345");
    assertThat(months.rates()).hasSize(27 * 12 + 3);
    RateTable years = daily.averagedTo(Frequency.YEAR);
    assertThat(years.rates()).hasSize(27);
    for (int year : new int[] {1999, 2010, 2018, 2019, 2020, 2021, 2022, 2023, 2024}) {
      Period period = Period.year(year);
      BigDecimal mean = years.get("EUR", "USD", period, RateKind.PERIOD_AVERAGE).rate().factor();
      assertThat(
              RateTable.bundled()
                  .get("USD", "EUR", period, RateKind.PERIOD_AVERAGE)
                  .rate()
                  .factor())
          .isCloseTo(
              BigDecimal.ONE.divide(mean, MathContext.DECIMAL128), within(new BigDecimal("1e-13")));
    }
  }

  private static RateTable euro() throws IOException {
    List<Rate> rates = new ArrayList<>();
    try (DelimitedText text =
        DelimitedText.of(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(ECB)), StandardCharsets.UTF_8),
            ',')) {
      text.next();
      while (text.next()) {
        rates.add(rate(text.get(0), RateKind.DAILY, text.get(1), "ecb"));
      }
    }
    return RateTable.of(rates);
  }

  /** When money loses its value fast, the mean of inverses is not the inverse of the mean. */
  @Test
  void bothDirectionsAreAveraged() {
    Provenance source = Provenance.of("test");
    RateKind kind = RateKind.PERIOD_AVERAGE;
    RateTable halves =
        RateTable.of(
            average("2024-S1", "1"),
            average("2024-S2", "8"),
            Rate.of("USD", "EUR", Period.halfYear(2024, 1), kind, "1", source),
            Rate.of("USD", "EUR", Period.halfYear(2024, 2), kind, "0.125", source));
    assertThat(halves.averagedTo(Frequency.YEAR).rates())
        .extracting(Rate::equation)
        .containsExactly("1 EUR = 4.5 USD", "1 USD = 0.5625 EUR");
  }
}
