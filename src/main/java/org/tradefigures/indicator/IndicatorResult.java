package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.money.Conversion;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MoneyColumn;
import tech.tablesaw.api.Table;

/**
 * The answer to a query of an indicator: one value per combination of its dimensions.
 *
 * <p>It is held in columns. An {@link IndicatorValue}, with its inputs and where they come from, is
 * made when it is asked for; who wants all of many thousand values takes {@link #table()}, or goes
 * through the rows with {@link #key}, {@link #undefined}, {@link #value}, {@link #number} and
 * {@link #input}, which starts neither Tablesaw nor the money library.
 */
public final class IndicatorResult {

  private final IndicatorQuery query;
  private final Answer answer;
  private final List<IndicatorValue> values;

  IndicatorResult(IndicatorQuery query, Answer answer) {
    this(query, answer, new Values(query, answer));
  }

  private IndicatorResult(IndicatorQuery query, Answer answer, List<IndicatorValue> values) {
    this.query = query;
    this.answer = answer;
    this.values = values;
  }

  /** Makes each value when it is asked for, and keeps none. */
  private static final class Values extends AbstractList<IndicatorValue> implements RandomAccess {
    private final IndicatorQuery query;
    private final Answer answer;

    Values(IndicatorQuery query, Answer answer) {
      this.query = query;
      this.answer = answer;
    }

    @Override
    public IndicatorValue get(int row) {
      IndicatorValue value = answer.at(Objects.checkIndex(row, answer.size()));
      return value.withNotes(query.notes(value.key()));
    }

    @Override
    public int size() {
      return answer.size();
    }
  }

  /**
   * What was asked.
   *
   * @return in words
   */
  public String query() {
    return query.toString();
  }

  /**
   * What the values are apart by.
   *
   * @return the dimensions, in the order of the keys
   */
  public List<Dimension<?>> dimensions() {
    return answer.keys().dimensions();
  }

  /**
   * The values, in the order of their keys.
   *
   * @return an unmodifiable list that makes each when it is asked for
   */
  public List<IndicatorValue> values() {
    return values;
  }

  /**
   * How many values there are, the undefined included.
   *
   * @return zero or more
   */
  public int size() {
    return answer.size();
  }

  /**
   * A row's value in a dimension.
   *
   * @param dimension one of {@link #dimensions()}
   * @param row the row, from 0
   * @param <T> the type of its values
   * @return the value
   * @throws IllegalArgumentException if the values are not apart by the dimension
   */
  @SuppressWarnings("unchecked")
  public <T extends Comparable<? super T>> T key(Dimension<T> dimension, int row) {
    if (!dimensions().contains(dimension)) {
      throw new IllegalArgumentException(
          "No " + dimension + " in " + query + ": its dimensions are " + dimensions());
    }
    return (T) answer.keys().get(dimension, Objects.checkIndex(row, size()));
  }

  /**
   * Why a row has no value.
   *
   * @param row the row, from 0
   * @return the reason; empty where there is a value
   */
  public Optional<Undefined> undefined(int row) {
    return Optional.ofNullable(answer.undefined(Objects.checkIndex(row, size())));
  }

  /**
   * A row's value.
   *
   * @param row the row, from 0
   * @return exact or to 34 digits, as in {@link IndicatorValue#value()}; empty where it is
   *     undefined
   */
  public Optional<BigDecimal> value(int row) {
    return Optional.ofNullable(answer.value(Objects.checkIndex(row, size())));
  }

  /**
   * A row's value as a binary number, as in {@link #table()}.
   *
   * @param row the row, from 0
   * @return the number, never NaN
   * @throws IllegalStateException if the value is undefined
   */
  public double number(int row) {
    Undefined why = answer.undefined(Objects.checkIndex(row, size()));
    if (why != null) {
      throw new IllegalStateException(
          "No number: " + values.get(row) + ": ask undefined(row) first");
    }
    return answer.number(row);
  }

  /**
   * The values of all rows as binary numbers, as in {@link #table()}, at once.
   *
   * @return one number a row; NaN where the value is undefined
   */
  public double[] numbers() {
    return answer.numbers();
  }

