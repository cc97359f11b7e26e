package org.tradefigures.reference;

import java.io.Serializable;
import java.time.Year;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.EconomyList.Entry;

/**
 * A reporter or partner of trade: an economy of today, a former one, a special area of trade files,
 * or an aggregate such as the world. The code is the ISO 3166-1 alpha-3 code; for a former economy
 * the withdrawn one ({@code SUN}); for an area of trade files the UN Comtrade letter code without
 * its trailing blanks ({@code W00} the world, {@code X1} bunkers, {@code _X} areas not elsewhere
 * specified), or the UN Comtrade number where areas share a letter code ({@code 736} Sudan before
 * 2011, {@code 58} Belgium-Luxembourg).
 *
 * <p>Only codes of the bundled list can be made: anything else is an {@link UnknownCodeException}
 * that says which code may be meant. Economies are ordered by code.
 *
 * @param code the code, in the list
 */
public record Economy(String code) implements Comparable<Economy>, Serializable {

  /** The sum over all partners, or over all reporters: {@code W00}, UN Comtrade number 0. */
  public static final Economy WORLD = new Economy("W00");

  private static final String ALPHA3 = "an ISO 3166-1 alpha-3 code";

  /**
   * Checks the code against the list.
   *
   * @throws UnknownCodeException if it is not there
   */
  public Economy {
    Objects.requireNonNull(code, "code");
    if (list().code(code) == null) {
      throw unknown(code, ALPHA3, e -> Optional.of(e.code()));
    }
  }

  /**
   * All economies of the list.
   *
   * @return those of today, former ones, special areas and aggregates, each part by code
   */
  public static List<Economy> all() {
    return list().entries().stream().map(e -> new Economy(e.code())).toList();
  }

  /**
   * The economy with a canonical code.
   *
   * @param code an ISO 3166-1 alpha-3 code, or what stands for it
   * @return the economy
   * @throws UnknownCodeException if there is none
   */
  public static Economy of(String code) {
    return new Economy(code);
  }

  /**
   * Reads a canonical code, the inverse of {@link #toString()}.
   *
   * @param code the code
   * @return the economy
   * @throws UnknownCodeException if there is none
   */
  public static Economy parse(CharSequence code) {
    return new Economy(code.toString());
  }

  /**
   * The economy with a canonical code, if there is one.
   *
   * @param code the code
   * @return the economy, or empty
   */
  public static Optional<Economy> find(String code) {
    return economy(list().code(Objects.requireNonNull(code, "code")));
  }

  /**
   * The economy with an ISO 3166-1 alpha-2 code; a withdrawn code names its former economy unless
   * it was given to another one since.
   *
   * @param alpha2 two capital letters, such as {@code KE}
   * @return the economy
   * @throws UnknownCodeException if there is none
   */
  public static Economy ofAlpha2(String alpha2) {
    return findAlpha2(alpha2)
        .orElseThrow(
            () ->
                unknown(
                    alpha2, "an ISO 3166-1 alpha-2 code", e -> Optional.ofNullable(e.alpha2())));
  }

  /**
   * The economy with an ISO 3166-1 alpha-2 code, if there is one.
   *
   * @param alpha2 two capital letters
   * @return the economy, or empty
   */
  public static Optional<Economy> findAlpha2(String alpha2) {
    return economy(list().alpha2(Objects.requireNonNull(alpha2, "alpha2")));
  }

  /**
   * The economy with a UN M49 number.
   *
   * @param m49 the number, such as 404 for Kenya and 1 for the world
   * @return the economy
   * @throws UnknownCodeException if there is none
   */
  public static Economy ofM49(int m49) {
    return findM49(m49)
        .orElseThrow(
            () ->
                unknown(
                    Integer.toString(m49),
                    "a UN M49 number of an economy",
                    e -> Optional.ofNullable(e.m49()).map(Object::toString)));
  }

