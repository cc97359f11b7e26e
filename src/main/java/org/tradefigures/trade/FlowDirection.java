package org.tradefigures.trade;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/**
 * Which way the goods go, seen from the economy whose trade it is, by the flow codes of UN Comtrade
 * (IMTS 2010, chapter II and paragraphs 2.17 to 2.20).
 */
public enum FlowDirection {
  /** Goods that come in, foreign goods and re-imports together. */
  IMPORT("M", "imports", true),
  /** Goods that go out, domestic exports and re-exports together. */
  EXPORT("X", "exports", false),
  /** Exports of goods that were produced or transformed in the economy. */
  DOMESTIC_EXPORT("DX", "domestic exports", false),
  /** Imports of goods that were produced abroad. */
  FOREIGN_IMPORT("FM", "foreign imports", true),
  /** Domestic goods that come back in the same state. */
  RE_IMPORT("RM", "re-imports", true),
  /** Foreign goods that leave in the same state. */
  RE_EXPORT("RX", "re-exports", false),
  /** Imports of goods for inward processing. */
  IMPORT_FOR_INWARD_PROCESSING("MIP", "imports for inward processing", true),
  /** Imports of goods after outward processing. */
  IMPORT_AFTER_OUTWARD_PROCESSING("MOP", "imports after outward processing", true),
  /** Exports of goods after inward processing. */
  EXPORT_AFTER_INWARD_PROCESSING("XIP", "exports after inward processing", false),
  /** Exports of goods for outward processing. */
  EXPORT_FOR_OUTWARD_PROCESSING("XOP", "exports for outward processing", false);

  private final String code;
  private final String label;
  private final boolean inward;

  FlowDirection(String code, String label, boolean inward) {
    this.code = code;
    this.label = label;
    this.inward = inward;
  }

  /**
   * The direction of a UN Comtrade flow code.
   *
   * @param code such as {@code M}
   * @return the direction
   * @throws UnknownCodeException if there is no such code
   */
  public static FlowDirection of(String code) {
    return Constants.parse(values(), "flow direction", code, UnknownCodeException::among);
  }

  /**
   * The direction of a UN Comtrade flow code.
   *
   * @param code such as {@code M}
   * @return the direction, empty if there is no such code
   */
  public static Optional<FlowDirection> find(String code) {
    Objects.requireNonNull(code, "code");
    return Arrays.stream(values()).filter(d -> d.code.equals(code)).findFirst();
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param code such as {@code M}
   * @return the direction
   * @throws UnknownCodeException if there is no such code
   */
  public static FlowDirection parse(CharSequence code) {
    return of(Objects.requireNonNull(code, "code").toString());
  }

  /**
   * The flow code of UN Comtrade.
   *
   * @return such as {@code M}
   */
  public String code() {
    return code;
  }

  /**
   * The English name, in the plural.
   *
   * @return such as {@code imports}
   */
  public String label() {
    return label;
  }

  /**
   * Whether goods come in.
   *
   * @return true for imports and all their kinds
   */
  public boolean isImport() {
    return inward;
  }

  /**
   * Whether goods go out.
   *
   * @return true for exports and all their kinds
   */
  public boolean isExport() {
    return !inward;
  }

  /**
   * The same movement seen from the partner: one economy's export is the other's import. The kinds
   * of exports and imports are matters of the economy that declares them, so the view from the
   * other side knows only export or import.
   *
   * @return {@link #IMPORT} for every export, {@link #EXPORT} for every import
   */
  public FlowDirection mirror() {
    return inward ? EXPORT : IMPORT;
  }

  /**
   * Whether figures of this direction hold those of the other already.
   *
   * @param other another direction
   * @return true for {@link #EXPORT} and any kind of export, {@link #IMPORT} and any kind of
   *     import; false for itself
   */
  public boolean includes(FlowDirection other) {
    return this != other && (this == (other.inward ? IMPORT : EXPORT));
  }

  /** The flow code; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return code;
  }
}
