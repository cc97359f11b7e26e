package org.tradefigures.store.duckdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeStoreContract;
import org.tradefigures.source.TradeCsv;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;

@PropertyDefaults(tries = 5)
class DuckDbCsvStoreTest extends TradeStoreContract {

  private static final Set<TradeField> FIGURES =
      EnumSet.of(
          TradeField.VALUE,
          TradeField.STATUS,
          TradeField.NET_WEIGHT_KG,
          TradeField.QUANTITY,
          TradeField.PAGE,
          TradeField.RETRIEVED,
          TradeField.LICENCE,
          TradeField.AS_PRINTED,
          TradeField.NOTE);

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

  /** Files may not tell a flow twice. */
  @Override
  protected TradeTable taken(TradeTable trade) {
    Set<Map<TradeField, String>> told = new HashSet<>();
    List<TradeFlow> flows = new ArrayList<>();
    for (TradeFlow flow : trade.flows()) {
      Map<TradeField, String> identity = new EnumMap<>(flow.fields());
      identity.keySet().removeAll(FIGURES);
      if (told.add(identity)) {
        flows.add(flow);
      }
    }
    return TradeTable.of(flows).withCoverage(trade.coverage());
  }
}
