package org.tradefigures.indicator;

import org.tradefigures.table.Dimension;

/**
 * The coverage ratio: how much of imports exports pay for.
 *
 * <p>Formula: <em>exports / imports</em>, of the same combination of dimensions and in one
 * currency.
 *
 * <p>Input: rows with direction X and M. Output: one row per combination, a number from 0, to 34
 * digits; 1 where trade is balanced; times 100 for percent.
 *
 * <p>Undefined where one side is not known (an absent row is zero only in complete data) or is
 * negative, as corrections are, and where imports are zero. Exports and imports of different
 * valuation classes are set against each other with a note, or refused with {@link
 * IndicatorQuery#strictValuation()}. Of a period that is added up from shorter ones it is undefined
 * where the two sides lack different parts; parts that neither side has figures of are told in a
 * note.
 *
 * <p>Source: UNCTAD Handbook of Statistics, calculation methods (export/import ratio).
 */
public final class CoverageRatio extends ExportImportIndicator {

  private CoverageRatio() {}

  /**
   * Of an economy's trade with one partner.
   *
   * @param economy ISO 3166-1 alpha-3
   * @param partner ISO 3166-1 alpha-3
   * @return the query
   */
  public static IndicatorQuery of(String economy, String partner) {
    return IndicatorQuery.ask(new CoverageRatio()).of(economy, partner);
  }

  /**
   * Of an economy's trade with all its partners.
   *
   * @param economy ISO 3166-1 alpha-3
   * @return the query
   */
  public static IndicatorQuery of(String economy) {
    return IndicatorQuery.ask(new CoverageRatio()).of(economy);
  }

  /**
   * One value for every combination of dimensions.
   *
   * @param dimensions what is kept apart
   * @return the query
   */
  public static IndicatorQuery by(Dimension<?>... dimensions) {
    return IndicatorQuery.ask(new CoverageRatio()).by(dimensions);
  }

  @Override
  public String name() {
    return "coverage ratio";
  }

  @Override
  public String formula() {
    return "exports / imports";
  }

  @Override
  Terms numerator() {
    return Terms.EXPORTS;
  }

  @Override
  Terms denominator() {
    return Terms.IMPORTS;
  }
}
