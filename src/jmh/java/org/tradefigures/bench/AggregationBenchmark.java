package org.tradefigures.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;

/** Adding up a table by its codes: by runs where rows are sorted, else row by row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AggregationBenchmark {

  /** How the rows stand. */
  @Param Flows.Order order;

  private TradeTable table;

  /** Reads the rows. */
  @Setup
  public void read() throws IOException {
    table = Flows.table(order);
  }

  /** One sum an economy. */
  @Benchmark
  public TradeTable byEconomy() {
    return table.aggregate(TradeQuery.all().keep(Dimension.ECONOMY).valuesOnly());
  }

  /** Many sums. */
  @Benchmark
  public TradeTable byEconomyAndProduct() {
    return table.aggregate(
        TradeQuery.all().keep(Dimension.ECONOMY, Dimension.COMMODITY).valuesOnly());
  }

  /** A sum a row. */
  @Benchmark
  public TradeTable byEverything() {
    return table.aggregate(
        TradeQuery.all()
            .keep(Dimension.ECONOMY, Dimension.PARTNER, Dimension.COMMODITY)
            .valuesOnly());
  }

  /** A filter and a roll-up in the same pass. */
  @Benchmark
  public TradeTable ofOnePartnerByChapter() {
    return table.aggregate(
        TradeQuery.all()
            .partners("USA")
            .keep(Dimension.COMMODITY)
            .atCommodityLevel(2)
            .valuesOnly());
  }
}
