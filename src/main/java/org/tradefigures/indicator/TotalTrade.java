package org.tradefigures.indicator;

import org.jspecify.annotations.Nullable;
import org.tradefigures.table.Dimension;

/**
 * Total trade: exports and imports together.
 *
 * <p>Formula: <em>exports + imports</em>, of the same combination of dimensions and in one
 * currency.
 *
 * <p>Input: rows with direction X and M. Output: one row per combination, an amount of money in the
 * currency of the figures, exact; zero or more where no side is negative.
 *
 * <p>Undefined where one side is not known (an absent row is zero only in complete data). Exports
 * and imports of different valuation classes are set against each other with a note, or refused
 * with {@link IndicatorQuery#strictValuation()}. A side that is negative, as corrections are, is
 * told in a note. Of a period that is added up from shorter ones it is undefined where the two
 * sides lack different parts; parts that neither side has figures of are told in a note.
 *
 * <p>Source: UNCTAD Handbook of Statistics, calculation methods.
 */
public final class TotalTrade extends ExportImportIndicator {

  private TotalTrade() {}

  /**
   * Of an economy's trade with one partner.
   *
   * @param economy ISO 3166-1 alpha-3
   * @param partner ISO 3166-1 alpha-3
   * @return the query
   */
  public static IndicatorQuery of(String economy, String partner) {
    return IndicatorQuery.ask(new TotalTrade()).of(economy, partner);
  }

  /**
   * Of an economy's trade with all its partners.
   *
   * @param economy ISO 3166-1 alpha-3
   * @return the query
   */
  public static IndicatorQuery of(String economy) {
    return IndicatorQuery.ask(new TotalTrade()).of(economy);
  }

  /**
   * One value for every combination of dimensions.
   *
   * @param dimensions what is kept apart
   * @return the query
   */
  public static IndicatorQuery by(Dimension<?>... dimensions) {
    return IndicatorQuery.ask(new TotalTrade()).by(dimensions);
  }

  @Override
  public String name() {
    return "total trade";
  }

  @Override
  public String formula() {
    return "exports + imports";
  }

  @Override
  Terms numerator() {
    return Terms.SUM;
  }

  @Override
  @Nullable Terms denominator() {
    return null;
  }
}
