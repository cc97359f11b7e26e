package org.tradefigures.trade;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/**
 * The mode of transport at the border, by the codes of UN Comtrade: 2000 holds 2100, 9100 holds
 * 9110.
 */
public enum TransportMode {
  /** All modes together. */
  ALL("0"),
  /** Air. */
  AIR("1000"),
  /** Water. */
  WATER("2000"),
  /** Sea. */
  SEA("2100"),
  /** Rivers, canals and lakes. */
  INLAND_WATERWAY("2200"),
  /** Water, in containers, as the US Census Bureau tells it; a code of our own. */
  WATER_IN_CONTAINERS("2800"),
  /** Water, of another or no stated kind. */
  WATER_OTHER("2900"),
  /** Land. */
  LAND("3000"),
  /** Railway. */
  RAILWAY("3100"),
  /** Road. */
  ROAD("3200"),
  /** Land, of another or no stated kind. */
  LAND_OTHER("3900"),
  /** Neither air, water nor land. */
  NOT_ELSEWHERE("9000"),
  /** Pipelines and cables. */
  PIPELINES_AND_CABLES("9100"),
  /** Pipelines. */
  PIPELINE("9110"),
  /** Cables. */
  CABLE("9120"),
  /** Pipelines and cables, of no stated kind. */
  PIPELINES_AND_CABLES_OTHER("9190"),
  /** Post and couriers. */
  POST("9200"),
  /** Goods that move by themselves, such as ships and aircraft. */
  SELF_PROPELLED("9300"),
  /** Others. */
  OTHER("9900");

  private final String code;

  TransportMode(String code) {
    this.code = code;
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param code the code of UN Comtrade
   * @return the constant
   * @throws UnknownCodeException if there is no such code
   */
  public static TransportMode parse(CharSequence code) {
    return Constants.parse(values(), "mode of transport", code, UnknownCodeException::among);
  }

  /**
   * Whether figures of this one hold those of the other already.
   *
   * @param other another one
   * @return true for a total and its parts; false for itself
   */
  public boolean includes(TransportMode other) {
    return this != other && other.code.startsWith(stem());
  }

  /** The code without its closing zeros: what the codes of the parts start with. */
  private String stem() {
    return code.replaceFirst("0+$", "");
  }

  /** The code of UN Comtrade; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return code;
  }
}
