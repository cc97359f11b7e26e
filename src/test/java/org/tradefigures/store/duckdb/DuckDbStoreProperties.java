package org.tradefigures.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.jqwik.TradeArbitraries;
import org.tradefigures.table.TradeTable;

/** Parquet as an archive of tables. */
class DuckDbStoreProperties {

  @Property(tries = 30)
  void flowsOfEveryKindSurviveParquet(@ForAll("trade") TradeTable trade) throws IOException {
    Path file = Files.createTempFile("trade", ".parquet");
    try {
      DuckDbStore.write(trade, file);
      try (DuckDbStore store = DuckDbStore.open(file)) {
        assertThat(store.coverage()).isEqualTo(trade.coverage());
        assertThat(store.table().flows()).isEqualTo(trade.flows());
      }
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<TradeTable> trade() {
    return TradeArbitraries.smallTradeTables(TradeArbitraries.flows());
  }
}
