package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tradefigures.indicator.Figures.fixtureE;
import static org.tradefigures.indicator.Figures.fixtureT;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PERIOD;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradefigures.table.TradeTable;

class ProductComplexityTest extends StructureContract {

  @Override
  List<IndicatorQuery> variants() {
    return List.of(
        ProductComplexity.by(PERIOD, COMMODITY),
        ProductComplexity.bySampleDeviation(PERIOD, COMMODITY),
        ProductComplexity.onScaleOfEconomies(PERIOD, COMMODITY));
  }

  @Override
  TradeTable fixture() {
    return fixtureE();
  }

  @Test
  void itShowsUbiquity() {
    IndicatorValue value =
        ProductComplexity.by(PERIOD).in(2024).from(fixtureE()).get("2024", "H6:0106");
    assertThat(value).hasToString("2024  H6:0106  1.971420  (ubiquity 1)");
    assertThat(value.explain())
        .contains("ubiquity = 1 (economies with a revealed comparative advantage of 1 or more)");
  }

  @Test
  void anEconomyIsTheMeanOfItsProducts() {
    IndicatorResult products = ProductComplexity.onScaleOfEconomies(COMMODITY).from(fixtureE());
    IndicatorResult economies = EconomicComplexity.by(ECONOMY).from(fixtureE());
    IndicatorResult advantages = BalassaRca.by(ECONOMY, COMMODITY).from(fixtureE());
    for (IndicatorValue economy : economies.values()) {
      double mean =
          advantages.values().stream()
              .filter(a -> a.key().get(ECONOMY).equals(economy.key().get(ECONOMY)))
              .filter(a -> a.value().doubleValue() >= 1)
              .mapToDouble(a -> products.get(a.key().get(COMMODITY)).value().doubleValue())
              .average()
              .orElseThrow();
      assertThat(mean).isEqualTo(economy.value().doubleValue(), Offset.offset(1e-14));
    }
  }

  @Test
  void groupsThatShareNothingAreNotCompared() {
    assertThat(ProductComplexity.by(COMMODITY).from(fixtureT()).values())
        .hasSize(3)
        .allMatch(v -> v.undefined() == Undefined.NOT_CONNECTED);
  }

  @Test
  void aProductWithoutExportsHasNoAdvantage() {
    TradeTable wide = EconomicComplexityTest.matrix("xxx", "xx.", "x..");
    IndicatorResult result = ProductComplexity.by(COMMODITY).from(wide);
    assertThat(result.values()).hasSize(3).allMatch(IndicatorValue::isDefined);
    List<org.tradefigures.trade.TradeFlow> flows = new java.util.ArrayList<>(wide.flows());
    flows.add(Figures.flow("reporter=UGA direction=X commodity=H6:0105 value=0"));
    IndicatorResult more =
        ProductComplexity.by(COMMODITY)
            .from(TradeTable.of(flows).withCoverage(org.tradefigures.table.Coverage.COMPLETE));
    assertThat(more.get("H6:0105").undefined()).isEqualTo(Undefined.NO_ADVANTAGE);
    assertThat(more.get("H6:0103").value()).isEqualTo(result.get("H6:0103").value());
  }

  @Test
  void productsComeFromAResultForEconomiesAsWell() {
    TradeTable figures = fixtureE();
    assertSame(
        ProductComplexity.from(EconomicComplexity.by(PERIOD).from(figures)),
        ProductComplexity.by(PERIOD).from(figures));
    assertSame(
        ProductComplexity.from(EconomicComplexity.of("KEN").in(2024).from(figures)),
        ProductComplexity.by().in(2024).from(figures));
    assertSame(
        ProductComplexity.onScaleOf(EconomicComplexity.bySampleDeviation(PERIOD).from(figures)),
        ProductComplexity.onScaleOfEconomies(PERIOD).from(figures));
    TradeTable others = Figures.fixtureF();
    assertSame(
        ProductComplexity.from(EconomicComplexity.byAdvantagesAboveOne(PERIOD).from(others)),
        ProductComplexity.byAdvantagesAboveOne(PERIOD).from(others));
  }

  private static void assertSame(IndicatorResult one, IndicatorResult other) {
    assertThat(one.values())
        .extracting(IndicatorValue::explain, IndicatorValue::value)
        .isEqualTo(
            other.values().stream().map(value -> tuple(value.explain(), value.value())).toList());
  }

  @Test
  void theProductsOfAResultAreAskedFor() {
    IndicatorResult economies = EconomicComplexity.of("KEN").in(2024).from(fixtureE());
    assertThat(ProductComplexity.from(economies).query())
        .isEqualTo("product complexity index by period, commodity in 2024");
    assertThat(ProductComplexity.onScaleOf(economies).query())
        .isEqualTo(
            "product complexity index, on the scale of economies by period, commodity in 2024");
  }

  @Test
  void anotherResultHasNoProducts() {
    IndicatorResult balances = TradeBalance.by(PERIOD).from(fixtureE());
    assertThatThrownBy(() -> ProductComplexity.from(balances))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't take the product complexity index from 'trade balance by period': give a result of EconomicComplexity, or"
                + " ask ProductComplexity.by(…) of the figures");
  }

  @Test
  void economiesAreNotKeptApart() {
    TradeTable figures = fixtureE();
    IndicatorQuery query = ProductComplexity.by(PERIOD).of("KEN");
    assertThatThrownBy(() -> query.from(figures))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't work out product complexity index of one economy: it looks at all of them together; leave out of(…), and"
                + " ECONOMY, REPORTER and EXPORTER in by(…), or ask for EconomicComplexity");
  }
}
