package org.tradefigures.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.Valuation;

/**
 * Filter, group, add up exactly: the one heavy operation, over the codes of tables in memory.
 *
 * <p>Rows are gone through in blocks by several threads, each with sums of its own, which are added
 * up at the end: sums are exact, so threads and their order change no digit. Where rows of one
 * group follow each other, as in sorted files, they are found as runs and added up at once.
 */
final class Aggregation {

  private static final int BLOCK = 1 << 12;

  /** What a thread takes at a time; within one chunk. */
  private static final int TASK = 1 << 15;

  /** Rows of one group that have to follow each other, on average, for runs to be worth it. */
  private static final int RUN = 8;

  /** How often a row counts at most: as it stands, and turned round. */
  private static final int SIDES = 2;

  private static final List<ObservationStatus> ABSENT =
      List.of(
          ObservationStatus.MISSING,
          ObservationStatus.SUPPRESSED,
          ObservationStatus.NOT_YET_REPORTED);

  private final TradeQuery query;
  private final boolean ofFlows;
  private final GroupKeys keys;

  private Aggregation(TradeQuery query, boolean ofFlows, GroupKeys keys) {
    this.query = query;
    this.ofFlows = ofFlows;
    this.keys = keys;
  }

  /** Sums up the rows of a table, if they may be added up. */
  static TradeTable run(TradeTable table, TradeQuery query) {
    Aggregation aggregation = of(table, query);
    Sums sums = aggregation.sums(table);
    TradeTable told = table.isOfFlows() ? table : table.withFirstPublications();
    boolean isOneWay =
        Additivity.check(query, new PickedSums(query, table, told, q -> groups(told, q)));
    return aggregation.answer(sums, table.coverage(), isOneWay);
  }

  /** The groups without their sums. */
  private static TradeTable groups(TradeTable table, TradeQuery query) {
    Aggregation aggregation = of(table, query);
    return aggregation.groups(aggregation.sums(table));
  }

  private static Aggregation of(TradeTable table, TradeQuery query) {
    return new Aggregation(
        query, table.isOfFlows(), GroupKeys.of(query, seen(table, query), table.size()));
  }

  private Sums sums(TradeTable table) {
    try {
      List<View> views = views(table);
      GroupKeys.Cells cells = cells(views);
      if (cells == null) {
        return sums(table, views, keys::index);
      }
      Sums ofCells = sums(table, List.of(views.get(0).by(cells)), cells::index);
      Sums sums = new Sums();
      cells.groups().forEach(groups -> sums.merge(ofCells, groups));
      return sums;
    } catch (IllegalArgumentException met) {
      refuseRollUps(query, asItStands -> groups(table, asItStands));
      throw met;
    }
  }

  private Sums sums(TradeTable table, List<View> views, Supplier<GroupKeys.Index> index) {
    return merged(
        Parallel.run(
            (table.size() + TASK - 1) / TASK,
            () -> new Sums(index.get()),
            (sums, task) -> {
              int from = task * TASK;
              sums.add(views, from, Math.min(from + TASK, table.size()));
            }));
  }

  /** Cells by which several views of rows are added up at once; null where they are not. */
  private GroupKeys.@Nullable Cells cells(List<View> views) {
    return views.size() > 1 && views.stream().allMatch(view -> view.filter.acceptsAll())
        ? keys.cells(views.stream().map(view -> view.columns).toList())
        : null;
  }

  /**
   * Of all values that can't be rolled up tells the first in order, not any.
   *
   * @param groups tells the groups that a query has
   */
  static void refuseRollUps(TradeQuery query, Function<TradeQuery, TradeTable> groups) {
    if (query.kept().stream().noneMatch(query::isRolledUp)) {
      return;
    }
    TradeQuery asItStands = query;
    for (Dimension<?> dimension : query.kept()) {
      asItStands = asItStands.asItStands(dimension);
    }
    TradeTable met = groups.apply(asItStands);
    query.kept().forEach(dimension -> rollUp(query, dimension, met));
  }

