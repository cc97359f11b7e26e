package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeStore;

/**
 * The product complexity index: how much a product is exported by economies that export many
 * products that few others do. The counterpart of {@link EconomicComplexity}, from the same
 * eigenproblem seen from the products.
 *
 * <p>Formula: the eigenvector of the second largest eigenvalue of <em>U^-1 M' D^-1 M</em>, with M,
 * D and U and the sign of {@link EconomicComplexity}, of mean 0 and population deviation 1. With
 * {@link #onScaleOfEconomies}, the form of the Growth Lab of Harvard University, it is put on the
 * scale of the economic complexity index instead, which then is, for every economy, the mean over
 * the products it has an advantage in.
 *
 * <p>Input: exports by economy and product, as for {@link BalassaRca}. Output: one row for each
 * product and combination of dimensions, a number without unit. {@code ubiquity} is among its
 * inputs.
 *
 * <p>Precision and undefined cases are those of {@link EconomicComplexity}; a product in which no
 * economy has an advantage has no value.
 *
 * <p>Source: R. Hausmann, C. A. Hidalgo and others, The Atlas of Economic Complexity (2013),
 * technical box 2.1; Growth Lab at Harvard University, py-ecomplexity (scale of economies).
 */
public final class ProductComplexity implements Indicator {

  private final boolean onScaleOfEconomies;

  private ProductComplexity(boolean onScaleOfEconomies) {
    this.onScaleOfEconomies = onScaleOfEconomies;
  }

  /**
   * One value for every product and combination of dimensions.
   *
   * @param dimensions what is kept apart; the commodity always is
   * @return the query
   */
  public static IndicatorQuery by(Dimension<?>... dimensions) {
    return IndicatorQuery.ask(new ProductComplexity(false)).by(dimensions);
  }

  /**
   * The same on the scale of the economic complexity index.
   *
   * @param dimensions what is kept apart; the commodity always is
   * @return the query
   */
  public static IndicatorQuery onScaleOfEconomies(Dimension<?>... dimensions) {
    return IndicatorQuery.ask(new ProductComplexity(true)).by(dimensions);
  }

  @Override
  public String name() {
    return "product complexity index" + (onScaleOfEconomies ? ", on the scale of economies" : "");
  }

  @Override
  public String formula() {
    return "second eigenvector of U^-1 M' D^-1 M, standardised; M = 1 where RCA >= 1";
  }

  @Override
  public IndicatorResult evaluate(IndicatorQuery query, TradeStore store) {
    if (query.economy().isPresent()
        || query.dimensions().stream().anyMatch(Advantages.WHOSE::contains)) {
      throw new IllegalArgumentException(
          "Can't work out "
              + name()
              + " of one economy: it looks at all of them together; leave out of(…), and ECONOMY, REPORTER and"
              + " EXPORTER in by(…), or ask for EconomicComplexity");
    }
    return new IndicatorResult(query, new Values(new Complexity(Advantages.of(query, store))));
  }

  private final class Values extends Answer {
    private final Complexity complexity;

    Values(Complexity complexity) {
      super(
          ProductComplexity.this,
          complexity.advantages().products().keys(),
          List.of(InputColumn.of("ubiquity", product -> ubiquity(complexity, product))));
      this.complexity = complexity;
    }

    private static Input ubiquity(Complexity complexity, int product) {
      return complexity
          .advantages()
          .products()
          .count(
              "ubiquity",
              complexity.ubiquity(product),
              product,
              "economies with a revealed comparative advantage of 1 or more");
    }

    @Override
    @Nullable Undefined undefined(int product) {
      return complexity.undefinedProduct(product);
    }

    @Override
    @Nullable BigDecimal value(int product) {
      return undefined(product) == null ? BigDecimal.valueOf(number(product)) : null;
    }

    @Override
    double number(int product) {
      int world = complexity.worldOfProduct(product);
      return (onScaleOfEconomies
              ? complexity.scaleOfEconomies(world)
              : complexity.scaleOfProducts(world))
          .standardised(complexity.product(product));
    }

    @Override
    List<String> notes(int product) {
      return complexity.notes(complexity.worldOfProduct(product));
    }
  }
}
