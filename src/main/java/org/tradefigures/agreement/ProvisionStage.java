package org.tradefigures.agreement;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/** How far a topic of an agreement has come. */
public enum ProvisionStage {
  /** Named as a topic, or proposed by one side. */
  PROPOSED,
  /** Being negotiated. */
  UNDER_NEGOTIATION,
  /** Being negotiated, and progress is reported. */
  PROGRESS_REPORTED,
  /** Agreed and not in force. */
  AGREED,
  /** In force. */
  IN_FORCE,
  /** Suspended. */
  SUSPENDED,
  /** No longer in force, or given up. */
  ENDED;

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code progress-reported}
   * @return the stage
   * @throws UnknownCodeException if there is none of that name
   */
  public static ProvisionStage parse(CharSequence text) {
    return Constants.parse(values(), "stage of a provision", text, UnknownCodeException::among);
  }

  /** For instance {@code progress-reported}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return Constants.name(this);
  }
}
