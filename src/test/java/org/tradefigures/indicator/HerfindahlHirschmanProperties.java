package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.COMMODITY;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

class HerfindahlHirschmanProperties {

  private static BigDecimal index(IndicatorQuery query, List<Long> values) {
    List<TradeFlow> flows = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      flows.add(
          Figures.flow("direction=X commodity=H6:010%d value=%d".formatted(1 + k, values.get(k))));
    }
    TradeTable table = TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
    return query.from(table).single().value();
  }

  @Property(tries = 300)
  void itIsTheSumOfSquaredShares(
      @ForAll @Size(min = 1, max = 6)
          List<@LongRange(min = 1, max = 4_000_000_000_000_000_000L) Long> values) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (Long value : values) {
      BigDecimal v = BigDecimal.valueOf(value);
      total = total.add(v);
      squares = squares.add(v.multiply(v));
    }
    BigDecimal h = index(HerfindahlHirschman.over(COMMODITY), values);
    assertThat(h).isEqualTo(Ratios.of(squares, total.multiply(total)));
    assertThat(h.doubleValue()).isBetween(1.0 / values.size() - 1e-15, 1.0);
    BigDecimal number = index(HerfindahlHirschman.numberEquivalent(COMMODITY), values);
    assertThat(number.multiply(h).doubleValue()).isEqualTo(1);
  }

  @Property(tries = 300)
  void normalisedItGoesFromZeroToOne(
      @ForAll @Size(min = 2, max = 6) List<@LongRange(min = 0, max = 1_000_000L) Long> values) {
    List<Long> some = new ArrayList<>(values);
    some.set(0, 1_000_000L);
    double h = index(HerfindahlHirschman.over(COMMODITY), some).doubleValue();
    int n = 7;
    assertThat(index(HerfindahlHirschman.normalised(COMMODITY, n), some).doubleValue())
        .isBetween(0.0, 1.0)
        .isEqualTo((h - 1.0 / n) / (1 - 1.0 / n), offset());
    assertThat(index(HerfindahlHirschman.normalisedByRoots(COMMODITY, n), some).doubleValue())
        .isBetween(0.0, 1.0)
        .isEqualTo((Math.sqrt(h) - Math.sqrt(1.0 / n)) / (1 - Math.sqrt(1.0 / n)), offset());
  }

  @Property(tries = 300)
  void aTransferFromTheSmallerToTheLargerRaisesIt(
      @ForAll @LongRange(min = 1, max = 1_000_000L) long smaller,
      @ForAll @LongRange(min = 0, max = 1_000_000L) long more,
      @ForAll @LongRange(min = 0, max = 1_000_000L) long other) {
    long larger = smaller + more;
    IndicatorQuery query = HerfindahlHirschman.over(COMMODITY);
    assertThat(index(query, List.of(smaller - 1, larger + 1, other)))
        .isGreaterThan(index(query, List.of(smaller, larger, other)));
  }

  private static org.assertj.core.data.Offset<Double> offset() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }
}
