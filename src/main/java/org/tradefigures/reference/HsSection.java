package org.tradefigures.reference;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tradefigures.internal.Suggestions;

/**
 * A section of the Harmonized System: a run of chapters under a Roman numeral, the same in every
 * edition. Sections are ordered as in the nomenclature. The labels are our own short words, not the
 * legal titles.
 *
 * @param numeral the Roman numeral, {@code I} to {@code XXI}
 */
public record HsSection(String numeral) implements Comparable<HsSection> {

  /**
   * Checks the numeral.
   *
   * @throws UnknownCodeException if it is not I to XXI
   */
  public HsSection {
    Objects.requireNonNull(numeral, "numeral");
    var sections = HarmonizedSystem.bundled().sections();
    if (!sections.containsKey(numeral)) {
      List<String> meant =
          sections.values().stream()
              .filter(s -> Integer.toString(s.number()).equals(numeral))
              .map(HarmonizedSystem.Section::numeral)
              .toList();
      throw new UnknownCodeException(
          "HS section",
          numeral,
          meant.isEmpty() ? Suggestions.nearest(numeral, sections.keySet()) : meant,
          "one of the Roman numerals I to XXI");
    }
  }

  /**
   * All sections.
   *
   * @return I to XXI
   */
  public static List<HsSection> all() {
    return HarmonizedSystem.bundled().sections().keySet().stream().map(HsSection::new).toList();
  }

  /**
   * The section with a numeral.
   *
   * @param numeral the Roman numeral, such as {@code XI}
   * @return the section
   * @throws UnknownCodeException if there is none
   */
  public static HsSection of(String numeral) {
    return new HsSection(numeral);
  }

  /**
   * Reads a numeral, the inverse of {@link #toString()}.
   *
   * @param numeral the numeral
   * @return the section
   * @throws UnknownCodeException if there is none
   */
  public static HsSection parse(CharSequence numeral) {
    return new HsSection(numeral.toString());
  }

  /**
   * The section with a numeral, if there is one.
   *
   * @param numeral the numeral
   * @return the section, or empty
   */
  public static Optional<HsSection> find(String numeral) {
    Objects.requireNonNull(numeral, "numeral");
    return HarmonizedSystem.bundled().sections().containsKey(numeral)
        ? Optional.of(new HsSection(numeral))
        : Optional.empty();
  }

  /**
   * The number that the numeral stands for.
   *
   * @return 1 to 21
   */
  public int number() {
    return entry().number();
  }

  /**
   * A short label.
   *
   * @return for instance {@code Textiles and clothing}
   */
  public String label() {
    return entry().label();
  }

  /**
   * The codes of its chapters.
   *
   * @return two digits each, ascending
   */
  public List<String> chapters() {
    return entry().chapters();
  }

  @Override
  public int compareTo(HsSection other) {
    return Integer.compare(number(), other.number());
  }

  /** The numeral; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return numeral;
  }

  private HarmonizedSystem.Section entry() {
    return Objects.requireNonNull(HarmonizedSystem.bundled().sections().get(numeral), "entry");
  }
}
