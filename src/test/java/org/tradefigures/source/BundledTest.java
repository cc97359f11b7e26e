package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.money.Conversion;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;

class BundledTest {

  /** Kenya's balance with the United States by US statistics, million dollars. */
  @ParameterizedTest
  @CsvSource({
    "2000, -127.3",
    "2005, -225.346228",
    "2006, -77.024305",
    "2010, -64.212539",
    "2014, -1049.497427",
    "2015, -370.358794",
    "2016, 155.049126",
    "2017, 118.330436",
    "2018, 277.781690",
    "2019, 266.229560",
    "2020, 196.115449",
    "2021, 123.457088",
    "2022, 292.862062"
  })
  void theBalancesOfTheUsSideAreThoseOfTheCensusBureau(int year, String millions) {
    assertThat(
            TradeBalance.of("KEN", "USA")
                .in(year)
                .from(Bundled.kenyaUs().statedIn("us-census-2023-03"))
                .single()
                .value()
                .movePointLeft(6))
        .isEqualByComparingTo(millions);
  }

  @Test
  void everyYearIsThere() {
    assertThat(
            Bundled.kenyaUs()
                .where(TradeQuery.reporter("USA").years(1992, 2024))
                .distinct(Dimension.PERIOD))
        .isEqualTo(IntStream.rangeClosed(1992, 2024).mapToObj(Period::year).toList());
  }

  @Test
  void theBalanceOfTheFirstReleaseOf2024() {
    assertThat(
            TradeBalance.of("KEN", "USA")
                .in(2024)
                .from(Bundled.kenyaUs().statedIn("ustr-2025-04"))
                .single())
        .hasToString("2024  USD -45.2 million  (exports 737.3 million, imports 782.5 million)");
  }

  @Test
  void theStatementSaysMinusThirtyFourMillion() {
    assertThat(
            TradeBalance.of("KEN", "USA")
                .in(2024)
                .from(Bundled.kenyaUs().statedIn("statement-2026-01-29"))
                .single())
        .hasToString("2024  USD -34 million  (exports 737 million, imports 771 million)");
  }

  @Test
  void shillingsOf2024InDollarsAreNotTheMirror() {
    TradeTable kenya =
        Bundled.kenyaUs()
            .where(TradeQuery.reporter("KEN").partners("USA").years(2024, 2024))
            .convert(Conversion.to("USD").atPeriodAverage(Bundled.rates()));
    assertThat(kenya.value(0).orElseThrow()).isEqualByComparingTo("541156031.44");
  }

  @Test
  void everyFigureOfAPageNamesIt() {
    assertThat(Bundled.kenyaUs().flows()).allMatch(f -> f.provenance().page() != null);
  }
}
