package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementStatus;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.RateKind;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.UnknownCodeException;
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
    BigDecimal exports = kenya.value(0).orElseThrow();
    assertThat(exports).isEqualTo("541156031.44");
    BigDecimal mirror = Bundled.kenyaUs().statedIn("ustr-2026-01").value(0).orElseThrow();
    assertThat(mirror).isEqualTo("737100000");
    assertThat(mirror.subtract(exports)).isEqualTo("195943968.56");
  }

  /** Printed as 7.84 per cent: the dollar's fall; the shilling's rise is another number. */
  @Test
  void theShillingRoseInTheFirstHalfOf2025() {
    BigDecimal before = perDollar(Period.halfYear(2024, 1));
    BigDecimal after = perDollar(Period.halfYear(2025, 1));
    MathContext digits = new MathContext(3);
    assertThat(before.subtract(after).divide(before, digits)).isEqualTo("0.0784");
    assertThat(before.subtract(after).divide(after, digits)).isEqualTo("0.0851");
  }

  private static BigDecimal perDollar(Period period) {
    return Bundled.rates().get("USD", "KES", period, RateKind.PERIOD_AVERAGE).factor();
  }

  @Test
  void everyFigureOfAPageNamesIt() {
    assertThat(Bundled.kenyaUs().flows()).allMatch(f -> f.provenance().page() != null);
  }

  @Test
  void agoaHadLapsedAsKnownInJanuary2026AndWasInForceAsKnownInFebruary() {
    Agreement agoa = Bundled.agreement("agoa");
    LocalDate day = LocalDate.of(2026, 1, 15);
    assertThat(agoa.statusOn(day, day)).isEqualTo(AgreementStatus.LAPSED);
    assertThat(agoa.statusOn(day, LocalDate.of(2026, 2, 3))).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(agoa.statusOn(LocalDate.of(2026, 12, 31))).isEqualTo(AgreementStatus.IN_FORCE);
    assertThat(agoa.statusOn(LocalDate.of(2027, 1, 1))).isEqualTo(AgreementStatus.LAPSED);
  }

  @Test
  void shillingsOfTheHealthFrameworkRestateTheShareOfTheUnitedStates() {
    Agreement health = Bundled.agreement("kenya-us-health");
    assertThat(health.impliedRate("us-share-kes-208")).hasToString("1 USD = 130 KES");
    assertThat(health.originalOf("us-share-kes-208").amount()).hasToString("USD 1600000000");
    assertThat(health.total().amount()).hasToString("USD 2500000000");
  }

  @Test
  void anAgreementThatIsNotBundledIsRefused() {
    assertThatThrownBy(() -> Bundled.agreement("agoaa"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown agreement 'agoaa': not one of agoa, eu-eac-epa, eu-kenya-epa, kenya-us-health, us-kenya-fta,"
                + " us-kenya-stip, us-kenya-trade-agreement; did you mean 'agoa'?");
  }
}
