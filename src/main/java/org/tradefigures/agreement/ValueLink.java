package org.tradefigures.agreement;

import java.io.Serializable;
import java.util.Objects;
import org.tradefigures.internal.Constants;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

/**
 * How a committed value relates to another one of the same agreement, so that no money is counted
 * twice.
 *
 * @param kind how
 * @param value the id of the other value
 */
public record ValueLink(Kind kind, String value) implements Serializable {

  /** How two committed values relate. */
  public enum Kind {
    /** It is a part of the other: the share of one contributor, or the money for one purpose. */
    PART_OF,
    /** It is the other in another currency, or as somebody else quotes it. */
    RESTATES,
    /** It may be the same money as the other, wholly or partly; no source says how far. */
    OVERLAPS;

    /**
     * The inverse of {@link #toString()}.
     *
     * @param text such as {@code part-of}
     * @return the kind
     * @throws UnknownCodeException if there is none of that name
     */
    public static Kind parse(CharSequence text) {
      return Constants.parse(values(), "link between values", text, UnknownCodeException::among);
    }

    /** For instance {@code part-of}; {@link #parse} reads it back. */
    @Override
    public String toString() {
      return Constants.name(this);
    }
  }

  /** Checks that the id can be one. */
  public ValueLink {
    Objects.requireNonNull(kind, "kind");
    Texts.checkedId("committed value", value);
  }

  /**
   * A part of another value.
   *
   * @param value the id of the whole
   * @return the link
   */
  public static ValueLink partOf(String value) {
    return new ValueLink(Kind.PART_OF, value);
  }

  /**
   * The same commitment as another value.
   *
   * @param value the id of the original
   * @return the link
   */
  public static ValueLink restates(String value) {
    return new ValueLink(Kind.RESTATES, value);
  }

  /**
   * Possibly the same money as another value.
   *
   * @param value the id of the other value
   * @return the link
   */
  public static ValueLink overlaps(String value) {
    return new ValueLink(Kind.OVERLAPS, value);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text such as {@code part-of total}
   * @return the link
   * @throws TradeParseException if the text is not of that form
   */
  public static ValueLink parse(CharSequence text) {
    String whole = text.toString();
    int blank = whole.indexOf(' ');
    if (blank < 0) {
      throw new TradeParseException(
          "Malformed link between values",
          whole,
          "expected is such as 'part-of total' or 'restates us-share'");
    }
    Kind kind = Kind.parse(whole.substring(0, blank));
    try {
      return new ValueLink(kind, whole.substring(blank + 1));
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed link between values", whole, String.valueOf(e.getMessage()), null, e);
    }
  }

  /** For instance {@code part-of total}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return kind + " " + value;
  }
}
