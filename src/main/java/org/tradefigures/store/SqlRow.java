package org.tradefigures.store;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.TradeField;

/** A row of a result, valid while it is handed over. Columns count from 0. */
public interface SqlRow {

  /**
   * A cell that holds text.
   *
   * @param column the column
   * @return the text, or null
   */
  @Nullable String text(int column);

  /**
   * A cell that holds a number.
   *
   * @param column the column
   * @return the exact number, or null
   */
  @Nullable BigDecimal number(int column);

  /**
   * A cell that holds what {@link SqlEngine#distinctTexts} gave.
   *
   * @param column the column
   * @return the texts, none of them null
   */
  List<String> texts(int column);

  /**
   * A number as databases give it.
   *
   * @param number a decimal or a whole number of any size, or null
   * @return the same number, or null
   */
  static @Nullable BigDecimal exact(@Nullable Object number) {
    return number == null || number instanceof BigDecimal
        ? (BigDecimal) number
        : new BigDecimal(number.toString());
  }

  /**
   * The fields that columns tell which follow each other.
   *
   * @param fields the fields of the columns
   * @param first the first of the columns, from 0
   * @return their texts; a field whose column is null is not told
   */
  default Map<TradeField, String> fields(List<TradeField> fields, int first) {
    Map<TradeField, String> told = new EnumMap<>(TradeField.class);
    for (int i = 0; i < fields.size(); i++) {
      String text = text(first + i);
      if (text != null) {
        told.put(fields.get(i), text);
      }
    }
    return told;
  }
}
