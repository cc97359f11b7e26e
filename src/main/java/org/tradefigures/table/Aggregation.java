package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.Messages;
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
    ExactSums values = new ExactSums(table.values());
    ExactSums weights = new ExactSums(table.netWeights());
    ExactSums quantities = new ExactSums(table.quantities());
    Uniform<QuantityUnit> units = new Uniform<>(table.quantityUnits());
    Uniform<Valuation> valuations = new Uniform<>(table.column(Dimension.VALUATION));
    Worst statuses = new Worst(table.statuses());
    Sources sources = new Sources(table.provenances());
    Absent absences = new Absent(table, values);
    int[] groupOf = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      int group = groups.of(row);
      groupOf[i] = group;
      values.add(group, row);
      if (!query.isValuesOnly()) {
        weights.add(group, row);
        quantities.add(group, row);
      }
      units.add(group, row);
      valuations.add(group, row);
      statuses.add(group, row);
      sources.add(group, row);
      absences.add(group, row);
    }
    new Additivity(table, query, rows, groupOf).check();

    int[] order = order();
    Map<Dimension<?>, Coded<?>> columns = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      columns.put(query.kept().get(i), keys.get(i).take(examplesOf(order)));
    }
    columns.putIfAbsent(
        Dimension.CURRENCY, table.column(Dimension.CURRENCY).take(examplesOf(order)));
    if (!columns.containsKey(Dimension.VALUATION)) {
      Coded.Builder<Valuation> ofSums = new Coded.Builder<>();
      for (int group : order) {
        ofSums.add(
            valuations.isUniform(group) ? valuations.get(group) : valuations.get(group).asClass());
      }
      columns.put(Dimension.VALUATION, ofSums.build());
    }
    DecimalVector sums = new DecimalVector();
    DecimalVector weightSums = new DecimalVector();
    DecimalVector quantitySums = new DecimalVector();
    Coded.Builder<ObservationStatus> status = new Coded.Builder<>();
    Coded.Builder<QuantityUnit> unit = new Coded.Builder<>();
    Coded.Builder<List<Provenance>> provenance = new Coded.Builder<>();
    int[][] absent = new int[3][order.length];
    for (int i = 0; i < order.length; i++) {
      int group = order[i];
      ObservationStatus ofSum = statuses.get(group);
      status.add(ofSum);
      if (ofSum.hasValue()) {
        sums.add(checked(values.sum(group)));
      } else {
        sums.addAbsent(ofSum);
      }
      addWhole(weightSums, weights, group, true);
      addWhole(quantitySums, quantities, group, units.isUniform(group));
      unit.add(units.isUniform(group) ? units.get(group) : QuantityUnit.NONE);
      provenance.add(sources.get(group));
      absent[0][i] = absences.count(group, ObservationStatus.MISSING);
      absent[1][i] = absences.count(group, ObservationStatus.SUPPRESSED);
      absent[2][i] = absences.count(group, ObservationStatus.NOT_YET_REPORTED);
    }
    return new TradeTable(
        new TradeTable.Columns(
            columns,
            sums,
            status.build(),
            weightSums,
            quantitySums,
            unit.build(),
            provenance.build(),
            new TradeTable.Absences(absent[0], absent[1], absent[2])),
        table.coverage(),
        false);
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

  private int[] examplesOf(int[] order) {
    int[] examples = groups.examples();
    return IntStream.of(order).map(group -> examples[group]).toArray();
  }

  private static void addWhole(DecimalVector sums, ExactSums from, int group, boolean oneUnit) {
    if (oneUnit && from.present(group) > 0 && from.absent(group) == 0) {
      sums.add(checked(from.sum(group)));
    } else {
      sums.addAbsent(ObservationStatus.MISSING);
    }
  }

  private static BigDecimal checked(BigDecimal sum) {
    if (sum.stripTrailingZeros().precision() > Decimals.MOST_DIGITS) {
      throw new ArithmeticException(
          "Sum "
              + Messages.quote(sum.toPlainString())
              + " has more than "
              + Decimals.MOST_DIGITS
              + " digits: add up fewer figures, or figures with fewer decimals");
    }
    return sum;
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

  /**
   * The status of a sum: provisional before estimated before normal; without any figure why that is
   * so, if there is one reason.
   */
  private static final class Worst {
    private static final List<ObservationStatus> WORST_FIRST =
        List.of(
            ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED, ObservationStatus.NORMAL);

    private final Coded<ObservationStatus> column;
    private int[] met = new int[16];

    Worst(Coded<ObservationStatus> column) {
      this.column = column;
    }

    void add(int group, int row) {
      if (group >= met.length) {
        met = Arrays.copyOf(met, Math.max(group + 1, met.length * 2));
      }
      met[group] |= 1 << column.codes().get(row);
    }

    ObservationStatus get(int group) {
      Set<ObservationStatus> statuses = EnumSet.noneOf(ObservationStatus.class);
      for (int code = 0; code < column.values().size(); code++) {
        if ((met[group] & (1 << code)) != 0) {
          statuses.add(column.values().get(code));
        }
      }
      return WORST_FIRST.stream()
          .filter(statuses::contains)
          .findFirst()
          .orElseGet(
              () -> statuses.size() == 1 ? statuses.iterator().next() : ObservationStatus.MISSING);
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
      return met.get(group).stream()
          .mapToObj(column.values()::get)
          .flatMap(List::stream)
          .distinct()
          .sorted()
          .toList();
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
