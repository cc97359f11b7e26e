package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.Valuation;

/**
 * What an indicator has worked out, in columns: the keys, the inputs, and a value or the reason why
 * there is none for every row. An {@link IndicatorValue} is made of a row when it is asked for.
 */
abstract class Answer {

  private final Indicator indicator;
  private final Keys keys;
  private final List<InputColumn> inputs;

  Answer(Indicator indicator, Keys keys, List<InputColumn> inputs) {
    this.indicator = indicator;
    this.keys = keys;
    this.inputs = List.copyOf(inputs);
  }

  /** The value of a row, null where there is none. */
  abstract @Nullable BigDecimal value(int row);

  /** Why there is no value, null where there is one. */
  abstract @Nullable Undefined undefined(int row);

  /** The value of a row that has one, rounded once; faster where the exact one need not be made. */
  double number(int row) {
    return Objects.requireNonNull(value(row), "value").doubleValue();
  }

  /** The {@link #number}s of all rows, NaN where there is none. */
  final double[] numbers() {
    double[] numbers = new double[size()];
    Blocks.forEach(numbers.length, (from, to) -> readNumbers(from, to, numbers));
    return numbers;
  }

  /** Tells the {@link #number}s of some rows at their places, NaN where there is none. */
  void readNumbers(int from, int to, double[] numbers) {
    for (int row = from; row < to; row++) {
      numbers[row] = undefined(row) == null ? number(row) : Double.NaN;
    }
  }

  /** Whether the values are money. */
  boolean isMoney() {
    return false;
  }

  /**
   * An amount of money without its point, as {@link Sums#unscaledValue}; {@link Long#MIN_VALUE}
   * where {@link #value} has to tell it.
   */
  long unscaledValue(int row) {
    return Long.MIN_VALUE;
  }

  /** How many decimals {@link #unscaledValue} has. */
  int scale() {
    return 0;
  }

  /** The currency of a value that is money. */
  @Nullable CurrencyUnit currency(int row) {
    return null;
  }

  /** The currency of all values that are money; null where they may differ. */
  @Nullable CurrencyUnit onlyCurrency() {
    return null;
  }

  /** What a reader has to know of a value. */
  List<String> notes(int row) {
    return List.of();
  }

  /** A row with all that can be told of it. */
  IndicatorValue at(int row) {
    BigDecimal value = value(row);
    List<Input> of = inputs.stream().map(column -> column.at().apply(row)).toList();
    return value == null
        ? IndicatorValue.undefined(indicator, keys.at(row), undefined(row), of, notes(row))
        : IndicatorValue.of(indicator, keys.at(row), value, currency(row), of, notes(row));
  }

  final Indicator indicator() {
    return indicator;
  }

  final Keys keys() {
    return keys;
  }

  final List<InputColumn> inputs() {
    return inputs;
  }

  final int size() {
    return keys.size();
  }

  /** Two valuations where both are told and they are of different classes; else none. */
  static List<Valuation> ofDifferentClasses(@Nullable Valuation one, @Nullable Valuation other) {
    return one == null || other == null || one.valuationClass() == other.valuationClass()
        ? List.of()
        : List.of(one, other);
  }
}
