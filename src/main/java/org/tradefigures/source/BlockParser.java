package org.tradefigures.source;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeColumns;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;

/**
 * Reads blocks of rows from bytes into codes and numbers, for one thread. What is not plain (a
 * wrong cell, a quote within a cell, a row that is too short) makes it give up.
 */
final class BlockParser {

  private static final Map<Dimension<?>, Object> TOTALS =
      Map.of(
          Dimension.SECOND_PARTNER, Breakdown.TOTAL.secondPartner(),
          Dimension.CUSTOMS, Breakdown.TOTAL.customs(),
          Dimension.TRANSPORT, Breakdown.TOTAL.transport());

  private final TradeColumns columns;
  private final CellColumn[] cells;
  private final List<Told> told = new ArrayList<>();

  /** What is told of all rows alike. */
  private final List<Alike> alike = new ArrayList<>();

  private final Answer<Provenance> provenance;
  private final @Nullable Answer<ObservationStatus> status;
  private final @Nullable Answer<QuantityUnit> unit;
  private final NumberCells value;
  private final @Nullable NumberCells netWeight;
  private final @Nullable NumberCells quantity;

  /** The column of the value. */
  private final CellColumn ofValue;

  /** The columns of whose cells something else is told than their text. */
  private final List<CellColumn> toldOf = new ArrayList<>();

  /** The columns of texts, which tell whether rows are in order. */
  private final List<TextCells> compared = new ArrayList<>();

  /** The columns before the last of the texts that rows start with: they often stay the same. */
  private final int columnsOfRuns;

  private final RowCursors rows;
  private final LeadingRuns runs;
  private TradeColumns.Block block;
  private byte[] bytes = new byte[0];
  private ByteBuffer buffer = ByteBuffer.wrap(bytes);
  private boolean isInRuns = true;
  private boolean increasing;

  private record Told(Dimension<?> dimension, Answer<?> answer) {}

  private record Alike(Dimension<?> dimension, int code) {}

  /**
   * A parser without rows.
   *
   * @param scales the decimals of value, weight and quantity that any thread has met
   */
  BlockParser(Layout layout, byte separator, TradeColumns columns, AtomicInteger[] scales) {
    this.columns = columns;
    this.block = columns.block(0);
    int width = layout.header().size();
    this.cells = new CellColumn[width];
    for (int index = 0; index < width; index++) {
      cells[index] = new CellColumn(index == width - 1);
    }
    layout.dimensions().forEach(this::add);
    TOTALS.forEach(
        (dimension, total) -> {
          if (!layout.dimensions().containsKey(dimension)) {
            addTotal(dimension, total);
          }
        });
    this.provenance = answer(layout.provenance(), columns::code);
    this.status = layout.status() == null ? null : answer(layout.status(), columns::code);
    this.unit = layout.unit() == null ? null : answer(layout.unit(), columns::code);
    this.value = measured(layout.value(), scales[0], block.values(), true);
    this.netWeight =
        layout.netWeight() == null
            ? null
            : measured(layout.netWeight(), scales[1], block.netWeights(), false);
    this.quantity =
        layout.quantity() == null
            ? null
            : measured(layout.quantity(), scales[2], block.quantities(), false);
    this.ofValue = cells[layout.value().index()];
    for (CellColumn column : cells) {
      if (column.isTold()) {
        toldOf.add(column);
        ofValue.keepPlaces();
      }
      if (column.texts() != null) {
        compared.add(column.texts());
      }
    }
    int texts = 0;
    while (cells[texts].isText()) { // as that of the value is not
      texts++;
    }
    this.columnsOfRuns = Math.max(0, texts - 1);
    this.rows = new RowCursors(separator);
    this.runs = new LeadingRuns(compared.subList(0, columnsOfRuns));
    provenance.askByRow();
    if (status != null) {
      status.askByRow();
    }
    if (unit != null) {
      unit.askByRow();
    }
  }

  @SuppressWarnings("unchecked")
  private <T extends Comparable<? super T>> void add(
      Dimension<T> dimension, Layout.Reading<?> reading) {
    Answer<T> answer = answer((Layout.Reading<T>) reading, found -> code(dimension, found));
    if (answer.isConstant()) {
      alike.add(new Alike(dimension, answer.code(0)));
    } else {
      told.add(new Told(dimension, answer));
    }
  }

  @SuppressWarnings("unchecked")
  private <T extends Comparable<? super T>> void addTotal(Dimension<T> dimension, Object total) {
    alike.add(new Alike(dimension, columns.code(dimension, (T) total)));
  }

  private <T extends Comparable<? super T>> int code(Dimension<T> dimension, T found) {
    return dimension == Dimension.CURRENCY
        ? columns.code(Dimension.CURRENCY, Currencies.code((String) found))
        : columns.code(dimension, found);
  }

  private <T> Answer<T> answer(Layout.Reading<T> reading, ToIntFunction<T> coder) {
    return new Answer<>(reading, column -> cells[column.index()].cells(column.cell()), coder);
  }

  private NumberCells measured(
      Layout.Measure measure,
      AtomicInteger scale,
      TradeColumns.Numbers target,
      boolean mayBeNegative) {
    NumberCells numbers = new NumberCells(measure, scale, mayBeNegative, target);
    cells[measure.index()].measure(numbers);
    return numbers;
  }

  // ------------------------------------------------------------------ the bytes

  byte[] bytes() {
    return bytes;
  }

  /** The bytes between two places, to be written. */
  ByteBuffer buffer(int from, int to) {
    return buffer.limit(to).position(from);
  }

  int capacity() {
    return Math.max(0, bytes.length - RowCursors.PADDING);
  }