  /**
   * The economy with a UN M49 number, if there is one.
   *
   * @param m49 the number
   * @return the economy, or empty
   */
  public static Optional<Economy> findM49(int m49) {
    return economy(list().m49(m49));
  }

  /**
   * The economy with a UN Comtrade number. Most are M49 numbers, but not all: 842 is the United
   * States, 251 France, 757 Switzerland, 579 Norway, 699 India, 0 the world, and 492 is the rest of
   * the European Union, not Monaco.
   *
   * @param number the number
   * @return the economy
   * @throws UnknownCodeException if there is none
   */
  public static Economy ofComtrade(int number) {
    return findComtrade(number)
        .orElseThrow(
            () ->
                unknown(
                    Integer.toString(number),
                    "a UN Comtrade number of an economy",
                    e -> e.comtrade().stream().findFirst().map(Object::toString)));
  }

  /**
   * The economy with a UN Comtrade number, if there is one.
   *
   * @param number the number
   * @return the economy, or empty
   */
  public static Optional<Economy> findComtrade(int number) {
    return economy(list().comtrade(number));
  }

  /**
   * The economy with a letter code as trade files print it: the canonical code, UN Comtrade's where
   * that differs ({@code _KS}, {@code World}), a withdrawn alpha-3 code of the same economy ({@code
   * ZAR}), or a customary one ({@code WLD}). Blanks around it do not matter. A letter code that
   * several areas share names the one of today, so prefer the number where a file has both.
   *
   * @param letters the code, such as {@code KEN} or {@code "X1 "}
   * @return the economy
   * @throws UnknownCodeException if there is none
   */
  public static Economy ofLetters(String letters) {
    return findLetters(letters)
        .orElseThrow(
            () -> unknown(letters, "a letter code of a trade file", e -> Optional.of(e.code())));
  }

  /**
   * The economy with a letter code as trade files print it, if there is one.
   *
   * @param letters the code
   * @return the economy, or empty
   */
  public static Optional<Economy> findLetters(String letters) {
    return economy(list().letters(Objects.requireNonNull(letters, "letters")));
  }

  /**
   * The economy with a country code of the US Census Bureau. The West Bank (5083) and Gaza (5082)
   * are two codes of one economy.
   *
   * @param code four digits, such as {@code 7790} for Kenya
   * @return the economy
   * @throws UnknownCodeException if there is none
   */
  public static Economy ofCensus(String code) {
    return findCensus(code)
        .orElseThrow(
            () ->
                unknown(
                    code,
                    "a country code of the US Census Bureau",
                    e -> e.census().stream().findFirst()));
  }

  /**
   * The economy with a country code of the US Census Bureau, if there is one.
   *
   * @param code four digits
   * @return the economy, or empty
   */
  public static Optional<Economy> findCensus(String code) {
    return economy(list().census(Objects.requireNonNull(code, "code")));
  }

  /**
   * The economy with an English name. Case, accents, punctuation and "the" do not matter, "St" is
   * "Saint".
   *
   * @param name a name, such as {@code Kenya}, {@code Cote d'Ivoire} or {@code Viet Nam}
   * @return the economy
   * @throws UnknownCodeException if there is none
   */
  public static Economy ofName(String name) {
    return findName(name)
        .orElseThrow(
            () -> unknown(name, "an English name of an economy", e -> Optional.of(e.name())));
  }

  /**
   * The economy with an English name, if there is one.
   *
   * @param name a name, as in {@link #ofName}
   * @return the economy, or empty
   */
  public static Optional<Economy> findName(String name) {
    return economy(list().name(Objects.requireNonNull(name, "name")));
  }

  /**
   * The short English name.
   *
   * @return for instance {@code Kenya}
   */
  public String name() {
    return entry().name();
  }

  /**
   * The English names that {@link #ofName} knows it by.
   *
   * @return the short one first
   */
  public List<String> names() {
    return entry().names();
  }

  /**
   * What the code stands for.
   *
   * @return the kind
   */
  public EconomyKind kind() {
    return entry().kind();
  }

