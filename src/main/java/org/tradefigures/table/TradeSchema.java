package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The columns of trade figures, wherever they are kept: their names, types and whether they may be
 * empty. Every form of a table (Tablesaw, CSV, a database) has these columns.
 *
 * <p>As a Tablesaw table, dimensions and provenance are string columns, {@code value} is a {@link
 * MoneyColumn} that holds the currency too, {@code net_weight_kg} is a double column (exact up to
 * 15 digits; the exact weight is at {@link TradeTable#netWeightKg}), {@code quantity} is text with
 * its unit. Columns that say nothing in any row are left out. Sums have besides what they were kept
 * apart by of {@code exporter}, {@code importer} and {@code declarant}, and, where figures are
 * absent from any of them, integer columns {@code missing}, {@code suppressed} and {@code
 * not_yet_reported} with the number of absent figures.
 */
public final class TradeSchema {

  /** What the cells of a column are. */
  public enum Type {
    /** Text: a code, a name, a number with its unit. */
    TEXT,
    /** An exact decimal number. */
    DECIMAL,
    /** A day, as year, month and day. */
    DATE
  }

  /**
   * A column.
   *
   * @param field the field of a flow it holds
   * @param type what its cells are
   */
  public record ColumnType(TradeField field, Type type) {

    /** Checks that both are there. */
    public ColumnType {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(type, "type");
    }

    /**
     * The name of the column.
     *
     * @return such as {@code net_weight_kg}
     */
    public String name() {
      return field.key();
    }

    /**
     * Whether cells may be empty.
     *
     * @return false for what every figure has to tell
     */
    public boolean isNullable() {
      return !field.isRequired();
    }
  }

  private static final Map<TradeField, Dimension<?>> DIMENSIONS =
      Dimension.STORED.stream().collect(Collectors.toMap(d -> TradeField.of(d.toString()), d -> d));

  private TradeSchema() {}

  /**
   * All columns in their order.
   *
   * @return one a field
   */
  public static List<ColumnType> columns() {
    return Arrays.stream(TradeField.values()).map(f -> new ColumnType(f, type(f))).toList();
  }

  private static Type type(TradeField field) {
    return switch (field) {
      case VALUE, NET_WEIGHT_KG -> Type.DECIMAL;
      case RETRIEVED -> Type.DATE;
      default -> Type.TEXT;
    };
  }

  /**
   * Reads a plain Tablesaw table. Columns are found by name and may stand in any order. Cells are
   * read by their text; {@code value} may be a {@link MoneyColumn}, which makes {@code currency}
   * unnecessary, or any number or text column; numbers in double columns count as the decimal
   * number they print as. Missing cells are fields that are not told.
   *
   * @param table the table
   * @return one row a row
   * @throws TradeParseException if a column is unknown or a cell is not valid; the message names
   *     table, row and column
   */
  static TradeTable read(Table table) {
    Map<TradeField, Column<?>> columns = new EnumMap<>(TradeField.class);
    for (Column<?> column : table.columns()) {
      try {
        columns.put(TradeField.of(column.name()), column);
      } catch (TradeParseException e) {
        throw e.at(new Location("table " + Messages.quote(table.name()), 0, column.name()));
      }
    }
    TradeTable.Builder builder = TradeTable.builder();
    for (int row = 0; row < table.rowCount(); row++) {
      builder.add(flow(table, columns, row));
    }
    return builder.build();
  }

  private static TradeFlow flow(Table table, Map<TradeField, Column<?>> columns, int row) {
    String place = "table " + Messages.quote(table.name()) + " row " + (row + 1);
    TradeFlow.Builder flow = TradeFlow.builder();
    for (Map.Entry<TradeField, Column<?>> entry : columns.entrySet()) {
      TradeField field = entry.getKey();
      Column<?> column = entry.getValue();
      try {
        if (column instanceof MoneyColumn money) {
          money(flow, money, row);
        } else if (!column.isMissing(row)) {
          flow.set(field, text(column, row));
        }
      } catch (TradeParseException e) {
        throw e.at(new Location(place, 0, column.name()));
      }
    }
    try {
      return flow.build();
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Invalid row", place, Objects.requireNonNullElse(e.getMessage(), ""), null, e);
    }
  }

  private static void money(TradeFlow.Builder flow, MoneyColumn money, int row) {
    money.currency(row).ifPresent(flow::currency);
    money.absence(row).ifPresent(flow::status);
    MonetaryAmount amount = money.get(row);
    if (amount != null) {
      flow.amount(amount);
    }
  }

  private static String text(Column<?> column, int row) {
    Object cell = column.get(row);
    return cell instanceof Double number
        ? BigDecimal.valueOf(number).toPlainString()
        : String.valueOf(cell);
  }

  static Table table(TradeTable trade) {
    List<Column<?>> columns = new ArrayList<>();
    for (TradeField field : TradeField.values()) {
      if (field == TradeField.VALUE && !trade.isOfFlows()) {
        columns.addAll(derived(trade));
      }
      Column<?> column = column(trade, field);
      if (column != null) {
        columns.add(column);
      }
    }
    for (ObservationStatus why : ObservationStatus.values()) {
      int[] counts = IntStream.range(0, trade.size()).map(row -> trade.absent(row, why)).toArray();
      if (IntStream.of(counts).anyMatch(n -> n > 0)) {
        columns.add(IntColumn.create(why.toString().replace('-', '_'), counts));
      }
    }
    return Table.create("trade", columns);
  }

  private static @Nullable Column<?> column(TradeTable trade, TradeField field) {
    if (TradeField.PROVENANCE.contains(field)) {
      return texts(field.key(), trade.size(), trade.provenances().map(list -> joined(list, field)));
    }
    return switch (field) {
      case VALUE -> money(trade);
      case CURRENCY -> null;
      case STATUS -> texts(field.key(), trade.size(), trade.statuses().map(Object::toString));
      case NET_WEIGHT_KG -> weights(trade);
      case QUANTITY -> quantities(trade);
      default -> dimension(trade, field);
    };
  }

  private static MoneyColumn money(TradeTable trade) {
    Coded<CurrencyUnit> currencies = trade.column(Dimension.CURRENCY).map(Currencies::of);
    return MoneyColumn.view(
        TradeField.VALUE.key(), trade.values(), currencies.values(), currencies.codes()::get);
  }

  private static @Nullable Column<?> dimension(TradeTable trade, TradeField field) {
    Dimension<?> dimension = Objects.requireNonNull(DIMENSIONS.get(field));
    if (!trade.has(dimension)) {
      return null;
    }
    Coded<String> texts = trade.column(dimension).map(Object::toString);
    boolean total =
        switch (field) {
          case SECOND_PARTNER ->
              texts.values().equals(List.of(Breakdown.TOTAL.secondPartner().toString()));
          case CUSTOMS -> texts.values().equals(List.of(Breakdown.TOTAL.customs().toString()));
          case TRANSPORT -> texts.values().equals(List.of(Breakdown.TOTAL.transport().toString()));
          default -> false;
        };
    return total ? null : texts(field.key(), trade.size(), texts);
  }

  /** What sums were kept apart by that no field of a flow tells. */
  private static List<Column<?>> derived(TradeTable trade) {
    List<Column<?>> columns = new ArrayList<>();
    for (Dimension<?> dimension :
        List.of(Dimension.EXPORTER, Dimension.IMPORTER, Dimension.DECLARANT)) {
      Coded<?> column = trade.columns().dimensions().get(dimension);
      StringColumn texts =
          column == null
              ? null
              : texts(dimension.toString(), trade.size(), column.map(Object::toString));
      if (texts != null) {
        columns.add(texts);
      }
    }
    return columns;
  }

  /** A string column over the codes, or nothing if no row has a text. */
  private static @Nullable StringColumn texts(String name, int size, Coded<String> texts) {
    if (texts.values().stream().allMatch(String::isEmpty) && size > 0) {
      return null;
    }
    return StringColumn.createInternal(
        name, new CodedStrings(size, texts.codes()::get, texts.values().toArray(String[]::new)));
  }

  private static String joined(List<Provenance> list, TradeField field) {
    return list.stream()
        .map(p -> Objects.requireNonNullElse(p.get(field), ""))
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static @Nullable DoubleColumn weights(TradeTable trade) {
    DoubleColumn column = DoubleColumn.create(TradeField.NET_WEIGHT_KG.key());
    for (int row = 0; row < trade.size(); row++) {
      trade
          .netWeightKg(row)
          .ifPresentOrElse(w -> column.append(w.doubleValue()), column::appendMissing);
    }
    return column.countMissing() == trade.size() ? null : column;
  }

  private static @Nullable StringColumn quantities(TradeTable trade) {
    StringColumn column = StringColumn.create(TradeField.QUANTITY.key());
    for (int row = 0; row < trade.size(); row++) {
      column.append(trade.quantity(row).map(Object::toString).orElse(""));
    }
    return column.countMissing() == trade.size() ? null : column;
  }
}
