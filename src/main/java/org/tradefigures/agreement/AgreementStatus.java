package org.tradefigures.agreement;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/** How things stand with an agreement on a day; see {@link Agreement#statusOn}. */
public enum AgreementStatus {
  /** Before its first event. */
  NOT_STARTED,
  /** Talks are announced and have not begun. */
  ANNOUNCED,
  /** Talks are going on. */
  UNDER_NEGOTIATION,
  /** Talks have been interrupted. */
  PAUSED,
  /** The talks have ended with a text that nobody has signed. */
  CONCLUDED,
  /** Signed and not in force. */
  SIGNED,
  /** A bill is before a legislature. */
  PROPOSED,
  /** One chamber of the legislature has passed the bill, which is not law. */
  PASSED_ONE_CHAMBER,
  /** Law, but without effect yet. */
  ENACTED,
  /** In force. */
  IN_FORCE,
  /** Suspended as a whole, in force or not before. */
  SUSPENDED,
  /** A part is suspended; the rest stands as it stood. */
  SUSPENDED_IN_PART,
  /** Its time has run out. */
  LAPSED,
  /** Ended or given up. */
  TERMINATED,
  /** Something else has taken its place. */
  REPLACED,
  /** The dates of the events are not known well enough to say. */
  UNCERTAIN;

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code in-force}
   * @return the status
   * @throws UnknownCodeException if there is none of that name
   */
  public static AgreementStatus parse(CharSequence text) {
    return Constants.parse(values(), "status of an agreement", text, UnknownCodeException::among);
  }

  /** For instance {@code in-force}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return Constants.name(this);
  }
}
