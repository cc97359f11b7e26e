package org.tradefigures.agreement;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/** What sort of agreement it is. */
public enum AgreementKind {
  /** Members trade freely among themselves and each keeps its own tariff towards others. */
  FREE_TRADE_AGREEMENT,
  /** Members trade freely among themselves and have one tariff towards others. */
  CUSTOMS_UNION,
  /** A reciprocal agreement on trade and development, opened at different paces. */
  ECONOMIC_PARTNERSHIP_AGREEMENT,
  /** A trade agreement that is none of the before, or whose sort is not told yet. */
  TRADE_AGREEMENT,
  /** One side lowers its duties for others by its own law; nobody signs anything. */
  UNILATERAL_PREFERENCE,
  /** Cooperation on rules of trade and investment without lower tariffs. */
  TRADE_AND_INVESTMENT_PARTNERSHIP,
  /** Cooperation in another field, with money or without. */
  COOPERATION_FRAMEWORK;

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code unilateral-preference}
   * @return the kind
   * @throws UnknownCodeException if there is none of that name
   */
  public static AgreementKind parse(CharSequence text) {
    return Constants.parse(values(), "kind of agreement", text, UnknownCodeException::among);
  }

  /** For instance {@code unilateral-preference}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return Constants.name(this);
  }
}
