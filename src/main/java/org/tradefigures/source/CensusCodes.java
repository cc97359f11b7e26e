package org.tradefigures.source;

import java.util.Optional;
import org.tradefigures.reference.Economy;

/** The country codes of the US Census Bureau. */
final class CensusCodes {

  private CensusCodes() {}

  /**
   * The source of figures of a country code: one of its own for a code that is not the first of its
   * economy, so that two codes of one economy do not tell the same flow.
   */
  static String source(String source, String code) {
    Optional<Economy> economy = Economy.findCensus(code);
    boolean first = economy.map(e -> e.censusCodes().get(0).equals(code)).orElse(true);
    return first ? source : source + "-country-" + code;
  }
}
