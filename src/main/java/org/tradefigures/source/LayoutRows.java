package org.tradefigures.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;

/** Turns rows of cells into figures, as a {@link Layout} says. */
final class LayoutRows {

  private final Layout layout;
  private final FlowSink sink;

  LayoutRows(Layout layout, FlowSink sink) {
    this.layout = layout;
    this.sink = sink;
  }

  /**
   * Takes a row: as a figure, or as a problem.
   *
   * @param cells as many as the header has names; null for a cell that is not there
   * @param row where it stands
   */
  void add(List<? extends @Nullable String> cells, Location row) {
    TradeFlow flow;
    try {
      flow = flow(new Row(cells, row));
    } catch (TradeParseException e) {
      sink.problem(e, row);
      return;
    } catch (IllegalArgumentException e) {
      sink.problem(
          new TradeParseException(
              "Malformed row", joined(cells), String.valueOf(e.getMessage()), row, e),
          row);
      return;
    }
    sink.add(flow, row);
  }

  private TradeFlow flow(Row row) {
    Layout.Measure value = layout.value();
    String cell = row.text(value.index());
    BigDecimal number = row.read(value, "value");
    ObservationStatus status = status(row, value.absence(cell));
    return new TradeFlow(
        tell(row, Dimension.PERIOD),
        tell(row, Dimension.ECONOMY),
        tell(row, Dimension.PARTNER),
        this.<Reporter>tell(row, Dimension.REPORTER),
        this.<FlowDirection>tell(row, Dimension.DIRECTION),
        tell(row, Dimension.COMMODITY),
        this.<Valuation>tell(row, Dimension.VALUATION),
        Currencies.of(tell(row, Dimension.CURRENCY)),
        status.hasValue() ? number : null,
        status,
        layout.netWeight() == null ? null : row.read(layout.netWeight(), "net weight"),
        quantity(row),
        breakdown(row),
        read(row, layout.provenance()));
  }

  private ObservationStatus status(Row row, @Nullable ObservationStatus absence) {
    if (layout.status() == null) {
      return Objects.requireNonNullElse(absence, ObservationStatus.NORMAL);
    }
    ObservationStatus told = read(row, layout.status());
    return told.hasValue() && absence != null ? absence : told;
  }

  private @Nullable Quantity quantity(Row row) {
    if (layout.quantity() == null || layout.unit() == null) {
      return null;
    }
    BigDecimal amount = row.read(layout.quantity(), "quantity");
    if (amount == null) {
      return null;
    }
    QuantityUnit unit = read(row, layout.unit());
    // a zero without unit is how layouts say that there is no quantity
    boolean none = unit == QuantityUnit.NONE && amount.signum() == 0;
    return none ? null : new Quantity(amount, unit);
  }

  private Breakdown breakdown(Row row) {
    return new Breakdown(
        tellOr(row, Dimension.SECOND_PARTNER, Breakdown.TOTAL.secondPartner()),
        this.<CustomsProcedure>tellOr(row, Dimension.CUSTOMS, Breakdown.TOTAL.customs()),
        this.<TransportMode>tellOr(row, Dimension.TRANSPORT, Breakdown.TOTAL.transport()));
  }

  private <T extends Comparable<? super T>> T tellOr(Row row, Dimension<T> dimension, T other) {
    return layout.dimensions().containsKey(dimension) ? tell(row, dimension) : other;
  }

  @SuppressWarnings("unchecked")
  private <T extends Comparable<? super T>> T tell(Row row, Dimension<T> dimension) {
    return (T)
        read(
            row,
            (Layout.Reading<Object>) Objects.requireNonNull(layout.dimensions().get(dimension)));
  }

  private <T> T read(Row row, Layout.Reading<T> reading) {
    List<String> texts = new ArrayList<>(reading.columns().size());
    for (Layout.Column column : reading.columns()) {
      texts.add(row.cell(column));
    }
    try {
      return reading.read(texts);
    } catch (TradeParseException e) {
      throw e.at(row.place(reading.columns(), texts, e.value()));
    }
  }

  private static String joined(List<? extends @Nullable String> cells) {
    return String.join(",", cells.stream().map(c -> Objects.requireNonNullElse(c, "")).toList());
  }

  /** The cells of a row, each with its place. */
  private final class Row {

    private final List<? extends @Nullable String> cells;
    private final Location place;

    Row(List<? extends @Nullable String> cells, Location place) {
      this.cells = cells;
      this.place = place;
    }

    String text(int index) {
      String cell = cells.get(index);
      return cell == null ? "" : cell.strip();
    }

    String cell(Layout.Column column) {
      return column.cell().told(text(column.index()), text(layout.value().index()));
    }

    @Nullable BigDecimal read(Layout.Measure measure, String what) {
      try {
        return measure.read(text(measure.index()), what);
      } catch (TradeParseException e) {
        throw e.at(at(measure.index()));
      } catch (IllegalArgumentException e) {
        throw new TradeParseException(
            "Malformed " + what,
            text(measure.index()),
            String.valueOf(e.getMessage()),
            at(measure.index()),
            e);
      }
    }

    /** The column that holds the text at fault; the first one where none does. */
    Location place(List<Layout.Column> columns, List<String> texts, String value) {
      int at = Math.max(0, texts.indexOf(value));
      return columns.isEmpty() ? place : at(columns.get(at).index());
    }

    /** The cell; where the place of the row names a record, its member. */
    private Location at(int index) {
      String name = layout.header().get(index);
      String column = place.column() == null ? name : place.column() + "." + name;
      return name.isBlank() ? place : new Location(place.source(), place.line(), column);
    }
  }
}
