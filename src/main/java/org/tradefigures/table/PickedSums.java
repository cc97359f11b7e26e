package org.tradefigures.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Reporter;

/**
 * The figures that a query picks, known by their columns: candidates are what those can hold. What
 * meets in a group is found by asking once more, with what is in doubt kept apart.
 */
final class PickedSums implements PickedFigures {

  private final TradeQuery query;
  private final TradeTable figures;
  private final TradeTable told;
  private final List<TradeTable> seen;
  private final Function<TradeQuery, TradeTable> unchecked;

  /**
   * @param figures a table with the columns of the figures
   * @param told the same, as they are told, and their publications
   * @param unchecked sums figures up without asking whether they may be added up
   */
  PickedSums(
      TradeQuery query,
      TradeTable figures,
      TradeTable told,
      Function<TradeQuery, TradeTable> unchecked) {
    this.query = query.valuesOnly();
    this.figures = figures;
    this.told = told;
    this.seen = Aggregation.seen(told, query);
    this.unchecked = unchecked;
  }

  @Override
  public boolean has(Dimension<?> dimension) {
    return seen.get(0).has(dimension);
  }

  @Override
  public boolean areSums() {
    return !figures.isOfFlows();
  }

  @Override
  public boolean tell(Dimension<?> dimension) {
    return figures.has(dimension);
  }

  @Override
  public <T extends Comparable<? super T>> Collection<T> candidates(Dimension<T> dimension) {
    List<T> first = seen.get(0).column(dimension).values();
    Collection<T> all = first;
    for (TradeTable table : seen) {
      List<T> values = table.column(dimension).values();
      if (values != first) {
        all = new LinkedHashSet<>(all);
        all.addAll(values);
      }
    }
    return query.conditioned().contains(dimension)
        ? all.stream().filter(value -> query.accepts(dimension, value)).toList()
        : all;
  }

  @Override
  public <T extends Comparable<? super T>> Collection<Set<T>> meeting(
      Dimension<T> dimension, List<Dimension<?>> across) {
    Map<List<Object>, Set<T>> met = new HashMap<>();
    List<Dimension<T>> asItStands = List.of(dimension);
    TradeTable apart = apart(asItStands);
    for (int row = 0; row < apart.size(); row++) {
      met.computeIfAbsent(group(apart, asItStands, across, row), g -> new HashSet<>())
          .add(apart.get(dimension, row));
    }
    return met.values();
  }

  @Override
  public <T extends Comparable<? super T>> Collection<Set<T>> meetingInFlows(
      Dimension<T> dimension, List<Dimension<?>> flow) {
    List<Dimension<?>> dimensions = new ArrayList<>(flow);
    dimensions.add(dimension);
    Map<List<Object>, Set<T>> met = new HashMap<>();
    TradeTable apart = apart(dimensions);
    for (int row = 0; row < apart.size(); row++) {
      met.computeIfAbsent(flow(apart, dimensions, flow, row), f -> new HashSet<>())
          .add(apart.get(dimension, row));
    }
    return met.values();
  }

  @Override
  public Collection<FlowDirection> directionsTold() {
    return told.column(Dimension.DIRECTION).values();
  }

  @Override
  public boolean areTurned() {
    if (!told.has(Dimension.ECONOMY) || !told.has(Dimension.DECLARANT)) {
      return told.has(Dimension.DECLARANT);
    }
    Coded<Economy> declarants = told.column(Dimension.DECLARANT);
    Coded<Economy> economies = told.column(Dimension.ECONOMY);
    return !declarants.equals(economies)
        && IntStream.range(0, told.size())
            .anyMatch(row -> !declarants.get(row).equals(economies.get(row)));
  }

  @Override
  public boolean areOfOneWay() {
    return told.isOfOneWay();
  }

  @Override
  public Map<Period, Collection<Set<Economy>>> meetingInPeriods(Dimension<Economy> dimension) {
    Map<Period, Map<List<Object>, Set<Economy>>> met = new HashMap<>();
    List<Dimension<?>> asTheyStand = List.of(dimension, Dimension.PERIOD);
    TradeTable apart = apart(asTheyStand);
    for (int row = 0; row < apart.size(); row++) {
      met.computeIfAbsent(apart.get(Dimension.PERIOD, row), p -> new HashMap<>())
          .computeIfAbsent(group(apart, asTheyStand, List.of(), row), g -> new HashSet<>())
          .add(apart.get(dimension, row));
    }
    Map<Period, Collection<Set<Economy>>> byPeriod = new HashMap<>();
    met.forEach((period, groups) -> byPeriod.put(period, groups.values()));
    return byPeriod;
  }

  @Override
  public boolean isOwnReport() {
    TradeTable apart = apart(List.of(Dimension.ECONOMY, Dimension.REPORTER));
    for (int row = 0; row < apart.size(); row++) {
      if (!Reporter.of(apart.get(Dimension.ECONOMY, row))
          .equals(apart.get(Dimension.REPORTER, row))) {
        return false;
      }
    }
    return true;
  }

  /** The groups, and within them the given dimensions as they stand in the data. */
  private TradeTable apart(List<? extends Dimension<?>> dimensions) {
    TradeQuery asked = query.keep(dimensions.toArray(Dimension<?>[]::new));
    for (Dimension<?> dimension : dimensions) {
      asked = asked.asItStands(dimension);
    }
    return unchecked.apply(asked);
  }

  /**
   * A row's group, whatever it is in some dimensions: of values as they stand in the data where
   * they were kept apart so.
   */
  private List<Object> group(
      TradeTable apart,
      List<? extends Dimension<?>> asTheyStand,
      List<Dimension<?>> across,
      int row) {
    List<Object> group = new ArrayList<>();
    for (Dimension<?> dimension : query.kept()) {
      if (!across.contains(dimension)) {
        group.add(kept(dimension, apart, asTheyStand.contains(dimension), row));
      }
    }
    return group;
  }

  /** A row's flow in its group. */
  private List<Object> flow(
      TradeTable apart, List<Dimension<?>> asTheyStand, List<Dimension<?>> flow, int row) {
    List<Object> told = group(apart, asTheyStand, List.of(), row);
    for (Dimension<?> dimension : flow) {
      told.add(apart.get(dimension, row));
    }
    return told;
  }

  private <T extends Comparable<? super T>> T kept(
      Dimension<T> dimension, TradeTable apart, boolean asItStands, int row) {
    T value = apart.get(dimension, row);
    return asItStands ? query.rolledUp(dimension, value) : value;
  }
}
