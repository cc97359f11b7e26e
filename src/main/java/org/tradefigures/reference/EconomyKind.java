package org.tradefigures.reference;

/** What a reporter or partner code of a trade file stands for. */
public enum EconomyKind {
  /** An economy that trades today, by ISO 3166-1 and UN M49. */
  ECONOMY,
  /** An economy that is no longer reported, such as the Soviet Union; it has successors. */
  FORMER,
  /**
   * Not a place, or what is left over of one: bunkers, free zones, "areas not elsewhere specified".
   */
  SPECIAL,
  /**
   * A sum of other economies, such as the world or the European Union; never added up beside them.
   */
  AGGREGATE
}
