package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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

  /** How many rows a thread takes at a time. */
  private static final int BLOCK = 1 << 14;

  private final Sums cells;
  private final Sums economies;
  private final Sums products;
  private final Sums worlds;
  private final int[] economyOf;
  private final int[] productOf;
  private final int[] worldOfProduct;
  private final double[] economy;
  private final double[] product;
  private final double[] world;

  /** The share of each product in the exports of its world. */
  private final double[] worldShare;

  private final boolean areAllDefined;

  private Advantages(Sums cells) {
    List<Dimension<?>> ofCells = cells.keys().dimensions();
    List<Dimension<?>> ofEconomies = without(ofCells, Set.of(Dimension.COMMODITY));
    this.cells = cells;
    economies = cells.by(ofEconomies);
    products = cells.by(without(ofCells, WHOSE));
    worlds = economies.by(without(ofEconomies, WHOSE));
    economyOf = economies.keys().rowsOf(cells.keys());
    productOf = products.keys().rowsOf(cells.keys());
    worldOfProduct = worlds.keys().rowsOf(products.keys());
    economy = economies.numbers();
    product = products.numbers();
    world = worlds.numbers();
    worldShare = new double[product.length];
    Arrays.setAll(worldShare, k -> product[k] / world[worldOfProduct[k]]);
    areAllDefined =
        cells.isWhole()
            && economies.isWhole()
            && products.isWhole()
            && IntStream.range(0, economy.length).allMatch(i -> economy[i] > 0)
            && IntStream.range(0, product.length).allMatch(k -> product[k] > 0);
  }

  /**
   * Of all economies in the data, whomever the query asks for.
   *
   * @param query its dimensions; the economy and the product are kept apart in any case
   */
  static Advantages of(IndicatorQuery query, TradeStore store) {
    List<Dimension<?>> dimensions = dimensions(query);
    boolean isOneWay =
        dimensions.contains(Dimension.DIRECTION) || dimensions.contains(Dimension.EXPORTER);
    UnaryOperator<TradeQuery> exports = q -> isOneWay ? q : q.directions(FlowDirection.EXPORT);
    return new Advantages(query.ofAll().sums(store, dimensions, exports));
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
  List<InputColumn> inputs(IntUnaryOperator cellOf) {
    return List.of(
        cells.inputs("X_ik", cellOf),
        economies.inputs("X_i", row -> economyOf[cellOf.applyAsInt(row)]),
        products.inputs("X_k", row -> productOf[cellOf.applyAsInt(row)]),
        worlds.inputs("X", row -> worldOf(cellOf.applyAsInt(row))));
  }

  /** What a reader has to know of the world. */
  List<String> notes() {
    return cells.isComplete()
        ? List.of()
        : List.of("the world is that of the data, which are a selection");
  }

  int economyOf(int row) {
    return economyOf[row];
  }

  int productOf(int row) {
    return productOf[row];
  }

  int worldOf(int row) {
    return worldOfProduct[productOf[row]];
  }

  /** Why there is no advantage to be told of; null where there is one. */
  @Nullable Undefined undefined(int row) {
    if (areAllDefined) {
      return null;
    }
    Undefined why = cells.undefined(row);
    why = why == null ? economies.undefined(economyOf[row]) : why;
    why = why == null ? products.undefined(productOf[row]) : why;
    why = why == null ? worlds.undefined(worldOf(row)) : why;
    boolean isZero = economy[economyOf[row]] == 0 || product[productOf[row]] == 0;
    return why == null && isZero ? Undefined.ZERO_DENOMINATOR : why;
  }

  /** Whether the economy exports nothing of the product. */
  boolean isZero(int row) {
    return cells.number(row) == 0;
  }

  BigDecimal xik(int row) {
    return cells.value(row);
  }

  BigDecimal xi(int row) {
    return economies.value(economyOf[row]);
  }

  BigDecimal xk(int row) {
    return products.value(productOf[row]);
  }

  BigDecimal x(int row) {
    return worlds.value(worldOf(row));
  }

  /** The share of the product in the exports of the economy. */
  double ownShare(int row) {
    return cells.number(row) / economy[economyOf[row]];
  }

  /** The share of the product in the exports of the world. */
  double worldShare(int row) {
    return worldShare[productOf[row]];
  }

  /** The share of the economy in the exports of the world. */
  double weight(int row) {
    return economy[economyOf[row]] / world[worldOf(row)];
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

  /** The rows that reach a threshold, in order; none of those that are undefined. */
  int[] reaching(Threshold threshold) {
    int blocks = (economyOf.length + BLOCK - 1) / BLOCK;
    return IntStream.range(0, blocks)
        .parallel()
        .mapToObj(block -> reaching(threshold, block * BLOCK))
        .flatMapToInt(IntStream::of)
        .toArray();
  }

  private int[] reaching(Threshold threshold, int from) {
    int[] rows = new int[BLOCK];
    int count = 0;
    int end = Math.min(from + BLOCK, economyOf.length);
    for (int row = from; row < end; row++) {
      if (undefined(row) == null && reaches(threshold, row)) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Whether it does by the exact numbers, where the binary ones leave a doubt. */
  private boolean reaches(Threshold threshold, int row) {
    double actual = cells.number(row);
    double neutral = economy[economyOf[row]] * worldShare[productOf[row]];
    return Math.abs(actual - neutral) > NEAR_ONE * neutral
        ? actual > neutral
        : xik(row).multiply(x(row)).compareTo(xi(row).multiply(xk(row))) >= threshold.least;
  }
}
