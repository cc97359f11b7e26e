package org.tradefigures.source;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Classification.Family;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;

/** What the codes in UN Comtrade's files mean, those of its first interface included. */
final class ComtradeCodes {

  static final int QUANTITY_ESTIMATED = 2;
  static final int NET_WEIGHT_ESTIMATED = 4;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}(?:0[1-9]|1[0-2])");

  /** The names of flows, and the numbers that the first interface had for them. */
  private static final Map<String, FlowDirection> FLOWS =
      Map.ofEntries(
          entry("1", FlowDirection.IMPORT),
          entry("2", FlowDirection.EXPORT),
          entry("3", FlowDirection.RE_EXPORT),
          entry("4", FlowDirection.RE_IMPORT),
          entry("import", FlowDirection.IMPORT),
          entry("export", FlowDirection.EXPORT),
          entry("re-export", FlowDirection.RE_EXPORT),
          entry("re-import", FlowDirection.RE_IMPORT),
          entry("domestic export", FlowDirection.DOMESTIC_EXPORT),
          entry("foreign import", FlowDirection.FOREIGN_IMPORT),
          entry(
              "import of goods for inward processing", FlowDirection.IMPORT_FOR_INWARD_PROCESSING),
          entry(
              "import of goods after outward processing",
              FlowDirection.IMPORT_AFTER_OUTWARD_PROCESSING),
          entry(
              "export of goods after inward processing",
              FlowDirection.EXPORT_AFTER_INWARD_PROCESSING),
          entry(
              "export of goods for outward processing",
              FlowDirection.EXPORT_FOR_OUTWARD_PROCESSING));

  private ComtradeCodes() {}

  /** The economy of a number. */
  static Economy economy(String number) {
    if (!NUMBER.matcher(number).matches()) {
      throw new TradeParseException(
          "Malformed economy", number, "expected is a UN Comtrade number such as '404'");
    }
    return Economy.ofComtrade(Integer.parseInt(number));
  }

  /** The economy of a number of a finer breakdown, which is the world where there is none. */
  static Economy economyOrWorld(String number) {
    return number.isEmpty() ? Economy.WORLD : economy(number);
  }

  /** The direction of a code, of a number of the first interface, or of a name. */
  static FlowDirection direction(String flow) {
    Optional<FlowDirection> direction = FlowDirection.find(flow);
    if (direction.isPresent()) {
      return direction.get();
    }
    String name = flow.toLowerCase(Locale.ROOT);
    FlowDirection named =
        FLOWS.get(name.endsWith("s") ? name.substring(0, name.length() - 1) : name);
    return named == null ? FlowDirection.of(flow) : named;
  }

  /**
   * The period.
   *
   * @param frequency A, M, or empty where it is not told
   * @param period year or year and month; empty where only the year is told
   * @param year the year; empty where only the period is told
   */
  static Period period(String frequency, String period, String year) {
    String text = period.isEmpty() ? year : period;
    String expected =
        switch (frequency) {
          case "" -> "a year such as '2010', or a year and a month such as '201003'";
          case "A" -> "a year such as '2010', as the frequency is 'A'";
          case "M" -> "a year and a month such as '201003', as the frequency is 'M'";
          default ->
              throw new TradeParseException(
                  "Unknown frequency", frequency, "accepted are A, annual, and M, monthly");
        };
    boolean annual = YEAR.matcher(text).matches() && !frequency.equals("M");
    boolean monthly = MONTH.matcher(text).matches() && !frequency.equals("A");
    if (!annual && !monthly) {
      throw new TradeParseException("Malformed period", text, "expected is " + expected);
    }
    if (!year.isEmpty() && !text.startsWith(year)) {
      throw new TradeParseException(
          "Contradicting year", year, "the period of the row is '" + text + "'");
    }
    int number = Integer.parseInt(text.substring(0, 4));
    return annual ? Period.year(number) : Period.month(number, Integer.parseInt(text.substring(4)));
  }

  /** Refuses what is no trade in goods; a type that is not told is. */
  static void requireGoods(String type) {
    if (!type.isEmpty() && !type.equals("C")) {
      throw new TradeParseException(
          "Unknown type of trade", type, "read is trade in goods, of the type 'C'");
    }
  }

  /**
   * The commodity. A leading zero that got lost is put back where it is certain: a code of the HS
   * has an even number of digits, and where the level is told, that is the number of digits.
   *
   * @param level the number of digits; empty where it is not told
   */
  static Commodity commodity(Classification classification, String code, String level) {
    return Commodity.of(classification, withZeros(classification.family(), code, level));
  }

  private static String withZeros(Family family, String code, String level) {
    if (!DIGITS.matcher(code).matches()) {
      return code;
    }
    boolean hs = family == Family.HS;
    int digits = DIGIT.matcher(level).matches() ? level.charAt(0) - '0' : 0;
    int even = code.length() + code.length() % 2;
    int length = digits > 0 ? digits : hs ? even : code.length();
    if (hs ? length != even : length < code.length()) {
      throw new TradeParseException(
          "Contradicting level", level, "the code of the row is '" + code + "'");
    }
    return "0".repeat(length - code.length()) + code;
  }

  /** The classification of a code, with the one that the first interface had for BEC. */
  static Classification classification(String code) {
    return code.equals("BE") ? Classification.B4 : Classification.of(code);
  }

  /**
   * The valuation of the primary value, which is taken from one of the other two values: that to
   * which it is equal. Where it is equal to both, by the rule of the database, which is CIF for
   * imports and FOB for exports.
   */
  static Valuation valuation(FlowDirection direction, boolean isCif, boolean isFob) {
    if (isCif && isFob) {
      return direction.isImport() ? Valuation.CIF : Valuation.FOB;
    }
    return isCif ? Valuation.CIF : isFob ? Valuation.FOB : Valuation.UNKNOWN;
  }

  /** The unit of a code: -1 is none, and so were 0 and 1 in the first interface. */
  static QuantityUnit unit(String code) {
    if (code.isEmpty() || code.equals("-1") || code.equals("0") || code.equals("1")) {
      return QuantityUnit.NONE;
    }
    Optional<QuantityUnit> unit =
        NUMBER.matcher(code).matches()
            ? QuantityUnit.findComtrade(Integer.parseInt(code))
            : Optional.empty();
    return unit.orElseThrow(
        () ->
            new TradeParseException(
                "Unknown unit of quantity",
                code,
                "accepted are the UN Comtrade numbers 2 to 41, and -1, 0 or 1 for none"));
  }

  /** A flag; one that is not told is not raised. */
  static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0", "" -> false;
      default ->
          throw new TradeParseException(
              "Malformed flag", text, "accepted are true and false, or 1 and 0");
    };
  }

  /**
   * What the flag of estimates says: bits of {@link #QUANTITY_ESTIMATED} and {@link
   * #NET_WEIGHT_ESTIMATED}.
   */
  static int estimates(String flag) {
    return switch (flag) {
      case "", "0" -> 0;
      case "2" -> QUANTITY_ESTIMATED;
      case "4" -> NET_WEIGHT_ESTIMATED;
      case "6" -> QUANTITY_ESTIMATED | NET_WEIGHT_ESTIMATED;
      default ->
          throw new TradeParseException(
              "Unknown flag of estimates",
              flag,
              "accepted are 0, 2 for the quantity, 4 for the net weight and 6 for both");
    };
  }

  /** The customs procedure; all where it is not told. */
  static CustomsProcedure customs(String code) {
    return code.isEmpty() ? CustomsProcedure.ALL : CustomsProcedure.parse(code);
  }

  /** The mode of transport; all where it is not told. */
  static TransportMode transport(String code) {
    return code.isEmpty() ? TransportMode.ALL : TransportMode.parse(code);
  }
}
