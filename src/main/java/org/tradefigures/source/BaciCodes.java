package org.tradefigures.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyKind;
import org.tradefigures.reference.TradeParseException;

/** The lists of codes that BACI is published with, each a file. */
final class BaciCodes {

  private static final String NUMBER = "country_code";
  private static final List<String> ISO = List.of("iso_3digit_alpha", "country_iso3");
  private static final String CODE = "code";
  private static final String ADJUSTMENT = "9999AA";

  private BaciCodes() {}

  /** Which economy each number of a list of countries stands for. */
  static Map<String, Economy> countries(Path file) throws IOException {
    Map<String, Economy> economies = new HashMap<>();
    try (SourceText in = SourceText.of(file)) {
      CsvRows rows = new CsvRows(in, ',');
      rows.header(
          "a line with the columns " + NUMBER + " and iso_3digit_alpha or country_iso3",
          cells -> cells.contains(NUMBER) && cells.stream().anyMatch(ISO::contains));
      int number = rows.index(NUMBER);
      int iso = ISO.stream().mapToInt(rows::find).filter(i -> i >= 0).findFirst().orElseThrow();
      while (rows.next()) {
        rows.requireSound();
        Economy economy = located(rows, number, text -> economy(text, rows.get(iso)));
        putOnce(economies, rows, number, economy);
      }
    }
    return economies;
  }

  /** The six-digit codes of a list of products. */
  static Set<String> products(Path file) throws IOException {
    Map<String, String> codes = new HashMap<>();
    try (SourceText in = SourceText.of(file)) {
      CsvRows rows = new CsvRows(in, ',');
      rows.header("a line with the column " + CODE, cells -> cells.contains(CODE));
      int code = rows.index(CODE);
      while (rows.next()) {
        rows.requireSound();
        String digits = located(rows, code, BaciCodes::sixDigits);
        putOnce(codes, rows, code, digits);
      }
    }
    return new HashSet<>(codes.values());
  }

  /**
   * The economy of a number. The number decides, since former economies share the ISO code of one
   * of today; but an area that is no place, such as 490, is the economy that its ISO code names.
   */
  private static Economy economy(String number, String iso) {
    Economy economy = economy(number);
    return economy.kind() == EconomyKind.SPECIAL ? Economy.find(iso).orElse(economy) : economy;
  }

  /** The economy of a number of UN Comtrade. */
  static Economy economy(String number) {
    if (!isDigits(number, 1, 4)) {
      throw new TradeParseException(
          "Malformed country code", number, "expected is a UN Comtrade number such as '404'");
    }
    return Economy.ofComtrade(Integer.parseInt(number));
  }

  /** A code of six digits, with the zero that spreadsheets take from its start. */
  static String sixDigits(String code) {
    if (!isDigits(code, 5, 6) && !code.equals(ADJUSTMENT)) {
      throw new TradeParseException(
          "Malformed product code",
          code,
          "expected is a code of the Harmonized System with six digits, or five if its leading zero"
              + " is lost");
    }
    return code.length() == 5 ? "0" + code : code;
  }

  private static boolean isDigits(String text, int least, int most) {
    boolean digits = text.length() >= least && text.length() <= most;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  private static <T> T located(CsvRows rows, int column, Function<String, T> function) {
    try {
      return function.apply(rows.get(column));
    } catch (TradeParseException e) {
      throw e.at(rows.location(column));
    }
  }

  private static <T> void putOnce(Map<String, T> map, CsvRows rows, int column, T value) {
    if (map.putIfAbsent(rows.get(column), value) != null) {
      throw new TradeParseException(
          "Second row for the code",
          rows.get(column),
          "the list has each code once",
          rows.location(column),
          null);
    }
  }
}
