package org.tradefigures.store.duckdb;

import java.nio.file.Path;
import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeStoreContract;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

@PropertyDefaults(tries = 20)
class DuckDbStoreTest extends TradeStoreContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    return TemporaryStore.of(
        folder -> {
          Path file = folder.resolve("trade.parquet");
          DuckDbStore.write(trade, file);
          return file;
        });
  }
}
