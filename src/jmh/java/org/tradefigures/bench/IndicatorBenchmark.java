package org.tradefigures.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tradefigures.indicator.BalassaRca;
import org.tradefigures.indicator.EconomicComplexity;
import org.tradefigures.indicator.IndicatorResult;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeTable;
import tech.tablesaw.api.Table;

/** Indicators of all economies at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class IndicatorBenchmark {

  private TradeTable table;

  /** Reads the rows. */
  @Setup
  public void read() throws IOException {
    table = Flows.table(Flows.Order.SORTED);
  }

  /** Each pair of economies from both sides, as a table. */
  @Benchmark
  public Table balances() {
    return TradeBalance.by(Dimension.PERIOD, Dimension.ECONOMY, Dimension.PARTNER)
        .from(table)
        .table();
  }

  /** Revealed comparative advantage of each economy in each product. */
  @Benchmark
  public double[] advantages() {
    IndicatorResult result = BalassaRca.by(Dimension.PERIOD).from(table);
    return IntStream.range(0, result.size()).mapToDouble(result::number).toArray();
  }

  /** The economic complexity index of each economy. */
  @Benchmark
  public IndicatorResult complexity() {
    return EconomicComplexity.by(Dimension.PERIOD).from(table);
  }
}
