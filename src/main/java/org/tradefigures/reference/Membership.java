package org.tradefigures.reference;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An unbroken time for which an economy belongs to a group.
 *
 * @param economy the member
 * @param from the first day
 * @param to the last day; absent while the membership lasts
 * @param source the instrument, or the page that gives the days
 */
public record Membership(Economy economy, LocalDate from, @Nullable LocalDate to, String source) {

  /** Checks that the last day is not before the first. */
  public Membership {
    Objects.requireNonNull(economy, "economy");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(source, "source");
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Membership of " + economy + " ends on " + to + " before it starts on " + from);
    }
  }

  /**
   * Whether the economy is a member on a day.
   *
   * @param day a day
   * @return whether the day is one of the membership's
   */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /**
   * Whether the economy is a member on every day of a period.
   *
   * @param period a period
   * @return whether the membership covers it
   */
  public boolean holdsThroughout(Period period) {
    return holdsOn(period.start()) && holdsOn(period.end());
  }

  /**
   * Whether the economy is a member on some day of a period.
   *
   * @param period a period
   * @return whether the membership and the period have a day in common
   */
  public boolean overlaps(Period period) {
    return !from.isAfter(period.end()) && (to == null || !to.isBefore(period.start()));
  }
}
