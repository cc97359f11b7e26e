package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.trade.FlowDirection;

/**
 * What revealed comparative advantage is worked out from: the exports of each economy in each
 * product, X_ik, and their sums by economy, by product and over all, X_i, X_k and X. Dimensions
 * that are neither the economy nor the product, such as the period, keep whole worlds apart.
 */
final class Advantages {

  static final Set<Dimension<?>> WHOSE =
      Set.of(Dimension.ECONOMY, Dimension.REPORTER, Dimension.EXPORTER);

  private static final double NEAR_ONE = 1e-9;

  private final Sums cells;
  private final Sums economies;
  private final Sums products;
  private final Sums worlds;
  private final RowMap economyOf;
  private final RowMap productOf;
  private final RowMap worldOfProduct;

  /** The exports of each economy, in the scale of the cells as all numbers here. */
  private final double[] economy;

  private final double[] product;

  /** The exports of the world of each product. */
  private final double[] world;

  private final boolean areAllDefined;

  private final Gaps gapsOfWorlds;

  /** Cells that lack what others of their world do not, and economies. */
  private final BitSet shorterCells;

  private final BitSet shorterEconomies;

  private Advantages(Sums cells, Gaps gaps) {
    List<Dimension<?>> ofCells = cells.keys().dimensions();
    List<Dimension<?>> ofEconomies = without(ofCells, Set.of(Dimension.COMMODITY));
    this.cells = cells;
    List<Sums> bySide =
        Stream.of(ofEconomies, without(ofCells, WHOSE)).parallel().map(cells::by).toList();
    economies = bySide.get(0);
    products = bySide.get(1);
    // products tell of what classification they are
    worlds = products.by(without(ofEconomies, WHOSE));
    economyOf = economies.keys().rowsOf(cells.keys());
    productOf = products.keys().rowsOf(cells.keys());
    worldOfProduct = worlds.keys().rowsOf(products.keys()).listed();
    economy = economies.numbers(cells.scale());
    product = products.numbers(cells.scale());
    world =
        Arrays.stream(worldOfProduct.toArray())
            .mapToDouble(of -> worlds.number(of, cells.scale()))
            .toArray();
    RowMap worldOf = worldOfProduct.through(productOf);
    gapsOfWorlds = gaps.by(worldOf);
    shorterCells = gaps.shorterThan(gapsOfWorlds, worldOf);
    shorterEconomies =
        gaps.by(economyOf).shorterThan(gapsOfWorlds, worlds.keys().rowsOf(economies.keys()));
    areAllDefined =
        shorterCells.isEmpty()
            && cells.isWhole()
            && economies.isWhole()
            && products.isWhole()
            && DoubleStream.concat(Arrays.stream(economy), Arrays.stream(product))
                .allMatch(exports -> exports > 0);
  }

  /**
   * Of all economies in the data, whomever the query asks for.
   *
   * @param query its dimensions; the economy and the product are kept apart in any case
   * @param indicator what they are worked out for
   */
  static Advantages of(IndicatorQuery query, TradeStore store, String indicator) {
    List<Dimension<?>> dimensions = dimensions(query);
    boolean isOneWay =
        dimensions.contains(Dimension.DIRECTION) || dimensions.contains(Dimension.EXPORTER);
    UnaryOperator<TradeQuery> exports =
        q -> (isOneWay ? q : q.directions(FlowDirection.EXPORT)).addingUpOver(WHOSE);
    IndicatorQuery ofAll = query.ofAll();
    Sums cells = ofAll.sums(store, dimensions, exports);
    cells.requireNoneNegative(indicator);
    return new Advantages(cells, Gaps.of(ofAll, store, cells, exports));
  }

  private static List<Dimension<?>> dimensions(IndicatorQuery query) {
    List<Dimension<?>> dimensions = query.dimensions();
    return dimensions.stream().anyMatch(WHOSE::contains)
        ? IndicatorQuery.join(dimensions, Dimension.COMMODITY)
        : IndicatorQuery.join(dimensions, Dimension.ECONOMY, Dimension.COMMODITY);
  }

  /** Which dimension tells whose exports they are. */
  static Dimension<?> whose(List<Dimension<?>> dimensions) {
    return dimensions.stream().filter(WHOSE::contains).findFirst().orElse(Dimension.ECONOMY);
  }

  private static List<Dimension<?>> without(List<Dimension<?>> all, Set<Dimension<?>> left) {
    List<Dimension<?>> rest = new ArrayList<>(all);
    rest.removeAll(left);
    return rest;
  }

  /** The exports by economy and product: what the rows below are the rows of. */
  Sums cells() {
    return cells;
  }

  Sums economies() {
    return economies;
  }

  Sums products() {
    return products;
  }

  Sums worlds() {
    return worlds;
  }

  /** The four sums, as inputs of the rows of a result that stand for the given cells. */
  List<InputColumn> inputs(RowMap cellOf) {
    RowMap product = productOf.through(cellOf);
    return List.of(
        cells.inputs("X_ik", cellOf),
        economies.inputs("X_i", economyOf.through(cellOf)),
        products.inputs("X_k", product),
        worlds.inputs("X", worldOfProduct.through(product)));
  }

  /** What a reader has to know of a world. */
  List<String> notes(int ofWorld) {
    List<String> notes = new ArrayList<>(gapsOfWorlds.notes(ofWorld));
    if (!cells.isComplete()) {
      notes.add("the world is that of the data, which are a selection");
    }
    return notes;
  }

  /** What a reader has to know of the world of a cell. */
  List<String> notesOfCell(int cell) {
    return notes(worldOf(cell));
  }

