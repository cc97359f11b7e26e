package org.tradefigures.reference;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tradefigures.internal.Constants;

/**
 * A commodity classification in one edition, with the code UN Comtrade gives it. Codes of two
 * editions are never the same commodity, even where they are spelt alike.
 */
public enum Classification {
  /** Harmonized System as reported, edition not specified. */
  HS(Family.HS, ""),
  /** Harmonized System 1988/92. */
  H0(Family.HS, "1988/92"),
  /** Harmonized System 1996. */
  H1(Family.HS, "1996"),
  /** Harmonized System 2002. */
  H2(Family.HS, "2002"),
  /** Harmonized System 2007. */
  H3(Family.HS, "2007"),
  /** Harmonized System 2012. */
  H4(Family.HS, "2012"),
  /** Harmonized System 2017. */
  H5(Family.HS, "2017"),
  /** Harmonized System 2022, the edition whose codes are bundled. */
  H6(Family.HS, "2022"),
  /** Standard International Trade Classification, Revision 1. */
  S1(Family.SITC, "Rev. 1"),
  /** Standard International Trade Classification, Revision 2. */
  S2(Family.SITC, "Rev. 2"),
  /** Standard International Trade Classification, Revision 3. */
  S3(Family.SITC, "Rev. 3"),
  /** Standard International Trade Classification, Revision 4. */
  S4(Family.SITC, "Rev. 4"),
  /** Broad Economic Categories, Revision 4. */
  B4(Family.BEC, "Rev. 4"),
  /** Broad Economic Categories, Revision 5. */
  B5(Family.BEC, "Rev. 5"),
  /** Groups of HS chapters of the World Integrated Trade Solution. */
  WITS_HS(Family.WITS, "groups by HS chapter"),
  /** Groups of SITC divisions of the World Integrated Trade Solution. */
  WITS_SITC(Family.WITS, "groups by SITC Rev. 2"),
  /** Those groups of SITC divisions of the same that lie across the others. */
  WITS_PARTS(Family.WITS, "further groups by SITC Rev. 2"),
  /** Stages of processing of UNCTAD, as the World Integrated Trade Solution has them. */
  WITS_STAGES(Family.WITS, "stages of processing");

  /** The nomenclature a classification is an edition of. */
  public enum Family {
    /** Harmonized System. */
    HS,
    /** Standard International Trade Classification. */
    SITC,
    /** Classification by Broad Economic Categories. */
    BEC,
    /** Groups of products of the World Integrated Trade Solution. */
    WITS
  }

  private static final List<Integer> OF_HS = List.of(2, 4, 6);
  private static final List<Integer> OF_SITC = List.of(1, 2, 3, 4, 5);
  private static final List<Integer> OF_BEC_4 = List.of(1, 2, 3);
  private static final List<Integer> OF_BEC_5 = List.of(1, 2, 3, 4, 5, 6);
  private static final List<Integer> OF_WITS = List.of(1);

  private final Family family;
  private final String edition;

  Classification(Family family, String edition) {
    this.family = family;
    this.edition = edition;
  }

  /**
   * The classification with a UN Comtrade code.
   *
   * @param code the code, such as {@code H6}
   * @return the classification
   * @throws UnknownCodeException if there is none
   */
  public static Classification of(String code) {
    return Constants.parse(values(), "classification", code, UnknownCodeException::among);
  }

  /**
   * Reads a code, the inverse of {@code toString()}.
   *
   * @param code the code
   * @return the classification
   * @throws UnknownCodeException if there is none
   */
  public static Classification parse(CharSequence code) {
    return of(code.toString());
  }

  /**
   * The classification with a UN Comtrade code, if there is one.
   *
   * @param code the code
   * @return the classification, or empty
   */
  public static Optional<Classification> find(String code) {
    Objects.requireNonNull(code, "code");
    for (Classification classification : values()) {
      if (classification.name().equals(code)) {
        return Optional.of(classification);
      }
    }
    return Optional.empty();
  }

  /**
   * The UN Comtrade code.
   *
   * @return for instance {@code H6}
   */
  public String code() {
    return name();
  }

  /**
   * The nomenclature it is an edition of.
   *
   * @return the family
   */
  public Family family() {
    return family;
  }

  /**
   * The edition.
   *
   * @return for instance {@code 2022} or {@code Rev. 4}; empty for HS as reported
   */
  public Optional<String> edition() {
    return edition.isEmpty() ? Optional.empty() : Optional.of(edition);
  }

  /**
   * What people call it.
   *
   * @return for instance {@code HS 2022}; {@code HS} where the edition is not specified
   */
  public String label() {
    return edition.isEmpty() ? family.name() : family + " " + edition;
  }

  /**
   * The levels of its codes, which are their lengths: 2, 4 and 6 in the HS, 1 to 5 in the SITC, 1
   * to 3 in BEC Rev. 4 and 1 to 6 in BEC Rev. 5, where each digit stands for a dimension of its
   * own; 1 where codes are names of groups.
   *
   * @return from the coarsest to the finest; the total is not among them
   */
  public List<Integer> levels() {
    return switch (family) {
      case HS -> OF_HS;
      case SITC -> OF_SITC;
      case BEC -> this == B4 ? OF_BEC_4 : OF_BEC_5;
      case WITS -> OF_WITS;
    };
  }
}
