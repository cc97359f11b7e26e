package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tradefigures.trade.TradeFlow;

class TradeColumnsProperties {

  private static final List<Dimension<?>> BY_RUNS =
      List.of(Dimension.PERIOD, Dimension.ECONOMY, Dimension.PARTNER);

  private final TradeColumns columns = new TradeColumns();

  /** Rows in runs of the same flow; some columns are told by runs then. */
  private final List<TradeFlow> flows = new ArrayList<>();

  private int[] firsts = new int[0];

  @Property(tries = 100)
  void columnsToldByRunsAreThoseToldByRows(
      @ForAll @Size(min = 1, max = 4) List<TradeFlow> kinds,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 40) Integer> lengths,
      @ForAll boolean acrossChunks) {
    prepare(kinds, lengths);
    int row = acrossChunks ? Codes.CHUNK - flows.size() / 2 : 0;
    columns.put(block(), row);
    TradeTable table = columns.table(row + flows.size());
    for (int i = 0; i < flows.size(); i++) {
      assertThat(table.flow(row + i)).isEqualTo(flows.get(i));
    }
  }

  @Property(tries = 100)
  void theyAreSeenByRowsToo(
      @ForAll @Size(min = 1, max = 4) List<TradeFlow> kinds,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 40) Integer> lengths) {
    prepare(kinds, lengths);
    TradeColumns.Block block = block();
    for (Dimension<?> dimension : BY_RUNS) {
      BitSet met = new BitSet();
      block.collect(dimension, met);
      BitSet expected = new BitSet();
      flows.forEach(flow -> expected.set(code(dimension, flow)));
      assertThat(met).isEqualTo(expected);
    }
    TradeTable view = columns.view(block);
    for (int i = 0; i < flows.size(); i++) {
      assertThat(view.flow(i)).isEqualTo(flows.get(i));
    }
  }

  private void prepare(List<TradeFlow> kinds, List<Integer> lengths) {
    flows.clear();
    firsts = new int[lengths.size() + 1];
    for (int run = 0; run < lengths.size(); run++) {
      for (int i = 0; i < lengths.get(run); i++) {
        flows.add(kinds.get(run % kinds.size()));
      }
      firsts[run + 1] = flows.size();
    }
  }

  private TradeColumns.Block block() {
    TradeColumns.Block block = columns.block(flows.size() + 1);
    block.clear(flows.size());
    for (int i = 0; i < flows.size(); i++) {
      columns.set(block, i, flows.get(i));
    }
    block.runs(firsts, firsts.length - 1);
    for (Dimension<?> dimension : BY_RUNS) {
      int[] ofRuns = block.codesOfRuns(dimension);
      for (int run = 0; run < firsts.length - 1; run++) {
        ofRuns[run] = code(dimension, flows.get(firsts[run]));
      }
    }
    return block;
  }

  private int code(Dimension<?> dimension, TradeFlow flow) {
    if (dimension == Dimension.PERIOD) {
      return columns.code(Dimension.PERIOD, flow.period());
    }
    return dimension == Dimension.ECONOMY
        ? columns.code(Dimension.ECONOMY, flow.economy())
        : columns.code(Dimension.PARTNER, flow.partner());
  }
}
