package org.tradefigures.agreement;

import java.util.Objects;

/** A part of an agreement that does not go together with the others. */
public final class InconsistentAgreementException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final Record part;

  InconsistentAgreementException(Record part, String message) {
    super(message);
    this.part = Objects.requireNonNull(part, "part");
  }

  /**
   * The part at fault.
   *
   * @return the {@link Party}, the {@link AgreementEvent} or the {@link CommittedValue} itself, as
   *     it was given
   */
  public Record part() {
    return part;
  }
}
