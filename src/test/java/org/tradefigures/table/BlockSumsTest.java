package org.tradefigures.table;

import java.util.List;
import org.tradefigures.contract.TradeAdviceContract;
import org.tradefigures.trade.TradeFlow;

/** Figures that come in small blocks, by two threads in turn, give what a table of them gives. */
class BlockSumsTest extends TradeAdviceContract {

  /**
   * Figures that come in blocks.
   *
   * @param size how many rows a block has
   */
  record Blocks(TradeTable trade, int size) implements TradeStore {

    @Override
    public TradeTable aggregate(TradeQuery query) {
      return BlockSums.answer(query, this::sums, trade::coverage);
    }

    @Override
    public Coverage coverage() {
      return trade.coverage();
    }

    private BlockSums sums(TradeQuery query) {
      TradeColumns columns = new TradeColumns();
      BlockSums sums = new BlockSums(query, columns);
      BlockSums.Part dropped = sums.part();
      add(columns, List.of(dropped.adder()));
      BlockSums.Part part = sums.part();
      add(columns, List.of(part.adder(), part.adder()));
      part.accept();
      return sums;
    }

    private void add(TradeColumns columns, List<BlockSums.Adder> adders) {
      TradeColumns.Block block = columns.block(size);
      List<TradeFlow> flows = trade.flows();
      for (int from = 0; from < flows.size(); from += size) {
        List<TradeFlow> some = flows.subList(from, Math.min(from + size, flows.size()));
        block.clear(some.size());
        for (int row = 0; row < some.size(); row++) {
          columns.set(block, row, some.get(row));
        }
        adders.get(from / size % adders.size()).add(block);
      }
    }
  }

  @Override
  protected TradeStore store(TradeTable trade) {
    return new Blocks(trade, 3);
  }
}
