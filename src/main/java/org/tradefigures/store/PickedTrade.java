package org.tradefigures.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;

/**
 * The figures a query picks, as SQL: turned as it sees them, its conditions and roll-ups worked out
 * once for every distinct value. The conditions are lists of values; only what is rolled up, and
 * what is too long for a list, goes through a small table.
 */
final class PickedTrade implements AutoCloseable {

  /** As many values a list in a condition may have. */
  private static final int LONGEST_LIST = 2000;

  private final SqlEngine engine;
  private final TradeQuery query;
  private final Map<Dimension<?>, Map<String, ?>> accepted = new LinkedHashMap<>();
  private final List<SqlEngine.SmallTable> tables = new ArrayList<>();
  private final List<Map<String, ?>> keys = new ArrayList<>();
  private final SeenTrade seen;
  private final Sql rows;

  PickedTrade(SqlEngine engine, Catalogue catalogue, TradeQuery query) {
    this.engine = engine;
    this.query = query;
    this.seen = new SeenTrade(engine, catalogue, query);
    try {
      this.rows = withKeys(where());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** A subquery of the picked figures, with the columns k0, k1, … of what is kept. */
  Sql rows() {
    return rows;
  }

  /** The names of the columns of what is kept. */
  List<String> keys() {
    return keys(List.of());
  }

  /** The names of the columns of what is kept but for some dimensions. */
  List<String> keys(List<Dimension<?>> without) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!without.contains(query.kept().get(i))) {
        names.add("k" + i);
      }
    }
    return names;
  }

  /** What a text in a column of what is kept stands for. */
  Object key(int index, @Nullable String text) {
    Object value = text == null ? null : keys.get(index).get(text);
    if (value == null) {
      throw new IllegalStateException(
          "The data at " + engine.place() + " changed while they were asked: open the store again");
    }
    return value;
  }

  /** The values of a dimension that pass its own condition, by their texts. */
  @SuppressWarnings("unchecked")
  <T extends Comparable<? super T>> Map<String, T> accepted(Dimension<T> dimension) {
    return (Map<String, T>)
        accepted.computeIfAbsent(
            dimension,
            d ->
                seen.values(dimension).entrySet().stream()
                    .filter(v -> query.accepts(dimension, v.getValue()))
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
  }

  @Override
  public void close() {
    tables.forEach(SqlEngine.SmallTable::close);
    tables.clear();
  }

  // --------------------------------------------------------------------------------- conditions

  private Sql where() {
    List<Sql> conditions = new ArrayList<>();
    query.conditioned().stream()
        .sorted(Comparator.comparing(Dimension::toString))
        .forEach(dimension -> condition(dimension, conditions));
    query.groups().forEach((dimension, group) -> conditions.add(members(dimension, group)));
    return conditions.isEmpty()
        ? Sql.NOTHING
        : Sql.of(" WHERE ").plus(Sql.join(" AND ", conditions));
  }

  private <T extends Comparable<? super T>> void condition(
      Dimension<T> dimension, List<Sql> conditions) {
    Set<String> wanted = accepted(dimension).keySet();
    Set<String> others = new TreeSet<>(seen.values(dimension).keySet());
    others.removeAll(wanted);
    if (others.isEmpty()) {
      return;
    }
    if (wanted.isEmpty()) {
      conditions.add(Sql.of("1 = 0"));
    } else if (wanted.size() <= others.size() || wanted.size() <= LONGEST_LIST) {
      conditions.add(Sql.of(dimension + " IN ").plus(list(wanted)));
    } else {
      conditions.add(Sql.of(dimension + " NOT IN ").plus(list(others)));
    }
  }

  private Sql list(Collection<String> values) {
    if (values.size() <= LONGEST_LIST) {
      return Sql.values(values);
    }
    SqlEngine.SmallTable table =
        engine.smallTable(List.of("k"), values.stream().map(List::of).toList());
    tables.add(table);
    return Sql.of("(SELECT k FROM " + table.name() + ")");
  }

  /** The members of a group, of all periods with the same ones at once. */
  private Sql members(Dimension<Economy> dimension, EconomyGroup group) {
    Map<List<Economy>, Set<String>> periods = new LinkedHashMap<>();
    Map<Period, List<Economy>> members = new LinkedHashMap<>();
    accepted(Dimension.PERIOD)
        .forEach(
            (text, period) ->
                periods
                    .computeIfAbsent(
                        members.computeIfAbsent(period, group::membersIn),
                        m -> new LinkedHashSet<>())
                    .add(text));
    Set<String> there = seen.values(dimension).keySet();
    List<Sql> either = new ArrayList<>();
    periods.forEach(
        (economies, in) -> {
          List<String> codes =
              economies.stream().map(Economy::toString).filter(there::contains).toList();
          if (!codes.isEmpty()) {
            either.add(
                Sql.of("(period IN ")
                    .plus(list(in))
                    .plus(" AND " + dimension + " IN ")
                    .plus(list(codes))
                    .plus(")"));
          }
        });
    return either.isEmpty()
        ? Sql.of("1 = 0")
        : Sql.of("(").plus(Sql.join(" OR ", either)).plus(")");
  }

  // --------------------------------------------------------------------------------------- keys

  private Sql withKeys(Sql where) {
    List<String> columns = new ArrayList<>();
    StringBuilder joins = new StringBuilder();
    for (Dimension<?> dimension : query.kept()) {
      String column = "s." + dimension;
      if (query.isRolledUp(dimension)) {
        String table = "m" + keys.size();
        SqlEngine.SmallTable mapping = mapping(dimension, where);
        joins.append(
            " JOIN " + mapping.name() + " " + table + " ON " + column + " = " + table + ".k");
        column = table + ".v";
      } else {
        keys.add(accepted(dimension));
      }
      columns.add(column + " AS k" + columns.size());
    }
    columns.add(0, "s.*");
    // conditions come before the joins, so that they are met while the data are read
    return Sql.of("(SELECT " + String.join(", ", columns) + " FROM (SELECT * FROM (")
        .plus(seen.rows())
        .plus(") c")
        .plus(where)
        .plus(") s" + joins + ") p");
  }

  private <T extends Comparable<? super T>> SqlEngine.SmallTable mapping(
      Dimension<T> dimension, Sql where) {
    Map<String, T> values = accepted(dimension);
    Map<String, T> rolledUp = new TreeMap<>();
    boolean failed = false;
    for (Map.Entry<String, T> value : values.entrySet()) {
      try {
        rolledUp.put(value.getKey(), query.rolledUp(dimension, value.getValue()));
      } catch (RuntimeException e) {
        failed = true;
      }
    }
    if (failed) {
      // only what is picked has to roll up
      picked(dimension, where)
          .forEach(text -> rolledUp.computeIfAbsent(text, t -> rollUp(dimension, values.get(t))));
    }
    Map<String, T> byText = new TreeMap<>();
    rolledUp.values().forEach(value -> byText.put(value.toString(), value));
    keys.add(byText);
    List<List<String>> rowsOfTable = new ArrayList<>();
    rolledUp.forEach((text, value) -> rowsOfTable.add(List.of(text, value.toString())));
    SqlEngine.SmallTable table = engine.smallTable(List.of("k", "v"), rowsOfTable);
    tables.add(table);
    return table;
  }

  private <T extends Comparable<? super T>> T rollUp(Dimension<T> dimension, @Nullable T value) {
    return query.rolledUp(dimension, Objects.requireNonNull(value));
  }

  /** The texts that occur in picked figures, in the order of what they mean. */
  private <T extends Comparable<? super T>> List<String> picked(Dimension<T> dimension, Sql where) {
    List<String> texts = new ArrayList<>();
    engine.query(
        Sql.of("SELECT " + engine.distinctTexts(dimension.toString()) + " FROM (")
            .plus(seen.rows())
            .plus(") c")
            .plus(where),
        row -> texts.addAll(row.texts(0)));
    Map<String, T> values = accepted(dimension);
    texts.sort(Comparator.comparing(values::get));
    return texts;
  }
}
