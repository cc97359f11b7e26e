package org.tradefigures.source;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.TradeParseException;

/**
 * The characters that a file writes numbers with. A blank between thousands is any of those that
 * are printed there, which nobody can tell apart, and then there may be some around the number too.
 * Thousands are groups of three digits, or, as in India, of two before the last three.
 */
final class NumberMarks implements Serializable {

  /** What a rate has to be. */
  static final String RATE = "a number greater than zero";

  static final NumberMarks POINT = new NumberMarks('.', null);

  private static final long serialVersionUID = 1;
  private static final int LONGEST = 100;
  private static final int LONGEST_ADVISED = 30;

  /** The blank, the thin ones, and those at which no line ends. */
  private static final String BLANKS = " \u00A0\u2007\u2009\u202F";

  private final char decimal;
  private final @Nullable Character thousands;
  private final Pattern form;

  /**
   * Marks.
   *
   * @param decimal what stands before the decimals
   * @param thousands what may stand between thousands
   */
  NumberMarks(char decimal, @Nullable Character thousands) {
    if (thousands != null && thousands == decimal) {
      throw new IllegalArgumentException(
          "Numbers with "
              + Messages.quote(decimal)
              + " both before the decimals and between thousands can't be told apart");
    }
    this.decimal = decimal;
    this.thousands = thousands;
    this.form = form(decimal, thousands);
  }

  /**
   * The number with a point before the decimals and nothing between thousands.
   *
   * @param what what the error calls it
   * @param expected what the error says it has to be
   * @throws TradeParseException if the marks stand elsewhere than they may
   */
  String plain(String text, String what, String expected) {
    if (isPlain()) {
      return text;
    }
    if (!accepts(text)) {
      throw malformed(text, what, expected, "");
    }
    return plain(text);
  }

  /**
   * The same where somebody told the marks, whom the error tells which others would do.
   *
   * @param words how they were told
   */
  String plain(String text, String what, String expected, MappingWords words) {
    if (isPlain() ? looksPlain(text) : accepts(text)) {
      return plain(text);
    }
    String advice = advice(text, words);
    if (isPlain() && advice.isEmpty()) {
      return text;
    }
    throw malformed(text, what, expected, advice);
  }

  private boolean isPlain() {
    return decimal == '.' && thousands == null;
  }

  private boolean accepts(String text) {
    return text.length() <= LONGEST && form.matcher(text).matches();
  }

  private String plain(String text) {
    String digits = thousands == null ? text : text.replaceAll(groupMark(thousands), "");
    return digits.replace(decimal, '.');
  }

  /** Whether there is nothing to advise: far cheaper than the form. */
  private static boolean looksPlain(String text) {
    int points = 0;
    boolean digits = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && "+-.eE".indexOf(c) < 0) {
        return false;
      }
      digits |= digit;
      points += c == '.' ? 1 : 0;
    }
    return digits && points < 2;
  }

  private static String advice(String text, MappingWords words) {
    if (text.length() > LONGEST_ADVISED || text.chars().anyMatch(Character::isISOControl)) {
      return "";
    }
    if (text.chars().noneMatch(Character::isDigit)) {
      return "; " + words.absence(text);
    }
    return readings(text, words).map(all -> "; " + all).orElse("");
  }

  /** Which marks read a text as which number. */
  private static Optional<String> readings(String text, MappingWords words) {
    Map<String, NumberMarks> readings = new LinkedHashMap<>();
    for (NumberMarks marks : Others.ALL) {
      if (marks.accepts(text)) {
        readings.putIfAbsent(marks.plain(text), marks);
      }
    }
    return readings.entrySet().stream()
        .map(reading -> reading.getValue().in(words) + " reads it as " + reading.getKey())
        .reduce((one, other) -> one + ", and " + other);
  }

  private TradeParseException malformed(String text, String what, String expected, String advice) {
    return new TradeParseException(
        "Malformed " + what,
        text,
        "expected is "
            + expected
            + " with "
            + Messages.quote(decimal)
            + " before the decimals and "
            + (thousands == null ? "nothing" : Messages.quote(thousands))
            + " between thousands"
            + advice);
  }

  /** As it is told to a mapping. */
  private String in(MappingWords words) {
    return words.numbers(decimal, thousands);
  }

  /** The marks that are in use in the world. */
  private static final class Others {
    static final List<NumberMarks> ALL =
        List.of(
            POINT,
            new NumberMarks(',', '.'),
            new NumberMarks('.', ','),
            new NumberMarks(',', ' '),
            new NumberMarks('.', ' '),
            new NumberMarks('.', '\''),
            new NumberMarks('.', '\u2019'));
  }

  private static Pattern form(char decimal, @Nullable Character thousands) {
    String decimals = "(?:" + Pattern.quote(String.valueOf(decimal)) + "\\d+)?";
    if (thousands == null) {
      return Pattern.compile("[+-]?\\d+" + decimals);
    }
    String mark = groupMark(thousands);
    String around = isBlank(thousands) ? mark + "*" : "";
    String groups =
        "\\d{1,3}(?:" + mark + "\\d{3})+|\\d{1,2}(?:" + mark + "\\d{2})+" + mark + "\\d{3}";
    return Pattern.compile(around + "[+-]?(?:\\d+|" + groups + ")" + decimals + around);
  }

  private static String groupMark(char thousands) {
    return isBlank(thousands) ? "[" + BLANKS + "]" : Pattern.quote(String.valueOf(thousands));
  }

  private static boolean isBlank(char mark) {
    return BLANKS.indexOf(mark) >= 0;
  }
}
