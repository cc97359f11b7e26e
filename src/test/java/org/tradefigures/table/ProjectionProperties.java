package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.TradeFlow;

/** An answer asked again, against adding it up once more. */
class ProjectionProperties {

  @Property
  void whatIsAskedAgainIsTheSameAsAddingUpOnceMore(
      @ForAll("flows") List<TradeFlow> flows, @ForAll boolean valuesOnly) {
    TradeTable answer =
        TradeTable.of(flows)
            .aggregate(
                TradeQuery.all().keep(Dimension.PERIOD, Dimension.DIRECTION, Dimension.PARTNER));
    TradeQuery all =
        TradeQuery.all().directions(FlowDirection.IMPORT).keep(Dimension.PERIOD, Dimension.PARTNER);
    TradeQuery query = valuesOnly ? all.valuesOnly() : all;
    TradeTable projected = Projection.of(answer, query).orElseThrow();
    TradeTable sums = Aggregation.run(answer, query);
    assertThat(projected.dimensions()).isEqualTo(sums.dimensions());
    assertThat(projected.coverage()).isEqualTo(sums.coverage());
    assertThat(projected.isWhole()).isEqualTo(sums.isWhole());
    assertThat(projected.toString()).isEqualTo(sums.toString());
    for (int row = 0; row < sums.size(); row++) {
      assertThat(projected.value(row)).isEqualTo(sums.value(row));
      assertThat(projected.quantity(row)).isEqualTo(sums.quantity(row));
      assertThat(projected.netWeightKg(row)).isEqualTo(sums.netWeightKg(row));
      assertThat(projected.provenance(row)).isEqualTo(sums.provenance(row));
      for (ObservationStatus why : ObservationStatus.values()) {
        assertThat(projected.absent(row, why)).isEqualTo(sums.absent(row, why));
      }
    }
  }

  @Provide
  Arbitrary<List<TradeFlow>> flows() {
    return Combinators.combine(
            Arbitraries.of("USA", "UGA", "TZA", "NAM", "_X"),
            Arbitraries.of("2022", "2023", "2024"),
            Arbitraries.of(
                "value=1.5 net_weight_kg=3",
                "value=0",
                "value=123456789012345678901234567890.123",
                "status=missing",
                "status=suppressed",
                "value=1 status=estimated quantity=\"2 t\""),
            Arbitraries.of("one", "other"),
            Arbitraries.of("HS:01", "HS:02", "HS:03"))
        .as(
            (partner, period, figure, source, commodity) ->
                TradeTableTest.flow(
                    "reporter=KEN direction=M partner="
                        + partner
                        + " period="
                        + period
                        + " source="
                        + source
                        + " commodity="
                        + commodity
                        + " "
                        + figure))
        .list()
        .ofMaxSize(20)
        .uniqueElements(flow -> List.of(flow.partner(), flow.period(), flow.commodity()));
  }
}
