package org.tradefigures.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tradefigures.reference.Location;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;

/** Takes figures out of a database as records, one after the other. */
final class FlowReader {

  private static final List<TradeField> FIELDS = List.of(TradeField.values());

  private final SqlEngine engine;
  private final Sql relation;
  private final int mostRows;

  FlowReader(SqlEngine engine, Sql relation, int mostRows) {
    this.engine = engine;
    this.relation = relation;
    this.mostRows = mostRows;
  }

  /** Hands on all figures, in the order in which the database gives them. */
  void read(Consumer<TradeFlow> to) {
    long[] rows = {0};
    Stream<String> texts = FIELDS.stream().map(f -> "CAST(" + f.key() + " AS STRING)");
    engine.query(
        Sql.of("SELECT " + String.join(", ", texts.toList()) + " FROM ")
            .plus(relation)
            .plus(" LIMIT " + (mostRows + 1L)),
        row -> {
          if (++rows[0] > mostRows) {
            throw new IllegalArgumentException(
                "There are more than "
                    + mostRows
                    + " rows at "
                    + engine.place()
                    + ": aggregate them, or open the store with a higher limit");
          }
          to.accept(flow(row, rows[0]));
        });
  }

  private TradeFlow flow(SqlRow row, long number) {
    Map<TradeField, String> texts = new EnumMap<>(TradeField.class);
    for (int column = 0; column < FIELDS.size(); column++) {
      String text = row.text(column);
      if (text != null) {
        texts.put(FIELDS.get(column), text);
      }
    }
    String where = engine.place() + " row " + number;
    return TradeFlow.from(
        texts, new Location(where, 0, null), field -> new Location(where, 0, field.key()));
  }
}
