package org.tradefigures.table;

import java.util.Objects;
import org.tradefigures.reference.Concordance;

/**
 * How figures of one commodity classification become figures of another: by which concordance, and
 * how a figure is divided whose commodity corresponds to several. Immutable; {@link
 * TradeTable#convert(CommodityConversion)} applies it.
 *
 * <ul>
 *   <li>A commodity with one target gives it all it has. Figures that come together in one target
 *       and agree in everything else are added up.
 *   <li>A commodity with several targets is divided among them by the rule that is named; the parts
 *       are estimated figures. Values are divided to the minor unit of their currency, net weights
 *       and quantities to thousandths, and each in its own last decimal where that is finer, so
 *       that the parts add up to what was divided (method of largest remainders; M. L. Balinski and
 *       H. P. Young, Fair Representation, 1982, who call it Hamilton's). Without a rule it is not
 *       placed.
 *   <li>A figure that is missing, suppressed or not yet reported is so for every target.
 *   <li>The total of all commodities stays the total. A figure of the classification converted to
 *       stays what it is.
 *   <li>What can't be placed is the residue, with the reason.
 * </ul>
 */
public final class CommodityConversion {

  private final Concordance concordance;
  private final DividingRule rule;

  private CommodityConversion(Concordance concordance, DividingRule rule) {
    this.concordance = concordance;
    this.rule = rule;
  }

  /**
   * A conversion that divides nothing: what has several targets is not placed.
   *
   * @param concordance the concordance
   * @return the conversion
   */
  public static CommodityConversion by(Concordance concordance) {
    return new CommodityConversion(
        Objects.requireNonNull(concordance, "concordance"), DividingRule.none());
  }

  /**
   * Divides what has several targets into equal parts.
   *
   * @return the conversion
   */
  public CommodityConversion inEqualShares() {
    return new CommodityConversion(concordance, DividingRule.equalShares());
  }

  /**
   * Divides what has several targets by the weights of the concordance. A commodity whose targets
   * have none is not placed.
   *
   * @return the conversion
   */
  public CommodityConversion byGivenWeights() {
    return new CommodityConversion(concordance, DividingRule.givenWeights());
  }

  /**
   * Divides what has several targets as the trade in these targets is divided in another table,
   * such as the one of the first year that is reported in them. A commodity is not placed if the
   * trade in one of its targets is not known, or that in all of them is zero.
   *
   * @param reference figures of the classification converted to, of which there is one sum a
   *     commodity: of one direction, currency and kind of valuation, without overlaps
   * @return the conversion
   * @throws IllegalArgumentException if the table has commodities of another classification, or
   *     can't be added up
   */
  public CommodityConversion byTradeShares(TradeTable reference) {
    return new CommodityConversion(
        concordance, DividingRule.tradeShares(reference, concordance.to()));
  }

  /**
   * The concordance.
   *
   * @return what it converts by
   */
  public Concordance concordance() {
    return concordance;
  }

  DividingRule rule() {
    return rule;
  }

  /**
   * What it does, as results note it.
   *
   * @return for instance {@code HS 2022 to HS 2017 by un.csv, one-to-many in equal shares}
   */
  public String describe() {
    return concordance.describe() + ", " + rule.describe();
  }

  /** What it does. */
  @Override
  public String toString() {
    return describe();
  }
}
