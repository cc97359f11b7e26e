package org.tradefigures.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Period;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Provenance;

/** Converting the values of a table, each at the rate of its currency and period. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ConversionBenchmark {

  private static final Conversion TO_SHILLINGS =
      Conversion.to("KES")
          .atPeriodAverage(
              RateTable.of(
                  List.of(
                      Rate.of(
                          "USD",
                          "KES",
                          Period.year(2022),
                          RateKind.PERIOD_AVERAGE,
                          "117.8661234567",
                          Provenance.of("made up")))));

  private TradeTable table;

  /** Reads the rows. */
  @Setup
  public void read() throws IOException {
    table = Flows.table(Flows.Order.SORTED);
  }

  /** Exact products, each rounded once to cents. */
  @Benchmark
  public TradeTable convert() {
    return table.convert(TO_SHILLINGS);
  }
}
