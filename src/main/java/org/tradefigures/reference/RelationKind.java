package org.tradefigures.reference;

import org.tradefigures.internal.Constants;

/** How a code and one of the codes it corresponds to are related, seen over a whole concordance. */
public enum RelationKind {
  /** The two correspond to each other and to nothing else. */
  ONE_TO_ONE("1:1"),
  /** The source has several targets, and the target this one source. */
  ONE_TO_MANY("1:n"),
  /** The source has this one target, and the target several sources. */
  MANY_TO_ONE("n:1"),
  /** The source has several targets, and the target several sources. */
  MANY_TO_MANY("n:n");

  private final String sign;

  RelationKind(String sign) {
    this.sign = sign;
  }

  /**
   * The kind of a relation.
   *
   * @param severalTargets whether the source has more than one target
   * @param severalSources whether the target has more than one source
   * @return the kind
   */
  static RelationKind of(boolean severalTargets, boolean severalSources) {
    if (severalTargets) {
      return severalSources ? MANY_TO_MANY : ONE_TO_MANY;
    }
    return severalSources ? MANY_TO_ONE : ONE_TO_ONE;
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param sign such as {@code 1:n}
   * @return the kind
   * @throws UnknownCodeException if there is none of that sign
   */
  public static RelationKind parse(CharSequence sign) {
    return Constants.parse(values(), "kind of relation", sign, UnknownCodeException::among);
  }

  /** As the correlation tables of the United Nations write it; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return sign;
  }
}
