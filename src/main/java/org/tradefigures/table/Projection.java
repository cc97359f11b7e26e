package org.tradefigures.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradefigures.trade.QuantityUnit;

/**
 * The answer to a query in which every row of an answer before is a group of its own, in order:
 * there is nothing to add up, and nothing that must not be; the rows have fewer columns.
 */
final class Projection {

  private static final int BLOCK = 1 << 12;

  private Projection() {}

  /** The answer, if it is no more than that. */
  static Optional<TradeTable> of(TradeTable table, TradeQuery query) {
    boolean isAsItStands =
        !table.isOfFlows()
            && query.viewpoint().isEmpty()
            && !query.isReconciledOnBothSides()
            && query.compared().isEmpty()
            && query.kept().stream().allMatch(d -> table.has(d) && !query.isRolledUp(d));
    return isAsItStands && RowFilter.of(table, query).acceptsAll() && isInOrder(table, query.kept())
        ? Optional.of(project(table, query))
        : Optional.empty();
  }

  /** Whether every row comes after the one before, and so is different from all others. */
  private static boolean isInOrder(TradeTable table, List<Dimension<?>> kept) {
    List<Dimension<?>> several =
        kept.stream().filter(dimension -> table.column(dimension).values().size() > 1).toList();
    long combinations = 1;
    for (Coded<?> column : table.columns(several)) {
      if (combinations > Long.MAX_VALUE / column.values().size()) {
        return false;
      }
      combinations *= column.values().size();
    }
    List<int[]> places = several.stream().map(dimension -> places(table, dimension)).toList();
    int[] codes = new int[BLOCK];
    long[] keys = new long[BLOCK];
    long last = -1;
    for (int from = 0; from < table.size(); from += BLOCK) {
      int count = Math.min(BLOCK, table.size() - from);
      Arrays.fill(keys, 0, count, 0);
      for (int i = 0; i < places.size(); i++) {
        int[] place = places.get(i);
        table.column(several.get(i)).codes().read(from, from + count, codes);
        for (int row = 0; row < count; row++) {
          keys[row] = keys[row] * place.length + place[codes[row]];
        }
      }
      for (int row = 0; row < count; row++) {
        if (keys[row] <= last) {
          return false;
        }
        last = keys[row];
      }
    }
    return true;
  }

  private static <T extends Comparable<? super T>> int[] places(
      TradeTable table, Dimension<T> dimension) {
    List<T> values = table.column(dimension).values();
    boolean isSorted =
        IntStream.range(1, values.size())
            .allMatch(code -> values.get(code - 1).compareTo(values.get(code)) < 0);
    return isSorted ? IntStream.range(0, values.size()).toArray() : TradeTable.ranks(values);
  }

  private static boolean isOneWay(TradeTable table) {
    return table.has(Dimension.DIRECTION)
        ? Additivity.areOneWay(table.column(Dimension.DIRECTION).values())
        : table.isOfOneWay();
  }

  private static TradeTable project(TradeTable table, TradeQuery query) {
    Map<Dimension<?>, Coded<?>> columns = new LinkedHashMap<>();
    query.kept().forEach(dimension -> columns.put(dimension, table.column(dimension)));
    columns.putIfAbsent(Dimension.CURRENCY, table.column(Dimension.CURRENCY));
    columns.putIfAbsent(Dimension.VALUATION, table.column(Dimension.VALUATION));
    TradeTable.Columns all = table.columns();
    DecimalVector nothing = DecimalVector.missing(table.size(), 0);
    boolean valuesOnly = query.isValuesOnly();
    return new TradeTable(
        new TradeTable.Columns(
            columns,
            all.value(),
            all.status(),
            valuesOnly ? nothing : all.netWeight(),
            valuesOnly ? nothing : all.quantity(),
            valuesOnly ? Coded.constant(QuantityUnit.NONE) : all.quantityUnit(),
            all.provenance(),
            all.absences()),
        table.coverage(),
        TradeTable.Kind.ofSums(isOneWay(table)));
  }
}
