package org.tradefigures.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;

/** The picked rows of a table in memory; candidates are what its columns can hold. */
final class PickedRows implements PickedFigures {

  private final TradeTable table;
  private final int[] rows;
  private final int[] groupOf;

  /** Rows, and the group of each of them. */
  PickedRows(TradeTable table, int[] rows, int[] groupOf) {
    this.table = table;
    this.rows = rows;
    this.groupOf = groupOf;
  }

  @Override
  public boolean has(Dimension<?> dimension) {
    return table.has(dimension);
  }

  @Override
  public <T extends Comparable<? super T>> Collection<T> candidates(Dimension<T> dimension) {
    return table.column(dimension).values();
  }

  @Override
  public <T extends Comparable<? super T>> Collection<Set<T>> meeting(Dimension<T> dimension) {
    Coded<T> column = table.column(dimension);
    List<BitSet> met = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      while (met.size() <= groupOf[i]) {
        met.add(new BitSet());
      }
      met.get(groupOf[i]).set(column.codes().get(rows[i]));
    }
    return values(column, met);
  }

  @Override
  public Map<Period, Collection<Set<Economy>>> meetingInPeriods(Dimension<Economy> dimension) {
    Coded<Economy> column = table.column(dimension);
    Coded<Period> periods = table.column(Dimension.PERIOD);
    Map<Integer, Map<Integer, BitSet>> met = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      met.computeIfAbsent(periods.codes().get(rows[i]), p -> new HashMap<>())
          .computeIfAbsent(groupOf[i], g -> new BitSet())
          .set(column.codes().get(rows[i]));
    }
    return met.entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> periods.values().get(e.getKey()), e -> values(column, e.getValue().values())));
  }

  private static <T> Collection<Set<T>> values(Coded<T> column, Collection<BitSet> met) {
    return met.stream()
        .filter(codes -> codes.cardinality() > 1)
        .distinct()
        .map(codes -> codes.stream().mapToObj(column.values()::get).collect(Collectors.toSet()))
        .toList();
  }

  @Override
  public boolean isOnePublication() {
    return publications().values().size() < 2;
  }

  @Override
  public boolean isOwnReport() {
    Coded<Reporter> own = table.column(Dimension.ECONOMY).map(Reporter::of);
    Coded<Reporter> reporters = table.column(Dimension.REPORTER);
    for (int row : rows) {
      if (!own.get(row).equals(reporters.get(row))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Collection<Set<String>> reports(List<Dimension<?>> flow) {
    Coded<Provenance> publications = publications();
    Coded<Optional<Reporter>> reporters =
        table.has(Dimension.REPORTER)
            ? table.column(Dimension.REPORTER).map(Optional::of)
            : Coded.constant(Optional.empty());
    Grouping flows = new Grouping(table.columns(flow));
    Map<Long, Integer> first = new HashMap<>();
    Map<Long, Set<String>> several = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      long key = ((long) groupOf[i] << Integer.SIZE) | flows.of(row);
      int example = first.merge(key, row, (earlier, later) -> earlier);
      if (publications.codes().get(example) != publications.codes().get(row)
          || reporters.codes().get(example) != reporters.codes().get(row)) {
        Set<String> met = several.computeIfAbsent(key, k -> new HashSet<>());
        met.add(report(reporters.get(example), publications.get(example)));
        met.add(report(reporters.get(row), publications.get(row)));
      }
    }
    return several.values();
  }

  private static String report(Optional<Reporter> reporter, Provenance publication) {
    return PickedFigures.report(reporter.orElse(null), publication.source(), publication.vintage());
  }

  /** Source and vintage of the first publication of every row. */
  private Coded<Provenance> publications() {
    return table
        .provenances()
        .map(list -> Provenance.of(list.get(0).source()).withVintage(list.get(0).vintage()));
  }
}
