package org.tradefigures.reference;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.reference.Classification.Family;

/**
 * A commodity: a code bound to the classification and edition it is a code of, since {@code 0902}
 * says nothing by itself. {@link #TOTAL} is the sum of all commodities.
 *
 * <p>Codes are texts and keep their leading zero: {@code 902} is refused. Every code must have the
 * form of its classification, and a code of HS 2022 must be in the bundled list. Commodities are
 * ordered by classification, then the total, then by code.
 *
 * @param classification what the code is a code of
 * @param code the code, or {@link #TOTAL}
 */
public record Commodity(Classification classification, String code)
    implements Comparable<Commodity>, Serializable {

  /** The code of the sum of all commodities. */
  public static final String TOTAL = "TOTAL";

  /**
   * UN Comtrade's code, in the first editions of the HS, for what a total holds beyond its parts.
   */
  private static final String ADJUSTMENT = "9999AA";

  private static final String CODE_2022 =
      "a code of HS 2022 (a code of another edition goes with its own classification, H0 to H5)";

  /**
   * Checks the code.
   *
   * @throws TradeParseException if the code does not have the form of the classification
   * @throws UnknownCodeException if the code has the form but is not in HS 2022, or is no group of
   *     a classification of groups: the classifications whose codes are bundled
   */
  public Commodity {
    Objects.requireNonNull(classification, "classification");
    Objects.requireNonNull(code, "code");
    if (!code.equals(TOTAL) && classification.family() == Family.WITS) {
      ProductGroups.bundled().check(classification, code);
    } else if (!code.equals(TOTAL)) {
      checkForm(classification, code);
      if (classification == Classification.H6 && !HarmonizedSystem.Tree.bundled().contains(code)) {
        throw new UnknownCodeException("commodity", code, nearest2022(code), CODE_2022);
      }
    }
  }

  /**
   * The commodity with a code.
   *
   * @param classification what the code is a code of
   * @param code the code, or {@link #TOTAL}
   * @return the commodity
   * @throws TradeParseException if the code does not have the form of the classification
   * @throws UnknownCodeException if the classification is HS 2022 and has no such code
   */
  public static Commodity of(Classification classification, String code) {
    return new Commodity(classification, code);
  }

  /**
   * The commodity with a code of HS 2022.
   *
   * @param code two, four or six digits, such as {@code 0902} for tea
   * @return the commodity
   * @throws TradeParseException if the code is not two, four or six digits
   * @throws UnknownCodeException if there is no such code in HS 2022
   */
  public static Commodity hs2022(String code) {
    return new Commodity(Classification.H6, code);
  }

  /**
   * The sum of all commodities.
   *
   * @param classification the classification the figures are reported in
   * @return the total
   */
  public static Commodity total(Classification classification) {
    return new Commodity(classification, TOTAL);
  }

  /**
   * Reads a classification and a code, the inverse of {@link #toString()}.
   *
   * @param text the text, such as {@code H6:0902}
   * @return the commodity
   * @throws TradeParseException if the text does not have that form
   * @throws UnknownCodeException if the classification or the code is unknown
   */
  public static Commodity parse(CharSequence text) {
    String whole = text.toString();
    int colon = whole.indexOf(':');
    if (colon < 0) {
      throw new TradeParseException(
          "Malformed commodity",
          whole,
          "accepted is a classification and a code, such as 'H6:0902' or 'HS:TOTAL'");
    }
    return new Commodity(Classification.of(whole.substring(0, colon)), whole.substring(colon + 1));
  }

  /**
   * Whether this is the sum of all commodities.
   *
   * @return whether the code is {@link #TOTAL}
   */
  public boolean isTotal() {
    return code.equals(TOTAL);
  }

  /**
   * The level of the code, which is its length, or 1 for the name of a group.
   *
   * @return 0 for the total, else one of the classification's levels
   */
  public int level() {
    if (isTotal()) {
      return 0;
    }
    return classification.family() == Family.WITS ? 1 : code.length();
  }

  /**
   * The commodity one level up.
   *
   * @return the total above the coarsest level; empty for the total
   */
  public Optional<Commodity> parent() {
    if (isTotal()) {
      return Optional.empty();
    }
    List<Integer> levels = classification.levels();
    int index = levels.indexOf(level());
    return Optional.of(atLevel(index == 0 ? 0 : levels.get(index - 1)));
  }

  /**
   * The commodity that holds this one at a coarser level, or this one at its own.
   *
   * @param level 0 for the total, or a level of the classification
   * @return the commodity rolled up
   * @throws IllegalArgumentException if the classification has no such level, or it is finer than
   *     this one
   */
  public Commodity atLevel(int level) {
    if (level != 0 && !classification.levels().contains(level)) {
      throw new IllegalArgumentException(
          "Unknown level "
              + level
              + ": accepted in "
              + classification.label()
              + " are 0 for the total, "
              + classification.levels().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(", ")));
    }
    if (level > level()) {
      throw new IllegalArgumentException(
          "Commodity "
              + this
              + " of level "
              + level()
              + " can't be put at level "
              + level
              + ": name a level that is not finer");
    }
    if (level == level()) {
      return this;
    }
    return level == 0 ? total(classification) : of(classification, code.substring(0, level));
  }

  /**
   * Whether another commodity is part of this one: the total includes all of the same
   * classification, and a code those that start with it, itself included. Two commodities of which
   * one includes the other can't be added up.
   *
   * @param other the commodity that may be a part
   * @return whether it is a part; false across classifications
   */
  public boolean includes(Commodity other) {
    return classification == other.classification
        && (isTotal() || (!other.isTotal() && other.code.startsWith(code)));
  }

  /**
   * The commodities one level down.
   *
   * @return by code; empty for a six-digit code
   * @throws IllegalArgumentException if the classification is neither HS 2022 nor one of groups,
   *     the only ones whose codes are bundled
   */
  public List<Commodity> children() {
    if (classification.family() == Family.WITS) {
      return isTotal()
          ? ProductGroups.bundled().codes(classification).stream()
              .map(c -> of(classification, c))
              .toList()
          : List.of();
    }
    if (classification != Classification.H6) {
      throw new IllegalArgumentException(
          "The codes below " + this + " are not known: only those of H6 (HS 2022) are bundled");
    }
    String start = isTotal() ? "" : code;
    return HarmonizedSystem.Tree.bundled().below(start, level() + 2).stream()
        .map(Commodity::hs2022)
        .toList();
  }

  /**
   * The section of the Harmonized System that the commodity is in.
   *
   * @return the section; empty for totals, for the chapters 98 and 99, and outside the HS
   */
  public Optional<HsSection> section() {
    return chapter().flatMap(c -> Optional.ofNullable(c.section())).map(HsSection::of);
  }

  /**
   * A short label of our own for a total or a chapter of the HS, and the name of a group.
   * Descriptions of finer codes come from a list of the user's: see {@code CommodityDescriptions}.
   *
   * @return for instance {@code Coffee, tea and spices} for {@code 09}; empty where there is none
   */
  public Optional<String> label() {
    if (isTotal()) {
      return Optional.of("All commodities");
    }
    if (classification.family() == Family.WITS) {
      return Optional.of(ProductGroups.bundled().name(classification, code));
    }
    return level() == 2 ? chapter().map(HarmonizedSystem.Chapter::label) : Optional.empty();
  }

  // written out: a record binds its own at the first call, which takes a cold process milliseconds
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Commodity that
        && classification == that.classification
        && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return 31 * classification.name().hashCode() + code.hashCode();
  }

  @Override
  public int compareTo(Commodity other) {
    int order = classification.compareTo(other.classification);
    if (order == 0) {
      order = Boolean.compare(other.isTotal(), isTotal());
    }
    return order == 0 ? code.compareTo(other.code) : order;
  }

  /** Classification and code, such as {@code H6:0902}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return classification + ":" + code;
  }

  private Optional<HarmonizedSystem.Chapter> chapter() {
    return classification.family() == Family.HS && !isTotal()
        ? Optional.ofNullable(HarmonizedSystem.bundled().chapter(code.substring(0, 2)))
        : Optional.empty();
  }

  private static void checkForm(Classification classification, String code) {
    boolean formed =
        switch (classification.family()) {
          case HS -> (isDigits(code) && !code.startsWith("00")) || code.equals(ADJUSTMENT);
          case SITC -> isDigits(withoutMemorandum(code));
          case BEC -> isDigits(code);
          case WITS -> true;
        };
    if (!formed || !classification.levels().contains(code.length())) {
      throw new TradeParseException(
          "Malformed " + classification.label() + " code", code, remedy(classification, code));
    }
  }

  private static String remedy(Classification classification, String code) {
    boolean odd = code.length() % 2 == 1 && code.length() < 6 && !code.startsWith("0");
    if (classification.family() == Family.HS && odd && isDigits(code)) {
      return "HS codes have 2, 4 or 6 digits; did it lose its leading zero, and was '0"
          + code
          + "'?";
    }
    return switch (classification.family()) {
      case HS ->
          "accepted are 2, 4 or 6 digits that begin with a chapter, and TOTAL; cut a longer national code to"
              + " its first 6";
      case SITC -> "accepted are 1 to 5 digits, the last of which may be X, and TOTAL";
      case BEC -> "accepted are 1 to " + classification.levels().size() + " digits and TOTAL";
      case WITS -> "accepted are its groups and TOTAL";
    };
  }

  /** The nearest codes of the same heading or chapter if there is one, else of all. */
  private static List<String> nearest2022(String code) {
    HarmonizedSystem.Tree tree = HarmonizedSystem.Tree.bundled();
    for (int start = code.length() - 2; start > 0; start -= 2) {
      List<String> nearest =
          Suggestions.nearest(code, tree.below(code.substring(0, start), code.length()));
      if (!nearest.isEmpty()) {
        return nearest;
      }
    }
    return Suggestions.nearest(code, tree.below("", code.length()));
  }

  /** The digits of a SITC code without the X that stand for a memorandum item. */
  private static String withoutMemorandum(String code) {
    int end = code.length();
    while (end > 1 && code.charAt(end - 1) == 'X') {
      end--;
    }
    return code.substring(0, end);
  }

  private static boolean isDigits(String code) {
    boolean digits = !code.isEmpty();
    for (int i = 0; i < code.length(); i++) {
      digits &= code.charAt(i) >= '0' && code.charAt(i) <= '9';
    }
    return digits;
  }
}
