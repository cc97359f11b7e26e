package org.tradefigures.reference;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;

/**
 * Where in a file something stands.
 *
 * @param source the file's name, or what the text is called where it is no file
 * @param line the line, from 1; 0 where it is not known
 * @param column the name of the column or field; absent where the whole line is meant
 */
public record Location(String source, long line, @Nullable String column) implements Serializable {

  /** Checks that a source is named and the line is not negative. */
  public Location {
    Objects.requireNonNull(source, "source");
    if (line < 0) {
      throw new IllegalArgumentException("Negative line " + line + ": lines count from 1");
    }
  }

  /**
   * A place in the given column of a line.
   *
   * @param source the file's name
   * @param line the line, from 1
   * @param column the column's name
   * @return the place
   */
  public static Location of(String source, long line, String column) {
    return new Location(source, line, Objects.requireNonNull(column, "column"));
  }

  /**
   * A whole line.
   *
   * @param source the file's name
   * @param line the line, from 1
   * @return the place
   */
  public static Location of(String source, long line) {
    return new Location(source, line, null);
  }

  /** For instance {@code flows.csv line 17, column 'partner'}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(source);
    if (line > 0) {
      text.append(" line ").append(line);
    }
    if (column != null) {
      text.append(line > 0 ? ", " : " ").append("column ").append(Messages.quote(column));
    }
    return text.toString();
  }
}
