package org.tradefigures.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Period;

/**
 * The conditions of a query, worked out once for every distinct value and looked up for every row.
 */
final class RowFilter implements IntPredicate {

  /** Which codes of a column pass. */
  private static final class Condition {
    private final Codes codes;
    private final boolean[] accepted;

    Condition(Codes codes, boolean[] accepted) {
      this.codes = codes;
      this.accepted = accepted;
    }

    boolean test(int row) {
      return accepted[codes.get(row)];
    }

    /** Takes those rows out of the picked ones that do not pass. */
    void narrow(int from, int to, boolean[] picked, int[] room) {
      if (codes.runEnd(from, to) == to) {
        if (!test(from)) {
          Arrays.fill(picked, 0, to - from, false);
        }
        return;
      }
      codes.read(from, to, room);
      for (int i = 0; i < to - from; i++) {
        picked[i] &= accepted[room[i]];
      }
    }
  }

  private final List<Condition> conditions = new ArrayList<>();

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

  /**
   * Tells which of some rows pass.
   *
   * @param picked where that goes, that of the first row first
   * @param room for as many codes
   */
  void pick(int from, int to, boolean[] picked, int[] room) {
    Arrays.fill(picked, 0, to - from, true);
    conditions.forEach(condition -> condition.narrow(from, to, picked, room));
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
      conditions.add(new Condition(column.codes(), accepted));
    }
  }

  /** Membership is dated, so it depends on two columns. */
  private void require(TradeTable table, Dimension<Economy> dimension, EconomyGroup group) {
    Coded<Economy> economies = table.column(dimension);
    Coded<Period> periods = table.column(Dimension.PERIOD);
    int width = economies.values().size();
    int[] member = new int[periods.values().size() * width];
    for (int period = 0; period < periods.values().size(); period++) {
      Set<Economy> members = Set.copyOf(group.membersIn(periods.values().get(period)));
      for (int code = 0; code < width; code++) {
        member[period * width + code] = members.contains(economies.values().get(code)) ? 1 : 0;
      }
    }
    Codes isMember = periods.codes().pairs(economies.codes(), width, member);
    conditions.add(new Condition(isMember, new boolean[] {false, true}));
  }
}
