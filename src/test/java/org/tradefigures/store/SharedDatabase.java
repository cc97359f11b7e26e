package org.tradefigures.store;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;

/**
 * Figures in a database that is started once for all tests: asked by plain JDBC, so that what
 * stores make of its answers can be tested often. It knows what it was asked and which of its small
 * tables are still there.
 */
final class SharedDatabase implements SqlEngine {

  private static final Connection DATABASE = start();
  private static int tables;

  private final Sql trade;
  private final List<Sql> asked = new ArrayList<>();
  private final List<String> smallTables = new ArrayList<>();

  private SharedDatabase(Sql trade) {
    this.trade = trade;
  }

  private static Connection start() {
    try {
      return DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The figures of a table as texts. */
  static SharedDatabase of(TradeTable trade) {
    return of(trade, (field, row, text) -> text);
  }

  /** Another text for what a table says in a field of a row. */
  interface Spelling {
    @Nullable String of(TradeField field, int row, @Nullable String text);
  }

  /** The figures of a table as texts that mean the same. */
  static SharedDatabase of(TradeTable trade, Spelling spelling) {
    FlowTexts texts = new FlowTexts(trade);
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int row = 0; row < texts.size(); row++) {
      List<@Nullable String> cells = new ArrayList<>();
      for (TradeField field : TradeField.values()) {
        cells.add(spelling.of(field, row, texts.get(field, row)));
      }
      rows.add(cells);
    }
    return over(table(TradeRelation.names(), rows));
  }

  /** What a SELECT gives, whose columns have the names of fields. */
  static SharedDatabase ofSelect(String select) {
    String name = "trade" + tables++;
    execute(Sql.of("CREATE TEMP TABLE " + name + " AS " + select));
    return over(name);
  }

  private static SharedDatabase over(String table) {
    Map<String, String> columns = new HashMap<>();
    ask(
        Sql.of("DESCRIBE " + table),
        row -> columns.put(String.valueOf(row.text(0)), String.valueOf(row.text(1))));
    return new SharedDatabase(
        Sql.of("(SELECT ")
            .plus(TradeRelation.columns(columns, Set.of(), "memory", Sql.value("memory")))
            .plus(" FROM " + table + ") trade"));
  }

  /** The questions so far, all of them or those with a word. */
  List<String> asked(String word) {
    return asked.stream().map(Sql::text).filter(text -> text.contains(word)).toList();
  }

  /** The small tables that nobody has dropped. */
  List<String> smallTables() {
    return smallTables;
  }

  @Override
  public Sql trade() {
    return trade;
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public String distinctTexts(String expression) {
    return "list_sort(list(DISTINCT " + expression + ") FILTER (" + expression + " IS NOT NULL))";
  }

  @Override
  public String hash(String texts) {
    return "hash(" + texts + ")";
  }

  @Override
  public SmallTable smallTable(List<String> columns, Collection<List<String>> rows) {
    String name = table(columns, rows);
    smallTables.add(name);
    return new SmallTable() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void close() {
        smallTables.remove(name);
        execute(Sql.of("DROP TABLE " + name));
      }
    };
  }

  @Override
  public void query(Sql query, Consumer<SqlRow> rows) {
    asked.add(query);
    ask(query, rows);
  }

  private static String table(
      List<String> columns, Collection<? extends List<? extends @Nullable String>> rows) {
    String name = "texts" + tables++;
    execute(
        Sql.of(
            columns.stream()
                .map(column -> column + " VARCHAR")
                .collect(Collectors.joining(", ", "CREATE TEMP TABLE " + name + " (", ")"))));
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (PreparedStatement insert =
        DATABASE.prepareStatement("INSERT INTO " + name + " VALUES (" + marks + ")")) {
      for (List<? extends @Nullable String> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setString(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return name;
  }

  private static void execute(Sql sql) {
    try (Statement statement = DATABASE.createStatement()) {
      statement.execute(sql.text());
    } catch (SQLException e) {
      throw new AssertionError(sql.text(), e);
    }
  }

  private static void ask(Sql query, Consumer<SqlRow> rows) {
    try (PreparedStatement statement = DATABASE.prepareStatement(query.text())) {
      for (int i = 0; i < query.parameters().size(); i++) {
        statement.setString(i + 1, query.parameters().get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.accept(new Row(result));
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(query.text(), e);
    }
  }

  private record Row(ResultSet result) implements SqlRow {

    @Override
    public @Nullable String text(int column) {
      try {
        return result.getString(column + 1);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public @Nullable BigDecimal number(int column) {
      try {
        return SqlRow.exact(result.getObject(column + 1));
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public List<String> texts(int column) {
      List<String> texts = new ArrayList<>();
      try {
        Array array = result.getArray(column + 1);
        if (array != null) {
          for (Object text : (Object[]) array.getArray()) {
            texts.add((String) text);
          }
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
      return texts;
    }
  }
}
