package org.tradefigures.trade;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/** At which point of their way goods were valued (IMTS 2010, chapter IV; Incoterms). */
public enum Valuation {
  /** Free on board: loaded on the ship at the exporter's border. */
  FOB(ValuationClass.FOB_TYPE),
  /** Free alongside ship: on the quay of the exporter's port, as US exports are valued. */
  FAS(ValuationClass.FOB_TYPE),
  /**
   * The price paid for the goods without freight and insurance, as US general imports are valued.
   */
  CUSTOMS_VALUE(ValuationClass.FOB_TYPE),
  /**
   * One of the three before, or a sum over several of them: free of the cost of the way to the
   * importer's border.
   */
  FOB_TYPE(ValuationClass.FOB_TYPE),
  /** Cost, insurance and freight to the importer's border. */
  CIF(ValuationClass.CIF_TYPE),
  /** The source does not say. */
  UNKNOWN(ValuationClass.UNKNOWN);

  private final ValuationClass valuationClass;

  Valuation(ValuationClass valuationClass) {
    this.valuationClass = valuationClass;
  }

  /**
   * Which figures may be added to those of this valuation.
   *
   * @return the class
   */
  public ValuationClass valuationClass() {
    return valuationClass;
  }

  /**
   * What a sum over several valuations of one class is.
   *
   * @return the valuation that stands for the class
   */
  public Valuation asClass() {
    return valuationClass == ValuationClass.FOB_TYPE ? FOB_TYPE : this;
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code customs-value}
   * @return the valuation
   * @throws UnknownCodeException if there is none of that name
   */
  public static Valuation parse(CharSequence text) {
    return Constants.parse(values(), "valuation", text, UnknownCodeException::among);
  }

  /** The name in small letters; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return Constants.name(this);
  }
}
