package org.tradefigures.reference;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tradefigures.reference.GroupList.Entry;

/**
 * A group of economies whose memberships are dated: {@code EU}, {@code EAC}, {@code AGOA}, {@code
 * WORLD}. Who belongs to it depends on the day, so every question names one, or a period. Groups
 * are ordered by code.
 *
 * @param code the code, in the list
 */
public record EconomyGroup(String code) implements Comparable<EconomyGroup>, Serializable {

  /**
   * Checks the code against the list.
   *
   * @throws UnknownCodeException if it is not there
   */
  public EconomyGroup {
    Objects.requireNonNull(code, "code");
    var known = GroupList.bundled().entries().keySet();
    if (!known.contains(code)) {
      throw UnknownCodeException.among("group of economies", code, known);
    }
  }

  /**
   * All groups of the list.
   *
   * @return the groups by code
   */
  public static List<EconomyGroup> all() {
    return GroupList.bundled().entries().keySet().stream().map(EconomyGroup::new).toList();
  }

  /**
   * The group with a code.
   *
   * @param code the code, such as {@code EAC}
   * @return the group
   * @throws UnknownCodeException if there is none
   */
  public static EconomyGroup of(String code) {
    return new EconomyGroup(code);
  }

  /**
   * Reads a code, the inverse of {@link #toString()}.
   *
   * @param code the code
   * @return the group
   * @throws UnknownCodeException if there is none
   */
  public static EconomyGroup parse(CharSequence code) {
    return new EconomyGroup(code.toString());
  }

  /**
   * The group with a code, if there is one.
   *
   * @param code the code
   * @return the group, or empty
   */
  public static Optional<EconomyGroup> find(String code) {
    Objects.requireNonNull(code, "code");
    return GroupList.bundled().entries().containsKey(code)
        ? Optional.of(new EconomyGroup(code))
        : Optional.empty();
  }

  /**
   * The English name.
   *
   * @return for instance {@code East African Community}
   */
  public String name() {
    return entry().name();
  }

  /**
   * What to know about the memberships, such as that they are not complete.
   *
   * @return the note, if there is one
   */
  public Optional<String> note() {
    return Optional.ofNullable(entry().note());
  }

  /**
   * The aggregate under which trade files report the group as a whole.
   *
   * @return for instance {@code W00} for the world, if files have one
   */
  public Optional<Economy> area() {
    return Optional.ofNullable(entry().area());
  }

  /**
   * The memberships, past ones included.
   *
   * @return by first day; empty for the world, to which everybody belongs at all times, and for
   *     what is outside of a group
   */
  public List<Membership> memberships() {
    return entry().extent() == GroupList.Extent.OUTSIDE ? List.of() : entry().memberships();
  }

  /**
   * The members on a day. The members of the world, and of what is outside of a group, are
   * economies of the day that are not aggregates, special areas included.
   *
   * @param day the day
   * @return the members by code
   */
  public List<Economy> membersOn(LocalDate day) {
    Objects.requireNonNull(day, "day");
    return members(e -> contains(e, day), Period.day(day));
  }

  /**
   * The economies that are members on every day of a period; of the world, those that existed in
   * it.
   *
   * @param period the period
   * @return the members by code
   */
  public List<Economy> membersIn(Period period) {
    Objects.requireNonNull(period, "period");
    return members(e -> contains(e, period), period);
  }

  /**
   * Whether an economy is a member on a day. The world contains every economy.
   *
   * @param economy the economy
   * @param day the day
   * @return whether it belongs to the group
   */
  public boolean contains(Economy economy, LocalDate day) {
    Objects.requireNonNull(day, "day");
    return contains(economy, m -> m.holdsOn(day), m -> m.holdsOn(day));
  }

  /**
   * Whether an economy is a member on every day of a period. The world contains every economy.
   *
   * @param economy the economy
   * @param period the period
   * @return whether it belongs to the group throughout
   */
  public boolean contains(Economy economy, Period period) {
    Objects.requireNonNull(period, "period");
    return contains(economy, m -> m.holdsThroughout(period), m -> m.overlaps(period));
  }

  @Override
  public int compareTo(EconomyGroup other) {
    return code.compareTo(other.code);
  }

  /** The code; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return code;
  }

  /** The group that files report as the given aggregate, if it is one of the list. */
  static Optional<EconomyGroup> reportedAs(Economy area) {
    return Optional.ofNullable(GroupList.bundled().reportedAs(area))
        .map(entry -> new EconomyGroup(entry.code()));
  }

  /** Whether an economy is a member on some day of a period. */
  boolean touches(Economy economy, Period period) {
    return contains(economy, m -> m.overlaps(period), m -> m.holdsThroughout(period));
  }

  /** Whether everybody who is a member of another group on some day of a period is one of this. */
  boolean covers(EconomyGroup other, Period period) {
    List<Economy> theirs = other.members(e -> other.touches(e, period), period);
    return !theirs.isEmpty() && theirs.stream().allMatch(e -> touches(e, period));
  }

  /**
   * Whether an economy belongs to the group.
   *
   * @param in which memberships make it a member
   * @param out which memberships of a group keep it from being outside of that
   */
  private boolean contains(Economy economy, Predicate<Membership> in, Predicate<Membership> out) {
    Objects.requireNonNull(economy, "economy");
    return switch (entry().extent()) {
      case ALL -> true;
      case LISTED, SAME -> isAny(economy, in);
      case OUTSIDE -> !economy.isAggregate() && !isAny(economy, out);
    };
  }

  private boolean isAny(Economy economy, Predicate<Membership> which) {
    return entry().memberships().stream()
        .anyMatch(m -> m.economy().equals(economy) && which.test(m));
  }

  private List<Economy> members(Predicate<Economy> belongs, Period period) {
    boolean listed = !memberships().isEmpty();
    Stream<Economy> candidates =
        listed
            ? memberships().stream().map(Membership::economy).distinct()
            : Economy.all().stream().filter(e -> !e.isAggregate() && e.existedIn(period));
    return candidates.filter(belongs).sorted().toList();
  }

  private Entry entry() {
    return Objects.requireNonNull(GroupList.bundled().entries().get(code), "entry");
  }
}
