package org.tradefigures.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;

/**
 * What the cells of a row mean, for a layout with one figure a row: which columns tell each
 * dimension of the figure, and which hold its value, weight and quantity. A reader declares it once
 * it knows the header; rows are then read without knowing the layout any more.
 *
 * <p>What a dimension is read from are texts of few different values, so the function that reads
 * them is called once for every combination that is met, not once a row. Functions throw {@link
 * TradeParseException} for what they don't accept; the place is added here.
 */
final class Layout {

  /** How a cell is handed to a function. */
  enum Cell {
    /** As its text, without white space around it. */
    TEXT,
    /** As {@code ""} for an empty cell, {@code "0"} for a zero, and {@code "1"} for all others. */
    SIGN,
    /** As {@code "="} where it holds the same number as the cell of the value, else as its sign. */
    AS_VALUE,
    /**
     * As its text where a spreadsheet has shortened the number so that digits are lost, such as
     * {@code 1.23457E+11}, and as {@code ""} for all others.
     */
    SHORTENED;

    private static final Pattern SPREADSHEET =
        Pattern.compile("[+-]?\\d(?:\\.(\\d+))?E\\+(\\d{1,3})");

    /**
     * What a function is told of a cell.
     *
     * @param cell its text
     * @param value the text of the value of the row
     */
    String told(String cell, String value) {
      return switch (this) {
        case TEXT -> cell;
        case SIGN -> sign(cell);
        case AS_VALUE -> !cell.isEmpty() && isSame(cell, value) ? "=" : sign(cell);
        case SHORTENED -> isShortened(cell) ? cell : "";
      };
    }

    private static String sign(String cell) {
      boolean zero = cell.chars().allMatch(c -> c == '0' || c == '.' || c == '-' || c == '+');
      return cell.isEmpty() ? "" : zero ? "0" : "1";
    }

    private static boolean isSame(String cell, String value) {
      if (cell.equals(value)) {
        return true;
      }
      Optional<BigDecimal> number = Decimals.find(cell);
      return number.isPresent() && number.equals(Decimals.find(value));
    }

    private static boolean isShortened(String cell) {
      Matcher form = SPREADSHEET.matcher(cell);
      if (cell.indexOf('+') < 0 || !form.matches()) {
        return false;
      }
      int decimals = form.group(1) == null ? 0 : form.group(1).length();
      return decimals < Integer.parseInt(form.group(2));
    }
  }

  /** A column that something is read from. */
  record Column(int index, Cell cell) {}

  /** Something that is read from columns, once for every combination of cells. */
  static final class Reading<T> {
    private final List<Column> columns;
    private final Function<List<String>, T> function;
    private final Map<List<String>, T> known = new HashMap<>();

    private Reading(List<Column> columns, Function<List<String>, T> function) {
      this.columns = columns;
      this.function = function;
    }

    List<Column> columns() {
      return columns;
    }

    /**
     * What cells mean. Threads may ask at the same time; the function need not be made for that.
     *
     * @throws TradeParseException if they are not accepted
     */
    synchronized T read(List<String> cells) {
      T value = known.get(cells);
      if (value == null) {
        value = function.apply(cells);
        known.put(cells, value);
      }
      return value;
    }

    /** What many cells mean, in their order, as {@link #read} tells it. */
    synchronized List<T> readAll(List<List<String>> cells) {
      List<T> values = new ArrayList<>();
      for (List<String> each : cells) {
        T value = known.get(each);
        if (value == null) {
          value = function.apply(each);
          known.put(each, value);
        }
        values.add(value);
      }
      return values;
    }
  }

  /**
   * A number a row.
   *
   * @param index its column
   * @param shift the power of ten that the cell is multiplied by
   * @param absent texts that stand for a number that is absent, and for which reason
   * @param plain brings the number into plain form, with a point before the decimals
   */
  record Measure(
      int index,
      int shift,
      Map<String, ObservationStatus> absent,
      @Nullable UnaryOperator<String> plain) {

    /** The number in the cell; null where it has none. */
    @Nullable BigDecimal read(String cell, String what) {
      if (cell.isEmpty() || absent.containsKey(cell)) {
        return null;
      }
      String text = plain == null ? cell : plain.apply(cell);
      BigDecimal number =
          Decimals.find(text)
              .orElseThrow(
                  () ->
                      new TradeParseException(
                          "Malformed " + what,
                          cell,
                          "expected is a number with a point before the decimals, of at most "
                              + Decimals.MOST_DIGITS
                              + " digits and without thousands separators"));
      return shift == 0 ? number : Decimals.normal(number.scaleByPowerOfTen(shift));
    }

    /** Why the cell has no number; null where it has one. */
    @Nullable ObservationStatus absence(String cell) {
      return cell.isEmpty() ? ObservationStatus.MISSING : absent.get(cell);
    }
  }

  private final List<String> header;
  private final Map<Dimension<?>, Reading<?>> dimensions;
  private final @Nullable Reading<ObservationStatus> status;
  private final Reading<Provenance> provenance;
  private final @Nullable Reading<QuantityUnit> unit;
  private final Measure value;
  private final @Nullable Measure netWeight;
  private final @Nullable Measure quantity;

  private Layout(Builder builder) {
    header = builder.header;
    dimensions = new LinkedHashMap<>(builder.dimensions);
    status = builder.status;
    provenance = Objects.requireNonNull(builder.provenance, "provenance");
    unit = builder.unit;
    value = Objects.requireNonNull(builder.value, "value");
    netWeight = builder.netWeight;
    quantity = builder.quantity;
  }