  /** Makes room for so many bytes; those that are there stay. */
  void reserve(int capacity) {
    if (capacity > capacity()) {
      bytes = Arrays.copyOf(bytes, capacity + RowCursors.PADDING);
      buffer = ByteBuffer.wrap(bytes);
    }
  }

  /**
   * Reads the rows that start between two places in the buffer.
   *
   * @param length where the buffer ends, behind the last of them
   * @param ordered whether it is of interest that the rows are in order
   */
  void parse(int from, int to, int length, boolean ordered) {
    bytes[length] = '\n';
    rows.find(bytes, from, to);
    start();
    isInRuns &= ordered || runs.areLong();
    if (isInRuns) {
      runs.find(rows);
    }
    for (int column = isInRuns ? columnsOfRuns : 0; column < cells.length; column++) {
      cells[column].read(rows);
    }
    rows.requireEnds();
    for (CellColumn column : toldOf) {
      column.tell(rows, ofValue);
    }
    increasing = ordered && inOrder();
  }

  private void start() {
    if (block.capacity() < rows.count()) {
      block = columns.block(rows.count() + rows.count() / 4);
      for (Alike each : alike) {
        block.all(each.dimension, each.code);
      }
    }
    block.clear(rows.count());
    value.start(block.values());
    if (netWeight != null) {
      netWeight.start(block.netWeights());
    }
    if (quantity != null) {
      quantity.start(block.quantities());
    }
  }

  int rows() {
    return rows.count();
  }

  /** The rows as codes and numbers. */
  TradeColumns.Block block() {
    if (rows.count() == 0) {
      return block;
    }
    if (isInRuns) {
      block.runs(runs.firsts(), runs.count());
    }
    for (Told each : told) {
      if (each.answer.isInRuns()) {
        each.answer.write(block.codesOfRuns(each.dimension), runs.count());
      } else {
        each.answer.write(block.codes(each.dimension), rows.count());
      }
    }
    if (provenance.isConstant()) {
      block.allProvenance(provenance.code(0));
    } else {
      int[] codes = block.provenanceCodes();
      for (int row = 0; row < rows.count(); row++) {
        codes[row] = provenance.code(row);
      }
    }
    value.finish();
    if (netWeight != null) {
      netWeight.finish();
    }
    statuses();
    units();
    return block;
  }

  private void statuses() {
    long[] raw = value.raw();
    if (status == null && !value.hasAbsent()) {
      block.allStatus(columns.code(ObservationStatus.NORMAL));
      return;
    }
    int[] codes = block.statusCodes();
    for (int row = 0; row < rows.count(); row++) {
      ObservationStatus absence = TradeColumns.Numbers.absence(raw[row]);
      ObservationStatus ofRow =
          status == null
              ? Objects.requireNonNullElse(absence, ObservationStatus.NORMAL)
              : status.value(row);
      if (!ofRow.hasValue()) {
        raw[row] = TradeColumns.Numbers.mark(ofRow);
      } else if (absence != null) {
        ofRow = absence;
      }
      codes[row] = columns.code(ofRow);
    }
  }

  private void units() {
    if (quantity == null || unit == null) {
      block.allUnits(columns.code(QuantityUnit.NONE));
      return;
    }
    int[] codes = block.unitCodes();
    for (int row = 0; row < rows.count(); row++) {
      long amount = quantity.raw()[row];
      boolean there = TradeColumns.Numbers.absence(amount) == null;
      QuantityUnit ofRow = there ? unit.value(row) : QuantityUnit.NONE;
      if (ofRow == QuantityUnit.NONE && amount == 0) {
        quantity.raw()[row] = TradeColumns.Numbers.mark(ObservationStatus.MISSING);
      }
      codes[row] = columns.code(ofRow);
    }
    quantity.finish();
  }

  // ------------------------------------------------------------------ the order of rows

  /** Whether every row comes after the one before, by its texts: then none is told twice. */
  boolean isIncreasing() {
    return increasing;
  }

  /** Whether the first row comes after the last one of the block before. */
  boolean follows(@Nullable List<String> before) {
    if (before == null || rows.count() == 0) {
      return true;
    }
    for (int i = 0; i < before.size(); i++) {
      String text = compared.get(i).first();
      if (!text.equals(before.get(i))) {
        return ByteFields.compare(before.get(i), text) < 0;
      }
    }
    return false;
  }

  /** The texts of the last row. */
  List<String> lastRow() {
    List<String> texts = new ArrayList<>();
    for (TextCells column : compared) {
      texts.add(column.last());
    }
    return texts;
  }

  private boolean inOrder() {
    int[] firsts = runs.firsts();
    for (int run = 0; run < runs.count(); run++) {
      if (run > 0 && !isAfterLast(run, firsts[run], 0)) {
        return false;
      }
      for (int row = firsts[run] + 1; row < firsts[run + 1]; row++) {
        if (columnsOfRuns < compared.size()) {
          row = notAfter(compared.get(columnsOfRuns), row, firsts[run + 1]);
        }
        if (row < firsts[run + 1] && !isAfterLast(run, row, columnsOfRuns)) {
          return false;
        }
      }
    }
    return true;
  }

  private int notAfter(TextCells texts, int from, int to) {
    int row = from;
    int end = from;
    while (row == end && row < to) {
      end = Math.min(to, rows.endOfStretch(row));
      row = texts.notAfter(row, end);
    }
    return row;
  }

  /** Whether a row comes after the one before, by all texts from one of them on. */
  private boolean isAfterLast(int run, int row, int from) {
    for (int i = from; i < compared.size(); i++) {
      int order = compared.get(i).compareToLast(i < columnsOfRuns ? run : row);
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }
}
