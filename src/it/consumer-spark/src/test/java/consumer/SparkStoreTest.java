package consumer;

import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeAdviceContract;
import org.tradefigures.store.spark.SparkStore;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

/** Spark over rows of text keeps to what every store keeps to. */
@PropertyDefaults(tries = 5)
class SparkStoreTest extends TradeAdviceContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    return SparkStore.builder().coverage(trade.coverage()).of(Spark.rows(trade));
  }
}
