package consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeStoreContract;
import org.tradefigures.store.duckdb.DuckDbStore;
import org.tradefigures.store.spark.SparkStore;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

/** Spark over what DuckDB wrote keeps to what every store keeps to. */
@PropertyDefaults(tries = 2)
class SparkParquetStoreTest extends TradeStoreContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    try {
      Path file = Files.createTempFile("trade", ".parquet");
      file.toFile().deleteOnExit();
      DuckDbStore.write(trade, file);
      return SparkStore.builder().coverage(trade.coverage()).open(Spark.SESSION, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
