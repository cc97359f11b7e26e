package org.tradefigures.money;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.reference.Economy;

/** The signs and names that currencies have besides their codes. */
final class CurrencyTexts {

  private static final String SIGNS = "money/currency-signs.csv";
  private static final String NAMES = "money/currency-names.csv";
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  /** What stands in {@code countries} of a sign that has its meaning anywhere. */
  private static final String ANYWHERE = "";

  /** The name after 1 and after other numbers. */
  record Name(String one, String other) {}

  private final Map<String, Map<String, String>> currenciesBySign = new HashMap<>();
  private final Map<String, List<String>> signsByCurrency = new HashMap<>();
  private final Map<String, Map<String, String>> currenciesByName = new HashMap<>();
  private final Map<String, Map<String, Name>> namesByCurrency = new HashMap<>();
  private final TreeSet<String> texts = new TreeSet<>();

  private CurrencyTexts() {}

  private static final class Holder {
    static final CurrencyTexts BUNDLED = read(Resources.open(SIGNS), Resources.open(NAMES));
  }

  static CurrencyTexts bundled() {
    return Holder.BUNDLED;
  }

  static CurrencyTexts read(Reader signs, Reader names) {
    CurrencyTexts texts = new CurrencyTexts();
    for (DataFile.Row row : DataFile.read(SIGNS, signs, "signs", "currency", "countries")) {
      texts.addSigns(row);
    }
    for (DataFile.Row row :
        DataFile.read(NAMES, names, "currency", "language", "one", "other", "also")) {
      texts.addNames(row);
    }
    return texts;
  }

  private void addSigns(DataFile.Row row) {
    String currency = code(row);
    List<String> signs = row.list("signs");
    List<String> countries = row.list("countries");
    for (String country : countries) {
      if (Economy.findAlpha2(country).isEmpty()) {
        throw row.fault("countries", "names '" + country + "', which is no country");
      }
    }
    for (String sign : signs) {
      Map<String, String> meanings =
          currenciesBySign.computeIfAbsent(key(sign), s -> new LinkedHashMap<>());
      for (String country : countries.isEmpty() ? List.of(ANYWHERE) : countries) {
        String before = meanings.putIfAbsent(country, currency);
        if (before != null) {
          throw row.fault("signs", "means " + before + " in '" + country + "' already");
        }
      }
    }
    signsByCurrency.computeIfAbsent(currency, c -> new ArrayList<>()).add(signs.get(0));
    texts.addAll(signs);
  }

  private void addNames(DataFile.Row row) {
    String currency = code(row);
    String language = row.get("language");
    Name name = new Name(row.get("one"), row.get("other"));
    row.putOnce(
        namesByCurrency.computeIfAbsent(language, l -> new HashMap<>()),
        "currency",
        currency,
        name);
    List<String> names = new ArrayList<>(row.list("also"));
    names.add(name.one);
    names.add(name.other);
    Map<String, String> known = currenciesByName.computeIfAbsent(language, l -> new HashMap<>());
    for (String text : names) {
      String before = known.put(key(text), currency);
      if (before != null && !before.equals(currency)) {
        throw row.fault("currency", "shares the name '" + text + "' with " + before);
      }
    }
    texts.addAll(names);
  }

  private static String code(DataFile.Row row) {
    String code = row.get("currency");
    if (!CODE.matcher(code).matches()) {
      throw row.fault("currency", "is no ISO 4217 code");
    }
    return code;
  }

  /** The code of the currency that a sign or name means in a language and country. */
  Optional<String> find(String text, String language, String country) {
    Map<String, String> meanings = meanings(text);
    String meant = meanings.getOrDefault(country, meanings.get(ANYWHERE));
    return meant != null
        ? Optional.of(meant)
        : Optional.ofNullable(currenciesByName.getOrDefault(language, Map.of()).get(key(text)));
  }

  /** The codes of all currencies that a sign may mean somewhere. */
  List<String> candidates(String sign) {
    return meanings(sign).values().stream().distinct().sorted().toList();
  }

  private Map<String, String> meanings(String text) {
    String key = key(text);
    boolean dotted = key.length() > 1 && key.endsWith(".");
    Map<String, String> meanings = currenciesBySign.get(key);
    if (meanings == null && dotted && Character.isLetter(key.charAt(key.length() - 2))) {
      meanings = currenciesBySign.get(key.substring(0, key.length() - 1));
    }
    return meanings == null ? Map.of() : meanings;
  }

  /** The sign that is read as the currency in the country. */
  Optional<String> sign(String currency, String language, String country) {
    return signsByCurrency.getOrDefault(currency, List.of()).stream()
        .filter(sign -> find(sign, language, country).filter(currency::equals).isPresent())
        .findFirst();
  }

  @Nullable Name name(String currency, String language) {
    return namesByCurrency.getOrDefault(language, Map.of()).get(currency);
  }

  List<String> nearest(String text) {
    return text.length() < 2 ? List.of() : Suggestions.nearest(text, texts);
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replace(" $", "$");
  }
}
