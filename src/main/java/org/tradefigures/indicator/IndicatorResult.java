package org.tradefigures.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradefigures.money.Conversion;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MoneyColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The answer to a query of an indicator: one {@link IndicatorValue} per combination of its
 * dimensions.
 *
 * @param query what was asked, in words
 * @param dimensions what the values are apart by
 * @param values the values, in the order of their keys
 */
public record IndicatorResult(
    String query, List<Dimension<?>> dimensions, List<IndicatorValue> values) {

  /** Copies the lists. */
  public IndicatorResult {
    Objects.requireNonNull(query, "query");
    dimensions = List.copyOf(dimensions);
    values = List.copyOf(values);
  }

  /**
   * The only value.
   *
   * @return the value
   * @throws IllegalStateException if there is none or more than one
   */
  public IndicatorValue single() {
    if (values.size() != 1) {
      throw new IllegalStateException(
          values.isEmpty()
              ? "No value of " + query + ": the data have no such figures"
              : "Not one value of "
                  + query
                  + " but "
                  + values.size()
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
    List<String> wanted = Arrays.stream(key).map(Object::toString).toList();
    return values.stream()
        .filter(v -> v.key().values().stream().map(Object::toString).toList().equals(wanted))
        .findFirst();
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
                        + dimensions
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
    return new IndicatorResult(
        query, dimensions, values.stream().map(v -> v.convert(conversion)).toList());
  }

  /**
   * The values as a Tablesaw table: a string column per dimension, {@code value} (a {@link
   * MoneyColumn} for money, else a double column, rounded once), {@code status} ({@code defined},
   * or why not), and for every input a column of its name with its value, missing where it is not
   * known.
   *
   * @return one row a value
   */
  public Table table() {
    List<Column<?>> columns = new ArrayList<>();
    for (Dimension<?> dimension : dimensions) {
      columns.add(texts(dimension.toString(), v -> String.valueOf(v.key().get(dimension))));
    }
    columns.add(numbers("value", IndicatorResult::valueCell));
    columns.add(texts("status", v -> v.undefined() == null ? "defined" : v.undefined().toString()));
    Set<String> inputs =
        values.stream()
            .flatMap(v -> v.inputs().stream())
            .map(Input::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String input : inputs) {
      columns.add(numbers(input, v -> inputCell(v, input)));
    }
    return Table.create(values.isEmpty() ? query : values.get(0).indicator().name(), columns);
  }

  /** One line a value. */
  @Override
  public String toString() {
    return values.stream().map(IndicatorValue::toString).collect(Collectors.joining("\n"));
  }

  private StringColumn texts(String name, Function<IndicatorValue, String> cell) {
    return StringColumn.create(name, values.stream().map(cell).toList());
  }

  private Column<?> numbers(String name, Function<IndicatorValue, Optional<Object>> cell) {
    List<Optional<Object>> cells = values.stream().map(cell).toList();
    boolean money =
        cells.stream()
            .anyMatch(c -> c.isPresent() && c.get() instanceof javax.money.MonetaryAmount);
    Column<?> column = money ? MoneyColumn.create(name) : DoubleColumn.create(name);
    for (Optional<Object> each : cells) {
      boolean fits = each.isPresent() && money == each.get() instanceof javax.money.MonetaryAmount;
      if (fits) {
        column.appendObj(each.get());
      } else {
        column.appendMissing();
      }
    }
    return column;
  }

  private static Optional<Object> valueCell(IndicatorValue v) {
    if (!v.isDefined()) {
      return Optional.empty();
    }
    return Optional.of(
        v.currency() == null ? Objects.requireNonNull(v.value()).doubleValue() : v.amount());
  }

  private static Optional<Object> inputCell(IndicatorValue v, String input) {
    return v.inputs().stream()
        .filter(i -> i.name().equals(input))
        .findFirst()
        .flatMap(i -> i.amount().map(Object.class::cast));
  }
}
