package org.tradefigures.agreement;

import org.tradefigures.internal.Constants;
import org.tradefigures.reference.UnknownCodeException;

/**
 * What can happen to an agreement. An event that names a part or a single party leaves the status
 * of the whole as it is, except for a suspension.
 */
public enum EventType {
  /** Talks are announced. */
  TALKS_ANNOUNCED(Effect.STAGE, AgreementStatus.ANNOUNCED),
  /** Talks begin, or begin again. */
  TALKS_LAUNCHED(Effect.STAGE, AgreementStatus.UNDER_NEGOTIATION),
  /** A round of talks takes place. */
  ROUND_HELD(Effect.STAGE, AgreementStatus.UNDER_NEGOTIATION),
  /** Progress of talks that are going on is reported. */
  PROGRESS_REPORTED(Effect.STAGE, AgreementStatus.UNDER_NEGOTIATION),
  /** Talks are interrupted. */
  TALKS_PAUSED(Effect.STAGE, AgreementStatus.PAUSED),
  /** Talks end with a text. */
  TALKS_CONCLUDED(Effect.STAGE, AgreementStatus.CONCLUDED),
  /** The text is signed. */
  SIGNED(Effect.STAGE, AgreementStatus.SIGNED),
  /** A party ratifies or approves what is signed. */
  RATIFIED(Effect.STAGE, AgreementStatus.SIGNED),
  /** A bill is introduced: to make the agreement law, or to extend or change it. */
  PROPOSED(Effect.PROPOSAL, AgreementStatus.PROPOSED),
  /** One chamber passes the bill. It is no law by that. */
  PASSED_ONE_CHAMBER(Effect.PROPOSAL, AgreementStatus.PASSED_ONE_CHAMBER),
  /** The bill is rejected, withdrawn, or dies with its legislature. */
  DROPPED(Effect.DROP, AgreementStatus.TERMINATED),
  /** It becomes law, with effect from the same day unless another is told. */
  ENACTED(Effect.FORCE, AgreementStatus.ENACTED),
  /** It enters into force. */
  ENTERED_INTO_FORCE(Effect.FORCE, AgreementStatus.IN_FORCE),
  /** Its time is prolonged to a day. */
  EXTENDED(Effect.FORCE, AgreementStatus.IN_FORCE),
  /** It is put into force again after it had lapsed or ended, possibly with effect from before. */
  RENEWED(Effect.FORCE, AgreementStatus.IN_FORCE),
  /** It is changed, its time is not. */
  AMENDED(Effect.NONE, AgreementStatus.IN_FORCE),
  /** Its time runs out; the date is the last day on which it holds. */
  LAPSED(Effect.EXPIRY, AgreementStatus.LAPSED),
  /** It is suspended, by a court for instance, as a whole or in part. */
  SUSPENDED(Effect.SUSPENSION, AgreementStatus.SUSPENDED),
  /** The suspension of the whole, or of the part that is named, is lifted. */
  RESUMED(Effect.RESUMPTION, AgreementStatus.IN_FORCE),
  /** It is ended or given up; the date is the first day on which it does not hold. */
  TERMINATED(Effect.END, AgreementStatus.TERMINATED),
  /** Something else takes its place; the date is the first day on which it does not hold. */
  REPLACED(Effect.END, AgreementStatus.REPLACED);

  /** What an event changes. */
  enum Effect {
    STAGE,
    PROPOSAL,
    DROP,
    FORCE,
    NONE,
    EXPIRY,
    SUSPENSION,
    RESUMPTION,
    END
  }

  private final Effect effect;
  private final AgreementStatus status;

  EventType(Effect effect, AgreementStatus status) {
    this.effect = effect;
    this.status = status;
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code talks-launched}
   * @return the type
   * @throws UnknownCodeException if there is none of that name
   */
  public static EventType parse(CharSequence text) {
    return Constants.parse(values(), "type of event", text, UnknownCodeException::among);
  }

  /** For instance {@code talks-launched}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return Constants.name(this);
  }

  Effect effect() {
    return effect;
  }

  AgreementStatus status() {
    return status;
  }

  /**
   * Whether it can set the day on which what it brings ends.
   *
   * @return whether an event of this type may have a last day
   */
  public boolean setsEnd() {
    return effect == Effect.FORCE || effect == Effect.PROPOSAL || effect == Effect.SUSPENSION;
  }

  /**
   * Whether it can take effect on another day than it happens.
   *
   * @return whether an event of this type may have a day of effect of its own
   */
  public boolean takesEffect() {
    return setsEnd() || effect == Effect.RESUMPTION || effect == Effect.END;
  }
}
