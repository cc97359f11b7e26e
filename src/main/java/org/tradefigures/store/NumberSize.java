package org.tradefigures.store;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.TradeField;

/**
 * How large the numbers of a column are, and by it, how they are added up exactly: by the
 * database's own sum of decimals where no sum of them can leave its 38 digits, else in four parts
 * of 19 digits each that are put together afterwards.
 *
 * @param field the column
 * @param decimal whether the database holds decimals, else plain text
 * @param integerDigits the most digits before the point
 * @param scale the most digits after it
 * @param rows how many rows there are
 */
record NumberSize(TradeField field, boolean decimal, int integerDigits, int scale, long rows) {

  /** How many columns {@link #read} reads. */
  static final int MEASURES = 3;

  private static final int PART = Decimals.MOST_DIGITS / 2;

  /** Some databases give the sum of a decimal type ten digits more than its own. */
  private static final long ROWS_OF_OWN_SUM = 10_000_000_000L;

  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\(\\d+, ?(\\d+)\\)");

  /** The scale of every column that holds decimals. */
  static Map<TradeField, Integer> scales(SqlEngine engine) {
    Map<TradeField, Integer> scales = new EnumMap<>(TradeField.class);
    List<TradeField> fields = List.of(TradeField.VALUE, TradeField.NET_WEIGHT_KG);
    engine.query(
        Sql.of("SELECT UPPER(TYPEOF(value)), UPPER(TYPEOF(net_weight_kg)) FROM ")
            .plus(engine.trade())
            .plus(" LIMIT 1"),
        row -> {
          for (int i = 0; i < fields.size(); i++) {
            Matcher type = DECIMAL.matcher(Objects.requireNonNull(row.text(i)));
            if (type.matches()) {
              scales.put(fields.get(i), Integer.valueOf(type.group(1)));
            }
          }
        });
    return scales;
  }

  /** What to ask for, of a column of decimals of the given scale or of text. */
  static List<String> measures(TradeField field, @Nullable Integer scale) {
    if (scale != null) {
      return List.of(
          "MAX(ABS(" + field.key() + "))", String.valueOf(scale), "CAST(NULL AS STRING)");
    }
    String text = text(field);
    return List.of(
        "MAX(LENGTH(" + integerPart(text) + "))",
        "MAX(LENGTH(" + fraction(text) + "))",
        "MIN(CASE WHEN TRANSLATE("
            + text
            + ", '0123456789', '') NOT IN ('', '-', '.', '-.') OR INSTR("
            + text
            + ", '-') > 1 OR LENGTH("
            + integerPart(text)
            + ") NOT BETWEEN 1 AND 38 OR (INSTR("
            + text
            + ", '.') > 0 AND LENGTH("
            + fraction(text)
            + ") NOT BETWEEN 1 AND 38) THEN "
            + text
            + " END)");
  }

  static NumberSize read(
      TradeField field, SqlRow row, int column, @Nullable Integer scale, long rows, String place) {
    String malformed = row.text(column + 2);
    if (malformed != null) {
      throw new TradeParseException(
          "Malformed number",
          malformed,
          "expected are digits with a point before the decimals, at most 38 digits, without exponent",
          new Location(place, 0, field.key()),
          null);
    }
    BigDecimal most = row.number(column);
    if (most == null) {
      return new NumberSize(field, scale != null, 0, 0, rows);
    }
    return scale != null
        ? new NumberSize(field, true, Math.max(0, most.precision() - most.scale()), scale, rows)
        : new NumberSize(
            field, false, most.intValueExact(), (int) Catalogue.count(row, column + 1), rows);
  }

  /** Whether any row has a number. */
  boolean isTold() {
    return integerDigits + scale > 0;
  }

  /** The expressions of the exact sum over a group. */
  List<String> sums() {
    if (fits()) {
      if (decimal && rows <= ROWS_OF_OWN_SUM) {
        return List.of("SUM(" + field.key() + ")");
      }
      String number = decimal ? field.key() : text(field);
      return List.of("SUM(CAST(" + number + " AS DECIMAL(38, " + scale + ")))");
    }
    String text = text(field);
    String digits = "LPAD(" + integerPart(text) + ", 38, '0')";
    String decimals = "RPAD(" + fraction(text) + ", 38, '0')";
    return List.of(
        part(text, digits, 1),
        part(text, digits, PART + 1),
        part(text, decimals, 1),
        part(text, decimals, PART + 1));
  }

  /** The sum of what {@link #sums} gave, which stand from the given column on. */
  BigDecimal sum(SqlRow row, int column) {
    if (fits()) {
      return number(row, column);
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int part = 0; part < 4; part++) {
      sum = sum.add(number(row, column + part).scaleByPowerOfTen(PART - part * PART));
    }
    return sum;
  }

  /** The number as it is kept: a decimal wide enough for all, or text where there is none. */
  String stored() {
    int digits = Math.max(1, integerDigits + scale);
    return digits > Decimals.MOST_DIGITS
        ? text(field)
        : "CAST(" + field.key() + " AS DECIMAL(" + digits + ", " + scale + "))";
  }

  /** The text of the number in the column. */
  static String text(TradeField field) {
    return field == TradeField.QUANTITY
        ? "SPLIT_PART(quantity, ' ', 1)"
        : "CAST(" + field.key() + " AS STRING)";
  }

  /** The unit of a quantity. */
  static final String UNIT = "SUBSTR(quantity, INSTR(quantity, ' ') + 1)";

  private boolean fits() {
    return integerDigits + scale + Long.toString(rows).length() <= Decimals.MOST_DIGITS;
  }

  private static BigDecimal number(SqlRow row, int column) {
    return Objects.requireNonNull(row.number(column), "number");
  }

  private static String integerPart(String text) {
    return "SPLIT_PART(REPLACE(" + text + ", '-', ''), '.', 1)";
  }

  private static String fraction(String text) {
    return "SPLIT_PART(" + text + ", '.', 2)";
  }

  private static String part(String text, String digits, int from) {
    String number = "CAST(SUBSTR(" + digits + ", " + from + ", " + PART + ") AS DECIMAL(28, 0))";
    return "SUM(CASE WHEN " + text + " LIKE '-%' THEN -" + number + " ELSE " + number + " END)";
  }
}
