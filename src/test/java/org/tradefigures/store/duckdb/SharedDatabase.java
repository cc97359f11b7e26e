package org.tradefigures.store.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradefigures.store.FlowTexts;
import org.tradefigures.store.Sql;
import org.tradefigures.store.SqlEngine;
import org.tradefigures.store.SqlRow;
import org.tradefigures.store.TradeRelation;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;

/**
 * Figures in a database that is started once for all tests, so that what stores make of its answers
 * can be tested often. It knows what it was asked and which of its small tables are still there.
 */
public final class SharedDatabase implements SqlEngine {

  private static final DuckDbEngine DATABASE = start();
  private static int selects;

  private final Sql trade;
  private final List<Sql> asked = new ArrayList<>();
  private final List<String> smallTables = new ArrayList<>();

  private SharedDatabase(Sql trade) {
    this.trade = trade;
  }

  private static DuckDbEngine start() {
    try {
      return DuckDbEngine.start(DuckDbStore.builder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The figures of a table as texts. */
  public static SharedDatabase of(TradeTable trade) {
    return of(trade, (field, row, text) -> text);
  }

  /** Another text for what a table says in a field of a row. */
  public interface Spelling {
    @Nullable String of(TradeField field, int row, @Nullable String text);
  }

  /** The figures of a table as texts that mean the same. */
  public static SharedDatabase of(TradeTable trade, Spelling spelling) {
    FlowTexts texts = new FlowTexts(trade);
    List<TradeField> fields = List.of(TradeField.values());
    return over(
        DATABASE.table(
            TradeRelation.names(),
            texts.size(),
            (row, column) -> {
              TradeField field = fields.get(column);
              return spelling.of(field, row, texts.get(field, row));
            }));
  }

  /** What a SELECT gives, whose columns have the names of fields. */
  public static SharedDatabase ofSelect(String select) {
    String name = "selected" + selects++;
    DATABASE.execute(Sql.of("CREATE TEMP TABLE " + name + " AS " + select));
    return over(name);
  }

  private static SharedDatabase over(String table) {
    return new SharedDatabase(DATABASE.formed(Sql.of(table), Sql.value("memory")));
  }

  /** The questions so far, all of them or those with a word. */
  public List<String> asked(String word) {
    return asked.stream().map(Sql::text).filter(text -> text.contains(word)).toList();
  }

  /** The small tables that nobody has dropped. */
  public List<String> smallTables() {
    return smallTables;
  }

  @Override
  public Sql trade() {
    return trade;
  }

  @Override
  public String place() {
    return DATABASE.place();
  }

  @Override
  public String distinctTexts(String expression) {
    return DATABASE.distinctTexts(expression);
  }

  @Override
  public String hash(String texts) {
    return DATABASE.hash(texts);
  }

  @Override
  public SmallTable smallTable(List<String> columns, Collection<List<String>> rows) {
    SmallTable table = DATABASE.smallTable(columns, rows);
    smallTables.add(table.name());
    return new SmallTable() {
      @Override
      public String name() {
        return table.name();
      }

      @Override
      public void close() {
        smallTables.remove(name());
        table.close();
      }
    };
  }

  @Override
  public void query(Sql query, Consumer<SqlRow> rows) {
    asked.add(query);
    DATABASE.query(query, rows);
  }
}
