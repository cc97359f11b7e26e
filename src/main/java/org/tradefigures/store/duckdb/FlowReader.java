package org.tradefigures.store.duckdb;

import java.util.EnumMap;
import java.util.Map;
import org.tradefigures.reference.Location;
import org.tradefigures.store.Sql;
import org.tradefigures.store.SqlRow;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;

/** Takes figures out of a database as records, one after the other. */
final class FlowReader {

  private final DuckDbEngine engine;
  private final int mostRows;

  FlowReader(DuckDbEngine engine, int mostRows) {
    this.engine = engine;
    this.mostRows = mostRows;
  }

  TradeTable read() {
    TradeTable.Builder table = TradeTable.builder();
    long[] rows = {0};
    Sql list =
        Sql.of(
            "SELECT * REPLACE (CAST(value AS VARCHAR) AS value, CAST(net_weight_kg AS VARCHAR) AS net_weight_kg) FROM ");
    engine.query(
        list.plus(engine.trade()).plus(" LIMIT " + (mostRows + 1L)),
        row -> {
          if (++rows[0] > mostRows) {
            throw new IllegalArgumentException(
                "There are more than "
                    + mostRows
                    + " rows at "
                    + engine.place()
                    + ": aggregate them, or open the store with a higher limit");
          }
          table.add(flow(row, rows[0]));
        });
    return table.build();
  }

  private TradeFlow flow(SqlRow row, long number) {
    Map<TradeField, String> texts = new EnumMap<>(TradeField.class);
    int column = 0;
    for (TradeField field : TradeField.values()) {
      String text = row.text(column++);
      if (text != null) {
        texts.put(field, text);
      }
    }
    String where = engine.place() + " row " + number;
    return TradeFlow.from(
        texts, new Location(where, 0, null), field -> new Location(where, 0, field.key()));
  }
}
