package org.tradefigures.table;

import java.util.Collection;
import java.util.List;
import org.tradefigures.internal.Messages;

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

  /** The same for something else than adding up, such as {@code compare}. */
  MixedFiguresException(String doing, String what, Collection<?> values, String remedy) {
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
