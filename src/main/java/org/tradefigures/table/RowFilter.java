package org.tradefigures.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Period;

/**
 * The conditions of a query, worked out once for every distinct value and looked up for every row.
 */
final class RowFilter implements IntPredicate {

  private final List<IntPredicate> conditions = new ArrayList<>();
  private final List<Codes> columns = new ArrayList<>();

  private RowFilter() {}

  /** The filter for a table that is turned to the query's viewpoint already. */
  static RowFilter of(TradeTable table, TradeQuery query) {
    RowFilter filter = new RowFilter();
    query.viewpoint().ifPresent(e -> filter.require(table.column(Dimension.ECONOMY), e::equals));
    query.conditioned().forEach(dimension -> filter.require(table, query, dimension));
    query.groups().forEach((dimension, group) -> filter.require(table, dimension, group));
    return filter;
  }

  /** Whether every row passes. */
  boolean acceptsAll() {
    return conditions.isEmpty();
  }

  /** The columns it looks at: where none of them changes, the next row passes as the last one. */
  List<Codes> columns() {
    return columns;
  }

  @Override
  public boolean test(int row) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).test(row)) {
        return false;
      }
    }
    return true;
  }

  private <T extends Comparable<? super T>> void require(
      TradeTable table, TradeQuery query, Dimension<T> dimension) {
    require(table.column(dimension), value -> query.accepts(dimension, value));
  }

  /** Adds a condition. */
  <T> void require(Coded<T> column, Predicate<? super T> condition) {
    boolean[] accepted = new boolean[column.values().size()];
    boolean all = true;
    for (int code = 0; code < accepted.length; code++) {
      accepted[code] = condition.test(column.values().get(code));
      all &= accepted[code];
    }
    if (!all) {
      Codes codes = column.codes();
      columns.add(codes);
      conditions.add(row -> accepted[codes.get(row)]);
    }
  }

  /** Membership is dated, so it depends on two columns. */
  private void require(TradeTable table, Dimension<Economy> dimension, EconomyGroup group) {
    Coded<Economy> economies = table.column(dimension);
    Coded<Period> periods = table.column(Dimension.PERIOD);
    boolean[][] member = new boolean[economies.values().size()][periods.values().size()];
    for (int period = 0; period < periods.values().size(); period++) {
      List<Economy> members = List.copyOf(group.membersIn(periods.values().get(period)));
      for (int code = 0; code < member.length; code++) {
        member[code][period] = members.contains(economies.values().get(code));
      }
    }
    columns.add(economies.codes());
    columns.add(periods.codes());
    conditions.add(row -> member[economies.codes().get(row)][periods.codes().get(row)]);
  }
}
