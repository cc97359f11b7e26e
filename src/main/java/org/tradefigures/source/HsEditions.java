package org.tradefigures.source;

import java.util.Map;
import org.tradefigures.reference.Classification;

/** The editions of the Harmonized System, as files name them. */
final class HsEditions {

  /** By the two digits of their year; the first has two. */
  static final Map<String, Classification> BY_YEAR =
      Map.of(
          "88", Classification.H0,
          "92", Classification.H0,
          "96", Classification.H1,
          "02", Classification.H2,
          "07", Classification.H3,
          "12", Classification.H4,
          "17", Classification.H5,
          "22", Classification.H6);

  private HsEditions() {}
}
