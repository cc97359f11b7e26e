package org.tradefigures.trade;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/** The customs procedure under which goods crossed the border, by the codes of UN Comtrade. */
public enum CustomsProcedure {
  /** All procedures together. */
  ALL("C00"),
  /** Cleared for home use. */
  HOME_USE("C01"),
  /** Re-importation in the same state. */
  RE_IMPORTATION("C02"),
  /** Outright exportation. */
  OUTRIGHT_EXPORTATION("C03"),
  /** Customs warehouses. */
  WAREHOUSE("C04"),
  /** Free zones. */
  FREE_ZONE("C05"),
  /** Inward processing. */
  INWARD_PROCESSING("C06"),
  /** Outward processing. */
  OUTWARD_PROCESSING("C07"),
  /** Drawback. */
  DRAWBACK("C08"),
  /** Processing for home use. */
  PROCESSING_FOR_HOME_USE("C09"),
  /** Carriage along the coast. */
  COASTWISE("C10"),
  /** Customs offences. */
  OFFENCES("C11"),
  /** Travellers. */
  TRAVELLERS("C12"),
  /** Postal traffic. */
  POSTAL("C13"),
  /** Stores. */
  STORES("C14"),
  /** Relief consignments. */
  RELIEF("C15"),
  /** Procedures not elsewhere specified. */
  OTHER("C20");

  private final String code;

  CustomsProcedure(String code) {
    this.code = code;
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param code the code of UN Comtrade
   * @return the constant
   * @throws UnknownCodeException if there is no such code
   */
  public static CustomsProcedure parse(CharSequence code) {
    return Constants.parse(values(), "customs procedure", code, UnknownCodeException::among);
  }

  /**
   * Whether figures of this one hold those of the other already.
   *
   * @param other another one
   * @return true for a total and its parts; false for itself
   */
  public boolean includes(CustomsProcedure other) {
    return this == ALL && other != ALL;
  }

  /** The code of UN Comtrade; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return code;
  }
}
