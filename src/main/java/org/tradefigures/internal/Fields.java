package org.tradefigures.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one-line text form of records with many parts: {@code name=value} pairs separated by blanks,
 * values in double quotes where they are empty or hold a blank, a quote, an equals sign or a
 * control character.
 */
public final class Fields {

  private static final Pattern PAIR =
      Pattern.compile("([a-z][a-z0-9_]*)=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s\"=\\\\]+))(?: |$)");
  private static final Pattern PLAIN = Pattern.compile("[^\\s\"=\\\\\\p{Cntrl}]+");

  private Fields() {}

  /**
   * Writes the pairs in the order of the map.
   *
   * @param fields names and values
   * @return the line
   */
  public static String format(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> e.getKey() + "=" + quoted(e.getValue()))
        .collect(Collectors.joining(" "));
  }

  /**
   * Reads what {@link #format} wrote.
   *
   * @param text the line
   * @return names and values in their order
   * @throws IllegalArgumentException if the text is not of that form or names a field twice; the
   *     message says where
   */
  public static Map<String, String> parse(CharSequence text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!pair.find(end) || pair.start() != end) {
        throw new IllegalArgumentException(
            "no name=value pair at character "
                + (end + 1)
                + "; put values with blanks into double quotes");
      }
      String value = pair.group(3) != null ? pair.group(3) : unescaped(pair.group(2));
      if (fields.put(pair.group(1), value) != null) {
        throw new IllegalArgumentException("field '" + pair.group(1) + "' stands twice");
      }
      end = pair.end();
    }
    return fields;
  }

  private static String quoted(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    String escaped =
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return '"' + escaped + '"';
  }

  private static String unescaped(String quoted) {
    StringBuilder value = new StringBuilder(quoted.length());
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c == '\\') {
        c = quoted.charAt(++i);
        value.append(
            switch (c) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> c;
            });
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }
}
