package org.tradefigures.json;

import java.util.List;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.MoneyColumn;
import org.tradefigures.trade.ObservationStatus;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.core.JsonGenerator;

/** The rows of a Tablesaw table as objects, to be read by others; there is no way back. */
final class TableRows {

  private static final Form<MonetaryAmount> AMOUNT = Forms.ALL.of(MonetaryAmount.class);

  private final List<Column<?>> columns;
  private final int size;

  TableRows(Table table) {
    this.columns = table.columns();
    this.size = table.rowCount();
  }

  void write(JsonGenerator json) {
    for (int row = 0; row < size; row++) {
      json.writeStartObject();
      for (Column<?> column : columns) {
        json.writeName(column.name());
        write(column, row, json);
      }
      json.writeEndObject();
    }
  }

  private static void write(Column<?> column, int row, JsonGenerator json) {
    if (column instanceof MoneyColumn money) {
      writeMoney(money, row, json);
    } else if (column.isMissing(row)) {
      json.writeNull();
    } else {
      writePlain(column.get(row), json);
    }
  }

  private static void writeMoney(MoneyColumn money, int row, JsonGenerator json) {
    MonetaryAmount amount = money.get(row);
    if (amount != null) {
      AMOUNT.write(amount, json);
      return;
    }
    json.writeStartObject();
    json.writeStringProperty(
        "absent", money.absence(row).orElse(ObservationStatus.MISSING).toString());
    money
        .currency(row)
        .map(CurrencyUnit::getCurrencyCode)
        .ifPresent(code -> json.writeStringProperty("currency", code));
    json.writeEndObject();
  }

  private static void writePlain(@Nullable Object value, JsonGenerator json) {
    if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Double || value instanceof Float) {
      json.writeNumber(((Number) value).doubleValue());
    } else if (value instanceof Number whole) {
      json.writeNumber(whole.longValue());
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
