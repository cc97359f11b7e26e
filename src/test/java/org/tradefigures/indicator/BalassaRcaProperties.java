package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.ECONOMY;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

class BalassaRcaProperties {

  private static final List<String> ECONOMIES = List.of("AGO", "BEN", "COM");

  /** Exports of three economies in four products, each positive. */
  private static TradeTable table(List<Long> values) {
    List<TradeFlow> flows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      flows.add(
          Figures.flow(
              "reporter=%s direction=X commodity=H6:010%d value=%d"
                  .formatted(ECONOMIES.get(i / 4), 1 + i % 4, values.get(i))));
    }
    return TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
  }

  private static double sum(IndicatorResult result, Dimension<?> by, Object of) {
    return result.values().stream()
        .filter(v -> of.equals(v.key().get(by)))
        .map(IndicatorValue::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  @Property(tries = 200)
  void normalisedAdvantagesAddUpToZeroBothWays(
      @ForAll @Size(12) List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> values) {
    IndicatorResult result = BalassaRca.normalised(ECONOMY).from(table(values));
    for (String economy : ECONOMIES) {
      assertThat(Math.abs(sum(result, ECONOMY, Economy.of(economy)))).isLessThan(1e-30);
    }
    for (int k = 1; k <= 4; k++) {
      Commodity product = Commodity.parse("H6:010" + k);
      assertThat(Math.abs(sum(result, Dimension.COMMODITY, product))).isLessThan(1e-30);
    }
  }

  @Property(tries = 200)
  void variantsAreFunctionsOfTheQuotient(
      @ForAll @Size(12) List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> values) {
    TradeTable table = table(values);
    Map<Object, Double> quotient = numbers(BalassaRca.by(ECONOMY).from(table));
    Map<Object, Double> symmetric = numbers(BalassaRca.symmetric(ECONOMY).from(table));
    Map<Object, Double> additive = numbers(BalassaRca.additive(ECONOMY).from(table));
    quotient.forEach(
        (key, rca) -> {
          assertThat(rca).isPositive();
          assertThat(symmetric.get(key)).isEqualTo((rca - 1) / (rca + 1), withinTiny());
          assertThat(Math.abs(additive.get(key))).isLessThan(1);
          assertThat(Math.signum(additive.get(key))).isEqualTo(Math.signum(symmetric.get(key)));
        });
  }

  @Property(tries = 200)
  void weightedByTheWorldTheMeanIsOne(
      @ForAll @Size(12) List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> values) {
    IndicatorResult result = BalassaRca.by(ECONOMY).from(table(values));
    for (String economy : ECONOMIES) {
      double mean = 0;
      for (IndicatorValue value : result.values()) {
        if (value.key().get(ECONOMY).toString().equals(economy)) {
          BigDecimal weight =
              Ratios.of(value.inputs().get(2).value(), value.inputs().get(3).value());
          mean += value.value().multiply(weight).doubleValue();
        }
      }
      assertThat(mean).isEqualTo(1, withinTiny());
    }
  }

  /** What {@code number} promises, for figures of any size. */
  @Property(tries = 200)
  void numbersAreCloseToTheExactValues(
      @ForAll @Size(12) List<@BigRange(min = "1", max = "1e30") BigDecimal> values) {
    List<TradeFlow> flows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      flows.add(
          Figures.flow(
              "reporter=%s direction=X commodity=H6:010%d value=%s"
                  .formatted(ECONOMIES.get(i / 4), 1 + i % 4, values.get(i).toPlainString())));
    }
    TradeTable table = TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
    for (IndicatorQuery query :
        List.of(
            BalassaRca.by(ECONOMY),
            BalassaRca.symmetric(ECONOMY),
            BalassaRca.normalised(ECONOMY),
            BalassaRca.additive(ECONOMY))) {
      IndicatorResult result = query.from(table);
      for (int row = 0; row < result.size(); row++) {
        double exact = result.value(row).orElseThrow().doubleValue();
        assertThat(result.number(row))
            .isEqualTo(exact, org.assertj.core.data.Offset.offset(1e-15 * Math.max(1, exact)));
      }
    }
  }

  private static Map<Object, Double> numbers(IndicatorResult result) {
    return result.values().stream()
        .collect(Collectors.toMap(v -> v.key().values().toString(), v -> v.value().doubleValue()));
  }

  private static org.assertj.core.data.Offset<Double> withinTiny() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }
}
