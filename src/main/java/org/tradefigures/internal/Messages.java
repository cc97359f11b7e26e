package org.tradefigures.internal;

import java.util.Collection;
import java.util.stream.Collectors;

/** The forms that values take in messages. */
public final class Messages {

  private static final int LONGEST = 60;

  private Messages() {}

  /**
   * A value in single quotes; control characters, and blanks that look like others or like nothing,
   * are escaped, and what is longer than 60 characters is cut with its length told.
   *
   * @param value the value, by its string form
   * @return the quoted value
   */
  public static String quote(Object value) {
    String text = value.toString();
    return text.length() > LONGEST
        ? "'" + escaped(text.substring(0, cut(text))) + "…' (" + text.length() + " characters)"
        : quoteWhole(text);
  }

  /**
   * A value in single quotes however long it is, for what is known not to be any odd text.
   *
   * @param value the value, by its string form
   * @return the quoted value; control characters are escaped
   */
  public static String quoteWhole(Object value) {
    return "'" + escaped(value.toString()) + "'";
  }

  /**
   * Values in quotes, separated by commas.
   *
   * @param values the values
   * @return for instance {@code 'KEN', 'UGA'}
   */
  public static String quoteAll(Collection<?> values) {
    return values.stream().map(Messages::quote).collect(Collectors.joining(", "));
  }

  /** Where to cut, so that no pair of surrogates is cut in two. */
  private static int cut(String text) {
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> append(escaped, (char) c));
    return escaped.toString();
  }

  /** What is not seen when it is printed, or not told apart from a blank. */
  private static boolean isUnseen(char c) {
    return Character.isISOControl(c)
        || c == '\uFFFD'
        || Character.getType(c) == Character.FORMAT
        || (Character.isSpaceChar(c) && c != ' ');
  }

  private static void append(StringBuilder target, char c) {
    if (isUnseen(c)) {
      target.append("\\u").append(Character.forDigit(c >> 12 & 15, 16));
      target.append(Character.forDigit(c >> 8 & 15, 16));
      target.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
    } else {
      target.append(c);
    }
  }
}
