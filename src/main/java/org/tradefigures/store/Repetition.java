package org.tradefigures.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.TradeField;

/**
 * Refuses data that tell a flow twice, where nobody has seen to it when they were read. First comes
 * the hash of every flow, which is little to send about; only flows whose hashes agree are compared
 * themselves. For implementers of stores.
 */
public final class Repetition {

  private static final List<TradeField> IDENTITY = List.copyOf(TradeField.IDENTITY);

  private static final String COLUMNS =
      IDENTITY.stream().map(TradeField::key).collect(Collectors.joining(", "));

  private static final int MOST_HASHES = 1000;

  private static final int MOST_FIGURES = 1_000_000;

  private Repetition() {}

  /**
   * Looks at all figures.
   *
   * @param engine the database they are in
   * @param figures finds the figures that tell a flow: for each the name of its file and the figure
   * @throws TradeParseException if a flow is told twice
   */
  public static void refuse(
      SqlEngine engine,
      Function<Map<TradeField, String>, List<Map.Entry<String, String>>> figures) {
    String hash = engine.hash(COLUMNS);
    List<String> hashes = new ArrayList<>();
    engine.query(
        Sql.of("SELECT CAST(h AS STRING) FROM (SELECT " + hash + " AS h FROM ")
            .plus(engine.trade())
            .plus(") f GROUP BY h HAVING COUNT(*) > 1 LIMIT " + MOST_HASHES),
        row -> hashes.add(String.valueOf(row.text(0))));
    if (hashes.isEmpty()) {
      return;
    }
    String those =
        hashes.size() == MOST_HASHES
            ? ""
            : " WHERE " + hash + " IN (" + String.join(", ", hashes) + ")";
    List<Map<TradeField, String>> flows = new ArrayList<>();
    engine.query(
        Sql.of("SELECT " + COLUMNS + " FROM ")
            .plus(engine.trade())
            .plus(those + " GROUP BY " + COLUMNS + " HAVING COUNT(*) > 1 LIMIT 1"),
        row -> flows.add(texts(row)));
    if (!flows.isEmpty()) {
      throw error(figures.apply(flows.get(0)));
    }
  }

  /**
   * Refuses a source that tells a flow in several currencies: converted to one they would be two
   * figures for it.
   *
   * @param engine the database they are in
   * @throws TradeParseException if one does
   */
  public static void refuseInSeveralCurrencies(SqlEngine engine) {
    String columns =
        IDENTITY.stream()
            .filter(field -> field != TradeField.CURRENCY)
            .map(TradeField::key)
            .collect(Collectors.joining(", "));
    engine.query(
        Sql.of(
                "SELECT MIN(currency), MAX(currency), period, economy, partner, commodity, source FROM ")
            .plus(engine.trade())
            .plus(" GROUP BY " + columns + " HAVING MIN(currency) <> MAX(currency) LIMIT 1"),
        row -> {
          throw new TradeParseException(
              "Second figure for the same flow",
              row.text(2) + " " + row.text(3) + " with " + row.text(4) + " of " + row.text(5),
              row.text(6)
                  + " tells it in "
                  + row.text(0)
                  + " and in "
                  + row.text(1)
                  + "; pick one of them before the conversion");
        });
  }

  private static Map<TradeField, String> texts(SqlRow row) {
    Map<TradeField, String> flow = new EnumMap<>(TradeField.class);
    for (int i = 0; i < IDENTITY.size(); i++) {
      String text = row.text(i);
      if (text != null) {
        flow.put(IDENTITY.get(i), text);
      }
    }
    return flow;
  }

  /**
   * Whether a figure tells a flow.
   *
   * @param flow the texts that make it this flow; what it does not tell the figure may not tell
   * @param figure the texts of the figure
   * @return whether it is the same flow
   */
  public static boolean isSame(
      Map<TradeField, String> flow, Function<TradeField, @Nullable String> figure) {
    return IDENTITY.stream()
        .allMatch(field -> Objects.equals(flow.get(field), figure.apply(field)));
  }

  /**
   * The figures that tell a flow.
   *
   * @param engine the database they are in
   * @param relation what stands after FROM, with all columns of {@link TradeRelation}
   * @param flow the texts that make it this flow
   * @return the figures, as text
   */
  public static List<String> figures(SqlEngine engine, Sql relation, Map<TradeField, String> flow) {
    List<Sql> conditions = new ArrayList<>();
    for (TradeField field : IDENTITY) {
      String text = flow.get(field);
      conditions.add(
          text == null
              ? Sql.of(field.key() + " IS NULL")
              : Sql.of(field.key() + " = ").plus(Sql.value(text)));
    }
    Sql those =
        Sql.of("(SELECT * FROM ")
            .plus(relation)
            .plus(" WHERE ")
            .plus(Sql.join(" AND ", conditions))
            .plus(") those");
    List<String> told = new ArrayList<>();
    new FlowReader(engine, those, MOST_FIGURES).read(figure -> told.add(figure.toString()));
    return told;
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
