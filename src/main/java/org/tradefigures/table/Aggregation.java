package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Valuation;

/** Filter, group, add up exactly: the one heavy operation, over the codes of a table in memory. */
final class Aggregation {

  private final TradeTable table;
  private final TradeQuery query;
  private final int[] rows;
  private final Grouping groups;
  private final List<Coded<?>> keys;

  private Aggregation(TradeTable table, TradeQuery query) {
    this.table = table;
    this.query = query;
    this.rows = IntStream.range(0, table.size()).filter(RowFilter.of(table, query)).toArray();
    this.keys = new ArrayList<>();
    query.kept().forEach(dimension -> keys.add(rolledUp(dimension)));
    this.groups = new Grouping(keys);
  }

  static TradeTable run(TradeTable table, TradeQuery query) {
    TradeTable all = query.isReconciledOnBothSides() ? table.reconciledOnBothSides() : table;
    TradeTable seen = query.viewpoint().map(all::seenFrom).orElse(all);
    return new Aggregation(seen, query).run();
  }

  private TradeTable run() {
    Sums sums = new Sums();
    int[] groupOf = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      groupOf[i] = groups.of(rows[i]);
      sums.add(groupOf[i], rows[i]);
    }
    Additivity.check(query, new PickedRows(table, rows, groupOf));
    sums.examples = groups.examples();
    AnswerBuilder answer = new AnswerBuilder(query, table.coverage());
    for (int group : order()) {
      sums.group = group;
      answer.add(sums);
    }
    return answer.build();
  }

  private <T extends Comparable<? super T>> Coded<T> rolledUp(Dimension<T> dimension) {
    Coded<T> column = table.column(dimension);
    if (!query.isRolledUp(dimension)) {
      return column;
    }
    Set<T> met = new TreeSet<>();
    for (int row : rows) {
      met.add(column.get(row));
    }
    met.forEach(v -> query.rolledUp(dimension, v)); // the first in order that fails, not any
    // a value that no picked row has must not fail the roll-up: it stays as it is, and is never met
    return column.map(v -> met.contains(v) ? query.rolledUp(dimension, v) : v);
  }

  /** The groups in the order of their keys. */
  private int[] order() {
    int[] examples = groups.examples();
    Comparator<Integer> order = Comparator.comparing(group -> 0);
    for (Coded<?> key : keys) {
      order = order.thenComparing(byValue(key, examples));
    }
    return IntStream.range(0, groups.count())
        .boxed()
        .sorted(order)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @SuppressWarnings("unchecked")
  private static Comparator<Integer> byValue(Coded<?> key, int[] examples) {
    Coded<Comparable<Object>> comparable = (Coded<Comparable<Object>>) key;
    return Comparator.comparing(group -> comparable.get(examples[group]));
  }

  /** The sums of all groups, one of which it shows. */
  private final class Sums implements SummedGroup {
    private final ExactSums values = new ExactSums(table.values());
    private final ExactSums weights = new ExactSums(table.netWeights());
    private final ExactSums quantities = new ExactSums(table.quantities());
    private final Uniform<QuantityUnit> units = new Uniform<>(table.quantityUnits());
    private final Met<Valuation> valuations = new Met<>(table.column(Dimension.VALUATION));
    private final Met<ObservationStatus> statuses = new Met<>(table.statuses());
    private final Sources sources = new Sources(table.provenances());
    private final Absent absences = new Absent(table, values);
    private int[] examples = new int[0];
    private int group;

    void add(int toGroup, int row) {
      values.add(toGroup, row);
      if (!query.isValuesOnly()) {
        weights.add(toGroup, row);
        quantities.add(toGroup, row);
      }
      units.add(toGroup, row);
      valuations.add(toGroup, row);
      statuses.add(toGroup, row);
      sources.add(toGroup, row);
      absences.add(toGroup, row);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Comparable<? super T>> T key(Dimension<T> dimension) {
      return (T) keys.get(query.kept().indexOf(dimension)).get(examples[group]);
    }

    @Override
    public String currency() {
      return table.get(Dimension.CURRENCY, examples[group]);
    }

    @Override
    public Set<Valuation> valuations() {
      return valuations.get(group);
    }

    @Override
    public Set<ObservationStatus> statuses() {
      return statuses.get(group);
    }

    @Override
    public BigDecimal value() {
      return values.sum(group);
    }

    @Override
    public int absent(ObservationStatus why) {
      return absences.count(group, why);
    }

    @Override
    public @Nullable BigDecimal netWeightKg() {
      return whole(weights);
    }

    @Override
    public @Nullable BigDecimal quantity() {
      return units.isUniform(group) ? whole(quantities) : null;
    }

    @Override
    public QuantityUnit quantityUnit() {
      return units.get(group);
    }

    @Override
    public List<Provenance> provenance() {
      return sources.get(group);
    }

    private @Nullable BigDecimal whole(ExactSums sums) {
      return sums.present(group) > 0 && sums.absent(group) == 0 ? sums.sum(group) : null;
    }
  }

  /** The first value of every group, and whether it is the only one. */
  private static final class Uniform<T> {
    private final Coded<T> column;
    private int[] first = new int[16];
    private boolean[] mixed = new boolean[16];

    Uniform(Coded<T> column) {
      this.column = column;
      Arrays.fill(first, -1);
    }

    void add(int group, int row) {
      if (group >= first.length) {
        int length = first.length;
        first = Arrays.copyOf(first, Math.max(group + 1, length * 2));
        mixed = Arrays.copyOf(mixed, first.length);
        Arrays.fill(first, length, first.length, -1);
      }
      int code = column.codes().get(row);
      if (first[group] < 0) {
        first[group] = code;
      } else if (first[group] != code) {
        mixed[group] = true;
      }
    }

    boolean isUniform(int group) {
      return !mixed[group];
    }

    T get(int group) {
      return column.values().get(first[group]);
    }
  }

  /** Which of a few values every group has. */
  private static final class Met<T> {
    private final Coded<T> column;
    private int[] met = new int[16];

    Met(Coded<T> column) {
      this.column = column;
    }

    void add(int group, int row) {
      if (group >= met.length) {
        met = Arrays.copyOf(met, Math.max(group + 1, met.length * 2));
      }
      met[group] |= 1 << column.codes().get(row);
    }

    Set<T> get(int group) {
      Set<T> values = new HashSet<>();
      for (int code = 0; code < column.values().size(); code++) {
        if ((met[group] & (1 << code)) != 0) {
          values.add(column.values().get(code));
        }
      }
      return values;
    }
  }

  /** The publications every group rests on. */
  private static final class Sources {
    private final Coded<List<Provenance>> column;
    private final List<BitSet> met = new ArrayList<>();

    Sources(Coded<List<Provenance>> column) {
      this.column = column;
    }

    void add(int group, int row) {
      while (met.size() <= group) {
        met.add(new BitSet());
      }
      met.get(group).set(column.codes().get(row));
    }

    List<Provenance> get(int group) {
      return met.get(group).stream().mapToObj(column.values()::get).flatMap(List::stream).toList();
    }
  }

  /**
   * How many figures are absent from every group: for flows those without value, for sums those
   * that were absent from them.
   */
  private static final class Absent {
    private final TradeTable table;
    private final ExactSums values;
    private final Map<Integer, Map<ObservationStatus, Integer>> carried = new HashMap<>();

    Absent(TradeTable table, ExactSums values) {
      this.table = table;
      this.values = values;
    }

    void add(int group, int row) {
      if (table.isIncomplete(row)) {
        Map<ObservationStatus, Integer> counts =
            carried.computeIfAbsent(group, g -> new EnumMap<>(ObservationStatus.class));
        for (ObservationStatus why : ObservationStatus.values()) {
          counts.merge(why, table.absent(row, why), Integer::sum);
        }
      }
    }

    int count(int group, ObservationStatus why) {
      if (table.isOfFlows()) {
        return values.absent(group, why);
      }
      return carried.getOrDefault(group, Map.of()).getOrDefault(why, 0);
    }
  }
}
