package org.tradefigures.trade;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/**
 * What kind of figure it is, and where there is none, why (after the SDMX code lists CL_OBS_STATUS
 * and CL_CONF_STATUS). Zero is a value like any other; the last three stand for a value that is not
 * there, each for another reason.
 */
public enum ObservationStatus {
  /** A figure as usual. */
  NORMAL,
  /** A figure that was estimated by its source. */
  ESTIMATED,
  /** A figure that its source expects to revise. */
  PROVISIONAL,
  /** There is no figure, and nobody says why. */
  MISSING,
  /** There is a figure, but it is confidential. */
  SUPPRESSED,
  /** The figure will come: its period is not reported yet. */
  NOT_YET_REPORTED;

  /**
   * Whether there is a value.
   *
   * @return false for missing, suppressed and not yet reported
   */
  public boolean hasValue() {
    return this == NORMAL || this == ESTIMATED || this == PROVISIONAL;
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code not-yet-reported}
   * @return the status
   * @throws UnknownCodeException if there is none of that name
   */
  public static ObservationStatus parse(CharSequence text) {
    return Constants.parse(values(), "observation status", text, UnknownCodeException::among);
  }

  /** The name in small letters; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return Constants.name(this);
  }
}
