package org.tradefigures.trade;

import java.util.Arrays;
import java.util.Optional;
import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/** The units of quantity, after the WCO's standard units and the numbering of UN Comtrade. */
public enum QuantityUnit {
  /** No quantity, or its unit is not told (none). */
  NONE(-1, "none"),
  /** Square metre (m2). */
  SQUARE_METRE(2, "m2"),
  /** Thousand kwh (1000 kWh). */
  THOUSAND_KWH(3, "1000 kWh"),
  /** Metre (m). */
  METRE(4, "m"),
  /** Item (u). */
  ITEM(5, "u"),
  /** Pair (2u). */
  PAIR(6, "2u"),
  /** Litre (l). */
  LITRE(7, "l"),
  /** Kilogram (kg). */
  KILOGRAM(8, "kg"),
  /** Thousand items (1000 u). */
  THOUSAND_ITEMS(9, "1000 u"),
  /** Package (packs). */
  PACKAGE(10, "packs"),
  /** Dozen (12 u). */
  DOZEN(11, "12 u"),
  /** Cubic metre (m3). */
  CUBIC_METRE(12, "m3"),
  /** Carat (carat). */
  CARAT(13, "carat"),
  /** Kilometre (km). */
  KILOMETRE(14, "km"),
  /** Gram (g). */
  GRAM(15, "g"),
  /** Hive (hive). */
  HIVE(16, "hive"),
  /** Thousand cubic metres (1000 m3). */
  THOUSAND_CUBIC_METRES(17, "1000 m3"),
  /** Terajoule (TJ). */
  TERAJOULE(18, "TJ"),
  /** Barrel (bbl). */
  BARREL(19, "bbl"),
  /** Thousand litres (1000 l). */
  THOUSAND_LITRES(20, "1000 l"),
  /** Tonne (t). */
  TONNE(21, "t"),
  /** Kwh (kWh). */
  KWH(22, "kWh"),
  /** Litre pure alcohol (l alc. 100%). */
  LITRE_PURE_ALCOHOL(23, "l alc. 100%"),
  /** Head (head). */
  HEAD(24, "head"),
  /** Kilogram drained (kg drained). */
  KILOGRAM_DRAINED(25, "kg drained"),
  /** Kilogram choline chloride (kg C5H14ClNO). */
  KILOGRAM_CHOLINE_CHLORIDE(26, "kg C5H14ClNO"),
  /** Kilogram phosphorus pentoxide (kg P2O5). */
  KILOGRAM_PHOSPHORUS_PENTOXIDE(27, "kg P2O5"),
  /** Kilogram hydrogen peroxide (kg H2O2). */
  KILOGRAM_HYDROGEN_PEROXIDE(28, "kg H2O2"),
  /** Kilogram methylamines (kg met.am.). */
  KILOGRAM_METHYLAMINES(29, "kg met.am."),
  /** Kilogram nitrogen (kg N). */
  KILOGRAM_NITROGEN(30, "kg N"),
  /** Kilogram caustic potash (kg KOH). */
  KILOGRAM_CAUSTIC_POTASH(31, "kg KOH"),
  /** Kilogram potassium oxide (kg K2O). */
  KILOGRAM_POTASSIUM_OXIDE(32, "kg K2O"),
  /** Kilogram caustic soda (kg NaOH). */
  KILOGRAM_CAUSTIC_SODA(33, "kg NaOH"),
  /** Kilogram 90 percent dry (kg 90% sdt). */
  KILOGRAM_90_PERCENT_DRY(34, "kg 90% sdt"),
  /** Kilogram uranium (kg U). */
  KILOGRAM_URANIUM(35, "kg U"),
  /** Tonnes of carrying capacity (ct/l). */
  CARRYING_CAPACITY(36, "ct/l"),
  /** Becquerels of radioactivity (Bq). */
  BECQUEREL(37, "Bq"),
  /** Gram fissile (gi F/S). */
  GRAM_FISSILE(38, "gi F/S"),
  /** Gross register ton (GRT). */
  GROSS_REGISTER_TON(39, "GRT"),
  /** Gross tonnage (GT). */
  GROSS_TONNAGE(40, "GT"),
  /** Cell (ce/el). */
  CELL(41, "ce/el");

  private final int code;
  private final String symbol;

  QuantityUnit(int code, String symbol) {
    this.code = code;
    this.symbol = symbol;
  }

  /**
   * The unit of a UN Comtrade quantity code.
   *
   * @param code such as 8 for kilograms
   * @return the unit, empty if there is no such code
   */
  public static Optional<QuantityUnit> findComtrade(int code) {
    return Arrays.stream(values()).filter(u -> u.code == code).findFirst();
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param symbol such as {@code kg}
   * @return the unit
   * @throws UnknownCodeException if there is no unit of that symbol
   */
  public static QuantityUnit parse(CharSequence symbol) {
    return Constants.parse(values(), "unit of quantity", symbol, UnknownCodeException::among);
  }

  /**
   * The code of UN Comtrade.
   *
   * @return such as 8 for kilograms; -1 for none
   */
  public int code() {
    return code;
  }

  /** The symbol, in ASCII; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return symbol;
  }
}