  private static <T extends Comparable<? super T>> void rollUp(
      TradeQuery query, Dimension<T> dimension, TradeTable groups) {
    if (query.isRolledUp(dimension)) {
      groups.distinct(dimension).forEach(value -> query.rolledUp(dimension, value));
    }
  }

  /** The sums that several threads made, as one. */
  Sums merged(List<Sums> parts) {
    return parts.stream().reduce(Sums::merge).orElseGet(Sums::new);
  }

  /** The table, and where reconciled figures count on both sides its rows turned round. */
  static List<TradeTable> seen(TradeTable table, TradeQuery query) {
    TradeTable seen = query.viewpoint().map(table::seenFrom).orElse(table);
    return query.isReconciledOnBothSides() ? List.of(seen, table.turnedRound()) : List.of(seen);
  }

  /** Sums of figures that come one after the other. */
  static Aggregation ofBlocks(TradeQuery query) {
    return new Aggregation(query, true, GroupKeys.ofUnknown(query));
  }

  /** Dimensions of which a view makes nothing but groups, which are learnt one after the other. */
  private Set<Dimension<?>> growing() {
    Set<Dimension<?>> growing = new HashSet<>();
    boolean asTheyStand =
        Dimension.STORED.containsAll(query.kept())
            && Dimension.STORED.containsAll(query.conditioned());
    if (asTheyStand && query.viewpoint().isEmpty() && query.groups().isEmpty()) {
      growing.addAll(
          List.of(Dimension.PERIOD, Dimension.ECONOMY, Dimension.PARTNER, Dimension.COMMODITY));
      growing.removeAll(query.conditioned());
    }
    return growing;
  }

  private List<View> views(TradeTable table) {
    List<TradeTable> seen = seen(table, query);
    List<View> views = new ArrayList<>();
    for (TradeTable view : seen) {
      views.add(new View(view, view != seen.get(0)));
    }
    return views;
  }

  /** A table as the query sees it, and which of its rows are picked. */
  private final class View {
    private final TradeTable table;
    private final RowFilter filter;
    private final List<GroupKeys.Column> columns;
    private final Coded<Valuation> valuations;
    private final Coded<String> currencies;

    /** The columns that not all rows have one value of. */
    private final List<GroupKeys.Column> varying = new ArrayList<>();

    private final List<Codes> codes = new ArrayList<>();

    View(TradeTable table, boolean onlyReconciled) {
      this(table, RowFilter.of(table, query), keys.columns(table));
      if (onlyReconciled) {
        filter.require(table.column(Dimension.REPORTER), Reporter.RECONCILED::equals);
      }
    }

    private View(TradeTable table, RowFilter filter, List<GroupKeys.Column> columns) {
      this.table = table;
      this.filter = filter;
      this.columns = columns;
      for (GroupKeys.Column column : columns) {
        if (!column.codes().isConstant()) {
          varying.add(column);
          codes.add(column.codes());
        }
      }
      this.valuations = table.column(Dimension.VALUATION);
      this.currencies = table.column(Dimension.CURRENCY);
    }

    /** The same rows, by cells. */
    View by(GroupKeys.Cells cells) {
      return new View(table, filter, cells.columns());
    }
  }

  /** Rows as one view sees them, while one thread goes through them. */
  private static final class Block {
    private final View view;

    /** Finds rows of one group. */
    private final Runs runs;

    /** What may differ among rows. */
    private final List<Told<?>> may;

    /** What differs among the rows and so has to be marked for their groups. */
    private final List<Told<?>> told = new ArrayList<>();

    Block(View view, List<Told<?>> may) {
      this.view = view;
      this.runs = new Runs(view.codes);
      this.may = may;
    }

    void see(int from, int to) {
      told.clear();
      for (Told<?> each : may) {
        if (!each.isOnly(from, to)) {
          told.add(each);
        }
      }
    }

