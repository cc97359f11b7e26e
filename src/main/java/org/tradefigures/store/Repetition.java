package org.tradefigures.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;

/**
 * Refuses data that tell a flow twice, where nobody has seen to it when they were read. First comes
 * the hash of every flow, which is little to send about; only flows whose hashes agree are compared
 * themselves. For implementers of stores.
 */
public final class Repetition {

  private static final List<TradeField> IDENTITY = List.copyOf(TradeField.IDENTITY);

  private static final List<TradeField> IN_ANY_CURRENCY =
      IDENTITY.stream().filter(field -> field != TradeField.CURRENCY).toList();

  private static final int MOST_HASHES = 1000;

  private static final int MOST_FIGURES = 1_000_000;

  private Repetition() {}

  /**
   * Looks at all figures.
   *
   * @param engine the database they are in
   * @param trade all figures, as {@link SqlStore#trade} gives them
   * @param figures finds the figures that tell a flow: for each the name of its file and the figure
   * @throws SecondFigureException if a flow is told twice
   */
  public static void refuse(
      SqlEngine engine,
      Sql trade,
      Function<Map<TradeField, String>, List<Map.Entry<String, String>>> figures) {
    String columns = names(IDENTITY);
    String hash = engine.hash(columns);
    List<String> hashes = new ArrayList<>();
    engine.query(
        Sql.of("SELECT CAST(h AS STRING) FROM (SELECT " + hash + " AS h FROM ")
            .plus(trade)
            .plus(") f GROUP BY h HAVING COUNT(*) > 1 LIMIT " + MOST_HASHES),
        row -> hashes.add(String.valueOf(row.text(0))));
    if (hashes.isEmpty()) {
      return;
    }
    String those =
        hashes.size() == MOST_HASHES
            ? ""
            : " WHERE " + hash + " IN (" + String.join(", ", hashes) + ")";
    first(engine, trade, IDENTITY, those, "COUNT(*) > 1")
        .ifPresent(
            flow -> {
              List<Map.Entry<String, String>> told = figures.apply(flow);
              throw SecondFigureException.inFiles(
                  TradeFlow.parse(told.get(1).getValue()),
                  told.stream().map(Map.Entry::getKey).toList());
            });
  }

  /**
   * Refuses a source that tells a flow in several currencies: converted to one they would be two
   * figures for it.
   *
   * @param engine the database they are in
   * @param trade all figures, as {@link SqlStore#trade} gives them
   * @throws SecondFigureException if one does
   */
  public static void refuseInSeveralCurrencies(SqlEngine engine, Sql trade) {
    first(engine, trade, IN_ANY_CURRENCY, "", "MIN(currency) <> MAX(currency)")
        .ifPresent(
            flow -> {
              List<TradeFlow> told = figures(engine, trade, IN_ANY_CURRENCY, flow);
              told.sort(Comparator.comparing(figure -> figure.currency().getCurrencyCode()));
              throw SecondFigureException.inCurrencies(
                  told.get(told.size() - 1),
                  "the same source tells",
                  told.get(0).currency().getCurrencyCode(),
                  null);
            });
  }

  /** The first flow that meets a condition, by the texts of some fields. */
  private static Optional<Map<TradeField, String>> first(
      SqlEngine engine, Sql trade, List<TradeField> fields, String where, String having) {
    String columns = names(fields);
    List<Map<TradeField, String>> flows = new ArrayList<>();
    engine.query(
        Sql.of("SELECT " + columns + " FROM ")
            .plus(trade)
            .plus(where + " GROUP BY " + columns + " HAVING " + having + " LIMIT 1"),
        row -> flows.add(row.fields(fields, 0)));
    return flows.stream().findFirst();
  }

  private static String names(List<TradeField> fields) {
    return fields.stream().map(TradeField::key).collect(Collectors.joining(", "));
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
   * @return the figures
   */
  public static List<TradeFlow> figures(
      SqlEngine engine, Sql relation, Map<TradeField, String> flow) {
    return figures(engine, relation, IDENTITY, flow);
  }

  private static List<TradeFlow> figures(
      SqlEngine engine, Sql relation, List<TradeField> fields, Map<TradeField, String> flow) {
    List<Sql> conditions = new ArrayList<>();
    for (TradeField field : fields) {
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
    List<TradeFlow> told = new ArrayList<>();
    new FlowReader(engine, those, MOST_FIGURES).read(told::add);
    return told;
  }
}
