package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Currencies;
import tech.tablesaw.api.StringColumn;

/**
 * Tablesaw columns over codes and over the rows of a table, without an object a row: for indicators
 * and stores that show their answers.
 */
public final class TableColumns {

  private TableColumns() {}

  /**
   * A string column over codes.
   *
   * @param name the name
   * @param values the values by code
   * @param codes the code of every row; the column keeps the array
   * @return one row a code, with the text of its value
   */
  public static StringColumn texts(String name, List<?> values, int[] codes) {
    String[] texts = values.stream().map(String::valueOf).toArray(String[]::new);
    return StringColumn.createInternal(
        name, new CodedStrings(codes.length, row -> codes[row], texts));
  }

  /**
   * A money column of the values of chosen rows.
   *
   * @param name the name
   * @param table where the values are
   * @param rows the row that each amount is from, in any order and as often as wanted; a negative
   *     number for no row
   * @param ofZeros the currency of the zero that stands for no row; null where a missing amount
   *     does
   * @return one row for each of them
   */
  public static MoneyColumn amounts(
      String name, TradeTable table, int[] rows, @Nullable CurrencyUnit ofZeros) {
    long ofNoRow = ofZeros == null ? DecimalVector.MISSING : 0;
    DecimalVector numbers = table.values().takeOr(rows, ofNoRow);
    Coded<CurrencyUnit> coded = table.column(Dimension.CURRENCY).map(Currencies::of);
    List<@Nullable CurrencyUnit> currencies = new ArrayList<>(coded.values());
    int codeOfNoRow = currencies.size();
    currencies.add(ofZeros);
    Codes codes = coded.codes();
    return MoneyColumn.view(
        name, numbers, currencies, i -> rows[i] < 0 ? codeOfNoRow : codes.get(rows[i]));
  }

  /**
   * Amounts of one currency.
   *
   * @param name the name
   * @param unscaled the amounts without their point; the column may keep the array
   * @param scale how many decimals they have
   * @param currency the currency
   * @return one row for each of them
   */
  public static MoneyColumn amounts(
      String name, long[] unscaled, int scale, CurrencyUnit currency) {
    DecimalVector numbers = new DecimalVector();
    numbers.addRaws(unscaled, scale);
    for (int row = 0; row < unscaled.length; row++) {
      if (unscaled[row] <= DecimalVector.WIDE) {
        numbers.set(row, BigDecimal.valueOf(unscaled[row], scale));
      }
    }
    return MoneyColumn.view(name, numbers, List.of(currency), i -> 0);
  }
}