    /**
     * The groups of a row and those that follow it, as the codes of the column that changes first
     * tell them, or those of the two; null where they do not, or more is told of the rows.
     */
    @Nullable RowGroups groups(GroupKeys.Index groups, int row, boolean byOne) {
      GroupKeys.Column first = view.varying.get(runs.first());
      GroupKeys.Column second = byOne ? first : view.varying.get(runs.second());
      boolean isMoreTold =
          !told.isEmpty()
              || view.table.hasAbsences()
              || view.table.values().narrowChunkOf(row).length == 0;
      if (isMoreTold || !first.isOfOnePart() || !second.isOfOnePart()) {
        return null;
      }
      int group = groups.of(view.columns, row);
      return byOne ? RowGroups.by(first, row, group) : RowGroups.by(first, second, row, group);
    }
  }

  /** What is told of rows beside their numbers, and the values of it that groups have met. */
  private record Told<T>(CodeSets<T> sets, Coded<T> column) {

    boolean isOnly(int from, int to) {
      return sets.isOnly(column, from, to);
    }

    void addRun(int group, int from, int to) {
      sets.addRun(group, column, from, to);
    }

    void addRows(int[] groups, int from, int count, int[] codes) {
      sets.addRows(groups, column, from, count, codes);
    }
  }

  /** The sums of the rows that one thread went through. */
  final class Sums {
    private final GroupKeys.Index groups;
    private final ExactSums values;
    private final ExactSums weights;
    private final ExactSums quantities = new ExactSums(0);
    private final CodeSets<QuantityUnit> units;
    private final CodeSets<Valuation> valuations;
    private final CodeSets<ObservationStatus> statuses;
    private final CodeSets<List<Provenance>> sources;
    private final CodeSets<String> currencies;
    private final Map<Integer, int[]> carried = new HashMap<>();
    private final int[] groupOf = new int[BLOCK];
    private final int[] starts = new int[BLOCK + 1];
    private final int[][] groupsOfRuns = new int[SIDES][BLOCK];
    private final int[] codes = new int[BLOCK];
    private final boolean[] picked = new boolean[BLOCK];
    private TradeColumns.@Nullable Shape shapeOfBlock;
    private List<View> viewsOfBlock = List.of();
    private List<View> views = List.of();
    private List<Block> blocks = List.of();
    private Runs runs = new Runs(List.of());

    Sums() {
      this(keys.index());
    }

    private Sums(GroupKeys.Index groups) {
      this.groups = groups;
      values = new ExactSums(groups.sums());
      weights = query.isValuesOnly() ? new ExactSums(0) : new ExactSums(groups.sums());
      units = new CodeSets<>(values);
      valuations = new CodeSets<>(values);
      statuses = new CodeSets<>(values);
      sources = new CodeSets<>(values);
      currencies = new CodeSets<>(values);
    }

    /**
     * Adds the rows of a block. A block is filled again and again: as long as it keeps its shape
     * and no value is new, the views of it stay as they are.
     */
    void add(TradeColumns columns, TradeColumns.Block block) {
      shapeOfBlock = shapeOfBlock == null ? columns.new Shape(growing()) : shapeOfBlock;
      if (!shapeOfBlock.isStill(block)) {
        viewsOfBlock = views(columns.view(block));
      }
      for (int start = 0; start < block.size(); start += TASK) {
        add(viewsOfBlock, start, Math.min(start + TASK, block.size()));
      }
    }

    /** Adds rows of one chunk, as each of the views sees them. */
    private void add(List<View> views, int from, int to) {
      see(views);
      boolean areAllPicked = true;
      for (Block block : blocks) {
        block.see(from, to);
        areAllPicked &= block.view.filter.acceptsAll();
      }
      for (int start = from; start < to; start += BLOCK) {
        int end = Math.min(start + BLOCK, to);
        if (areAllPicked && hasRuns(runs, start, end)) {
          addRuns(blocks, runs, start, end);
        } else {
          for (Block block : blocks) {
            addPicked(block, start, end);
          }
        }
      }
    }

