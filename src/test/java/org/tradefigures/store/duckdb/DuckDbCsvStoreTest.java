package org.tradefigures.store.duckdb;

import java.nio.file.Path;
import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeStoreContract;
import org.tradefigures.source.TradeCsv;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

@PropertyDefaults(tries = 5)
class DuckDbCsvStoreTest extends TradeStoreContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    return TemporaryStore.of(
        folder -> {
          Path file = folder.resolve("trade.csv");
          TradeCsv.write(trade, file);
          return file;
        },
        trade.coverage());
  }
}
