package org.tradefigures.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;

/**
 * Refuses sums that would lie: of figures that differ in what must be the same, and of figures that
 * hold each other.
 *
 * <p>Every check looks at the distinct values first. Only where they leave a doubt are the rows
 * gone through once more, so a table without aggregates pays nothing.
 */
final class Additivity {

  /**
   * What makes two figures reports of the same movement of goods, whoever declared it and as what.
   */
  private static final Dimension<?>[] FLOW = {
    Dimension.PERIOD,
    Dimension.EXPORTER,
    Dimension.IMPORTER,
    Dimension.COMMODITY,
    Dimension.SECOND_PARTNER,
    Dimension.CUSTOMS,
    Dimension.TRANSPORT
  };

  private static final String TWICE = "the first includes the second, so trade would count twice";

  private final TradeTable table;
  private final TradeQuery query;
  private final int[] rows;
  private final int[] groupOf;

  Additivity(TradeTable table, TradeQuery query, int[] rows, int[] groupOf) {
    this.table = table;
    this.query = query;
    this.rows = rows;
    this.groupOf = groupOf;
  }

  void check() {
    reportsApart();
    same(Dimension.CURRENCY, c -> c, Mixture.CURRENCIES);
    if (!isKept(Dimension.EXPORTER) || !isKept(Dimension.IMPORTER)) {
      same(Dimension.DIRECTION, FlowDirection::isImport, Mixture.DIRECTIONS);
    }
    same(Dimension.VALUATION, Valuation::valuationClass, Mixture.VALUATIONS);
    same(Dimension.PERIOD, Period::frequency, Mixture.FREQUENCIES);
    same(Dimension.COMMODITY, Commodity::classification, Mixture.CLASSIFICATIONS);
    apart(Dimension.DIRECTION, FlowDirection::includes, "directions(…)");
    apart(Dimension.PERIOD, Additivity::holds, "periods(…)");
    apart(Dimension.CUSTOMS, CustomsProcedure::includes, "where(CUSTOMS, …)");
    apart(Dimension.TRANSPORT, TransportMode::includes, "where(TRANSPORT, …)");
    commoditiesApart();
    economiesApart(Dimension.ECONOMY, "economies(…)");
    economiesApart(Dimension.PARTNER, "partners(…)");
    economiesApart(Dimension.SECOND_PARTNER, "where(SECOND_PARTNER, …)");
  }

