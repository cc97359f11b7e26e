package org.tradefigures.trade;

/**
 * Which costs of the way a value holds; figures of one direction are added up only within a class.
 */
public enum ValuationClass {
  /**
   * The value at the border of the exporting economy, or of the goods alone: FOB, FAS, customs
   * value.
   */
  FOB_TYPE,
  /** The value at the border of the importing economy, with freight and insurance. */
  CIF_TYPE,
  /** The source does not say. */
  UNKNOWN
}
