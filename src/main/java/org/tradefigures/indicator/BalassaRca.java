package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeStore;

/**
 * Revealed comparative advantage: how much larger the share of a product is in an economy's exports
 * than in those of the world.
 *
 * <p>Formula: <em>(X_ik / X_i) / (X_k / X)</em>, where X_ik are the exports of economy i in product
 * k, and X_i, X_k and X their sums over products, over economies and over both. The world is that
 * of the data and includes the economy itself; where the data are a selection, the result says so.
 *
 * <p>Input: exports by economy and product, of one currency and one valuation class, none of them
 * negative (one is refused, as with it no share would be part of a whole); rows of another
 * direction are not taken, unless {@link Dimension#DIRECTION} or {@link Dimension#EXPORTER} is kept
 * apart. Whose exports they are is told by whichever of {@link Dimension#ECONOMY}, {@link
 * Dimension#REPORTER} and {@link Dimension#EXPORTER} is kept apart, the economy if none; by every
 * other dimension, worlds are kept apart. Output: one row for each economy and product with
 * figures, a number from 0, neutral at 1. Variants:
 *
 * <ul>
 *   <li>{@link #symmetric}: <em>(R - 1) / (R + 1)</em>, from -1 to below 1, neutral at 0;
 *   <li>{@link #normalised}: <em>X_ik / X - X_i * X_k / X^2</em>, from -1/4 to 1/4, neutral at 0;
 *       its sums over products and over economies are zero;
 *   <li>{@link #additive}: <em>X_ik / X_i - X_k / X</em>, from -1 to 1, neutral at 0; its sum over
 *       products is zero;
 *   <li>{@link #logarithmic}: <em>ln R</em>, neutral at 0, undefined where R is zero.
 * </ul>
 *
 * <p>The sums are exact, and so is {@link IndicatorValue#value()} but for one rounding to 34
 * digits. {@link IndicatorResult#number} and the column of {@link IndicatorResult#table()} are
 * worked out from the exact sums in {@code double}, within 1e-15 of it, relative for the quotient
 * and absolute for the differences. The logarithm is that of the rounded quotient in {@code
 * double}.
 *
 * <p>Undefined where X_ik or any part of a sum is not known, and where the economy exports nothing
 * or nobody exports the product; and where figures are added up from shorter periods and some of
 * them are not told of the economy, but of others, as its exports of half a year are not those of
 * the world in all of it. Zero where the economy has a figure of zero.
 *
 * <p>Source: B. Balassa, Trade Liberalisation and "Revealed" Comparative Advantage, The Manchester
 * School 33 (1965); symmetric: B. Dalum, K. Laursen and G. Villumsen, Structural Change in OECD
 * Export Specialisation Patterns (1998); normalised: R. Yu, J. Cai and P. Leung, The Normalized
 * Revealed Comparative Advantage Index (2009); additive: R. Hoen and J. Oosterhaven, On the Measure
 * of Comparative Advantage (2006); logarithmic: T. L. Vollrath, A Theoretical Evaluation of
 * Alternative Trade Intensity Measures of Revealed Comparative Advantage (1991).
 */
public final class BalassaRca implements Indicator {

  private enum Variant {
    QUOTIENT("", "(X_ik / X_i) / (X_k / X)"),
    SYMMETRIC(", symmetric", "((X_ik / X_i) / (X_k / X) - 1) / ((X_ik / X_i) / (X_k / X) + 1)"),
    NORMALISED(", normalised", "X_ik / X - X_i * X_k / X^2"),
    ADDITIVE(", additive", "X_ik / X_i - X_k / X"),
    LOGARITHMIC(", logarithmic", "ln ((X_ik / X_i) / (X_k / X))");

    private final String name;
    private final String formula;

    Variant(String name, String formula) {
      this.name = name;
      this.formula = formula;
    }

    /** From X_ik * X, X_i * X_k, X_i and X. */
    BigDecimal exact(BigDecimal actual, BigDecimal neutral, BigDecimal economy, BigDecimal world) {
      return switch (this) {
        case QUOTIENT -> Ratios.of(actual, neutral);
        case SYMMETRIC -> Ratios.of(actual.subtract(neutral), actual.add(neutral));
        case NORMALISED -> Ratios.of(actual.subtract(neutral), world.multiply(world));
        case ADDITIVE -> Ratios.of(actual.subtract(neutral), economy.multiply(world));
        case LOGARITHMIC -> BigDecimal.valueOf(Math.log(Ratios.of(actual, neutral).doubleValue()));
      };
    }

