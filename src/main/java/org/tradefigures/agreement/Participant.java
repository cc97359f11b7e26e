package org.tradefigures.agreement;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.UnknownCodeException;

/**
 * An economy, or a group of economies whose memberships are dated.
 *
 * @param economy the economy; absent for a group
 * @param group the group; absent for an economy
 */
public record Participant(@Nullable Economy economy, @Nullable EconomyGroup group)
    implements Comparable<Participant>, Serializable {

  private static final String GROUP = "group ";

  /** Checks that it is exactly one of the two. */
  public Participant {
    if ((economy == null) == (group == null)) {
      throw new IllegalArgumentException(
          "Participant with economy "
              + economy
              + " and group "
              + group
              + ": name exactly one of them");
    }
  }

  /**
   * An economy.
   *
   * @param economy the economy
   * @return the participant
   */
  public static Participant of(Economy economy) {
    return new Participant(Objects.requireNonNull(economy, "economy"), null);
  }

  /**
   * A group.
   *
   * @param group the group
   * @return the participant
   */
  public static Participant of(EconomyGroup group) {
    return new Participant(null, Objects.requireNonNull(group, "group"));
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code KEN} or {@code group EAC}
   * @return the participant
   * @throws UnknownCodeException if there is no such economy or group
   */
  public static Participant parse(CharSequence text) {
    String whole = text.toString();
    return whole.startsWith(GROUP)
        ? of(EconomyGroup.of(whole.substring(GROUP.length())))
        : of(Economy.of(whole));
  }

  /**
   * The economies it stands for on a day.
   *
   * @param day the day
   * @return the economy, or the members of the group on that day by code
   */
  public List<Economy> membersOn(LocalDate day) {
    Objects.requireNonNull(day, "day");
    return economy != null ? List.of(economy) : Objects.requireNonNull(group).membersOn(day);
  }

  /**
   * Whether an economy is it, or belongs to it on a day.
   *
   * @param other the economy
   * @param day the day
   * @return whether it stands for the economy
   */
  public boolean includes(Economy other, LocalDate day) {
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(day, "day");
    return economy != null
        ? economy.equals(other)
        : Objects.requireNonNull(group).contains(other, day);
  }

  /** Whether it is the other, or a group that ever had the other as its member. */
  boolean covers(Participant other) {
    if (equals(other)) {
      return true;
    }
    // the world has no memberships: everybody belongs to it
    return group != null
        && other.economy != null
        && (group.memberships().isEmpty()
            || group.memberships().stream().anyMatch(m -> m.economy().equals(other.economy)));
  }

  @Override
  public int compareTo(Participant other) {
    return toString().compareTo(other.toString());
  }

  /** The economy's code, or {@code group} and the group's; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return economy != null ? economy.toString() : GROUP + group;
  }
}
