package org.tradefigures.store.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeStoreContract;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

@PropertyDefaults(tries = 25)
class DuckDbStoreTest extends TradeStoreContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    try {
      Path file = Files.createTempFile("trade", ".parquet");
      file.toFile().deleteOnExit();
      DuckDbStore.write(trade, file);
      return DuckDbStore.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
