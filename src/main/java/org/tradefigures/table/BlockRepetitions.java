package org.tradefigures.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.tradefigures.trade.TradeFlow;

/**
 * Finds flows that are told twice by rows that come in blocks, in any order: one bit for every flow
 * that there could be. For stores that stream. Threads may add different blocks at the same time.
 */
public final class BlockRepetitions {

  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  /** What part of the memory that the process may have is taken at most. */
  private static final int PART_OF_MEMORY = 4;

  private final TradeColumns columns;
  private final long[] radixes;
  private final long[] bits;

  /** The first of the flows that are told twice, by its codes. */
  private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);

  private BlockRepetitions(TradeColumns columns, long[] radixes, long combinations) {
    this.columns = columns;
    this.radixes = radixes;
    this.bits = new long[(int) (combinations / Long.SIZE) + 1];
  }

  static Optional<BlockRepetitions> of(TradeColumns columns) {
    long most = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY * Byte.SIZE;
    long[] radixes =
        columns.identity(columns.block(0)).stream()
            .mapToLong(column -> Math.max(1, column.values().size()))
            .toArray();
    long combinations = 1;
    for (long radix : radixes) {
      if (combinations > Math.min(most, (long) Integer.MAX_VALUE * Long.SIZE) / radix) {
        return Optional.empty();
      }
      combinations *= radix;
    }
    return Optional.of(new BlockRepetitions(columns, radixes, combinations));
  }

  /**
   * Adds the rows of a block.
   *
   * @param block the block, all of whose values are known
   */
  public void add(TradeColumns.Block block) {
    List<Coded<?>> identity = columns.identity(block);
    for (int row = 0; row < block.size(); row++) {
      long key = key(identity, row);
      long bit = 1L << key;
      long before = (long) LONGS.getAndBitwiseOr(bits, (int) (key >>> 6), bit);
      if ((before & bit) != 0) {
        first.accumulateAndGet(key, Math::min);
      }
    }
  }

  private long key(List<Coded<?>> identity, int row) {
    long key = 0;
    for (int i = 0; i < radixes.length; i++) {
      key = key * radixes[i] + identity.get(i).codes().get(row);
    }
    return key;
  }

  /**
   * Whether a flow was told twice.
   *
   * @return whether any was
   */
  public boolean isFound() {
    return first.get() < Long.MAX_VALUE;
  }

  /**
   * The figures in a block that tell a flow which was told twice, always the same one of several.
   *
   * @param block the block, once all were added
   * @return the figures; none where the block does not tell it
   */
  public List<TradeFlow> repeatedIn(TradeColumns.Block block) {
    List<Coded<?>> identity = columns.identity(block);
    TradeTable table = columns.view(block);
    return IntStream.range(0, block.size())
        .filter(row -> key(identity, row) == first.get())
        .mapToObj(table::flow)
        .toList();
  }
}