    private void see(List<View> seen) {
      if (views != seen) {
        views = seen;
        blocks = new ArrayList<>();
        Set<Codes> codesOfAll = new LinkedHashSet<>();
        for (View view : seen) {
          blocks.add(new Block(view, told(view)));
          codesOfAll.addAll(view.codes);
        }
        runs = new Runs(codesOfAll);
      }
    }

    private List<Told<?>> told(View view) {
      TradeTable table = view.table;
      List<Told<?>> told = new ArrayList<>();
      told.add(new Told<>(valuations, view.valuations));
      told.add(new Told<>(statuses, table.statuses()));
      told.add(new Told<>(sources, table.provenances()));
      told.add(new Told<>(currencies, view.currencies));
      if (!query.isValuesOnly()) {
        told.add(new Told<>(units, table.quantityUnits()));
      }
      return told;
    }

    private void addPicked(Block block, int from, int to) {
      RowFilter filter = block.view.filter;
      if (filter.acceptsAll()) {
        addGrouped(block, from, to);
        return;
      }
      filter.pick(from, to, picked, codes);
      for (int row = from; row < to; ) {
        boolean isPicked = picked[row - from];
        int next = row + 1;
        while (next < to && picked[next - from] == isPicked) {
          next++;
        }
        if (isPicked) {
          addGrouped(block, row, next);
        }
        row = next;
      }
    }

    private void addGrouped(Block block, int from, int to) {
      if (hasRuns(block.runs, from, to)) {
        addRuns(List.of(block), block.runs, from, to);
        return;
      }
      Runs runs = block.runs.from(from);
      for (int row = from; row < to; ) {
        boolean isChanging = runs.end(row, to) < to;
        boolean isOne = runs.endOfOthers() - row >= RUN;
        int next = isOne ? runs.endOfOthers() : runs.endOfRest();
        boolean isLong = isChanging && next - row >= RUN;
        RowGroups told = isLong ? block.groups(groups, row, isOne) : null;
        if (told == null) {
          addRows(block, row, to - row);
          return;
        }
        addRows(told, block.view.table, row, next - row);
        row = next;
      }
    }

    private void addRows(RowGroups groupOf, TradeTable table, int from, int count) {
      if (!query.isValuesOnly()) {
        int last = groups.size() - 1;
        weights.reserve(last);
        weights.addRows(groupOf, table.netWeights(), from, count);
        quantities.reserve(last);
        quantities.addRows(groupOf, table.quantities(), from, count);
      }
      values.addRows(groupOf, table.values(), from, count);
    }

    private static boolean hasRuns(Runs runs, int start, int end) {
      runs.from(start);
      int row = start;
      for (int run = 0; run < 4 && row < end; run++) {
        row = runs.end(row, end);
      }
      return row - start >= 4 * RUN || row == end;
    }

    /** Adds rows where those of one group, in each of the views, follow each other. */
    private void addRuns(List<Block> blocks, Runs runs, int from, int to) {
      int count = runs.split(from, to, starts);
      int[][] groupsOf = new int[blocks.size()][];
      for (int i = 0; i < groupsOf.length; i++) {
        groupsOf[i] = groupsOfRuns[i];
        groups.of(blocks.get(i).view.columns, starts, count, groupsOf[i]);
        tell(blocks.get(i), groupsOf[i], count);
      }
      TradeTable table = blocks.get(0).view.table;
      if (!query.isValuesOnly()) {
        weights.addRuns(groupsOf, table.netWeights(), starts, count);
        quantities.addRuns(groupsOf, table.quantities(), starts, count);
      }
      values.addRuns(groupsOf, table.values(), starts, count);
    }

