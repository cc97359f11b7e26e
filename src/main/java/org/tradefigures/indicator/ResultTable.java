package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MoneyColumn;
import org.tradefigures.table.TableColumns;
import org.tradefigures.trade.ObservationStatus;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.DoubleColumnType;

/**
 * Shows an answer as a Tablesaw table. It stands apart from {@link IndicatorResult} because
 * Tablesaw takes long to start, and who does not ask for a table need not wait for it.
 */
final class ResultTable {

  private static final String VALUE = "value";

  private final Answer answer;

  ResultTable(Answer answer) {
    this.answer = answer;
  }

  Table table() {
    Keys keys = answer.keys();
    List<Column<?>> columns = new ArrayList<>();
    for (Dimension<?> dimension : keys.dimensions()) {
      columns.add(
          TableColumns.texts(dimension.toString(), keys.values(dimension), keys.codes(dimension)));
    }
    columns.add(answer.isMoney() ? amounts() : DoubleColumn.create(VALUE, answer.numbers()));
    columns.add(statusColumn());
    answer.inputs().forEach(input -> columns.add(inputColumn(input)));
    return Table.create(answer.indicator().name(), columns);
  }

  private MoneyColumn amounts() {
    long[] unscaled = new long[answer.size()];
    Blocks.forEach(unscaled.length, (from, to) -> readAmounts(from, to, unscaled));
    CurrencyUnit only = answer.onlyCurrency();
    if (only != null && Arrays.stream(unscaled).noneMatch(one -> one == Long.MIN_VALUE)) {
      return TableColumns.amounts(VALUE, unscaled, answer.scale(), only);
    }
    MoneyColumn amounts = MoneyColumn.create(VALUE);
    for (int row = 0; row < unscaled.length; row++) {
      Undefined why = answer.undefined(row);
      CurrencyUnit currency = answer.currency(row);
      if (why != null || currency == null) {
        amounts.appendAbsent(currency, absence(why));
      } else if (unscaled[row] == Long.MIN_VALUE) {
        amounts.append(Objects.requireNonNull(answer.value(row)), currency);
      } else {
        amounts.append(unscaled[row], answer.scale(), currency);
      }
    }
    return amounts;
  }

  /** Tells the amounts without their point, {@link Long#MIN_VALUE} where that can't be. */
  private void readAmounts(int from, int to, long[] unscaled) {
    for (int row = from; row < to; row++) {
      unscaled[row] = answer.undefined(row) == null ? answer.unscaledValue(row) : Long.MIN_VALUE;
    }
  }

  private StringColumn statusColumn() {
    List<Object> statuses = new ArrayList<>(List.of("defined"));
    statuses.addAll(List.of(Undefined.values()));
    int[] codes = new int[answer.size()];
    Blocks.forEach(
        codes.length,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            Undefined why = answer.undefined(row);
            codes[row] = why == null ? 0 : statuses.indexOf(why);
          }
        });
    return TableColumns.texts("status", statuses, codes);
  }

  /** The inputs as a column: money as the value is, or where one has a currency; else numbers. */
  private Column<?> inputColumn(InputColumn column) {
    InputColumn.Summed summed = column.summed();
    if (summed != null) {
      MoneyColumn amounts = summed.sums().amounts(column.name(), summed.keys());
      if (amounts != null) {
        return amounts;
      }
    }
    List<Input> inputs = IntStream.range(0, answer.size()).mapToObj(column.at()).toList();
    List<@Nullable CurrencyUnit> currencies = new ArrayList<>();
    for (int row = 0; row < answer.size(); row++) {
      currencies.add(currency(inputs.get(row), row));
    }
    if (answer.isMoney() || currencies.stream().anyMatch(Objects::nonNull)) {
      MoneyColumn money = MoneyColumn.create(column.name());
      for (int row = 0; row < answer.size(); row++) {
        BigDecimal value = inputs.get(row).value();
        CurrencyUnit currency = currencies.get(row);
        if (value == null || currency == null) {
          money.appendAbsent(currency, absence(inputs.get(row).undefined()));
        } else {
          money.append(value, currency);
        }
      }
      return money;
    }
    return DoubleColumn.create(
        column.name(), inputs.stream().mapToDouble(input -> number(input.value())).toArray());
  }

  /** The currency of an input; of a zero that no figure tells, that of what it is set against. */
  private @Nullable CurrencyUnit currency(Input input, int row) {
    if (!input.isZeroOfNoFigure()) {
      return input.currency();
    }
    for (InputColumn other : answer.inputs()) {
      CurrencyUnit currency = other.at().apply(row).currency();
      if (currency != null) {
        return currency;
      }
    }
    return null;
  }

  private static ObservationStatus absence(@Nullable Undefined why) {
    return why == null ? ObservationStatus.MISSING : why.absence();
  }

  private static double number(@Nullable BigDecimal value) {
    return value == null ? DoubleColumnType.missingValueIndicator() : value.doubleValue();
  }
}