  /** Whether nobody tells some part of a period of an economy that is told of its world. */
  boolean isShorter(int economyRow) {
    return shorterEconomies.get(economyRow);
  }

  private int worldOf(int cell) {
    return worldOfProduct.get(productOf.get(cell));
  }

  /** Why there is no advantage to be told of; null where there is one. */
  @Nullable Undefined undefined(int cell) {
    if (areAllDefined) {
      return null;
    }
    int economyRow = economyOf.get(cell);
    int productRow = productOf.get(cell);
    Undefined why = cells.undefined(cell);
    why = why == null ? economies.undefined(economyRow) : why;
    why = why == null ? products.undefined(productRow) : why;
    why = why == null ? worlds.undefined(worldOfProduct.get(productRow)) : why;
    why = why == null && shorterCells.get(cell) ? Undefined.MISSING_INPUT : why;
    boolean isZero = economy[economyRow] == 0 || product[productRow] == 0;
    return why == null && isZero ? Undefined.ZERO_DENOMINATOR : why;
  }

  /** Whether the economy exports nothing of the product. */
  boolean isZero(int row) {
    return cells.number(row, cells.scale()) == 0;
  }

  /** What an advantage is the quotient of: X_ik * X, exactly. */
  BigDecimal actual(int cell) {
    return cells.value(cell).multiply(world(cell));
  }

  /** And X_i * X_k. */
  BigDecimal neutral(int cell) {
    return economy(cell).multiply(products.value(productOf.get(cell)));
  }

  BigDecimal economy(int cell) {
    return economies.value(economyOf.get(cell));
  }

  BigDecimal world(int cell) {
    return worlds.value(worldOf(cell));
  }

  /** A measure of advantage in binary, from X_ik * X, X_i * X_k, X_i and X. */
  @FunctionalInterface
  interface Measure {
    double of(double actual, double neutral, double economy, double world);
  }

  /** A measure of a cell; of one whose advantage is not defined it means nothing. */
  double measure(Measure measure, int cell) {
    int productRow = productOf.get(cell);
    double xi = economy[economyOf.get(cell)];
    double x = world[productRow];
    return measure.of(cells.number(cell, cells.scale()) * x, xi * product[productRow], xi, x);
  }

  /** A measure of some cells, at their places. */
  void measure(Measure measure, int from, int to, double[] measured) {
    Portion portion = new Portion();
    for (int start = from; start < to; start += Blocks.PORTION) {
      portion.read(start, Math.min(start + Blocks.PORTION, to));
      portion.measure(measure, measured, start);
    }
  }

  /** Whether there is an advantage to be told of in every cell. */
  boolean areAllDefined() {
    return areAllDefined;
  }

  /** Some cells that follow each other: their numbers, and the rows of the sums they belong to. */
  private final class Portion {
    private final int[] economies = new int[Blocks.PORTION];
    private final int[] products = new int[Blocks.PORTION];
    private final long[] unscaled = new long[Blocks.PORTION];
    private final double[] numbers = new double[Blocks.PORTION];

    private int first;
    private int count;

    void read(int from, int to) {
      first = from;
      count = to - from;
      economyOf.read(from, to, economies);
      productOf.read(from, to, products);
      cells.read(from, to, unscaled, numbers);
    }

    void measure(Measure measure, double[] measured, int at) {
      for (int c = 0; c < count; c++) {
        double xi = economy[economies[c]];
        double x = world[products[c]];
        measured[at + c] = measure.of(numbers[c] * x, xi * product[products[c]], xi, x);
      }
    }

    /** Adds the rows of economy and product, in turn, and tells up to where. */
    int addReaching(Threshold threshold, int[] pairs, int at) {
      int end = at;
      for (int c = 0; c < count; c++) {
        int i = economies[c];
        int k = products[c];
        double actual = numbers[c] * world[k];
        double neutral = economy[i] * product[k];
        boolean isFar = Math.abs(actual - neutral) > NEAR_ONE * neutral;
        boolean reaches = isFar ? actual > neutral : reachesExactly(threshold, first + c);
        pairs[end] = i;
        pairs[end + 1] = k;
        end += reaches && undefined(first + c) == null ? 2 : 0;
      }
      return end;
    }
  }

  /** From which advantage on an economy counts among those that have one in a product. */
  enum Threshold {
    AT_LEAST_ONE(0, ">= 1", "of 1 or more"),
    ABOVE_ONE(1, "> 1", "above 1");

    private final int least;
    private final String sign;
    private final String words;

    Threshold(int least, String sign, String words) {
      this.least = least;
      this.sign = sign;
      this.words = words;
    }

    String sign() {
      return sign;
    }

    String words() {
      return words;
    }

    /** What the name of a variant ends with. */
    String suffix() {
      return this == AT_LEAST_ONE ? "" : ", advantages " + words;
    }
  }

  /**
   * The cells that reach a threshold, none of those that are undefined, in order: of each block of
   * them the rows of economy and product, in turn.
   */
  List<int[]> reaching(Threshold threshold) {
    return Blocks.map(cells.keys().size(), (from, to) -> reaching(threshold, from, to));
  }

  private int[] reaching(Threshold threshold, int from, int to) {
    int[] pairs = new int[2 * (to - from) + 2];
    int count = 0;
    Portion portion = new Portion();
    for (int start = from; start < to; start += Blocks.PORTION) {
      portion.read(start, Math.min(start + Blocks.PORTION, to));
      count = portion.addReaching(threshold, pairs, count);
    }
    return Arrays.copyOf(pairs, count);
  }

  /** Asked where the binary numbers leave a doubt. */
  private boolean reachesExactly(Threshold threshold, int cell) {
    return actual(cell).compareTo(neutral(cell)) >= threshold.least;
  }
}