  /**
   * Starts a layout.
   *
   * @param header the names of the columns, in their order
   * @param place where the header stands, for errors
   */
  static Builder of(List<String> header, Location place) {
    return new Builder(header, place);
  }

  List<String> header() {
    return header;
  }

  Map<Dimension<?>, Reading<?>> dimensions() {
    return dimensions;
  }

  @Nullable Reading<ObservationStatus> status() {
    return status;
  }

  Reading<Provenance> provenance() {
    return provenance;
  }

  @Nullable Reading<QuantityUnit> unit() {
    return unit;
  }

  Measure value() {
    return value;
  }

  @Nullable Measure netWeight() {
    return netWeight;
  }

  @Nullable Measure quantity() {
    return quantity;
  }

  /** Collects what the columns mean. */
  static final class Builder {

    private final List<String> header;
    private final Location place;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<Dimension<?>, Reading<?>> dimensions = new LinkedHashMap<>();
    private @Nullable Reading<ObservationStatus> status;
    private @Nullable Reading<Provenance> provenance;
    private @Nullable Reading<QuantityUnit> unit;
    private @Nullable Measure value;
    private @Nullable Measure netWeight;
    private @Nullable Measure quantity;
    private Map<String, ObservationStatus> absent = Map.of();
    private @Nullable UnaryOperator<String> plain;

    private Builder(List<String> header, Location place) {
      this.header = List.copyOf(header);
      this.place = place;
      for (int i = 0; i < header.size(); i++) {
        String name = header.get(i);
        if (indices.putIfAbsent(name, i) != null && !name.isEmpty()) {
          throw new TradeParseException(
              "Duplicate column", name, "give each column once", place, null);
        }
      }
    }

    /** Whether the header has a column. */
    boolean has(String column) {
      return indices.containsKey(column);
    }

    /** A column, and how it is handed to a function. */
    Column column(String column, Cell cell) {
      return new Column(index(column), cell);
    }

    /** A column that is read as text. */
    Column text(String column) {
      return column(column, Cell.TEXT);
    }

    /** A column of numbers of which only matters whether there is one and whether it is zero. */
    Column sign(String column) {
      return column(column, Cell.SIGN);
    }

    /** The dimension is the same in all rows. */
    <T extends Comparable<? super T>> Builder all(Dimension<T> dimension, T same) {
      return tell(dimension, cells -> same);
    }

    /** The dimension is read from one column. */
    <T extends Comparable<? super T>> Builder tell(
        Dimension<T> dimension, String column, Function<String, T> function) {
      return tell(dimension, cells -> function.apply(cells.get(0)), text(column));
    }

    /** The dimension is read from several columns. */
    <T extends Comparable<? super T>> Builder tell(
        Dimension<T> dimension, Function<List<String>, T> function, Column... columns) {
      dimensions.put(dimension, new Reading<>(List.of(columns), function));
      return this;
    }

    /**
     * The status is read from columns; a status without value leaves the value out. Where nothing
     * is said, a figure with a value is normal, and one without is absent as its cell says.
     */
    Builder status(Function<List<String>, ObservationStatus> function, Column... columns) {
      status = new Reading<>(List.of(columns), function);
      return this;
    }

    /** All rows have one provenance. */
    Builder provenance(Provenance same) {
      return provenance(cells -> same);
    }

    /** The provenance is read from columns. */
    Builder provenance(Function<List<String>, Provenance> function, Column... columns) {
      provenance = new Reading<>(List.of(columns), function);
      return this;
    }

    /**
     * Texts that stand for numbers that are absent, besides the empty one, for the measures that
     * are declared after this.
     */
    Builder absent(Map<String, ObservationStatus> texts) {
      absent = Map.copyOf(texts);
      return this;
    }

    /** How numbers are brought into plain form, for the measures that are declared after this. */
    Builder plain(UnaryOperator<String> function) {
      plain = function;
      return this;
    }

    /** The column of the value, in units of ten to the power of the shift. */
    Builder value(String column, int shift) {
      value = measure(column, shift);
      return this;
    }

    /** The column of the net weight, in units of ten to the power of the shift kilograms. */
    Builder netWeightKg(String column, int shift) {
      netWeight = measure(column, shift);
      return this;
    }

    /** The column of the quantity, and what its unit is read from. */
    Builder quantity(
        String column, int shift, Function<List<String>, QuantityUnit> function, Column... units) {
      quantity = measure(column, shift);
      unit = new Reading<>(List.of(units), function);
      return this;
    }

    private Measure measure(String column, int shift) {
      return new Measure(index(column), shift, absent, plain);
    }

    /**
     * The layout.
     *
     * @throws IllegalStateException if something that every figure has to tell is not declared
     */
    Layout build() {
      for (Dimension<?> dimension :
          Arrays.<Dimension<?>>asList(
              Dimension.PERIOD,
              Dimension.ECONOMY,
              Dimension.PARTNER,
              Dimension.REPORTER,
              Dimension.DIRECTION,
              Dimension.COMMODITY,
              Dimension.VALUATION,
              Dimension.CURRENCY)) {
        if (!dimensions.containsKey(dimension)) {
          throw new IllegalStateException("A layout has to tell the " + dimension);
        }
      }
      return new Layout(this);
    }

    private int index(String column) {
      Integer index = indices.get(column);
      if (index == null) {
        throw new TradeParseException(
            "Missing column", column, "the header has " + Messages.quoteAll(header), place, null);
      }
      return index;
    }
  }
}