    /** Marks what differs among the rows of runs, and what is absent from them. */
    private void tell(Block block, int[] groupsOf, int count) {
      TradeTable table = block.view.table;
      for (Told<?> told : block.told) {
        for (int run = 0; run < count; run++) {
          told.addRun(groupsOf[run], starts[run], starts[run + 1]);
        }
      }
      for (int run = 0; table.hasAbsences() && run < count; run++) {
        for (int row = starts[run]; row < starts[run + 1]; row++) {
          carry(table, row, groupsOf[run]);
        }
      }
    }

    private void addRows(Block block, int start, int count) {
      TradeTable table = block.view.table;
      groups.of(block.view.columns, start, count, groupOf);
      block.told.forEach(each -> each.addRows(groupOf, start, count, codes));
      int last = groups.size() - 1;
      if (!query.isValuesOnly()) {
        weights.reserve(last);
        weights.addRows(groupOf, table.netWeights(), start, count);
        quantities.reserve(last);
        quantities.addRows(groupOf, table.quantities(), start, count);
      }
      values.reserve(last);
      values.addRows(groupOf, table.values(), start, count);
      for (int i = 0; table.hasAbsences() && i < count; i++) {
        carry(table, start + i, groupOf[i]);
      }
    }

    /** Figures that are sums themselves bring along what was absent from them. */
    private void carry(TradeTable table, int row, int group) {
      if (table.isIncomplete(row)) {
        int[] counts = carried.computeIfAbsent(group, g -> new int[ABSENT.size()]);
        for (int i = 0; i < counts.length; i++) {
          counts[i] += table.absent(row, ABSENT.get(i));
        }
      }
    }

    /** Adds the sums of another thread. */
    Sums merge(Sums other) {
      return merge(other, groups.addAll(other.groups));
    }

    /** Adds other sums, for each of their groups to the one here; null where they are the same. */
    Sums merge(Sums other, int @Nullable [] mine) {
      valuations.addAll(other.valuations, mine);
      statuses.addAll(other.statuses, mine);
      sources.addAll(other.sources, mine);
      currencies.addAll(other.currencies, mine);
      units.addAll(other.units, mine);
      weights.addAll(other.weights, mine);
      quantities.addAll(other.quantities, mine);
      values.addAll(other.values, mine);
      other.carried.forEach(
          (group, counts) ->
              carried.merge(
                  mine == null ? group : mine[group],
                  counts,
                  (a, b) -> IntStream.range(0, a.length).map(i -> a[i] + b[i]).toArray()));
      return this;
    }
  }

  /** The groups with their sums. */
  TradeTable answer(Sums sums, Coverage coverage, boolean isOneWay) {
    GroupOrder order = keys.order(sums.groups, sums.values);
    Coded<ObservationStatus> statuses = sums.statuses.map(order, AnswerBuilder::status);
    Coded<QuantityUnit> units =
        sums.units.map(order, met -> met.size() == 1 ? met.iterator().next() : QuantityUnit.NONE);
    DecimalVector quantities = whole(sums.quantities, order, sums.units::isOne);
    boolean areNarrow =
        sums.values.isNarrow() && statuses.values().stream().allMatch(ObservationStatus::hasValue);
    long[] raws = new long[areNarrow ? order.size() : 0];
    Map<Dimension<?>, Coded<?>> columns =
        columns(
            sums,
            order,
            (groups, row, some, count) -> {
              if (areNarrow) {
                sums.values.raws(some, count, raws, row);
              }
            });
    return new TradeTable(
        new TradeTable.Columns(
            columns,
            areNarrow ? values(sums, raws) : values(sums, order, statuses),
            statuses,
            whole(sums.weights, order, group -> true),
            quantities,
            units(units, quantities),
            sums.sources.map(order, AnswerBuilder::provenance),
            absences(sums, order)),
        coverage,
        TradeTable.Kind.ofSums(isOneWay));
  }