  /**
   * The value of a figure that a row was worked out from.
   *
   * @param name its role in the formula, such as {@code exports}
   * @param row the row, from 0
   * @return the exact value, as in {@link Input#value()}; empty where it is not known
   * @throws IllegalArgumentException if the indicator has no such input
   */
  public Optional<BigDecimal> input(String name, int row) {
    for (InputColumn input : answer.inputs()) {
      if (input.name().equals(name)) {
        return Optional.ofNullable(input.value().apply(Objects.checkIndex(row, size())))
            .map(Ratios::plain);
      }
    }
    throw new IllegalArgumentException(
        "No input "
            + Messages.quote(name)
            + " of "
            + query
            + ": its inputs are "
            + answer.inputs().stream().map(InputColumn::name).toList());
  }

  /**
   * The only value.
   *
   * @return the value
   * @throws IllegalStateException if there is none or more than one
   */
  public IndicatorValue single() {
    if (size() != 1) {
      throw new IllegalStateException(
          size() == 0
              ? nothing()
              : "Not one value of "
                  + query
                  + " but "
                  + size()
                  + ": ask for one with in(…) or get(…), or take them all with values()");
    }
    return values.get(0);
  }

  /**
   * The value of a combination.
   *
   * @param key the values of the dimensions, in their order, themselves or as text
   * @return the value, empty if there is none
   */
  public Optional<IndicatorValue> find(Object... key) {
    int row = answer.keys().find(Arrays.stream(key).map(Object::toString).toList());
    return row < 0 ? Optional.empty() : Optional.of(values.get(row));
  }

  /**
   * The value of a combination.
   *
   * @param key the values of the dimensions, in their order, themselves or as text
   * @return the value
   * @throws IllegalArgumentException if there is none
   */
  public IndicatorValue get(Object... key) {
    return find(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No value of "
                        + query
                        + " for "
                        + Arrays.toString(key)
                        + ": a key has one value for each of "
                        + dimensions()
                        + ", and the data must have figures for it"));
  }

  /**
   * What the value of a combination was worked out from.
   *
   * @param key the values of the dimensions, in their order, themselves or as text
   * @return several lines
   * @throws IllegalArgumentException if there is no such value
   */
  public String explain(Object... key) {
    return get(key).explain();
  }

  /**
   * The same with every value in another currency, each at the rate of its period.
   *
   * @param conversion to which currency, by which rates
   * @return the copy
   */
  public IndicatorResult convert(Conversion conversion) {
    List<IndicatorValue> converted = values.stream().map(v -> v.convert(conversion)).toList();
    return new IndicatorResult(query, new Converted(answer, converted), converted);
  }

  /** Values that were made already. */
  private static final class Converted extends Answer {
    private final boolean isMoney;
    private final List<IndicatorValue> values;

    Converted(Answer original, List<IndicatorValue> values) {
      super(original.indicator(), original.keys(), original.inputs());
      this.isMoney = original.isMoney();
      this.values = values;
    }

    @Override
    @Nullable BigDecimal value(int row) {
      return values.get(row).value();
    }

    @Override
    @Nullable Undefined undefined(int row) {
      return values.get(row).undefined();
    }

    @Override
    boolean isMoney() {
      return isMoney;
    }

    @Override
    @Nullable CurrencyUnit currency(int row) {
      return values.get(row).currency();
    }
  }

  /**
   * The values as a Tablesaw table: a string column per dimension, {@code value} (a {@link
   * MoneyColumn} for money, else a double column, rounded once), {@code status} ({@code defined},
   * or why not), and for every input a column of its name with its value. An amount that is not
   * there is missing, suppressed or not yet reported as the figure is that it lacks.
   *
   * @return one row a value
   */
  public Table table() {
    return new ResultTable(answer).table();
  }

  Answer answer() {
    return answer;
  }

  private String nothing() {
    return Stream.concat(
            Stream.of("No value of " + query + ": the data have no such figures"),
            query.notes(Map.of()).stream())
        .collect(Collectors.joining("; "));
  }

  /** One line a value; where there is none, a line that says so. */
  @Override
  public String toString() {
    return size() == 0
        ? nothing()
        : values.stream().map(IndicatorValue::toString).collect(Collectors.joining("\n"));
  }
}
