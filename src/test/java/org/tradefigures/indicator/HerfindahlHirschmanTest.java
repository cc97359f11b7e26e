package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.indicator.Figures.complete;
import static org.tradefigures.indicator.Figures.fixtureT;
import static org.tradefigures.indicator.Figures.table;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Frequency;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

class HerfindahlHirschmanTest extends StructureContract {

  @Override
  List<IndicatorQuery> variants() {
    return List.of(
            HerfindahlHirschman.over(COMMODITY),
            HerfindahlHirschman.normalised(COMMODITY),
            HerfindahlHirschman.normalised(COMMODITY, 5),
            HerfindahlHirschman.normalisedByRoots(COMMODITY),
            HerfindahlHirschman.normalisedByRoots(COMMODITY, 5),
            HerfindahlHirschman.numberEquivalent(COMMODITY))
        .stream()
        .map(query -> query.by(PERIOD, ECONOMY))
        .toList();
  }

  @Override
  TradeTable fixture() {
    return fixtureT();
  }

  @Test
  void halfAYearOfAnEconomyDoesNotConcentrateTheYear() {
    TradeTable table =
        table(
            "direction=X period=2024-S1 value=10",
            "direction=X period=2024-S2 value=20",
            "reporter=UGA economy=UGA direction=X period=2024-S1 value=30");
    IndicatorQuery query =
        HerfindahlHirschman.over(ECONOMY).by(PERIOD).where(q -> q.per(Frequency.YEAR));
    IndicatorValue value = query.from(table).single();
    String selection = "the total is that of the data, which are a selection";
    assertThat(value.undefined()).isEqualTo(Undefined.MISSING_INPUT);
    assertThat(value.notes())
        .containsExactly(
            "items with trade: 2; the largest: KEN 50.0 %, UGA 50.0 %",
            "T covers more than UGA, which has no figures of 2024-S2", selection);
    assertThat(query.missingAsZero().from(table).single().value()).isEqualByComparingTo("0.5");
    IndicatorValue byPartner =
        HerfindahlHirschman.over(PARTNER)
            .by(PERIOD)
            .where(q -> q.per(Frequency.YEAR))
            .from(table)
            .single();
    assertThat(byPartner.value()).isEqualByComparingTo("1");
    assertThat(byPartner.notes())
        .containsExactly(
            "items with trade: 1; the largest: USA 100.0 %",
            "there are no figures of 2024-S2 by UGA", selection);
  }

  @Test
  void itShowsWhatMakesItUp() {
    IndicatorResult result =
        HerfindahlHirschman.over(COMMODITY).by(ECONOMY).in(2024).from(fixtureT());
    assertThat(result.dimensions()).containsExactly(PERIOD, ECONOMY, DIRECTION);
    assertThat(result.explain("2024", "AGO", "X"))
        .isEqualTo(
            """
            Herfindahl-Hirschman index over commodity, 2024  AGO  X
              H = sum of V^2 / T^2
              = H = sum of V^2 / 100,000,000^2
              = 0.44
              T = USD 100,000,000, valuation unknown
                from s
              note: items with trade: 3; the largest: H6:0101 60.0 %, H6:0102 20.0 %, H6:0103 20.0 %""");
  }

  @Test
  void itIsSaidWhatNCounts() {
    IndicatorQuery active = HerfindahlHirschman.normalised(COMMODITY).by(ECONOMY);
    IndicatorQuery potential = HerfindahlHirschman.normalised(COMMODITY, 5).by(ECONOMY);
    assertThat(active.from(fixtureT()).get("AGO", "X").notes()).contains("n = 3 items");
    IndicatorValue of5 = potential.from(fixtureT()).get("AGO", "X");
    assertThat(of5.notes()).contains("n = 5 items that could have trade");
    assertThat(of5.value()).isEqualByComparingTo("0.3"); // (11/25 - 1/5) / (4/5)
  }