  /**
   * The ISO 3166-1 alpha-2 code.
   *
   * @return two letters, if it has any that are not another economy's today
   */
  public Optional<String> alpha2() {
    return Optional.ofNullable(entry().alpha2());
  }

  /**
   * The UN M49 number.
   *
   * @return the number, if it has one
   */
  public OptionalInt m49() {
    Integer m49 = entry().m49();
    return m49 == null ? OptionalInt.empty() : OptionalInt.of(m49);
  }

  /**
   * The UN Comtrade numbers.
   *
   * @return the one in use first; may be empty
   */
  public List<Integer> comtradeNumbers() {
    return entry().comtrade();
  }

  /**
   * The country codes of the US Census Bureau.
   *
   * @return the one in use first; may be empty
   */
  public List<String> censusCodes() {
    return entry().census();
  }

  /**
   * The calendar year in which the economy came into being.
   *
   * @return the year; empty where it is older than the figures
   */
  public Optional<Year> validFrom() {
    return Optional.ofNullable(entry().from()).map(Year::of);
  }

  /**
   * The last calendar year with figures of a former economy.
   *
   * @return the year; empty where it goes on
   */
  public Optional<Year> validTo() {
    return Optional.ofNullable(entry().to()).map(Year::of);
  }

  /**
   * What took the place of a former economy.
   *
   * @return the economies; empty for one that is not former
   */
  public List<Economy> successors() {
    return entry().successors().stream().map(Economy::of).toList();
  }

  /**
   * Whether this is a sum of other economies.
   *
   * @return whether the kind is {@link EconomyKind#AGGREGATE}
   */
  public boolean isAggregate() {
    return kind() == EconomyKind.AGGREGATE;
  }

  /**
   * Whether there can be figures for a period.
   *
   * @param period a period
   * @return whether some day of it lies in the economy's years
   */
  public boolean existedIn(Period period) {
    Objects.requireNonNull(period, "period");
    Entry entry = entry();
    boolean begun = entry.from() == null || entry.from() <= period.end().getYear();
    boolean over = entry.to() != null && entry.to() < period.start().getYear();
    return begun && !over;
  }

  /**
   * Whether the trade of another economy is part of this one's: an economy includes itself, the
   * world includes everything, and an aggregate such as the European Union includes those who were
   * members on some day of the period, and other aggregates of no more than these. An aggregate
   * whose members are not known here may hold anybody, so it includes everything too. Two economies
   * of which one includes the other can't be added up.
   *
   * @param other the economy that may be a part
   * @param period the time of the figures
   * @return whether it is a part
   */
  public boolean includes(Economy other, Period period) {
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(period, "period");
    if (equals(other) || equals(WORLD)) {
      return true;
    }
    return isAggregate()
        && EconomyGroup.reportedAs(this).map(group -> holds(group, other, period)).orElse(true);
  }

  private static boolean holds(EconomyGroup group, Economy other, Period period) {
    return EconomyGroup.reportedAs(other)
        .map(part -> group.covers(part, period))
        .orElseGet(() -> group.touches(other, period));
  }

  // written out: a record binds its own at the first call, which takes a cold process milliseconds
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Economy that && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public int compareTo(Economy other) {
    return code.compareTo(other.code);
  }

  /** The canonical code; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return code;
  }

  private Entry entry() {
    return Objects.requireNonNull(list().code(code), "entry");
  }

  private static EconomyList list() {
    return EconomyList.bundled();
  }

  private static Optional<Economy> economy(@Nullable Entry entry) {
    return entry == null ? Optional.empty() : Optional.of(new Economy(entry.code()));
  }

  private static UnknownCodeException unknown(
      String value, String accepted, Function<Entry, Optional<String>> form) {
    List<String> suggestions =
        list().meant(value).stream().flatMap(e -> form.apply(e).stream()).toList();
    return new UnknownCodeException("economy", value, suggestions, accepted);
  }
}
