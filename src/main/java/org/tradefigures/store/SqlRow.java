package org.tradefigures.store;

import java.math.BigDecimal;
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
}
