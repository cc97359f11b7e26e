package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.RateTable;
import org.tradefigures.table.Dimension;

class TradeBalanceTest extends ExportImportContract {

  @Override
  IndicatorQuery of(String economy, String partner) {
    return TradeBalance.of(economy, partner);
  }

  @Override
  IndicatorQuery of(String economy) {
    return TradeBalance.of(economy);
  }

  @Override
  IndicatorQuery by(Dimension<?>... dimensions) {
    return TradeBalance.by(dimensions);
  }

  @Override
  String calculation() {
    return """
        trade balance, 2024
          exports - imports
          = 737,000,000 - 771,000,000
        """;
  }

  @Override
  BigDecimal ofTheStatement() {
    return new BigDecimal("-34000000");
  }

  @Override
  BigDecimal ofBenin() {
    return new BigDecimal("-60000000");
  }

  @Override
  boolean needsTrade() {
    return false;
  }

  @Test
  void noPeriodIsNotTakenForAllPeriods() {
    assertThatThrownBy(() -> TradeBalance.of("KEN", "USA").years(2024, 2021))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Years 2024 to 2021: the first comes after the last; swap them");
    assertThatThrownBy(() -> TradeBalance.of("KEN", "USA").in(new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No period to ask for: name at least one, or leave in(…) out to ask for all");
  }

  @Test
  void itPrintsAsPeopleWriteIt() {
    IndicatorValue balance =
        TradeBalance.of("KEN", "USA").in(2024).from(Figures.statement()).single();
    assertThat(balance)
        .hasToString("2024  USD -34 million  (exports 737 million, imports 771 million)");
    assertThat(balance.explain())
        .isEqualTo(
            """
            trade balance, 2024
              exports - imports
              = 737,000,000 - 771,000,000
              = USD -34,000,000
              exports = USD 737,000,000, valuation unknown
                from s, printed as "$737 million"
              imports = USD 771,000,000, valuation unknown
                from s, printed as "$771 million\"""");
  }

  @Test
  void itConvertsAtTheRateOfItsPeriod() {
    Conversion toShillings = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
    IndicatorValue balance =
        TradeBalance.of("KEN", "USA").in(2024).from(Figures.statement()).single();
    IndicatorValue converted = balance.convert(toShillings);
    assertThat(converted)
        .hasToString(
            "2024  about KES -4.584 billion  (exports USD 737 million, imports USD 771 million)");
    assertThat(converted.amount()).hasToString("KES -4583964431.5");
    assertThat(converted.explain())
        .contains("= USD -34,000,000\n  = KES -4,583,964,431.5\n")
        .contains("134.822483279332")
        .contains("world-bank-wdi");
    IndicatorResult all = TradeBalance.by(PERIOD).from(Figures.statement()).convert(toShillings);
    assertThat(all.single().amount()).isEqualTo(converted.amount());
  }

  @Test
  void whatHasNoPeriodDoesNotConvert() {
    IndicatorValue balance = TradeBalance.by(PARTNER).from(Figures.statement()).single();
    Conversion toShillings = Conversion.to("KES").atPeriodAverage(RateTable.bundled());
    assertThatThrownBy(() -> balance.convert(toShillings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No period to convert trade balance at: keep PERIOD apart with by(PERIOD, …), or ask for one period with in(…)");
  }

  @Test
  void anUndefinedBalanceIsNoAmount() {
    IndicatorValue balance =
        TradeBalance.by(PERIOD).from(Figures.table("direction=X value=1")).single();
    assertThatThrownBy(balance::amount)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No amount: trade balance 2024 is undefined, because a figure is missing");
    Conversion toShillings = Conversion.to("KES").atPeriodAverage(RateTable.empty());
    assertThat(balance.convert(toShillings)).isSameAs(balance);
  }

  @Test
  void aBalanceConvertedTwiceTellsWhatItWasAtFirst() {
    IndicatorValue balance =
        TradeBalance.of("KEN", "USA").in(2024).from(Figures.statement()).single();
    IndicatorValue twice =
        balance
            .convert(Conversion.to("KES").atPeriodAverage(RateTable.bundled()))
            .convert(Conversion.to("USD").atPeriodAverage(RateTable.bundled()));
    assertThat(twice.amount()).hasToString("USD -34000000");
    assertThat(twice.explain())
        .contains("= 737,000,000 - 771,000,000\n  = USD -34,000,000\n  = USD -34,000,000\n");
  }
}
