package org.tradefigures.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.PickedFigures;
import org.tradefigures.trade.FlowDirection;

/** Answers what has to be known before sums are given out by asking the database. */
final class PickedSql implements PickedFigures {

  private final SqlEngine engine;
  private final Catalogue catalogue;
  private final PickedTrade picked;

  PickedSql(SqlEngine engine, Catalogue catalogue, PickedTrade picked) {
    this.engine = engine;
    this.catalogue = catalogue;
    this.picked = picked;
  }

  @Override
  public boolean has(Dimension<?> dimension) {
    return true;
  }

  @Override
  public <T extends Comparable<? super T>> Collection<T> candidates(Dimension<T> dimension) {
    return picked.accepted(dimension).values();
  }

  @Override
  public <T extends Comparable<? super T>> Collection<Set<T>> meeting(
      Dimension<T> dimension, List<Dimension<?>> across) {
    List<Set<T>> sets = new ArrayList<>();
    several(
        dimension.toString(),
        picked.keys(across),
        List.of(),
        row -> sets.add(values(dimension, row.texts(0))));
    return sets;
  }

  @Override
  public <T extends Comparable<? super T>> Collection<Set<T>> meetingInFlows(
      Dimension<T> dimension, List<Dimension<?>> flow) {
    List<Set<T>> sets = new ArrayList<>();
    several(
        dimension.toString(),
        within(names(flow)),
        List.of(),
        row -> sets.add(values(dimension, row.texts(0))));
    return sets;
  }

  @Override
  public Collection<FlowDirection> directionsTold() {
    return catalogue.values(Dimension.DIRECTION).values();
  }

  @Override
  public Map<Period, Collection<Set<Economy>>> meetingInPeriods(Dimension<Economy> dimension) {
    Map<String, Period> periods = picked.accepted(Dimension.PERIOD);
    Map<Period, Collection<Set<Economy>>> sets = new TreeMap<>();
    several(
        dimension.toString(),
        within(List.of("period")),
        List.of("period"),
        row ->
            sets.computeIfAbsent(
                    Objects.requireNonNull(periods.get(Objects.requireNonNull(row.text(1)))),
                    p -> new ArrayList<>())
                .add(values(dimension, row.texts(0))));
    return sets;
  }

  @Override
  public boolean isOwnReport() {
    List<SqlRow> others = new ArrayList<>();
    engine.query(
        Sql.of("SELECT reporter FROM ")
            .plus(picked.rows())
            .plus(" WHERE economy <> reporter LIMIT 1"),
        others::add);
    return others.isEmpty();
  }

  private static List<String> names(List<Dimension<?>> dimensions) {
    return dimensions.stream().map(Dimension::toString).toList();
  }

  /** The groups of the answer, split by other columns. */
  private List<String> within(List<String> columns) {
    List<String> groups = new ArrayList<>(picked.keys());
    groups.addAll(columns);
    return groups;
  }

  /**
   * The sets of texts of every group that has several; some of the columns that make groups are
   * told beside the sets.
   */
  private void several(String text, List<String> groups, List<String> told, Consumer<SqlRow> rows) {
    List<String> columns = new ArrayList<>(List.of(engine.distinctTexts(text) + " AS texts"));
    columns.addAll(told);
    engine.query(
        Sql.of("SELECT DISTINCT * FROM (SELECT " + String.join(", ", columns) + " FROM ")
            .plus(picked.rows())
            .plus(groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups))
            .plus(" HAVING MIN(" + text + ") <> MAX(" + text + ")) g"),
        rows);
  }

  private <T extends Comparable<? super T>> Set<T> values(
      Dimension<T> dimension, List<String> texts) {
    Map<String, T> values = picked.accepted(dimension);
    return texts.stream()
        .map(text -> Objects.requireNonNull(values.get(text)))
        .collect(Collectors.toSet());
  }
}
