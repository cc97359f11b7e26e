package org.tradefigures.money;

import java.io.Reader;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;

/**
 * How digits are set in a language and country.
 *
 * @param language ISO 639-1 code
 * @param usage which countries and currencies it is for
 * @param decimal what stands before the decimals
 * @param groups what stands between groups of digits, the printed one first
 * @param groupings the sizes of the groups from the right, the last of them repeated; the printed
 *     grouping first
 * @param currencyFirst whether the currency stands before the number
 * @param abouts words before a number that is not meant exactly, the printed one first
 */
record NumberStyle(
    String language,
    Usage usage,
    char decimal,
    String groups,
    List<List<Integer>> groupings,
    boolean currencyFirst,
    List<String> abouts) {

  private static final String FILE = "money/number-styles.csv";

  private static final List<NumberStyle> ALL = read(Resources.open(FILE));

  static List<String> languages() {
    return ALL.stream().map(NumberStyle::language).distinct().sorted().toList();
  }

  /** The narrowest style that fits. */
  static NumberStyle of(String language, String country, @Nullable String currency) {
    return ALL.stream()
        .filter(s -> s.language.equals(language) && s.usage.fits(country, currency))
        .max(Comparator.comparingInt(s -> s.usage.rank()))
        .orElseThrow();
  }

  static List<NumberStyle> read(Reader text) {
    return DataFile.read(
            FILE,
            text,
            "language",
            "countries",
            "currencies",
            "decimal",
            "groups",
            "grouping",
            "currency",
            "about")
        .stream()
        .map(NumberStyle::of)
        .toList();
  }

  private static NumberStyle of(DataFile.Row row) {
    String decimal = row.get("decimal");
    if (decimal.length() != 1) {
      throw row.fault("decimal", "is not one character");
    }
    String side = row.get("currency");
    if (!side.equals("before") && !side.equals("after")) {
      throw row.fault("currency", "is neither 'before' nor 'after'");
    }
    return new NumberStyle(
        row.get("language"),
        Usage.of(row),
        decimal.charAt(0),
        row.get("groups"),
        row.get(
            "grouping", sizes -> Arrays.stream(sizes.split(";")).map(NumberStyle::sizes).toList()),
        side.equals("before"),
        row.get("about", words -> List.of(words.split(";"))));
  }

  private static List<Integer> sizes(String text) {
    return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
  }

  /** The word before a number whose digits were cut. */
  String about() {
    return abouts.get(0);
  }

  /** What is left of a text that may start with such a word, in whatever letters. */
  String withoutAbout(String text) {
    for (String word : abouts) {
      int length = word.length();
      boolean starts = text.regionMatches(true, 0, word, 0, length);
      boolean isSign = !Character.isLetter(word.charAt(0));
      if (starts && (isSign || text.length() == length || text.charAt(length) == ' ')) {
        return text.substring(length).strip();
      }
    }
    return text;
  }

  /** The number with all its digits, in groups. */
  String format(BigDecimal number) {
    String plain = number.abs().toPlainString();
    int point = plain.indexOf('.');
    StringBuilder text = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
    int at = text.length() - size(groupings.get(0), 0);
    for (int group = 1; at > 0; group++) {
      text.insert(at, groups.charAt(0));
      at -= size(groupings.get(0), group);
    }
    if (point >= 0) {
      text.append(decimal).append(plain, point + 1, plain.length());
    }
    return (number.signum() < 0 ? "-" : "") + text;
  }

  /** Whether a character can stand between two digits of a number, in any style. */
  static boolean isSeparator(char c) {
    return c == ' ' || ALL.stream().anyMatch(s -> c == s.decimal || s.groups.indexOf(c) >= 0);
  }

  /**
   * Reads digits in groups of one of the sizes, or in none, with all the decimals that stand there.
   *
   * @return empty where the text is no number in this style
   */
  Optional<BigDecimal> parse(String text) {
    int point = text.indexOf(decimal);
    String whole = point < 0 ? text : text.substring(0, point);
    String decimals = point < 0 ? "" : text.substring(point + 1);
    char group =
        whole.chars().filter(c -> !isDigit(c)).mapToObj(c -> (char) c).findFirst().orElse(' ');
    String digits = whole.replace(String.valueOf(group), "");
    boolean sound =
        (group == ' ' || groups.indexOf(group) >= 0)
            && isAllDigits(digits)
            && (point < 0 || isAllDigits(decimals))
            && isGrouped(whole, group);
    return sound
        ? Optional.of(new BigDecimal(point < 0 ? digits : digits + "." + decimals))
        : Optional.empty();
  }

  private boolean isGrouped(String whole, char group) {
    return whole.indexOf(group) < 0
        || groupings.stream().anyMatch(sizes -> isGrouped(whole, group, sizes));
  }

  private static boolean isGrouped(String whole, char group, List<Integer> sizes) {
    String[] parts = whole.split(Pattern.quote(String.valueOf(group)), -1);
    for (int i = 0; i < parts.length; i++) {
      int length = parts[parts.length - 1 - i].length();
      int size = size(sizes, i);
      if (i == parts.length - 1 ? length < 1 || length > size : length != size) {
        return false;
      }
    }
    return true;
  }

  private static int size(List<Integer> sizes, int group) {
    return sizes.get(Math.min(group, sizes.size() - 1));
  }

  private static boolean isAllDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(NumberStyle::isDigit);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** A few numbers in this style, for messages. */
  String examples() {
    return Stream.of("1234567", "1234.5")
        .map(number -> "'" + format(new BigDecimal(number)) + "'")
        .reduce((one, other) -> one + " and " + other)
        .orElseThrow();
  }
}