  @Test
  void ofASingleItemThereIsNoNormalisedIndex() {
    TradeTable one = complete("direction=X value=5");
    assertThat(HerfindahlHirschman.over(PARTNER).from(one).single().value())
        .isEqualTo(BigDecimal.ONE);
    assertThat(HerfindahlHirschman.numberEquivalent(PARTNER).from(one).single().value())
        .isEqualTo(BigDecimal.ONE);
    assertThat(HerfindahlHirschman.normalised(PARTNER).from(one).single().undefined())
        .isEqualTo(Undefined.ZERO_DENOMINATOR);
    assertThat(HerfindahlHirschman.normalisedByRoots(PARTNER).from(one).single().undefined())
        .isEqualTo(Undefined.ZERO_DENOMINATOR);
    assertThat(HerfindahlHirschman.normalised(PARTNER, 2).from(one).single().value())
        .isEqualTo(BigDecimal.ONE);
  }

  @Test
  void zerosAreNoItemsWithTrade() {
    TradeTable zeros =
        complete("direction=X value=5", "direction=X value=0 partner=UGA", "direction=M value=0");
    IndicatorResult result = HerfindahlHirschman.over(PARTNER).from(zeros);
    assertThat(result.get("2024", "X").notes())
        .containsExactly("items with trade: 1; the largest: USA 100.0 %, UGA 0.0 %");
    assertThat(result.get("2024", "M").undefined()).isEqualTo(Undefined.ZERO_DENOMINATOR);
  }

  @Test
  void numbersOfEverySizeAreSquaredExactly() {
    BigDecimal huge = new BigDecimal("12345678901234567890123.25");
    TradeTable table =
        complete(
            "direction=X value=" + huge,
            "direction=X partner=UGA value=9000000000000000000",
            "direction=X partner=TZA value=0.5");
    BigDecimal second = new BigDecimal("9000000000000000000");
    BigDecimal third = new BigDecimal("0.5");
    BigDecimal total = huge.add(second).add(third);
    BigDecimal squares =
        huge.multiply(huge).add(second.multiply(second)).add(third.multiply(third));
    assertThat(HerfindahlHirschman.over(PARTNER).from(table).single().value())
        .isEqualTo(Ratios.of(squares, total.multiply(total)));
  }

  @Test
  void aNegativeValueIsRefused() {
    TradeTable table = complete("direction=X value=5", "direction=X value=-2.5 partner=UGA");
    assertThatThrownBy(() -> HerfindahlHirschman.over(PARTNER).from(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't work out Herfindahl-Hirschman index over partner of a negative value '-2.5' for {period=2024,"
                + " direction=X, partner=UGA}: it is no share of a total; leave it out with where(…), or put the figures"
                + " right");
  }

  /** They are added up by several threads. */
  @Test
  void manyItemsOfSeveralTotalsAddUpExactly() {
    List<TradeFlow> flows = new ArrayList<>();
    Map<String, BigDecimal> totals = new TreeMap<>();
    Map<String, BigDecimal> squares = new TreeMap<>();
    for (String economy : List.of("KEN", "TZA", "UGA")) {
      for (int item = 0; item < 12_000; item++) {
        BigDecimal value =
            item % 5000 == 7
                ? new BigDecimal("123456789012345678901.5")
                : BigDecimal.valueOf(item * 7919L % 100_003, 1);
        flows.add(
            Figures.flow(
                "direction=X economy=%s commodity=H5:%06d value=%s"
                    .formatted(economy, 10_000 + item, value.toPlainString())));
        totals.merge(economy, value, BigDecimal::add);
        squares.merge(economy, value.multiply(value), BigDecimal::add);
      }
    }
    TradeTable table = TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
    IndicatorResult result = HerfindahlHirschman.over(COMMODITY).by(ECONOMY).from(table);
    assertThat(result.size()).isEqualTo(totals.size());
    totals.forEach(
        (economy, total) ->
            assertThat(result.get(economy, "X").value())
                .isEqualTo(Ratios.of(squares.get(economy), total.multiply(total))));
  }

  @Test
  void moreItemsThanCouldBeAreRefused() {
    IndicatorQuery query = HerfindahlHirschman.normalised(COMMODITY, 2).by(ECONOMY);
    TradeTable figures = fixtureT();
    assertThatThrownBy(() -> query.from(figures))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Number of items '2' in Herfindahl-Hirschman index over commodity, normalised as by WITS: there is trade in 3 for"
                + " {economy=AGO, direction=X}; give as many as there could be");
    assertThatThrownBy(() -> HerfindahlHirschman.normalisedByRoots(COMMODITY, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Number of items '0': give 1 or more");
  }
}
