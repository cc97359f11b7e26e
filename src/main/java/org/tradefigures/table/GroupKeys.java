package org.tradefigures.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.LongNumbers;

/**
 * The groups of a query: every combination of the kept values is one number, in the order of the
 * answer. Where there can be only so many of them, the number is the place of a group's sum;
 * otherwise groups are found by hash.
 */
final class GroupKeys {

  /** How many groups there is room for without looking at what there is. */
  private static final long DENSE = 1 << 23;

  /** So many cells may be worth it, however few groups there are: they stay near the processor. */
  private static final long FEW_CELLS = 1 << 17;

  /** Smaller parts are not worth it. */
  private static final int FEWEST_OF_PART = 1 << 10;

  private static final int UNKNOWN = -1;
  private static final int[] NONE = new int[0];

  /** Binary digits of the number of values a dimension can have. */
  private static final int MOST_VALUES = 30;

  private static final int FEWEST_VALUES = 16;

  /** A column that groups are made by: its codes, and the rank that each stands for. */
  static final class Column {
    private final Kept<?> kept;
    private final Coded<?> coded;
    private int[] ranks;

    /** What every code adds to the number of a dense group; below zero where it is not known. */
    private int[] shares = NONE;

    private boolean isShared;

    private boolean isOfOnePart;

    /** By how much more each code adds to the number of a group than the one before; or 0. */
    private int step;

    private Column(Kept<?> kept, Coded<?> coded, int[] ranks) {
      this.kept = kept;
      this.coded = coded;
      this.ranks = ranks;
    }

    /** The same column, of which groups have a number for every code, whatever it stands for. */
    Column ofCodes(int stride) {
      int[] codes = IntStream.range(0, coded.values().size()).toArray();
      Column column = new Column(kept, coded, codes);
      column.share(stride);
      column.isOfOnePart = column.isShared;
      column.step = stride;
      return column;
    }

    private void share(int stride) {
      shares = new int[coded.values().size()];
      isShared = shares.length > 0;
      for (int code = 0; code < shares.length; code++) {
        boolean isKnown = code < ranks.length && ranks[code] != UNKNOWN;
        shares[code] = isKnown ? ranks[code] * stride : UNKNOWN;
        isShared &= isKnown;
      }
    }

    /**
     * What every code adds to the number of a group; nothing where groups are not found by that, or
     * not for all codes.
     */
    int[] shares() {
      return isShared ? shares : NONE;
    }

    /**
     * Whether rows that differ in this column alone, or another such, are told by {@link #shares}
     * and of one part of the sums.
     */
    boolean isOfOnePart() {
      return isOfOnePart;
    }

    /** What a code is multiplied by to be added to the number of a group; 0 where it is not. */
    int step() {
      return step;
    }

    private int shareOf(int code) {
      if (shares[code] < 0) {
        kept.learn(this, code);
      }
      return shares[code];
    }

    Codes codes() {
      return coded.codes();
    }

    /** What a row adds to the number of its group. */
    int shareAt(int row) {
      return shareOf(codes().get(row));
    }

    private int rank(int code) {
      int rank = code < ranks.length ? ranks[code] : UNKNOWN;
      return rank == UNKNOWN ? kept.learn(this, code) : rank;
    }
  }

  private final List<Kept<?>> kept = new ArrayList<>();
  private final boolean dense;
  private final boolean ordered;
  private final long combinations;
  private final long mostCells;

  /** How many sums a part has. */
  private final int width;

  private GroupKeys(List<Kept<?>> columns, boolean ordered, int rows) {
    long product = 1;
    boolean folds = false;
    for (Kept<?> column : columns) {
      if (product > (Long.MAX_VALUE >> 1) / column.radix) {
        column.folds = true;
        folds = true;
        product = Integer.MAX_VALUE;
      }
      product *= column.radix;
      kept.add(column);
    }
    this.combinations = product;
    this.ordered = ordered && !folds;
    long worthIt = Math.max(1 << 12, 4L * rows);
    this.dense = this.ordered && product <= Math.min(DENSE, worthIt);
    this.mostCells = Math.max(product, Math.min(FEW_CELLS, worthIt));
    this.width = dense && product > FEW_CELLS ? widthOfParts() : Integer.MAX_VALUE;
  }

  /** As many groups as there are of one run of rows, by the columns that change from row to row. */
  private int widthOfParts() {
    int first = 0;
    while (first < kept.size() && kept.get(first).isInRuns) {
      first++;
    }
    long groups = 1;
    for (Kept<?> column : kept.subList(first, kept.size())) {
      groups *= column.radix;
    }
    return groups < FEWEST_OF_PART ? Integer.MAX_VALUE : (int) groups;
  }

