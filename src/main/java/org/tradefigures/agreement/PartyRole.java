package org.tradefigures.agreement;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/** As what an economy or a group takes part in an agreement. */
public enum PartyRole {
  /** On the same footing as the other parties. */
  PARTY,
  /** Grants a preference. */
  GRANTOR,
  /** Is granted a preference. */
  BENEFICIARY;

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code grantor}
   * @return the role
   * @throws UnknownCodeException if there is none of that name
   */
  public static PartyRole parse(CharSequence text) {
    return Constants.parse(values(), "role", text, UnknownCodeException::among);
  }

  /** For instance {@code grantor}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return Constants.name(this);
  }
}
