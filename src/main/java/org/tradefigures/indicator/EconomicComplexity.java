package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradefigures.indicator.Advantages.Threshold;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeStore;

/**
 * The economic complexity index: how much an economy's exports are like those of economies that
 * export many products that few others do.
 *
 * <p>Formula: M is 1 for an economy and a product with a revealed comparative advantage ({@link
 * BalassaRca}) of 1 or more, else 0; D is the diversity of economies (how many products each has an
 * advantage in), U the ubiquity of products (how many economies each has). The index is the
 * eigenvector of the second largest eigenvalue of <em>D^-1 M U^-1 M'</em>, with the sign that goes
 * with diversity, of mean 0 and population deviation 1, or sample deviation 1 with {@link
 * #bySampleDeviation}. With {@link #byAdvantagesAboveOne} an advantage of exactly 1 is none.
 *
 * <p>Input: exports by economy and product, as for {@link BalassaRca}; the result depends on the
 * level of the classification. Output: one row for each economy and combination of dimensions, a
 * number without unit, mostly between -3 and 3. {@code diversity} is among its inputs. {@link
 * ProductComplexity#from} takes the products' index from the result, without the work.
 *
 * <p>Whether an advantage is 1 or more is decided on exact numbers. The index is worked out in
 * {@code double}; it is good to about 1e-12 divided by the gap between the second and the third
 * eigenvalue.
 *
 * <p>Undefined where a figure of the world is not known; for an economy without {@link BalassaRca
 * advantages} because it lacks parts of a period that others tell, which takes no part in the
 * index, and a note says so; where an economy has no advantage in any product; where there are
 * fewer than two economies or products; where they fall apart into groups that share nothing; and
 * where the second eigenvalue is zero or equal to the third, or diversity does not tell the sign. A
 * narrow gap and a weak sign are told in a note.
 *
 * <p>Source: C. A. Hidalgo and R. Hausmann, The building blocks of economic complexity, PNAS 106
 * (2009); R. Hausmann, C. A. Hidalgo and others, The Atlas of Economic Complexity (2013), technical
 * box 2.1.
 */
public final class EconomicComplexity implements Indicator {

  private final boolean bySample;
  private final Threshold threshold;

  private EconomicComplexity(boolean bySample, Threshold threshold) {
    this.bySample = bySample;
    this.threshold = threshold;
  }

  /**
   * Of one economy among all in the data.
   *
   * @param economy ISO 3166-1 alpha-3
   * @return the query
   */
  public static IndicatorQuery of(String economy) {
    return by().of(economy);
  }

  /**
   * One value for every economy and combination of dimensions.
   *
   * @param dimensions what is kept apart; the economy always is
   * @return the query
   */
  public static IndicatorQuery by(Dimension<?>... dimensions) {
    return ask(false, Threshold.AT_LEAST_ONE, dimensions);
  }

  /**
   * The same of sample deviation 1, which divides by one less than the number of economies.
   *
   * @param dimensions what is kept apart; the economy always is
   * @return the query
   */
  public static IndicatorQuery bySampleDeviation(Dimension<?>... dimensions) {
    return ask(true, Threshold.AT_LEAST_ONE, dimensions);
  }

  /**
   * The same with M of 1 only where the advantage is above 1.
   *
   * @param dimensions what is kept apart; the economy always is
   * @return the query
   */
  public static IndicatorQuery byAdvantagesAboveOne(Dimension<?>... dimensions) {
    return ask(false, Threshold.ABOVE_ONE, dimensions);
  }

  private static IndicatorQuery ask(
      boolean bySample, Threshold threshold, Dimension<?>... dimensions) {
    return IndicatorQuery.ask(new EconomicComplexity(bySample, threshold)).by(dimensions);
  }

  @Override
  public String name() {
    return "economic complexity index"
        + (bySample ? ", sample deviation" : "")
        + threshold.suffix();
  }

  @Override
  public String formula() {
    return "second eigenvector of D^-1 M U^-1 M', standardised; M = 1 where RCA "
        + threshold.sign();
  }

  @Override
  public IndicatorResult evaluate(IndicatorQuery query, TradeStore store) {
    if (query.dimensions().contains(Dimension.COMMODITY)) {
      throw new IllegalArgumentException(
          "Can't keep commodities apart in "
              + name()
              + ": it looks at all of them together; leave COMMODITY out of by(…), or ask for ProductComplexity");
    }
    Complexity complexity = new Complexity(Advantages.of(query, store, name()), threshold);
    Keys all = complexity.advantages().economies().keys();
    if (query.economy().isEmpty()) {
      return new IndicatorResult(
          query, new Values(query, all, complexity, RowMap.same(all.size())));
    }
    int[] rows = all.rowsWith(Advantages.whose(all.dimensions()), query.economy().get().code());
    Keys shown = all.take(query.dimensions(), rows);
    return new IndicatorResult(query, new Values(query, shown, complexity, RowMap.of(rows)));
  }

  /** The values of economies, from which those of products can be had as well. */
  final class Values extends Answer {
    private final IndicatorQuery query;
    private final Complexity complexity;
    private final RowMap economyOf;

    private Values(IndicatorQuery query, Keys keys, Complexity complexity, RowMap economyOf) {
      super(
          EconomicComplexity.this,
          keys,
          List.of(InputColumn.of("diversity", row -> diversity(complexity, economyOf.get(row)))));
      this.query = query;
      this.complexity = complexity;
      this.economyOf = economyOf;
    }

    IndicatorQuery query() {
      return query;
    }

    Complexity complexity() {
      return complexity;
    }

    private static Input diversity(Complexity complexity, int economy) {
      return complexity
          .advantages()
          .economies()
          .count(
              "diversity",
              complexity.diversity(economy),
              economy,
              "products with a revealed comparative advantage " + complexity.threshold().words());
    }

    @Override
    @Nullable Undefined undefined(int row) {
      return complexity.undefinedEconomy(economyOf.get(row));
    }

    @Override
    @Nullable BigDecimal value(int row) {
      return undefined(row) == null ? BigDecimal.valueOf(number(row)) : null;
    }

    @Override
    double number(int row) {
      int economy = economyOf.get(row);
      Complexity.Scale scale = complexity.scaleOfEconomies(complexity.worldOfEconomy(economy));
      double number = scale.standardised(complexity.economy(economy));
      return bySample ? number * scale.toSample() : number;
    }

    @Override
    List<String> notes(int row) {
      return complexity.notes(complexity.worldOfEconomy(economyOf.get(row)));
    }
  }
}
