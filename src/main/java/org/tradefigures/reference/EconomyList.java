package org.tradefigures.reference;

import java.io.Reader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;
import org.tradefigures.internal.Suggestions;

/** The bundled list of economies, with an index for each code system. */
final class EconomyList {

  static final String FILE = "reference/economies.csv";

  private static final int MOST_SUGGESTIONS = 3;

  private static final String[] COLUMNS = {
    "code",
    "name",
    "kind",
    "alpha2",
    "m49",
    "comtrade",
    "letters",
    "census",
    "from",
    "to",
    "successors",
    "names"
  };

  private final Map<String, Entry> byCode = new LinkedHashMap<>();
  private final Map<String, Entry> byAlpha2 = new HashMap<>();
  private final Map<Integer, Entry> byM49 = new HashMap<>();
  private final Map<Integer, Entry> byComtrade = new HashMap<>();
  private final Map<String, Entry> byLetters = new HashMap<>();
  private final Map<String, Entry> byCensus = new HashMap<>();
  private final List<DataFile.Row> rows;
  private @Nullable Map<String, Entry> byName;

  /**
   * One row.
   *
   * @param code canonical code
   * @param name short English name
   * @param kind what it stands for
   * @param alpha2 two-letter code
   * @param m49 UN M49 number
   * @param comtrade UN Comtrade numbers, the one in use first
   * @param census US Census Bureau codes, the one in use first
   * @param from first year
   * @param to last year
   * @param successors codes of what took its place
   * @param names all English names, the short one first
   */
  record Entry(
      String code,
      String name,
      EconomyKind kind,
      @Nullable String alpha2,
      @Nullable Integer m49,
      List<Integer> comtrade,
      List<String> census,
      @Nullable Integer from,
      @Nullable Integer to,
      List<String> successors,
      List<String> names) {}

  private EconomyList(List<DataFile.Row> rows) {
    this.rows = rows;
    for (DataFile.Row row : rows) {
      add(row);
    }
    for (DataFile.Row row : rows) {
      for (String successor : row.list("successors")) {
        if (!byCode.containsKey(successor)) {
          throw row.fault("successors", "names an economy that is not in the list");
        }
      }
    }
  }

  /** The bundled list, read once, when first asked for. */
  static EconomyList bundled() {
    return Holder.LIST;
  }

  /** A list in the layout of the bundled one. */
  static EconomyList read(String file, Reader text) {
    EconomyList list = new EconomyList(DataFile.read(file, text, COLUMNS));
    list.names();
    return list;
  }

  private static final class Holder {
    static final EconomyList LIST =
        new EconomyList(DataFile.read(FILE, Resources.open(FILE), COLUMNS));
  }

  Collection<Entry> entries() {
    return byCode.values();
  }

  @Nullable Entry code(String code) {
    return byCode.get(code);
  }

  @Nullable Entry alpha2(String alpha2) {
    return byAlpha2.get(alpha2);
  }

  @Nullable Entry m49(int m49) {
    return byM49.get(m49);
  }

  @Nullable Entry comtrade(int number) {
    return byComtrade.get(number);
  }

  @Nullable Entry letters(String letters) {
    String trimmed = letters.strip();
    Entry entry = byCode.get(trimmed);
    return entry != null ? entry : byLetters.get(trimmed);
  }

  @Nullable Entry census(String code) {
    return byCensus.get(code);
  }

  @Nullable Entry name(String name) {
    return names().get(key(name));
  }

  /**
   * What somebody may have meant: the economy that has the value as a code of any system or as a
   * name, else those whose names start with it, else those whose names have it as words, else those
   * with the nearest code or name.
   */
  List<Entry> meant(String value) {
    Set<Entry> meant = new LinkedHashSet<>();
    String capitals = value.strip().toUpperCase(Locale.ROOT);
    addIfKnown(meant, letters(capitals));
    addIfKnown(meant, alpha2(capitals));
    addIfKnown(meant, name(value));
    number(capitals)
        .ifPresent(
            number -> {
              addIfKnown(meant, m49(number));
              addIfKnown(meant, comtrade(number));
              addIfKnown(meant, census(capitals));
            });
    if (meant.isEmpty() && capitals.chars().anyMatch(Character::isLetter)) {
      String start = key(value);
      if (start.length() > 2) {
        addNamed(meant, name -> name.startsWith(start));
      }
      if (meant.isEmpty() && start.length() > 2) {
        addNamed(meant, name -> (" " + name + " ").contains(" " + start + " "));
      }
      if (meant.isEmpty()) {
        Map<String, Entry> near = capitals.length() > 3 ? names() : byCode;
        Suggestions.nearest(near == byCode ? capitals : start, near.keySet())
            .forEach(n -> addIfKnown(meant, near.get(n)));
      }
    }
    return meant.stream().limit(MOST_SUGGESTIONS).toList();
  }

