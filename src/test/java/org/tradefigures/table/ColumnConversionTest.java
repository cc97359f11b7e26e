package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.TradeTableTest.table;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.MissingRateException;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.trade.ObservationStatus;

class ColumnConversionTest {

  private static final Conversion TO_SHILLINGS =
      Conversion.to("KES").atPeriodAverage(RateTable.bundled());
  private static final Conversion TO_DOLLARS =
      Conversion.to("USD").atPeriodAverage(RateTable.bundled());

  @Test
  void everyFigureConvertsAtTheRateOfItsPeriod() {
    TradeTable converted =
        table(
                "reporter=KEN direction=X partner=USA value=737000000",
                "reporter=KEN direction=X partner=USA value=737000000 period=2023")
            .convert(TO_SHILLINGS);
    assertThat(converted.value(0)).contains(new BigDecimal("99364170176.87"));
    assertThat(converted.value(1)).contains(new BigDecimal("103066784830.84"));
    assertThat(converted.get(Dimension.CURRENCY, 0)).isEqualTo("KES");
    assertThat(converted.provenance(0).get(0).note())
        .startsWith("converted at 1 USD = 134.822483279332 KES")
        .endsWith(", rounded to minor unit, half-even");
  }

  @Test
  void anInvertedRateConvertsBack() {
    TradeTable back =
        table("reporter=KEN direction=X partner=USA value=99364170176.87 currency=KES")
            .convert(TO_DOLLARS);
    assertThat(back.value(0)).contains(new BigDecimal("737000000"));
  }

  @Test
  void figuresInSeveralCurrenciesAddUpOnceConverted() {
    TradeTable table =
        table(
            "reporter=KEN direction=X partner=USA value=1000",
            "reporter=KEN direction=X partner=UGA value=134822.483 currency=KES");
    assertThat(table.convert(TO_DOLLARS).aggregate(TradeQuery.all()).value(0))
        .contains(new BigDecimal("2000"));
  }

  @Test
  void whatIsAbsentStaysAbsentAndNeedsNoRate() {
    TradeTable converted =
        table(
                "reporter=KEN direction=X partner=USA status=suppressed period=1900",
                "reporter=KEN direction=X partner=USA value=0")
            .convert(TO_SHILLINGS);
    assertThat(converted.status(0)).isEqualTo(ObservationStatus.SUPPRESSED);
    assertThat(converted.flow(0).currency()).isEqualTo(Currencies.of("KES"));
    assertThat(converted.provenance(0).get(0).note()).isNull();
    assertThat(converted.value(1)).contains(BigDecimal.ZERO);
  }

  @Test
  void aFigureWithoutRateIsRefused() {
    TradeTable table = table("reporter=KEN direction=X partner=USA value=1 period=1900");
    assertThatThrownBy(() -> table.convert(TO_SHILLINGS))
        .isInstanceOf(MissingRateException.class)
        .hasMessageStartingWith("No period-average rate USD to KES for 1900");
  }

  @Test
  void figuresAddedUpOverPeriodsHaveNoRate() {
    TradeTable sums =
        table("reporter=KEN direction=X partner=USA value=1").aggregate(TradeQuery.all());
    assertThatThrownBy(() -> sums.convert(TO_SHILLINGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("No period in this table");
  }
}
