package org.tradefigures.store.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeStoreContract;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

@PropertyDefaults(tries = 10)
class DuckDbPartsStoreTest extends TradeStoreContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    try {
      Path folder = Files.createTempDirectory("trade");
      DuckDbStore.writeByPeriod(trade, folder);
      return DuckDbStore.open(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
