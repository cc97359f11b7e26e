package org.tradefigures.store;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;

/**
 * The texts of a table of flows, field by field, as {@link TradeFlow#get} gives them, without a
 * record a row: what occurs again is made a text once.
 */
public final class FlowTexts {

  private final Map<TradeField, IntFunction<@Nullable String>> columns =
      new EnumMap<>(TradeField.class);
  private final Map<Object, String> texts = new HashMap<>();
  private final int size;

  /**
   * The texts of a table.
   *
   * @param table the flows
   * @throws IllegalArgumentException if the rows are sums
   */
  public FlowTexts(TradeTable table) {
    size = table.size();
    if (size > 0) {
      table.flow(0);
    }
    for (TradeField field : TradeField.values()) {
      columns.put(field, column(table, field));
    }
  }

  /**
   * How many rows there are.
   *
   * @return the size of the table
   */
  public int size() {
    return size;
  }

  /**
   * A field of a row.
   *
   * @param field the field
   * @param row from 0
   * @return its text; null where it is not told
   */
  public @Nullable String get(TradeField field, int row) {
    return Objects.requireNonNull(columns.get(field)).apply(row);
  }

  /**
   * The fields that are not the same in all rows, and the value, so that there is one at least.
   *
   * @return in their order
   */
  public List<TradeField> varying() {
    return Stream.of(TradeField.values())
        .filter(field -> field == TradeField.VALUE || varies(field))
        .toList();
  }

  private boolean varies(TradeField field) {
    return size == 0
        || IntStream.range(1, size)
            .anyMatch(row -> !Objects.equals(get(field, 0), get(field, row)));
  }

  private IntFunction<@Nullable String> column(TradeTable table, TradeField field) {
    return switch (field) {
      case VALUE -> row -> table.value(row).map(v -> v.toPlainString()).orElse(null);
      case NET_WEIGHT_KG -> row -> table.netWeightKg(row).map(w -> w.toPlainString()).orElse(null);
      case QUANTITY -> row -> table.quantity(row).map(Object::toString).orElse(null);
      case STATUS -> row -> text(table.status(row));
      case SOURCE, PAGE, PUBLISHED, RETRIEVED, VINTAGE, LICENCE, AS_PRINTED, NOTE ->
          row -> table.provenance(row).get(0).get(field);
      default -> {
        Dimension<?> dimension = Dimension.parse(field.key());
        yield row -> text(table.get(dimension, row));
      }
    };
  }

  private String text(Object value) {
    return texts.computeIfAbsent(value, Object::toString);
  }
}
