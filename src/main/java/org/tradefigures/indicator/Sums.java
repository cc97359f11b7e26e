package org.tradefigures.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;

/**
 * The answer of a store, looked up by the values of its dimensions: what indicators take their
 * inputs from.
 */
final class Sums {

  private final TradeTable table;
  private final boolean missingAsZero;
  private final Map<List<Object>, Integer> rows = new LinkedHashMap<>();
  private @Nullable Sums fallback;
  private String fallbackNote = "";

  Sums(TradeTable table, List<? extends Dimension<?>> dimensions, boolean missingAsZero) {
    this.table = table;
    this.missingAsZero = missingAsZero;
    for (int row = 0; row < table.size(); row++) {
      List<Object> key = new ArrayList<>();
      for (Dimension<?> dimension : dimensions) {
        key.add(table.get(dimension, row));
      }
      rows.put(key, row);
    }
  }

  /** These sums, and another's where these have no value. */
  Sums orElse(Sums other, String note) {
    fallback = other;
    fallbackNote = note;
    other.rows.keySet().forEach(key -> rows.putIfAbsent(key, -1));
    return this;
  }

  /** A combination with the dimensions its values belong to. */
  static Map<Dimension<?>, Object> named(List<Dimension<?>> dimensions, List<Object> key) {
    Map<Dimension<?>, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < dimensions.size(); i++) {
      named.put(dimensions.get(i), key.get(i));
    }
    return named;
  }

  /** The combinations that have figures. */
  Set<List<Object>> keys() {
    return rows.keySet();
  }

  boolean has(List<Object> key) {
    return rows.containsKey(key);
  }

  /** Whether what is not there is zero. */
  boolean isComplete() {
    return table.coverage() == Coverage.COMPLETE;
  }

  /** The figure of a combination, as an input of the given name. */
  Input input(String name, List<Object> key) {
    Input own = own(name, key);
    if (own.undefined() == null || fallback == null || !fallback.has(key)) {
      return own;
    }
    Input other = fallback.own(name, key);
    return other.value() == null ? own : other.withNote(fallbackNote);
  }

  private Input own(String name, List<Object> key) {
    Integer row = rows.get(key);
    if (row == null || row < 0) {
      return isComplete()
          ? Input.zero(name, "no figure, and the data are complete")
          : missing(
              name, Undefined.MISSING_INPUT, List.of(), "no figure in a selection of figures");
    }
    String absent = absences(row);
    ObservationStatus status = table.status(row);
    if (!status.hasValue()) {
      return missing(name, reason(status), table.provenance(row), absent);
    }
    Input input =
        Input.of(
            name,
            table.value(row).orElseThrow(),
            Currencies.of(table.get(Dimension.CURRENCY, row)),
            table.get(Dimension.VALUATION, row),
            table.provenance(row));
    if (table.isIncomplete(row)) {
      return missingAsZero
          ? input.withNote(absent + ", taken as zero")
          : Input.undefined(name, Undefined.INCOMPLETE_INPUT, table.provenance(row), absent);
    }
    return status == ObservationStatus.NORMAL ? input : input.withNote(status.toString());
  }

  private Input missing(String name, Undefined why, List<Provenance> provenance, String note) {
    return missingAsZero
        ? Input.zero(name, why + ", taken as zero")
        : Input.undefined(name, why, provenance, note);
  }

  private String absences(int row) {
    return Arrays.stream(ObservationStatus.values())
        .filter(why -> table.absent(row, why) > 0)
        .map(why -> table.absent(row, why) + " " + why)
        .collect(Collectors.joining(", "));
  }

  private static Undefined reason(ObservationStatus status) {
    return switch (status) {
      case SUPPRESSED -> Undefined.SUPPRESSED_INPUT;
      case NOT_YET_REPORTED -> Undefined.NOT_YET_REPORTED_INPUT;
      default -> Undefined.MISSING_INPUT;
    };
  }
}
