package org.tradefigures.money;

import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;

/**
 * A word for a large number.
 *
 * @param language ISO 639-1 code
 * @param usage which countries and currencies it is printed for
 * @param power how many zeros
 * @param abbreviated the short form with {@code #} for the number; null for what is never printed
 * @param one the word after 1
 * @param other the word after other numbers
 */
record NumberScale(
    String language,
    Usage usage,
    int power,
    @Nullable String abbreviated,
    String one,
    String other) {

  private static final String FILE = "money/number-scales.csv";

  /** Written as it is. */
  private static final NumberScale UNITS =
      new NumberScale("", new Usage(List.of(), List.of()), 0, "#", "", "");

  private static final Scales ALL = read(Resources.open(FILE));

  /** The rows, and by language which words stand for which power. */
  record Scales(List<NumberScale> rows, Map<String, Map<String, Integer>> powers) {}

  /** A word found at the start of a text. */
  record Found(int power, int length) {}

  static Scales read(Reader text) {
    List<NumberScale> rows = new ArrayList<>();
    Map<String, Map<String, Integer>> powers = new HashMap<>();
    for (DataFile.Row row :
        DataFile.read(
            FILE,
            text,
            "language",
            "countries",
            "currencies",
            "power",
            "short",
            "one",
            "other",
            "also")) {
      NumberScale scale =
          new NumberScale(
              row.get("language"),
              Usage.of(row),
              row.get("power", Integer::valueOf),
              row.find("short").orElse(null),
              row.get("one"),
              row.get("other"));
      if (scale.abbreviated != null && scale.abbreviated.indexOf('#') < 0) {
        throw row.fault("short", "has no # for the number");
      }
      rows.add(scale);
      List<String> words = new ArrayList<>(row.list("also"));
      words.add(scale.one);
      words.add(scale.other);
      Map<String, Integer> known = powers.computeIfAbsent(scale.language, l -> new HashMap<>());
      for (String word : words) {
        Integer before = known.put(word, scale.power);
        if (before != null && before != scale.power) {
          throw row.fault("power", "is not the " + before + " of another row with '" + word + "'");
        }
      }
    }
    return new Scales(rows, powers);
  }

  /** What is printed for a country and currency, from no scale at all to the largest. */
  static List<NumberScale> printed(String language, String country, @Nullable String currency) {
    List<NumberScale> fitting =
        ALL.rows.stream()
            .filter(s -> s.language.equals(language) && s.abbreviated != null)
            .filter(s -> s.usage.fits(country, currency))
            .toList();
    int narrowest = fitting.stream().mapToInt(s -> s.usage.rank()).max().orElse(0);
    List<NumberScale> scales = new ArrayList<>(List.of(UNITS));
    fitting.stream()
        .filter(s -> s.usage.rank() == narrowest)
        .sorted(Comparator.comparingInt(NumberScale::power))
        .forEach(scales::add);
    return scales;
  }

  /** The longest word of a language that a text starts with. */
  static Optional<Found> find(String language, String text) {
    return find(text, Map.of(language, ALL.powers.getOrDefault(language, Map.of())));
  }

  /** Whether a text starts with a word of another language, in whatever letters. */
  static Optional<Found> findInOthers(String language, String text) {
    return find(language, text).isPresent() ? Optional.empty() : find(text, ALL.powers);
  }

  private static Optional<Found> find(String text, Map<String, Map<String, Integer>> powers) {
    for (int length = text.length(); length > 0; length--) {
      if (length < text.length() && Character.isLetter(text.charAt(length))) {
        continue;
      }
      String word = text.substring(0, length);
      String small = word.toLowerCase(Locale.ROOT);
      for (Map<String, Integer> known : powers.values()) {
        Integer power = known.getOrDefault(word, known.get(small));
        if (power != null) {
          boolean dot = length < text.length() && text.charAt(length) == '.';
          return Optional.of(new Found(power, dot ? length + 1 : length));
        }
      }
    }
    return Optional.empty();
  }

  BigDecimal unit() {
    return BigDecimal.ONE.scaleByPowerOfTen(power);
  }

  /** A number in this scale with its abbreviation. */
  String inShort(String number) {
    return abbreviated == null ? number : abbreviated.replace("#", number);
  }

  /** A number in this scale with its word. */
  String inWords(String number, boolean isOne) {
    return power == 0 ? number : number + " " + (isOne ? one : other);
  }
}
