package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.MoneyColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.DoubleColumnType;

/**
 * The inputs of one role in a formula, one a row of the result, each made when it is asked for.
 *
 * @param name the role, such as {@code exports}
 * @param at the input of a row
 * @param fast makes the column of a table at once, where that can be done without the inputs
 */
record InputColumn(String name, IntFunction<Input> at, IntFunction<@Nullable MoneyColumn> fast) {

  static InputColumn of(String name, IntFunction<Input> at) {
    return new InputColumn(name, at, size -> null);
  }

  /** The values as a column: money, or numbers where no value has a currency. */
  Column<?> column(int size) {
    Column<?> column = fast.apply(size);
    if (column != null) {
      return column;
    }
    List<Input> inputs = IntStream.range(0, size).mapToObj(at).toList();
    if (inputs.stream().anyMatch(input -> input.currency() != null)) {
      MoneyColumn money = MoneyColumn.create(name);
      inputs.forEach(input -> money.append(input.amount().orElse(null)));
      return money;
    }
    return DoubleColumn.create(
        name, inputs.stream().mapToDouble(input -> number(input.value())).toArray());
  }

  private static double number(@Nullable BigDecimal value) {
    return value == null ? DoubleColumnType.missingValueIndicator() : value.doubleValue();
  }
}