  /** The groups of tables all of whose values are known. */
  static GroupKeys of(TradeQuery query, List<TradeTable> tables, int rows) {
    List<Kept<?>> columns = new ArrayList<>();
    for (Dimension<?> dimension : query.kept()) {
      Kept<?> column = Kept.of(query, dimension, tables);
      column.isInRuns =
          tables.stream().allMatch(table -> table.column(dimension).codes().isInRuns());
      columns.add(column);
    }
    return new GroupKeys(columns, true, rows);
  }

  /** The groups of figures whose values are met one after the other. */
  static GroupKeys ofUnknown(TradeQuery query) {
    List<Kept<?>> columns = new ArrayList<>();
    int shared = (Long.SIZE - 2) / Math.max(1, query.kept().size());
    int bits = Math.min(MOST_VALUES, Math.max(FEWEST_VALUES, shared));
    query.kept().forEach(dimension -> columns.add(new Kept<>(query, dimension, 1L << bits)));
    return new GroupKeys(columns, false, 0);
  }

  /** The columns of a table that groups are found by. */
  List<Column> columns(TradeTable table) {
    List<Column> columns = new ArrayList<>();
    for (Kept<?> column : kept) {
      columns.add(column.of(table));
    }
    int stride = 1;
    for (int i = columns.size() - 1; dense && i >= 0; i--) {
      columns.get(i).share(stride);
      stride *= (int) kept.get(i).radix;
      columns.get(i).isOfOnePart = columns.get(i).isShared && stride <= width;
    }
    return columns;
  }

  /**
   * Every combination of the codes of some columns: rows that are told by them are in the same
   * group, however they are seen.
   *
   * @param columns that tell the cell of a row
   * @param size how many cells there are
   * @param groups for each view of the rows, the group of every cell
   */
  record Cells(List<Column> columns, int size, List<int[]> groups) {

    Index index() {
      return new Dense(size, Integer.MAX_VALUE);
    }
  }

  /**
   * The cells of rows that are seen in several ways.
   *
   * @param views the columns of each view
   * @return null where there are too many, or groups are not found by codes
   */
  @Nullable Cells cells(List<List<Column>> views) {
    Map<Codes, Column> varying = new LinkedHashMap<>();
    for (Column column : views.stream().flatMap(List::stream).toList()) {
      if (!column.isShared) {
        return null;
      }
      if (!column.codes().isConstant()) {
        varying.putIfAbsent(column.codes(), column);
      }
    }
    List<Column> columns = new ArrayList<>(varying.values());
    boolean isByBytes =
        columns.size() == 2
            && columns.stream().allMatch(column -> column.shares.length <= RowGroups.BYTES)
            && (long) columns.get(0).shares.length * RowGroups.BYTES <= mostCells;
    long size = 1;
    for (int i = columns.size() - 1; i >= 0; i--) {
      int width = columns.get(i).shares.length;
      columns.set(i, columns.get(i).ofCodes((int) size));
      size *= isByBytes && size == 1 ? RowGroups.BYTES : width;
      if (size > mostCells) {
        return null;
      }
    }
    int cells = (int) size;
    return new Cells(
        columns, cells, views.stream().map(view -> groups(view, columns, cells)).toList());
  }

  /** The group of every cell by other columns of the same rows; any for those of no row. */
  private static int[] groups(List<Column> view, List<Column> cells, int size) {
    int[] groups = {0};
    for (Column column : view) {
      groups[0] += column.codes().isConstant() ? column.shareAt(0) : 0;
    }
    for (Column cell : cells) {
      int width = size / cell.step / groups.length;
      int[] shares = new int[width];
      for (Column column : view) {
        for (int code = 0; column.codes() == cell.codes() && code < column.shares.length; code++) {
          shares[code] += column.shares[code];
        }
      }
      int[] fewer = groups;
      groups = new int[fewer.length * width];
      for (int i = 0; i < fewer.length; i++) {
        for (int code = 0; code < width; code++) {
          groups[i * width + code] = fewer[i] + shares[code];
        }
      }
    }
    return groups;
  }

  /** An empty index of groups. */
  Index index() {
    return dense ? new Dense((int) combinations, width) : new Hashed();
  }

