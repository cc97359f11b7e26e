package org.tradefigures.store.spark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.store.Sql;
import org.tradefigures.trade.TradeField;

/**
 * Refuses files of which two parts tell the same flow: within a part the reader does. First comes
 * the hash of every flow, which is little to send about; only flows whose hashes agree are compared
 * themselves.
 */
final class Repetition {

  /** What makes a flow another one: all but its figures and what else is told of provenance. */
  private static final List<TradeField> IDENTITY =
      List.of(
          TradeField.PERIOD,
          TradeField.ECONOMY,
          TradeField.PARTNER,
          TradeField.REPORTER,
          TradeField.DIRECTION,
          TradeField.COMMODITY,
          TradeField.VALUATION,
          TradeField.CURRENCY,
          TradeField.SECOND_PARTNER,
          TradeField.CUSTOMS,
          TradeField.TRANSPORT,
          TradeField.SOURCE,
          TradeField.PUBLISHED,
          TradeField.VINTAGE);

  private static final String COLUMNS =
      IDENTITY.stream().map(TradeField::key).collect(Collectors.joining(", "));

  private static final int MOST_HASHES = 1000;

  private final SparkEngine engine;
  private final LayoutFiles files;

  Repetition(SparkEngine engine, LayoutFiles files) {
    this.engine = engine;
    this.files = files;
  }

  /**
   * Looks at all figures.
   *
   * @throws TradeParseException if a flow is told twice
   */
  void refuse() {
    List<String> hashes = new ArrayList<>();
    engine.query(
        Sql.of("SELECT CAST(h AS STRING) FROM (SELECT XXHASH64(" + COLUMNS + ") AS h FROM ")
            .plus(engine.trade())
            .plus(") f GROUP BY h HAVING COUNT(*) > 1 LIMIT " + MOST_HASHES),
        row -> hashes.add(String.valueOf(row.text(0))));
    if (hashes.isEmpty()) {
      return;
    }
    String those =
        hashes.size() == MOST_HASHES
            ? ""
            : " WHERE XXHASH64(" + COLUMNS + ") IN (" + String.join(", ", hashes) + ")";
    engine.query(
        Sql.of("SELECT " + COLUMNS + " FROM ")
            .plus(engine.trade())
            .plus(those + " GROUP BY " + COLUMNS + " HAVING COUNT(*) > 1 LIMIT 1"),
        row -> {
          Map<TradeField, String> flow = new EnumMap<>(TradeField.class);
          for (int i = 0; i < IDENTITY.size(); i++) {
            String text = row.text(i);
            if (text != null) {
              flow.put(IDENTITY.get(i), text);
            }
          }
          throw error(engine.run(() -> files.figures(flow)));
        });
  }

  private static TradeParseException error(List<Map.Entry<String, String>> figures) {
    String names =
        figures.stream().map(Map.Entry::getKey).distinct().collect(Collectors.joining(" and "));
    return new TradeParseException(
        "Second figure for the same flow",
        figures.get(1).getValue(),
        figures.size()
            + " rows of "
            + names
            + " tell it from the same source; keep one, or tell them apart by source or vintage");
  }
}
