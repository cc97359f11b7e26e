package org.tradefigures.agreement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with an agreement on a day, and by which events.
 *
 * @param day the day asked for
 * @param asKnownOn the day whose knowledge is used; absent for everything that is recorded
 * @param possible the status; several where a date that matters is not known well enough to say
 *     which
 * @param grounds the events that decide it, in their order, with those of which it is not certain
 *     whether they had happened where that leaves several possible; none before the first
 */
public record Standing(
    LocalDate day,
    @Nullable LocalDate asKnownOn,
    Set<AgreementStatus> possible,
    List<AgreementEvent> grounds) {

  /** Checks that something is possible. */
  public Standing {
    Objects.requireNonNull(day, "day");
    if (possible.isEmpty() || possible.contains(AgreementStatus.UNCERTAIN)) {
      throw new IllegalArgumentException(
          "Possible statuses " + possible + ": give one, or several where it is not certain which");
    }
    possible = Collections.unmodifiableSet(EnumSet.copyOf(possible));
    grounds = List.copyOf(grounds);
  }

  /**
   * The status.
   *
   * @return the only one possible, else {@link AgreementStatus#UNCERTAIN}
   */
  public AgreementStatus status() {
    return possible.size() == 1 ? possible.iterator().next() : AgreementStatus.UNCERTAIN;
  }

  /** For instance {@code lapsed on 2026-01-15 as known on 2026-01-15: 2025-09-30 lapsed}. */
  @Override
  public String toString() {
    return possible.stream().map(Texts::words).collect(Collectors.joining(" or "))
        + " on "
        + day
        + (asKnownOn == null ? "" : " as known on " + asKnownOn)
        + (grounds.isEmpty()
            ? ""
            : grounds.stream()
                .map(AgreementEvent::describe)
                .collect(Collectors.joining("; ", ": ", "")));
  }
}
