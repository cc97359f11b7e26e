package org.tradefigures.store.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeStoreContract;
import org.tradefigures.source.TradeCsv;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

@PropertyDefaults(tries = 10)
class DuckDbCsvStoreTest extends TradeStoreContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    try {
      Path file = Files.createTempFile("trade", ".csv");
      file.toFile().deleteOnExit();
      TradeCsv.write(trade, file);
      return DuckDbStore.builder().coverage(trade.coverage()).open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
