package org.tradefigures.table;

import org.tradefigures.internal.Messages;

/**
 * Figures that count the same trade more than once if they are added up, such as the world beside
 * its economies.
 */
public final class OverlapException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String whole;
  private final String part;

  /**
   * Two values of which one holds the other. The message reads: Can't add up <em>what</em> '…'
   * beside '…': <em>why</em>; <em>remedy</em>.
   *
   * @param what the dimension
   * @param whole the value that holds the other, or one report of a flow
   * @param part the value that is held, or another report of the flow
   * @param why why trade would count twice
   * @param remedy what to do
   */
  public OverlapException(String what, Object whole, Object part, String why, String remedy) {
    super(
        "Can't add up "
            + what
            + " "
            + Messages.quoteWhole(whole)
            + " beside "
            + Messages.quoteWhole(part)
            + ": "
            + why
            + "; "
            + remedy);
    this.what = what;
    this.whole = whole.toString();
    this.part = part.toString();
  }

  /** Two values of which both tell the same flow. */
  static OverlapException ofOneFlow(String what, Object one, Object other, String remedy) {
    return new OverlapException(
        what, one, other, "both tell the same flow, so trade would count twice", remedy);
  }

  /**
   * The dimension in which the two overlap.
   *
   * @return such as {@code partner}
   */
  public String what() {
    return what;
  }

  /**
   * The value that holds the other.
   *
   * @return as text
   */
  public String whole() {
    return whole;
  }

  /**
   * The value that is held.
   *
   * @return as text
   */
  public String part() {
    return part;
  }
}