  /** The groups without their sums, which need not make sense. */
  TradeTable groups(Sums sums) {
    GroupOrder order = keys.order(sums.groups, sums.values);
    DecimalVector nothing = DecimalVector.missing(order.size(), 0);
    return new TradeTable(
        new TradeTable.Columns(
            columns(sums, order, (groups, row, some, count) -> {}),
            nothing,
            Coded.constant(ObservationStatus.MISSING),
            nothing,
            nothing,
            Coded.constant(QuantityUnit.NONE),
            sums.sources.map(order, AnswerBuilder::provenance),
            TradeTable.Absences.NONE),
        Coverage.SELECTION,
        TradeTable.Kind.SUMS);
  }

  /** The columns of the answer; the groups are handed on, on the way. */
  private Map<Dimension<?>, Coded<?>> columns(
      Sums sums, GroupOrder order, GroupOrder.Taker<GroupKeys.Index> also) {
    Map<Dimension<?>, Coded<?>> columns =
        new LinkedHashMap<>(keys.columns(sums.groups, order, also));
    columns.putIfAbsent(
        Dimension.CURRENCY, sums.currencies.map(order, met -> met.iterator().next()));
    columns.putIfAbsent(Dimension.VALUATION, sums.valuations.map(order, AnswerBuilder::valuation));
    return columns;
  }

  private static DecimalVector values(Sums sums, long[] raws) {
    DecimalVector values = new DecimalVector();
    values.addRaws(raws, sums.values.scale());
    return values;
  }

  private static DecimalVector values(
      Sums sums, GroupOrder order, Coded<ObservationStatus> statuses) {
    DecimalVector values = new DecimalVector();
    int row = 0;
    for (int group : order.list()) {
      ObservationStatus status = statuses.get(row++);
      if (status.hasValue()) {
        values.add(AnswerBuilder.checked(sums.values.sum(group)));
      } else {
        values.addAbsent(status);
      }
    }
    return values;
  }

  /** The sums of those groups in which every figure tells the number. */
  private static DecimalVector whole(ExactSums sums, GroupOrder order, IntPredicate oneUnit) {
    if (sums.capacity() == 0 || IntStream.of(order.list()).noneMatch(sums::has)) {
      return DecimalVector.missing(order.size(), 0);
    }
    DecimalVector whole = new DecimalVector();
    for (int group : order.list()) {
      if (sums.has(group) && sums.absent(group) == 0 && oneUnit.test(group)) {
        whole.add(AnswerBuilder.checked(sums.sum(group)));
      } else {
        whole.addAbsent(ObservationStatus.MISSING);
      }
    }
    return whole;
  }

  /** A unit only where there is a quantity. */
  private static Coded<QuantityUnit> units(Coded<QuantityUnit> units, DecimalVector quantities) {
    if (quantities.isNothing()) {
      return Coded.constant(QuantityUnit.NONE);
    }
    Coded.Builder<QuantityUnit> told = new Coded.Builder<>();
    for (int row = 0; row < quantities.size(); row++) {
      told.add(quantities.isAbsent(row) ? QuantityUnit.NONE : units.get(row));
    }
    return told.build();
  }

  private TradeTable.Absences absences(Sums sums, GroupOrder order) {
    if (ofFlows ? !sums.values.hasAbsent() : sums.carried.isEmpty()) {
      return TradeTable.Absences.NONE;
    }
    int[] groups = order.list();
    int[][] counts = new int[ABSENT.size()][groups.length];
    for (int why = 0; why < counts.length; why++) {
      for (int i = 0; i < groups.length; i++) {
        counts[why][i] =
            ofFlows
                ? sums.values.absent(groups[i], ABSENT.get(why))
                : sums.carried.getOrDefault(groups[i], new int[ABSENT.size()])[why];
      }
    }
    return new TradeTable.Absences(counts[0], counts[1], counts[2]);
  }
}