  /** Refuses groups whose rows differ in what must be the same. */
  private <T extends Comparable<? super T>, A> void same(
      Dimension<T> dimension, Function<T, A> aspect, Mixture mixture) {
    if (isKept(dimension) || !table.has(dimension)) {
      return;
    }
    Coded<T> column = table.column(dimension);
    Coded<A> aspects = column.map(aspect);
    if (aspects.values().size() < 2) {
      return;
    }
    Map<Integer, Integer> first = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      int example = first.computeIfAbsent(groupOf[i], new Example(i));
      if (aspects.codes().get(rows[example]) != aspects.codes().get(rows[i])) {
        throw mixture.exception(
            Stream.of(column.get(rows[example]), column.get(rows[i])).sorted().toList());
      }
    }
  }

  private record Example(int value) implements Function<Integer, Integer> {
    @Override
    public Integer apply(Integer group) {
      return value;
    }
  }

  /** Refuses groups in which one value holds another. */
  private <T extends Comparable<? super T>> void apart(
      Dimension<T> dimension, BiPredicate<T, T> includes, String method) {
    search(dimension, (values, periods) -> firstPair(values, includes), method);
  }

  private void commoditiesApart() {
    search(Dimension.COMMODITY, (values, periods) -> firstNested(values), "commodities(…)");
  }

  private void economiesApart(Dimension<Economy> dimension, String method) {
    search(
        dimension,
        (values, periods) ->
            values.stream()
                .filter(Economy::isAggregate)
                .flatMap(
                    whole ->
                        values.stream()
                            .filter(part -> !part.equals(whole))
                            .filter(part -> periods.stream().anyMatch(p -> whole.includes(part, p)))
                            .map(part -> new Nested<>(whole, part)))
                .findFirst(),
        method);
  }

  private <T extends Comparable<? super T>> void search(
      Dimension<T> dimension, Search<T> search, String method) {
    if ((isKept(dimension) && !query.isRolledUp(dimension)) || !table.has(dimension)) {
      return;
    }
    Coded<T> column = table.column(dimension);
    Collection<Period> periods =
        table.has(Dimension.PERIOD) ? table.column(Dimension.PERIOD).values() : List.of();
    if (search.find(column.values(), periods).isEmpty()) {
      return;
    }
    Map<Integer, Map<T, Integer>> met = new LinkedHashMap<>();
    for (int i = 0; i < rows.length; i++) {
      met.computeIfAbsent(groupOf[i], g -> new LinkedHashMap<>())
          .putIfAbsent(column.get(rows[i]), i);
    }
    for (Map<T, Integer> values : met.values()) {
      List<T> sorted = values.keySet().stream().sorted().toList();
      Optional<Nested<T>> nested = search.find(sorted, periods);
      if (nested.isPresent()) {
        String keep =
            isKept(dimension) ? "" : ", or keep them apart with keep(" + constant(dimension) + ")";
        throw new OverlapException(
            dimension.toString(),
            nested.get().whole(),
            nested.get().part(),
            TWICE,
            "pick the one or the others with " + method + keep);
      }
    }
  }

  /** Refuses groups that hold two reports of one flow. */
  private void reportsApart() {
    Coded<List<Provenance>> provenance = table.provenances();
    Coded<String> reports = provenance.map(list -> report(list.get(0)));
    boolean oneSource = reports.values().size() < 2;
    boolean oneReporter =
        !table.has(Dimension.REPORTER) || table.column(Dimension.REPORTER).isConstant();
    if ((oneSource && oneReporter) || query.kept().contains(Dimension.SOURCE)) {
      return;
    }
    List<Dimension<?>> identity = Stream.of(FLOW).filter(table::has).toList();
    Grouping flows = new Grouping(table.columns(identity));
    Map<Long, Integer> first = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      long key = ((long) groupOf[i] << Integer.SIZE) | flows.of(rows[i]);
      Integer example = first.putIfAbsent(key, i);
      if (example == null) {
        continue;
      }
      String one = report(rows[example], reports);
      String other = report(rows[i], reports);
      if (!one.equals(other)) {
        List<String> both = Stream.of(one, other).sorted().toList();
        throw new OverlapException(
            "report",
            both.get(0),
            both.get(1),
            "both tell the same flow, so trade would count twice",
            "pick one with reportedBy(…), statedIn(…) or latest(), or keep them apart with keep(REPORTER, SOURCE)");
      }
    }
  }

  private String report(int row, Coded<String> reports) {
    String source = reports.get(row);
    return table.has(Dimension.REPORTER)
        ? table.get(Dimension.REPORTER, row) + ": " + source
        : source;
  }

  private static String report(Provenance provenance) {
    return provenance.vintage() == null
        ? provenance.source()
        : provenance.source() + " (" + provenance.vintage() + ")";
  }

  private boolean isKept(Dimension<?> dimension) {
    return query.kept().contains(dimension);
  }

  private static boolean holds(Period whole, Period part) {
    return !whole.equals(part) && whole.overlaps(part);
  }

  private static String constant(Dimension<?> dimension) {
    return dimension.toString().toUpperCase(Locale.ROOT);
  }

  private static <T> Optional<Nested<T>> firstPair(
      Collection<T> values, BiPredicate<T, T> includes) {
    for (T whole : values) {
      for (T part : values) {
        if (includes.test(whole, part)) {
          return Optional.of(new Nested<>(whole, part));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A commodity whose heading, chapter or total is among the others: few steps up for each instead
   * of all pairs.
   */
  private static Optional<Nested<Commodity>> firstNested(Collection<Commodity> values) {
    Set<Commodity> all = new HashSet<>(values);
    for (Commodity part : values) {
      Optional<Commodity> whole = part.parent();
      while (whole.isPresent()) {
        if (all.contains(whole.get())) {
          return Optional.of(new Nested<>(whole.get(), part));
        }
        whole = whole.get().parent();
      }
    }
    return Optional.empty();
  }

  private record Nested<T>(T whole, T part) {}

  private interface Search<T> {
    Optional<Nested<T>> find(Collection<T> values, Collection<Period> periods);
  }
}
