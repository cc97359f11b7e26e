package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradefigures.indicator.Advantages.Threshold;
import org.tradefigures.internal.Messages;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeStore;

/**
 * The product complexity index: how much a product is exported by economies that export many
 * products that few others do. The counterpart of {@link EconomicComplexity}, from the same
 * eigenproblem seen from the products.
 *
 * <p>Formula: the eigenvector of the second largest eigenvalue of <em>U^-1 M' D^-1 M</em>, with M,
 * D and U and the sign of {@link EconomicComplexity}, of mean 0 and population deviation 1, or
 * sample deviation 1 with {@link #bySampleDeviation}. With {@link #onScaleOfEconomies}, the form of
 * the Growth Lab of Harvard University, it is put on the scale of the economic complexity index
 * instead, which then is, for every economy, the mean over the products it has an advantage in.
 * With {@link #byAdvantagesAboveOne} an advantage of exactly 1 is none. Who has asked for the
 * economies already takes the products {@link #from} that result.
 *
 * <p>Input: exports by economy and product, as for {@link BalassaRca}. Output: one row for each
 * product and combination of dimensions, a number without unit. {@code ubiquity} is among its
 * inputs.
 *
 * <p>Precision and undefined cases are those of {@link EconomicComplexity}, and so is what is said
 * of economies that lack parts of a period; a product in which no economy has an advantage has no
 * value.
 *
 * <p>Source: R. Hausmann, C. A. Hidalgo and others, The Atlas of Economic Complexity (2013),
 * technical box 2.1; Growth Lab at Harvard University, py-ecomplexity (scale of economies).
 */
public final class ProductComplexity implements Indicator {

  private enum Scale {
    OWN(""),
    OWN_SAMPLE(", sample deviation"),
    OF_ECONOMIES(", on the scale of economies");

    private final String suffix;

    Scale(String suffix) {
      this.suffix = suffix;
    }
  }

  private final Scale scale;
  private final Threshold threshold;

  private ProductComplexity(Scale scale, Threshold threshold) {
    this.scale = scale;
    this.threshold = threshold;
  }

  /**
   * One value for every product and combination of dimensions.
   *
   * @param dimensions what is kept apart; the commodity always is
   * @return the query
   */
  public static IndicatorQuery by(Dimension<?>... dimensions) {
    return ask(Scale.OWN, Threshold.AT_LEAST_ONE, dimensions);
  }

  /**
   * The same of sample deviation 1, which divides by one less than the number of products.
   *
   * @param dimensions what is kept apart; the commodity always is
   * @return the query
   */
  public static IndicatorQuery bySampleDeviation(Dimension<?>... dimensions) {
    return ask(Scale.OWN_SAMPLE, Threshold.AT_LEAST_ONE, dimensions);
  }

  /**
   * The same on the scale of the economic complexity index.
   *
   * @param dimensions what is kept apart; the commodity always is
   * @return the query
   */
  public static IndicatorQuery onScaleOfEconomies(Dimension<?>... dimensions) {
    return ask(Scale.OF_ECONOMIES, Threshold.AT_LEAST_ONE, dimensions);
  }

  /**
   * On its own scale, with M of 1 only where the advantage is above 1.
   *
   * @param dimensions what is kept apart; the commodity always is
   * @return the query
   */
  public static IndicatorQuery byAdvantagesAboveOne(Dimension<?>... dimensions) {
    return ask(Scale.OWN, Threshold.ABOVE_ONE, dimensions);
  }

  private static IndicatorQuery ask(Scale scale, Threshold threshold, Dimension<?>... dimensions) {
    return IndicatorQuery.ask(new ProductComplexity(scale, threshold)).by(dimensions);
  }

  /**
   * The index of the products that a result of {@link EconomicComplexity} rests on: the same values
   * as asked of the same figures, without working them out once more.
   *
   * @param economies a result of {@link EconomicComplexity}, whomever it was asked of
   * @return the result
   * @throws IllegalArgumentException if it is a result of another indicator
   */
  public static IndicatorResult from(IndicatorResult economies) {
    return from(economies, Scale.OWN);
  }

  /**
   * The same on the scale of the economies.
   *
   * @param economies a result of {@link EconomicComplexity}, whomever it was asked of
   * @return the result
   * @throws IllegalArgumentException if it is a result of another indicator
   */
  public static IndicatorResult onScaleOf(IndicatorResult economies) {
    return from(economies, Scale.OF_ECONOMIES);
  }

  private static IndicatorResult from(IndicatorResult economies, Scale scale) {
    if (economies.answer() instanceof EconomicComplexity.Values values) {
      Complexity complexity = values.complexity();
      ProductComplexity indicator = new ProductComplexity(scale, complexity.threshold());
      return new IndicatorResult(
          values.query().ofProducts(indicator, complexity.advantages().products().keys()),
          indicator.new Values(complexity));
    }
    throw new IllegalArgumentException(
        "Can't take the product complexity index from "
            + Messages.quote(economies.query())
            + ": give a result of EconomicComplexity, or ask ProductComplexity.by(…) of the figures");
  }

  @Override
  public String name() {
    return "product complexity index" + scale.suffix + threshold.suffix();
  }

  @Override
  public String formula() {
    return "second eigenvector of U^-1 M' D^-1 M, standardised; M = 1 where RCA "
        + threshold.sign();
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
    return new IndicatorResult(
        query, new Values(new Complexity(Advantages.of(query, store, name()), threshold)));
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
              "economies with a revealed comparative advantage " + complexity.threshold().words());
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
      Complexity.Scale own = complexity.scaleOfProducts(world);
      double raw = complexity.product(product);
      return switch (scale) {
        case OWN -> own.standardised(raw);
        case OWN_SAMPLE -> own.standardised(raw) * own.toSample();
        case OF_ECONOMIES -> complexity.scaleOfEconomies(world).standardised(raw);
      };
    }

    @Override
    List<String> notes(int product) {
      return complexity.notes(complexity.worldOfProduct(product));
    }
  }
}
