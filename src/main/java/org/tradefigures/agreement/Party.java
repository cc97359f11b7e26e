package org.tradefigures.agreement;

import java.io.Serializable;
import java.util.Objects;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

/**
 * Who takes part in an agreement, and as what.
 *
 * @param participant the economy or group
 * @param role its role
 */
public record Party(Participant participant, PartyRole role) implements Serializable {

  private static final String AS = " as ";

  /** Checks that both are told. */
  public Party {
    Objects.requireNonNull(participant, "participant");
    Objects.requireNonNull(role, "role");
  }

  /**
   * An economy.
   *
   * @param economy the economy
   * @param role its role
   * @return the party
   */
  public static Party of(Economy economy, PartyRole role) {
    return new Party(Participant.of(economy), role);
  }

  /**
   * A group.
   *
   * @param group the group
   * @param role its role
   * @return the party
   */
  public static Party of(EconomyGroup group, PartyRole role) {
    return new Party(Participant.of(group), role);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code group AGOA as beneficiary}
   * @return the party
   * @throws UnknownCodeException if the economy, group or role is unknown
   * @throws TradeParseException if the text is not of that form
   */
  public static Party parse(CharSequence text) {
    String whole = text.toString();
    int as = whole.indexOf(AS);
    if (as < 0) {
      throw new TradeParseException(
          "Malformed party", whole, "expected is such as 'KEN as party' or 'group EAC as party'");
    }
    return new Party(
        Participant.parse(whole.substring(0, as)),
        PartyRole.parse(whole.substring(as + AS.length())));
  }

  /** For instance {@code group AGOA as beneficiary}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return participant + AS + role;
  }
}
