package org.tradefigures.table;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.strings.DictionaryMap;

/**
 * The periods in a column of a Tablesaw table: texts such as {@code 2024-03}, whole numbers for
 * years, or dates for days. Every distinct cell is read once.
 */
final class PeriodCodes {

  private PeriodCodes() {}

  /**
   * Reads the periods of amounts.
   *
   * @throws IllegalArgumentException if the column has another type, or no period for an amount
   * @throws TradeParseException if a text is no period
   */
  static Coded<Period> of(Column<?> column, DecimalVector amounts) {
    if (column instanceof StringColumn texts) {
      DictionaryMap keys = Objects.requireNonNull(texts.getDictionary());
      return of(
          column, amounts, keys::getKeyForIndex, key -> Period.parse(keys.getValueForKey(key)));
    }
    if (column instanceof IntColumn years) {
      return of(column, amounts, years::getInt, Period::year);
    }
    if (column instanceof ShortColumn years) {
      return of(column, amounts, years::getInt, Period::year);
    }
    if (column instanceof DateColumn days) {
      return of(
          column,
          amounts,
          days::getIntInternal,
          packed -> Period.day(PackedLocalDate.asLocalDate(packed)));
    }
    throw new IllegalArgumentException(
        "Can't take periods from column "
            + Messages.quote(column.name())
            + " of type "
            + column.type()
            + ": accepted are texts such as '2024' and '2024-03', whole numbers for years, and dates for days");
  }

  private static Coded<Period> of(
      Column<?> column, DecimalVector amounts, IntUnaryOperator keyAt, IntFunction<Period> period) {
    Coded.Dictionary<Period> dictionary = new Coded.Dictionary<>();
    Int2IntOpenHashMap known = new Int2IntOpenHashMap();
    known.defaultReturnValue(-1);
    Codes.Builder codes = new Codes.Builder();
    for (int row = 0; row < amounts.size(); row++) {
      int key = keyAt.applyAsInt(row);
      int code = known.get(key);
      if (code < 0 && amounts.isAbsent(row)) {
        code = 0; // what is absent needs no rate
      } else if (code < 0) {
        code = dictionary.code(period(column, row, key, period));
        known.put(key, code);
      }
      codes.add(code);
    }
    return new Coded<>(dictionary.values(), codes.build());
  }

  private static Period period(Column<?> column, int row, int key, IntFunction<Period> period) {
    if (column.isMissing(row)) {
      throw new IllegalArgumentException(
          "No period in row "
              + (row + 1)
              + " of column "
              + Messages.quote(column.name())
              + ": every amount needs one to be converted");
    }
    try {
      return period.apply(key);
    } catch (TradeParseException e) {
      throw e.at(Location.of("row " + (row + 1), 0, column.name()));
    }
  }
}
