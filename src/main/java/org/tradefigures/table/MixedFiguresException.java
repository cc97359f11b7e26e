package org.tradefigures.table;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Period;

/** Figures that must not be added up: what differs between them, and what to do. */
public final class MixedFiguresException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final List<String> values;

  /**
   * Figures that differ where they must not. The message reads: Can't add up different
   * <em>what</em> '…', '…': <em>remedy</em>.
   *
   * @param what what differs, in the plural
   * @param values some of the different values
   * @param remedy what to do
   */
  public MixedFiguresException(String what, Collection<?> values, String remedy) {
    this("add up", what, values, remedy);
  }

  /**
   * Periods that are not equally long, or start differently though they are, as a fiscal year and a
   * calendar year do.
   *
   * @param one a period
   * @param other the other
   * @param remedy what to do
   * @return the exception, which tells what differs
   */
  public static MixedFiguresException ofPeriods(Period one, Period other, String remedy) {
    return new MixedFiguresException(
        (one.length().equals(other.length()) ? "starts" : "lengths") + " of period",
        Stream.of(one, other).sorted().toList(),
        remedy);
  }

  /**
   * The same for something else than adding up.
   *
   * @param doing what can't be done, such as {@code compare}
   * @param what what differs, in the plural
   * @param values some of the different values
   * @param remedy what to do
   */
  public MixedFiguresException(String doing, String what, Collection<?> values, String remedy) {
    super(
        "Can't " + doing + " different " + what + " " + Messages.quoteAll(values) + ": " + remedy);
    this.what = what;
    this.values = values.stream().map(Object::toString).toList();
  }

  /**
   * What differs.
   *
   * @return in the plural, such as {@code currencies}
   */
  public String what() {
    return what;
  }

  /**
   * Some of the different values.
   *
   * @return at least two, as text
   */
  public List<String> values() {
    return values;
  }
}
