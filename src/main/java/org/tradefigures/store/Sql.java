package org.tradefigures.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A piece of SQL with the values of its parameters. No value is ever part of the text: the text is
 * made of names and words of this package alone.
 *
 * @param text the SQL, with a question mark where a value stands
 * @param parameters the values, one for each question mark, in their order
 */
public record Sql(String text, List<String> parameters) {

  static final Sql NOTHING = of("");

  /** Keeps a copy of the parameters. */
  public Sql {
    Objects.requireNonNull(text, "text");
    parameters = List.copyOf(parameters);
  }

  /**
   * SQL without parameters.
   *
   * @param text the SQL
   * @return the piece
   */
  public static Sql of(String text) {
    return new Sql(text, List.of());
  }

  /**
   * A value, whatever is in it.
   *
   * @param value the value
   * @return a question mark with its value
   */
  public static Sql value(String value) {
    return new Sql("?", List.of(value));
  }

  /** A list in parentheses. */
  static Sql values(Collection<String> values) {
    return new Sql(
        "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")",
        List.copyOf(values));
  }

  /**
   * The pieces one after the other.
   *
   * @param between what stands between two of them
   * @param pieces the pieces
   * @return all
   */
  public static Sql join(String between, Collection<Sql> pieces) {
    List<String> all = new ArrayList<>();
    pieces.forEach(piece -> all.addAll(piece.parameters));
    return new Sql(String.join(between, pieces.stream().map(Sql::text).toList()), all);
  }

  /**
   * The piece and a text after it.
   *
   * @param more the text
   * @return both
   */
  public Sql plus(String more) {
    return plus(of(more));
  }

  /**
   * The piece and another after it.
   *
   * @param more the other
   * @return both
   */
  public Sql plus(Sql more) {
    return join("", List.of(this, more));
  }
}
