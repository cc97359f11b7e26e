package org.tradefigures.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.TradeField;

/**
 * The columns of trade figures in a database, all there and in one form, whatever the data they
 * come from leave out: those of {@link org.tradefigures.table.TradeSchema} by name and in order.
 * All are text as the schema writes it but for {@code value} and {@code net_weight_kg}, which may
 * be decimals. What a figure need not tell has its default, as in {@link
 * org.tradefigures.trade.TradeFlow.Builder}; what is not known is null.
 */
public final class TradeRelation {

  /** The fields that hold numbers, the quantity with its unit. */
  static final Set<TradeField> NUMBERS =
      EnumSet.of(TradeField.VALUE, TradeField.NET_WEIGHT_KG, TradeField.QUANTITY);

  private static final Map<TradeField, String> DEFAULTS =
      new EnumMap<>(
          Map.of(
              TradeField.REPORTER, "'unknown'",
              TradeField.VALUATION, "'unknown'",
              TradeField.STATUS, "'normal'",
              TradeField.SECOND_PARTNER, "'W00'",
              TradeField.CUSTOMS, "'C00'",
              TradeField.TRANSPORT, "'0'"));

  private static final String OWN_ECONOMY =
      "CASE WHEN reporter IN ('reconciled', 'unknown') THEN NULL ELSE reporter END";

  private TradeRelation() {}

  /**
   * The names of the columns.
   *
   * @return in their order
   */
  public static List<String> names() {
    return Stream.of(TradeField.values()).map(TradeField::key).toList();
  }

  /**
   * The list of a SELECT that gives data their common form.
   *
   * @param columns the names of the data's columns with their types as the database calls them
   * @param whole the names of those that are known to have a text in every row: they are taken as
   *     they are, so that conditions on them are met where the data are read
   * @param place where the data are, for messages
   * @param source what stands for the source where there is no such column
   * @return the list, to be put between SELECT and FROM
   * @throws TradeParseException if a column is unknown, required and not there, or of a type that
   *     does not hold its numbers exactly
   */
  public static Sql columns(
      Map<String, String> columns, Set<String> whole, String place, Sql source) {
    Map<TradeField, String> types = new EnumMap<>(TradeField.class);
    columns.forEach(
        (name, type) -> {
          try {
            types.put(TradeField.of(name), type.toUpperCase(Locale.ROOT));
          } catch (TradeParseException e) {
            throw e.at(new Location(place, 0, name));
          }
        });
    requireAll(types.keySet(), place);
    Map<TradeField, Sql> list = new LinkedHashMap<>();
    for (TradeField field : TradeField.values()) {
      list.put(
          field,
          whole.contains(field.key()) && "STRING".equals(types.get(field))
              ? Sql.of(field.key())
              : column(field, types, place, source));
    }
    List<Sql> named = new ArrayList<>();
    list.forEach((field, sql) -> named.add(sql.plus(" AS " + field.key())));
    return Sql.join(", ", named);
  }

  /**
   * The error for a file that tells other values than a folder it is in.
   *
   * @param column the column that both tell
   * @param file the file
   * @param byFolder what the folder tells for all rows; empty for nothing
   * @param byFile what the file tells in some row; empty for nothing
   * @return the error
   */
  public static TradeParseException toldTwice(
      String column, String file, String byFolder, String byFile) {
    return new TradeParseException(
        "Column told twice",
        column,
        "the folder tells "
            + quoted(byFolder)
            + " for all rows and the file "
            + quoted(byFile)
            + "; correct the one that is wrong, or leave the column out of the file",
        new Location(file, 0, null),
        null);
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "nothing" : Messages.quote(text);
  }

  private static Sql column(
      TradeField field, Map<TradeField, String> types, String place, Sql source) {
    String type = types.get(field);
    if (type == null) {
      return switch (field) {
        case ECONOMY -> Sql.of(OWN_ECONOMY);
        case SOURCE -> source;
        default -> Sql.of(DEFAULTS.getOrDefault(field, "CAST(NULL AS STRING)"));
      };
    }
    if (type.startsWith("DECIMAL") && NUMBERS.contains(field) && field != TradeField.QUANTITY) {
      return Sql.of(field.key());
    }
    if (NUMBERS.contains(field) && (type.startsWith("DOUBLE") || type.startsWith("FLOAT"))) {
      throw new TradeParseException(
          "Inexact type",
          type,
          "numbers have to be exact; cast the column to DECIMAL",
          new Location(place, 0, field.key()),
          null);
    }
    String text = "NULLIF(CAST(" + field.key() + " AS STRING), '')";
    return switch (field) {
      case ECONOMY ->
          Sql.of(
              types.containsKey(TradeField.REPORTER)
                  ? "COALESCE(" + text + ", " + OWN_ECONOMY + ")"
                  : text);
      case SOURCE -> Sql.of("COALESCE(" + text + ", ").plus(source).plus(")");
      case PERIOD, PARTNER, DIRECTION, COMMODITY, CURRENCY ->
          // Spark skips parts of files by conditions on columns as they are
          Sql.of(type.equals("STRING") ? field.key() : text);
      default ->
          Sql.of(
              DEFAULTS.containsKey(field)
                  ? "COALESCE(" + text + ", " + DEFAULTS.get(field) + ")"
                  : text);
    };
  }

  private static void requireAll(Set<TradeField> told, String place) {
    for (TradeField field : TradeField.values()) {
      boolean there =
          told.contains(field)
              || field == TradeField.SOURCE
              || (field == TradeField.ECONOMY && told.contains(TradeField.REPORTER));
      if (field.isRequired() && !there) {
        throw new TradeParseException(
            "Missing column",
            field.key(),
            "there are "
                + Messages.quoteAll(told.stream().map(TradeField::key).toList())
                + "; add it",
            new Location(place, 0, null),
            null);
      }
    }
  }
}
