package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.tradefigures.jqwik.TradeArbitraries;
import org.tradefigures.trade.TradeFlow;

class TradeTableProperties {

  @Property(tries = 200)
  void recordsComeBackAsTheyWere(@ForAll @Size(max = 5) List<TradeFlow> flows) {
    assertThat(TradeTable.of(flows).flows()).isEqualTo(flows);
  }

  @Property(tries = 100)
  void tablesComeBackFromTablesaw(@ForAll("withoutWeights") List<TradeFlow> flows) {
    assertThat(TradeTable.from(TradeTable.of(flows).table()).flows()).isEqualTo(flows);
  }

  /** A Tablesaw table holds weights as doubles, which have 15 digits. */
  @Provide
  Arbitrary<List<TradeFlow>> withoutWeights() {
    return TradeArbitraries.flows()
        .map(flow -> flow.toBuilder().netWeightKg(null).build())
        .list()
        .ofMaxSize(5);
  }

  @Property(tries = 200)
  void sortingKeepsTheOrderOfWhatIsEqual(@ForAll @Size(max = 8) List<TradeFlow> flows) {
    Comparator<TradeFlow> order =
        Comparator.comparing(TradeFlow::direction).thenComparing(TradeFlow::valuation);
    assertThat(TradeTable.of(flows).sortedBy(Dimension.DIRECTION, Dimension.VALUATION).flows())
        .isEqualTo(flows.stream().sorted(order).toList());
  }
}
