package org.tradefigures.store.duckdb;

import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeStoreContract;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

@PropertyDefaults(tries = 5)
class DuckDbPartsStoreTest extends TradeStoreContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    return TemporaryStore.of(
        folder -> {
          DuckDbStore.writeByPeriod(trade, folder);
          return folder;
        });
  }
}
