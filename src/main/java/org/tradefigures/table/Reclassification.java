package org.tradefigures.table;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.trade.ObservationStatus;

/**
 * Converts the commodities of a table. What happens to a figure depends on its commodity alone, and
 * is worked out once for each. Two passes over the rows follow: the first finds out which row of
 * the result a figure or part goes to, the second adds it there.
 */
final class Reclassification {

  private static final int THOUSANDTHS = 3;

  private final TradeTable table;
  private final CommodityConversion conversion;
  private final Codes commodities;
  private final CommodityPlacement placement;

  /** For every row of the result the first row that it has something of, and its commodity. */
  private final IntArrayList first = new IntArrayList();

  private final IntArrayList target = new IntArrayList();

  /** The rows of the result that every row goes to, one after the other. */
  private final IntArrayList destinations = new IntArrayList();

  private final IntArrayList residue = new IntArrayList();

  Reclassification(TradeTable table, CommodityConversion conversion) {
    this.table = table;
    this.conversion = conversion;
    Coded<Commodity> column = table.column(Dimension.COMMODITY);
    this.commodities = column.codes();
    boolean[] met = new boolean[column.values().size()];
    for (int row = 0; row < table.size(); row++) {
      met[commodities.get(row)] = true;
    }
    this.placement = new CommodityPlacement(conversion, column.values(), met);
  }

  ReclassifiedTable run() {
    requireOneReport();
    findDestinations();
    TradeTable placed = placed();
    return new ReclassifiedTable(
        placed,
        table.take(residue.toIntArray()).withCoverage(Coverage.SELECTION),
        placement.reasons(),
        conversion.describe());
  }

  /** Refuses figures that would be added up though they tell the same trade. */
  private void requireOneReport() {
    // an answer has every combination once
    if (table.isOfFlows()) {
      List<Coded<?>> identity = new ArrayList<>(others());
      identity.add(table.column(Dimension.COMMODITY));
      requireSame(
          identity,
          table.column(Dimension.PUBLICATION),
          "publication",
          "pick the last with latest(), or one with where(PUBLICATION, …)");
    }
    if (placement.isOfBoth()) {
      Coded<String> editions =
          table.column(Dimension.COMMODITY).map(c -> c.classification().toString());
      requireSame(
          others(),
          editions,
          "classification",
          "pick the figures of one of them with where(COMMODITY, …)");
    }
  }

  private <T extends Comparable<? super T>> void requireSame(
      List<Coded<?>> identity, Coded<T> aspect, String what, String remedy) {
    if (aspect.values().size() < 2) {
      return;
    }
    Grouping flows = new Grouping(identity);
    IntArrayList examples = new IntArrayList();
    for (int row = 0; row < table.size(); row++) {
      int flow = flows.of(row);
      if (flow == examples.size()) {
        examples.add(row);
      }
      int example = examples.getInt(flow);
      if (aspect.codes().get(example) != aspect.codes().get(row)) {
        List<T> both = Stream.of(aspect.get(example), aspect.get(row)).sorted().toList();
        throw OverlapException.ofOneFlow(what, both.get(0), both.get(1), remedy);
      }
    }
  }

  private void findDestinations() {
    boolean[] shared = placement.shared();
    Grouping alike = new Grouping(others());
    Long2IntOpenHashMap known = new Long2IntOpenHashMap();
    known.defaultReturnValue(-1);
    for (int row = 0; row < table.size(); row++) {
      int[] targets = placement.of(commodities.get(row)).targets();
      if (targets.length == 0) {
        residue.add(row);
      }
      for (int to : targets) {
        int destination = first.size();
        if (shared[to]) {
          long key = (long) alike.of(row) * shared.length + to;
          int before = known.putIfAbsent(key, destination);
          destination = before < 0 ? destination : before;
        }
        if (destination == first.size()) {
          first.add(row);
          target.add(to);
        }
        destinations.add(destination);
      }
    }
  }

  private TradeTable placed() {
    Coded<Integer> minorUnits =
        table
            .column(Dimension.CURRENCY)
            .map(code -> Math.max(0, Currencies.of(code).getDefaultFractionDigits()));
    Coded<Integer> thousandths = Coded.constant(THOUSANDTHS);
    PlacedTotals values = new PlacedTotals(table.values(), minorUnits, destinations, first.size());
    PlacedTotals weights =
        new PlacedTotals(table.netWeights(), thousandths, destinations, first.size());
    PlacedTotals quantities =
        new PlacedTotals(table.quantities(), thousandths, destinations, first.size());
    PlacedUnits units = new PlacedUnits(table.quantityUnits(), first.size());
    PlacedStatuses statuses = new PlacedStatuses(table, first.size());
    PlacedOrigins origins =
        new PlacedOrigins(table.provenances(), conversion.describe(), first.size());
    int next = 0;
    for (int row = 0; row < table.size(); row++) {
      CommodityPlacement.Place place = placement.of(commodities.get(row));
      int parts = place.targets().length;
      if (parts == 0) {
        continue;
      }
      values.add(row, place.shares(), next);
      weights.add(row, place.shares(), next);
      quantities.add(row, place.shares(), next);
      for (int i = next; i < next + parts; i++) {
        int destination = destinations.getInt(i);
        units.add(row, destination);
        statuses.add(row, destination, place.shares() != null);
        origins.add(row, destination, place.converted());
      }
      next += parts;
    }
    units.mixed().forEach(quantities::forget);
    boolean ofFlows = table.isOfFlows() && !statuses.isAnyIncomplete() && origins.areSingle();
    Coded<ObservationStatus> status = statuses.column();
    return new TradeTable(
        new TradeTable.Columns(
            dimensions(),
            values.known(status),
            status,
            weights.whole(),
            quantities.whole(),
            units.column(),
            origins.column(),
            ofFlows ? TradeTable.Absences.NONE : statuses.absences()),
        residue.isEmpty() ? table.coverage() : Coverage.SELECTION,
        ofFlows || !table.isOfFlows() ? table.kind() : TradeTable.Kind.SUMS);
  }

  private Map<Dimension<?>, Coded<?>> dimensions() {
    int[] rows = first.toIntArray();
    boolean unmoved = rows.length == table.size();
    for (int i = 0; unmoved && i < rows.length; i++) {
      unmoved = rows[i] == i;
    }
    Map<Dimension<?>, Coded<?>> columns = new LinkedHashMap<>(table.columns().dimensions());
    if (!unmoved) {
      columns.replaceAll((dimension, column) -> taken(column, rows));
    }
    columns.put(Dimension.COMMODITY, Coded.of(placement.targets(), target.toIntArray()));
    return columns;
  }

  private static <T> Coded<T> taken(Coded<T> column, int[] rows) {
    if (column.isConstant()) {
      return column;
    }
    Codes codes = column.codes();
    return Coded.of(column.values(), Arrays.stream(rows).map(codes::get).toArray());
  }

  /** What figures must share, besides the commodity, to be added up. */
  private List<Coded<?>> others() {
    List<Coded<?>> others = new ArrayList<>();
    table
        .columns()
        .dimensions()
        .forEach(
            (dimension, column) -> {
              if (dimension != Dimension.COMMODITY) {
                others.add(column);
              }
            });
    return others;
  }
}