  /** The groups that have rows, in the order of their keys. */
  GroupOrder order(Index groups, ExactSums sums) {
    GroupOrder numbers = GroupOrder.ofNumbers(sums, groups.size());
    if (groups instanceof Dense) {
      return numbers;
    }
    int[] met = numbers.list();
    if (ordered) {
      long[] keys = Arrays.stream(met).mapToLong(groups::key).toArray();
      Arrays.sort(keys);
      return GroupOrder.of(Arrays.stream(keys).mapToInt(groups::of).toArray());
    }
    int[][] places = new int[kept.size()][];
    Arrays.setAll(places, i -> kept.get(i).places());
    int[][] keys = new int[groups.size()][];
    for (int group : met) {
      int[] ranks = ranks(groups.key(group));
      Arrays.setAll(ranks, i -> places[i][ranks[i]]);
      keys[group] = ranks;
    }
    return GroupOrder.of(
        IntStream.of(met)
            .boxed()
            .sorted((a, b) -> Arrays.compare(keys[a], keys[b]))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  /**
   * The kept columns of the answer.
   *
   * @param also takes the groups too, on the way
   */
  Map<Dimension<?>, Coded<?>> columns(
      Index groups, GroupOrder order, GroupOrder.Taker<Index> also) {
    int size = order.size();
    Codes.Builder[] ranks = new Codes.Builder[kept.size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = new Codes.Builder();
      ranks[i].makeRoomFor(size, kept.get(i).values.size() - 1);
    }
    order.forEach(
        KeyRuns::new,
        (runs, row, some, count) -> {
          also.take(groups, row, some, count);
          runs.start(groups, row, some, count);
          for (int i = ranks.length - 1; i >= 0; i--) {
            runs.split(kept.get(i), ranks[i]);
          }
        });
    Map<Dimension<?>, Coded<?>> columns = new LinkedHashMap<>();
    for (int i = 0; i < ranks.length; i++) {
      columns.put(kept.get(i).dimension, kept.get(i).coded(ranks[i].build(size)));
    }
    return columns;
  }

  /**
   * The keys of groups in their order, from which one rank after the other is taken off. Groups
   * that follow each other with the same rest of a key are then gone through as one.
   */
  private static final class KeyRuns {

    private final long[] keys = new long[GroupOrder.RANGE];
    private final int[] starts = new int[GroupOrder.RANGE + 1];
    private final int[] ranks = new int[GroupOrder.RANGE];
    private int row;
    private int size;
    private int count;

    void start(Index groups, int firstRow, int[] some, int number) {
      row = firstRow;
      size = number;
      count = number;
      for (int i = 0; i < count; i++) {
        keys[i] = groups.key(some[i]);
      }
    }

    /** Takes off the rank that was added last, and tells it for every group. */
    void split(Kept<?> column, Codes.Builder into) {
      boolean isFirst = count == size; // then every run is of one group
      int rests = 0;
      for (int run = 0; run < count; ) {
        long rest = keys[run] / column.radix;
        int start = isFirst ? run : starts[run];
        run = isFirst ? tell(rest, column.radix, run) : tellRuns(rest, column.radix, run);
        keys[rests] = column.folds ? column.unfold((int) rest) : rest;
        starts[rests++] = start;
      }
      count = rests;
      starts[count] = size;
      if (column.values.size() > 1) {
        into.put(row, ranks, 0, size);
      }
    }

    /** Tells the ranks of keys with the same rest, and where the next rest starts. */
    private int tell(long rest, long radix, int from) {
      long first = rest * radix;
      int run = from;
      for (; run < count && keys[run] >= first && keys[run] - first < radix; run++) {
        ranks[run] = (int) (keys[run] - first);
      }
      return run;
    }

    private int tellRuns(long rest, long radix, int from) {
      long first = rest * radix;
      int run = from;
      for (; run < count && keys[run] >= first && keys[run] - first < radix; run++) {
        int rank = (int) (keys[run] - first);
        for (int i = starts[run]; i < starts[run + 1]; i++) {
          ranks[i] = rank;
        }
      }
      return run;
    }
  }

  private int[] ranks(long key) {
    int[] ranks = new int[kept.size()];
    long rest = key;
    for (int i = ranks.length - 1; i >= 0; i--) {
      Kept<?> column = kept.get(i);
      ranks[i] = (int) (rest % column.radix);
      rest /= column.radix;
      if (column.folds) {
        rest = column.unfold((int) rest);
      }
    }
    return ranks;
  }

  /** A kept dimension: its values by rank. */
  private static final class Kept<T extends Comparable<? super T>> {
    private final TradeQuery query;
    private final Dimension<T> dimension;
    private final long radix;
    private final List<T> values = new ArrayList<>();
    private final Map<T, Integer> ranks = new HashMap<>();
    private final IdentityHashMap<List<?>, int[]> known = new IdentityHashMap<>();
    private final LongNumbers folded = new LongNumbers();
    private boolean folds;
    private boolean isComplete;
    private boolean isInRuns;

    Kept(TradeQuery query, Dimension<T> dimension, long radix) {
      this.query = query;
      this.dimension = dimension;
      this.radix = radix;
    }

    /** The values of tables, in their order. */
    static <T extends Comparable<? super T>> Kept<T> of(
        TradeQuery query, Dimension<T> dimension, List<TradeTable> tables) {
      if (tables.size() == 1 && !query.isRolledUp(dimension)) {
        return of(query, dimension, tables.get(0));
      }
      List<T> values =
          tables.stream()
              .flatMap(table -> table.column(dimension).values().stream())
              .distinct()
              .flatMap(value -> rolledUp(query, dimension, value).stream())
              .distinct()
              .sorted()
              .toList();
      Kept<T> kept = new Kept<>(query, dimension, Math.max(1, values.size()));
      values.forEach(kept::rank);
      kept.isComplete = true;
      return kept;
    }

    /** The values of one table as they are, which knows their order. */
    private static <T extends Comparable<? super T>> Kept<T> of(
        TradeQuery query, Dimension<T> dimension, TradeTable table) {
      List<T> values = table.column(dimension).values();
      Kept<T> kept = new Kept<>(query, dimension, Math.max(1, values.size()));
      int[] ranks = table.ranks(dimension);
      kept.values.addAll(TradeTable.inOrder(values, ranks));
      kept.known.put(values, ranks);
      kept.isComplete = true;
      return kept;
    }

    /**
     * The value as it is kept; nothing where it can't be rolled up, which is told only if a picked
     * row has it.
     */
    private static <T extends Comparable<? super T>> List<T> rolledUp(
        TradeQuery query, Dimension<T> dimension, T value) {
      if (!query.isRolledUp(dimension)) {
        return List.of(value);
      }
      try {
        return List.of(query.rolledUp(dimension, value));
      } catch (IllegalArgumentException e) {
        return List.of();
      }
    }

    synchronized Column of(TradeTable table) {
      Coded<T> column = table.column(dimension);
      int[] byCode = known.getOrDefault(column.values(), new int[0]);
      if (isComplete && byCode.length == 0) {
        byCode = column.values().stream().mapToInt(this::rankOf).toArray();
        known.put(column.values(), byCode);
      }
      return new Column(this, column, byCode);
    }

    /**
     * The rank that a code stands for, when it is first met.
     *
     * @throws IllegalArgumentException what the roll-up says of a value that it does not accept
     */
    @SuppressWarnings("unchecked")
    synchronized int learn(Column column, int code) {
      List<?> ofColumn = column.coded.values();
      int[] byCode = known.getOrDefault(ofColumn, new int[0]);
      int length = byCode.length;
      if (code >= length) {
        byCode = Arrays.copyOf(byCode, ofColumn.size());
        Arrays.fill(byCode, length, byCode.length, UNKNOWN);
        known.put(ofColumn, byCode);
      }
      byCode[code] = rank(query.rolledUp(dimension, (T) ofColumn.get(code)));
      column.ranks = byCode;
      return byCode[code];
    }

    /** The rank of a value as it is kept. */
    private int rankOf(T value) {
      for (int rank = ranks.size(); rank < values.size(); rank++) {
        ranks.put(values.get(rank), rank);
      }
      List<T> as = rolledUp(query, dimension, value);
      return as.isEmpty() ? UNKNOWN : ranks.getOrDefault(as.get(0), UNKNOWN);
    }

    private int rank(T value) {
      int rank = ranks.getOrDefault(value, UNKNOWN);
      if (rank == UNKNOWN) {
        rank = values.size();
        if (rank == radix) {
          throw new IllegalStateException("More than " + radix + " values of " + dimension);
        }
        values.add(value);
        ranks.put(value, rank);
      }
      return rank;
    }

    /** The place of every rank when the values are in order. */
    int[] places() {
      return TradeTable.ranks(values);
    }

    /** The key with a rank more. */
    long next(long key, int rank) {
      return (folds ? fold(key) : key) * radix + rank;
    }

    /** A key that would grow too long is numbered, and goes on as that number. */
    private synchronized int fold(long key) {
      return folded.of(key);
    }

    private synchronized long unfold(int number) {
      return folded.key(number);
    }

    Coded<T> coded(Codes codes) {
      return new Coded<>(List.copyOf(values), codes);
    }
  }

  /** Numbers the groups that one thread meets. */
  abstract static sealed class Index {

    /** The group of a row. */
    abstract int of(List<Column> columns, int row);

    /** The groups of some rows. */
    void of(List<Column> columns, int[] rows, int count, int[] into) {
      for (int i = 0; i < count; i++) {
        into[i] = of(columns, rows[i]);
      }
    }

    /** The groups of so many rows that follow each other. */
    abstract void of(List<Column> columns, int from, int count, int[] groups);

    abstract int of(long key);

    abstract long key(int group);

    abstract int size();

    /** Room for a sum of each group. */
    abstract SumParts sums();

    /** The groups of another thread, by the numbers they have there; null if those are the same. */
    abstract int @Nullable [] addAll(Index other);
  }

  private static final class Dense extends Index {
    private final int size;
    private final int width;
    private int[] codes = new int[0];

    Dense(int size, int width) {
      this.size = size;
      this.width = width;
    }

    @Override
    int of(List<Column> columns, int row) {
      int group = 0;
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        group += column.shareOf(column.codes().get(row));
      }
      return group;
    }

    @Override
    void of(List<Column> columns, int[] rows, int count, int[] into) {
      Arrays.fill(into, 0, count, 0);
      for (Column column : columns) {
        Codes of = column.codes();
        for (int i = 0; i < count; i++) {
          into[i] += column.shareOf(of.get(rows[i]));
        }
      }
    }

    @Override
    void of(List<Column> columns, int from, int count, int[] groups) {
      Arrays.fill(groups, 0, count, 0);
      for (Column column : columns) {
        Codes of = column.codes();
        if (of.runEnd(from, from + count) == from + count) {
          int share = column.shareOf(of.get(from));
          for (int i = 0; i < count; i++) {
            groups[i] += share;
          }
        } else if (column.isShared) {
          of.add(from, from + count, column.shares, groups);
        } else {
          codes = codes.length < count ? new int[count] : codes;
          of.read(from, from + count, codes);
          add(column, codes, groups, count);
        }
      }
    }

    private static void add(Column column, int[] codes, int[] groups, int count) {
      int[] shares = column.shares;
      int all = 0;
      for (int i = 0; i < count; i++) {
        int share = shares[codes[i]];
        all |= share;
        groups[i] += share;
      }
      for (int i = 0; all < 0 && i < count; i++) {
        column.shareOf(codes[i]);
      }
    }

    @Override
    int of(long key) {
      return (int) key;
    }

    @Override
    long key(int group) {
      return group;
    }

    @Override
    int size() {
      return size;
    }

    @Override
    SumParts sums() {
      return new SumParts(size, width);
    }

    @Override
    int @Nullable [] addAll(Index other) {
      return null;
    }
  }

  private static final class Hashed extends Index {
    private final LongNumbers groups = new LongNumbers();
    private int[] codes = new int[0];
    private long[] rowKeys = new long[0];

    @Override
    int of(List<Column> columns, int row) {
      long key = 0;
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        key = column.kept.next(key, column.rank(column.codes().get(row)));
      }
      return of(key);
    }

    @Override
    void of(List<Column> columns, int from, int count, int[] into) {
      if (codes.length < count) {
        codes = new int[count];
        rowKeys = new long[count];
      }
      Arrays.fill(rowKeys, 0, count, 0);
      for (Column column : columns) {
        column.codes().read(from, from + count, codes);
        add(column, count);
      }
      for (int i = 0; i < count; i++) {
        into[i] = of(rowKeys[i]);
      }
    }

    private void add(Column column, int count) {
      long radix = column.kept.radix;
      int[] ranks = column.ranks;
      for (int i = 0; i < count; i++) {
        int code = codes[i];
        int rank = code < ranks.length ? ranks[code] : UNKNOWN;
        if (rank == UNKNOWN || column.kept.folds) {
          rowKeys[i] = column.kept.next(rowKeys[i], column.rank(code));
          ranks = column.ranks;
        } else {
          rowKeys[i] = rowKeys[i] * radix + rank;
        }
      }
    }

    @Override
    int of(long key) {
      return groups.of(key);
    }

    @Override
    long key(int group) {
      return groups.key(group);
    }

    @Override
    int size() {
      return groups.size();
    }

    @Override
    SumParts sums() {
      return new SumParts(16);
    }

    @Override
    int[] addAll(Index other) {
      return IntStream.range(0, other.size()).map(group -> of(other.key(group))).toArray();
    }
  }
}
