package org.tradefigures.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    if (number == null || number instanceof BigDecimal) {
      return (BigDecimal) number;
    }
    return number instanceof BigInteger whole
        ? new BigDecimal(whole)
        : BigDecimal.valueOf(((Number) number).longValue());
  }
}