    /** The same in binary. */
    double number(double actual, double neutral, double economy, double world) {
      return switch (this) {
        case QUOTIENT -> actual / neutral;
        case SYMMETRIC -> (actual - neutral) / (actual + neutral);
        case NORMALISED -> (actual - neutral) / (world * world);
        case ADDITIVE -> (actual - neutral) / (economy * world);
        case LOGARITHMIC -> Math.log(actual / neutral);
      };
    }
  }

  private final Variant variant;

  private BalassaRca(Variant variant) {
    this.variant = variant;
  }

  /**
   * Of an economy, by product, against all economies in the data.
   *
   * @param economy ISO 3166-1 alpha-3
   * @return the query
   */
  public static IndicatorQuery of(String economy) {
    return by().of(economy);
  }

  /**
   * One value for every combination of dimensions.
   *
   * @param dimensions what is kept apart; economy and commodity always are
   * @return the query
   */
  public static IndicatorQuery by(Dimension<?>... dimensions) {
    return ask(Variant.QUOTIENT, dimensions);
  }

  /**
   * The symmetric variant, from -1 to below 1.
   *
   * @param dimensions what is kept apart; economy and commodity always are
   * @return the query
   */
  public static IndicatorQuery symmetric(Dimension<?>... dimensions) {
    return ask(Variant.SYMMETRIC, dimensions);
  }

  /**
   * The normalised variant, from -1/4 to 1/4.
   *
   * @param dimensions what is kept apart; economy and commodity always are
   * @return the query
   */
  public static IndicatorQuery normalised(Dimension<?>... dimensions) {
    return ask(Variant.NORMALISED, dimensions);
  }

  /**
   * The additive variant, from -1 to 1.
   *
   * @param dimensions what is kept apart; economy and commodity always are
   * @return the query
   */
  public static IndicatorQuery additive(Dimension<?>... dimensions) {
    return ask(Variant.ADDITIVE, dimensions);
  }

  /**
   * The natural logarithm, neutral at 0.
   *
   * @param dimensions what is kept apart; economy and commodity always are
   * @return the query
   */
  public static IndicatorQuery logarithmic(Dimension<?>... dimensions) {
    return ask(Variant.LOGARITHMIC, dimensions);
  }

  private static IndicatorQuery ask(Variant variant, Dimension<?>... dimensions) {
    return IndicatorQuery.ask(new BalassaRca(variant)).by(dimensions);
  }

  @Override
  public String name() {
    return "revealed comparative advantage" + variant.name;
  }

  @Override
  public String formula() {
    return variant.formula;
  }

  @Override
  public IndicatorResult evaluate(IndicatorQuery query, TradeStore store) {
    Advantages advantages = Advantages.of(query, store, name());
    Keys all = advantages.cells().keys();
    if (query.economy().isEmpty()) {
      return new IndicatorResult(query, new Values(all, advantages, RowMap.same(all.size())));
    }
    List<Dimension<?>> shown = IndicatorQuery.join(query.dimensions(), Dimension.COMMODITY);
    int[] cells = all.rowsWith(Advantages.whose(all.dimensions()), query.economy().get().code());
    return new IndicatorResult(
        query, new Values(all.take(shown, cells), advantages, RowMap.of(cells)));
  }

  private final class Values extends Answer {
    private final Advantages advantages;
    private final RowMap cellOf;

    /** Whether every cell has a row, in order. */
    private final boolean isOfAll;

    Values(Keys keys, Advantages advantages, RowMap cellOf) {
      super(BalassaRca.this, keys, advantages.inputs(cellOf));
      this.advantages = advantages;
      this.cellOf = cellOf;
      this.isOfAll = cellOf.size() == advantages.cells().keys().size();
    }

    @Override
    @Nullable Undefined undefined(int row) {
      int cell = cellOf.get(row);
      Undefined why = advantages.undefined(cell);
      boolean isOfZero = variant == Variant.LOGARITHMIC && why == null && advantages.isZero(cell);
      return isOfZero ? Undefined.LOGARITHM_OF_ZERO : why;
    }

    @Override
    @Nullable BigDecimal value(int row) {
      int cell = cellOf.get(row);
      return undefined(row) != null
          ? null
          : variant.exact(
              advantages.actual(cell),
              advantages.neutral(cell),
              advantages.economy(cell),
              advantages.world(cell));
    }

    @Override
    double number(int row) {
      return advantages.measure(variant::number, cellOf.get(row));
    }

    @Override
    void readNumbers(int from, int to, double[] numbers) {
      if (isOfAll && advantages.areAllDefined() && variant != Variant.LOGARITHMIC) {
        advantages.measure(variant::number, from, to, numbers);
      } else {
        super.readNumbers(from, to, numbers);
      }
    }

    @Override
    List<String> notes(int row) {
      return advantages.notesOfCell(cellOf.get(row));
    }
  }
}