  private void addNamed(Set<Entry> entries, Predicate<String> isMeant) {
    byCode.values().stream()
        .filter(e -> e.kind() == EconomyKind.ECONOMY && isMeant.test(key(e.name())))
        .forEach(entries::add);
  }

  private static void addIfKnown(Set<Entry> entries, @Nullable Entry entry) {
    if (entry != null) {
      entries.add(entry);
    }
  }

  private static Optional<Integer> number(String digits) {
    boolean number = !digits.isEmpty() && digits.length() < 5;
    for (int i = 0; i < digits.length(); i++) {
      number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    return number ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  private void add(DataFile.Row row) {
    String code = row.get("code");
    List<String> names = new ArrayList<>();
    names.add(row.get("name"));
    names.addAll(row.list("names"));
    Entry entry =
        new Entry(
            code,
            row.get("name"),
            row.get("kind", EconomyKind::valueOf),
            row.find("alpha2").orElse(null),
            row.find("m49", Integer::valueOf).orElse(null),
            integers(row),
            row.list("census"),
            row.find("from", Integer::valueOf).orElse(null),
            row.find("to", Integer::valueOf).orElse(null),
            row.list("successors"),
            List.copyOf(names));
    row.putOnce(byCode, "code", code, entry);
    if (entry.alpha2() != null) {
      row.putOnce(byAlpha2, "alpha2", entry.alpha2(), entry);
    }
    if (entry.m49() != null) {
      row.putOnce(byM49, "m49", entry.m49(), entry);
    }
    for (Integer number : entry.comtrade()) {
      row.putOnce(byComtrade, "comtrade", number, entry);
    }
    for (String letters : row.list("letters")) {
      row.putOnce(byLetters, "letters", letters, entry);
    }
    for (String census : entry.census()) {
      row.putOnce(byCensus, "census", census, entry);
    }
    if ((entry.kind() == EconomyKind.FORMER) != (entry.to() != null)) {
      throw row.fault("to", "must be given for a former economy and for no other");
    }
    if (entry.from() != null && entry.to() != null && entry.to() < entry.from()) {
      throw row.fault("to", "is before the first year");
    }
  }

  private static List<Integer> integers(DataFile.Row row) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : row.list("comtrade")) {
      numbers.add(
          number(part).orElseThrow(() -> row.fault("comtrade", "is not a list of numbers")));
    }
    return List.copyOf(numbers);
  }

  /**
   * The index of names, made when first needed: folding a thousand names is slow in a cold process.
   */
  private synchronized Map<String, Entry> names() {
    if (byName == null) {
      Map<String, Entry> names = new HashMap<>();
      int row = 0;
      for (Entry entry : byCode.values()) {
        for (String name : entry.names()) {
          rows.get(row).putOnce(names, "names", key(name), entry);
        }
        row++;
      }
      byName = names;
    }
    return byName;
  }

  /** The words of a name without case, accents, punctuation and articles. */
  static String key(String name) {
    StringBuilder key = new StringBuilder();
    StringBuilder word = new StringBuilder();
    String decomposed =
        Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT) + " ";
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      } else if (c == '&') {
        word.append("and");
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && c != '.'
          && c != '\''
          && c != '’') {
        endWord(key, word);
      }
    }
    return key.toString();
  }

  private static void endWord(StringBuilder key, StringBuilder word) {
    String text = word.toString();
    word.setLength(0);
    if (!text.isEmpty() && !text.equals("the")) {
      key.append(key.length() == 0 ? "" : " ").append(text.equals("st") ? "saint" : text);
    }
  }
}
