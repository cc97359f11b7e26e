package org.tradefigures.agreement;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/** How exactly an amount is meant. */
public enum AmountQualifier {
  /** The amount itself. */
  EXACT,
  /** That much or more. */
  AT_LEAST,
  /** That much or less. */
  UP_TO,
  /** Rounded, or only roughly known. */
  ABOUT;

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code up-to}
   * @return the qualifier
   * @throws UnknownCodeException if there is none of that name
   */
  public static AmountQualifier parse(CharSequence text) {
    return Constants.parse(values(), "qualifier of an amount", text, UnknownCodeException::among);
  }

  /** For instance {@code up-to}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return Constants.name(this);
  }

  /** What a sum of amounts of the two qualifiers is. */
  AmountQualifier plus(AmountQualifier other) {
    if (this == EXACT || this == other) {
      return other;
    }
    return other == EXACT ? this : ABOUT;
  }

  /** The amount with the qualifier before it, as people say it. */
  String say(String amount) {
    return this == EXACT ? amount : Texts.words(this) + " " + amount;
  }
}
