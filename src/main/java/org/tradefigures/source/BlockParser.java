package org.tradefigures.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.LongNumbers;
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

  /** Room behind the last byte, so that two words can be looked at from anywhere. */
  private static final int PADDING = 2 * Long.BYTES;

  private static final Map<Dimension<?>, Object> TOTALS =
      Map.of(
          Dimension.SECOND_PARTNER, Breakdown.TOTAL.secondPartner(),
          Dimension.CUSTOMS, Breakdown.TOTAL.customs(),
          Dimension.TRANSPORT, Breakdown.TOTAL.transport());

  private final Layout layout;
  private final TradeColumns columns;
  private final int width;
  private final ByteFields[] fields;
  private final int[][] numbers;
  private final NumberCells[] measures;
  private final int[] compared;
  private final int prefixColumns;

  /**
   * They take turns, each in its part of the block: while one waits for what it needs to know where
   * its next cell starts, the other goes on.
   */
  private final RowSplitter first;

  private final RowSplitter second;
  private final Map<Layout.Column, Told> told = new LinkedHashMap<>();
  private final List<DimensionAnswer<?>> dimensions = new ArrayList<>();
  private final Answer<Provenance> provenance;
  private final @Nullable Answer<ObservationStatus> status;
  private final @Nullable Answer<QuantityUnit> unit;
  private final NumberCells value;
  private final @Nullable NumberCells netWeight;
  private final @Nullable NumberCells quantity;
  private TradeColumns.Block block;
  private byte[] bytes = new byte[0];
  private int rows;

  /** The first rows of runs of rows whose first columns are the same, and the end. */
  private int[] runs = new int[1];

  private int runCount;
  private boolean increasing;

  /**
   * A parser without rows.
   *
   * @param scales the decimals of value, weight and quantity that any thread has met
   */
  BlockParser(Layout layout, byte separator, TradeColumns columns, AtomicInteger[] scales) {
    this.layout = layout;
    this.columns = columns;
    this.width = layout.header().size();
    this.fields = new ByteFields[width];
    this.numbers = new int[width][];
    this.measures = new NumberCells[width];
    this.block = columns.block(0);
    layout.dimensions().forEach(this::answer);
    this.provenance = new Answer<>(layout.provenance());
    this.status = layout.status() == null ? null : new Answer<>(layout.status());
    this.unit = layout.unit() == null ? null : new Answer<>(layout.unit());
    this.value = measured(layout.value(), scales[0], block.values(), true);
    this.netWeight =
        layout.netWeight() == null
            ? null
            : measured(layout.netWeight(), scales[1], block.netWeights(), false);
    this.quantity =
        layout.quantity() == null
            ? null
            : measured(layout.quantity(), scales[2], block.quantities(), false);
    this.compared = IntStream.range(0, width).filter(c -> fields[c] != null).toArray();
    this.prefixColumns = prefixColumns();
    this.first = new RowSplitter(width, separator, prefixColumns);
    this.second = new RowSplitter(width, separator, prefixColumns);
  }

  /** The columns before the last of the texts that the rows start with. */
  private int prefixColumns() {
    int texts = 0;
    while (texts < width && fields[texts] != null && measures[texts] == null && !isTold(texts)) {
      texts++;
    }
    return Math.max(0, texts - 1);
  }

  private boolean isTold(int column) {
    return told.keySet().stream().anyMatch(other -> other.index() == column);
  }

  private <T extends Comparable<? super T>> void answer(
      Dimension<T> dimension, Layout.Reading<?> reading) {
    @SuppressWarnings("unchecked")
    Layout.Reading<T> typed = (Layout.Reading<T>) reading;
    dimensions.add(new DimensionAnswer<>(dimension, typed));
  }

  private NumberCells measured(
      Layout.Measure measure,
      AtomicInteger scale,
      TradeColumns.Numbers target,
      boolean mayBeNegative) {
    NumberCells cells = new NumberCells(measure, scale, mayBeNegative, target);
    measures[measure.index()] = cells;
    return cells;
  }

  // ------------------------------------------------------------------ the bytes

  byte[] bytes() {
    return bytes;
  }

  int capacity() {
    return Math.max(0, bytes.length - PADDING);
  }

  /** Makes room for so many bytes; those that are there stay. */
  void reserve(int capacity) {
    if (capacity > capacity()) {
      bytes = Arrays.copyOf(bytes, capacity + PADDING);
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
    split(from, to, length);
    start();
    read(first, 0);
    read(second, first.rows());
    increasing = ordered && inOrder();
  }

  private void split(int from, int to, int length) {
    int middle = from + (to - from) / 2;
    while (middle > from && middle < to && bytes[middle - 1] != '\n') {
      middle++;
    }
    first.start(bytes, from, middle, length);
    second.start(bytes, middle, to, length);
    boolean more = true;
    while (more) {
      more = first.next();
      more = second.next() || more;
    }
    rows = first.rows() + second.rows();
    runCount = first.runCount() + second.runCount();
    runs = runs.length > runCount ? runs : new int[runCount * 2 + 1];
    System.arraycopy(first.runs(), 0, runs, 0, first.runCount());
    for (int i = 0; i <= second.runCount(); i++) {
      runs[first.runCount() + i] = second.runs()[i] + first.rows();
    }
  }

  private void start() {
    if (block.capacity() < rows) {
      int most = rows + rows / 4;
      block = columns.block(most);
      for (int column : compared) {
        numbers[column] = new int[most];
      }
      told.values().forEach(cells -> cells.numbers = new int[most]);
    }
    block.clear(rows);
    value.start(block.values());
    if (netWeight != null) {
      netWeight.start(block.netWeights());
    }
    if (quantity != null) {
      quantity.start(block.quantities());
    }
  }

  /** Reads the cells of rows column by column. */
  private void read(RowSplitter part, int row) {
    for (int column = 0; column < width; column++) {
      long[] cells = part.cells(column);
      if (column < prefixColumns) {
        readRuns(part, column, row);
      } else if (fields[column] != null) {
        fields[column].read(bytes, cells, part.rows(), numbers[column], row);
      } else if (measures[column] == null) {
        requireSound(cells, part.rows());
      }
      if (measures[column] != null) {
        measures[column].read(bytes, cells, part.rows(), row);
      }
    }
    told.values().forEach(cells -> cells.read(part, row));
  }

  private void readRuns(RowSplitter part, int column, int row) {
    int[] ofColumn = numbers[column];
    int[] firsts = part.runs();
    for (int run = 0; run < part.runCount(); run++) {
      int start = firsts[run];
      int text = fields[column].of(bytes, part.cells(column)[start]);
      fill(ofColumn, row + start, row + firsts[run + 1], text);
    }
  }

  /** Fills at least one place. */
  private static void fill(int[] array, int from, int to, int number) {
    array[from] = number;
    if (to - from > 1) {
      Arrays.fill(array, from + 1, to, number);
    }
  }

  private void requireSound(long[] cells, int count) {
    for (int i = 0; i < count; i++) {
      int start = RowSplitter.start(cells[i]);
      int end = start + RowSplitter.length(cells[i]);
      for (int at = start; at < end; at++) {
        if (bytes[at] < 0 || ByteFields.isDoubtful(bytes[at])) {
          ByteFields.sound(bytes, start, end);
          break;
        }
      }
    }
  }

  int rows() {
    return rows;
  }

  /** The rows as codes and numbers. */
  TradeColumns.Block block() {
    block.resize(rows);
    if (rows == 0) {
      return block;
    }
    TOTALS.forEach(
        (dimension, total) -> {
          if (!layout.dimensions().containsKey(dimension)) {
            total(dimension, total);
          }
        });
    dimensions.forEach(DimensionAnswer::write);
    if (provenance.isConstant()) {
      block.allProvenance(columns.code(provenance.value(0)));
    } else {
      int[] codes = block.provenanceCodes();
      for (int row = 0; row < rows; row++) {
        codes[row] = columns.code(provenance.value(row));
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

  @SuppressWarnings("unchecked")
  private <T extends Comparable<? super T>> void total(Dimension<T> dimension, Object total) {
    block.all(dimension, columns.code(dimension, (T) total));
  }

  private void statuses() {
    long[] raw = value.raw();
    if (status == null && !value.hasAbsent()) {
      block.allStatus(columns.code(ObservationStatus.NORMAL));
      return;
    }
    int[] codes = block.statusCodes();
    for (int row = 0; row < rows; row++) {
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
    for (int row = 0; row < rows; row++) {
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
  boolean follows(byte @Nullable [][] before) {
    if (before == null || rows == 0) {
      return true;
    }
    for (int i = 0; i < compared.length; i++) {
      byte[] text = bytesOf(compared[i], 0);
      int order = Integer.compare(before[i].length, text.length);
      order = order == 0 ? Arrays.compareUnsigned(before[i], text) : order;
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  /** The texts of the last row. */
  byte[][] lastRow() {
    byte[][] texts = new byte[compared.length][];
    Arrays.setAll(texts, i -> bytesOf(compared[i], rows - 1));
    return texts;
  }

  private byte[] bytesOf(int column, int row) {
    return fields[column].text(numbers[column][row]).getBytes(StandardCharsets.UTF_8);
  }

  private boolean inOrder() {
    for (int run = 0; run < runCount; run++) {
      int row = runs[run];
      if (row > 0 && !isAfterLast(row, 0)) {
        return false;
      }
      row++;
      while (row < runs[run + 1]) {
        int column = prefixColumns < compared.length ? compared[prefixColumns] : -1;
        row = column < 0 ? row : fields[column].notAfter(numbers[column], row, runs[run + 1]);
        if (row < runs[run + 1] && !isAfterLast(row++, prefixColumns)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a row comes after the one before, by all texts from one of them on. */
  private boolean isAfterLast(int row, int from) {
    for (int i = from; i < compared.length; i++) {
      int column = compared[i];
      int order = fields[column].compare(numbers[column][row - 1], numbers[column][row]);
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  // ------------------------------------------------------------------ what cells mean

  /** Something numbered a row. */
  private interface Cells {
    int[] numbers();

    default int number(int row) {
      return numbers()[row];
    }

    String text(int row);
  }

  /** Cells that functions are not handed as they are. */
  private final class Told implements Cells {
    private final Layout.Column column;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int[] numbers = new int[0];

    Told(Layout.Column column) {
      this.column = column;
    }

    void read(RowSplitter part, int row) {
      for (int i = 0; i < part.rows(); i++) {
        String cell =
            column
                .cell()
                .told(text(part, column.index(), i), text(part, layout.value().index(), i));
        Integer number = known.putIfAbsent(cell, texts.size());
        if (number == null) {
          number = texts.size();
          texts.add(cell);
        }
        numbers[row + i] = number;
      }
    }

    private String text(RowSplitter part, int index, int row) {
      long cell = part.cells(index)[row];
      int start = RowSplitter.start(cell);
      return new String(bytes, start, RowSplitter.length(cell), StandardCharsets.UTF_8).strip();
    }

    @Override
    public int[] numbers() {
      return numbers;
    }

    @Override
    public String text(int row) {
      return texts.get(numbers[row]);
    }
  }

  /** Cells that functions are handed as their text. */
  private final class Texts implements Cells {
    private final int column;

    Texts(int column) {
      this.column = column;
      if (fields[column] == null) {
        fields[column] = new ByteFields();
      }
    }

    @Override
    public int[] numbers() {
      return numbers[column];
    }

    String of(int number) {
      return fields[column].text(number).strip();
    }

    @Override
    public String text(int row) {
      return of(numbers[column][row]);
    }
  }

  /** What a function makes of cells, called once for every combination. */
  private class Answer<T> {
    private final Layout.Reading<T> reading;
    private final List<Cells> cells = new ArrayList<>();
    private final List<LongNumbers> combinations = new ArrayList<>();
    private final List<@Nullable T> values = new ArrayList<>();

    Answer(Layout.Reading<T> reading) {
      this.reading = reading;
      for (Layout.Column column : reading.columns()) {
        boolean text = column.cell() == Layout.Cell.TEXT;
        cells.add(text ? new Texts(column.index()) : told.computeIfAbsent(column, Told::new));
        combinations.add(new LongNumbers());
      }
    }

    Layout.Reading<T> reading() {
      return reading;
    }

    boolean isConstant() {
      return cells.isEmpty();
    }

    /** The cells, where they are the texts of one column. */
    @Nullable Texts texts() {
      return cells.size() == 1 && cells.get(0) instanceof Texts texts ? texts : null;
    }

    /** The number of the combination of cells in a row. */
    int combination(int row) {
      int number = 0;
      for (int i = 0; i < cells.size(); i++) {
        int ofCell = cells.get(i).number(row);
        if (i == 0) {
          number = ofCell;
        } else {
          number = combinations.get(i).of((long) number << Integer.SIZE | ofCell);
        }
      }
      return number;
    }

    T value(int row) {
      int combination = combination(row);
      while (values.size() <= combination) {
        values.add(null);
      }
      T known = values.get(combination);
      if (known == null) {
        known = reading.read(cells.stream().map(c -> c.text(row)).toList());
        values.set(combination, known);
      }
      return known;
    }
  }

  /** A dimension, whose values become codes. */
  private final class DimensionAnswer<T extends Comparable<? super T>> extends Answer<T> {
    private final Dimension<T> dimension;
    private int[] codes = new int[0];
    private int learnt;

    DimensionAnswer(Dimension<T> dimension, Layout.Reading<T> reading) {
      super(reading);
      this.dimension = dimension;
    }

    void write() {
      if (isConstant()) {
        block.all(dimension, code(value(0)));
        return;
      }
      int[] ofRows = block.codes(dimension);
      Texts texts = texts();
      if (texts == null) {
        for (int row = 0; row < rows; row++) {
          ofRows[row] = codeOf(row, combination(row));
        }
        return;
      }
      learn(texts);
      int[] known = codes;
      int[] ofTexts = texts.numbers();
      if (texts.column < prefixColumns) {
        for (int run = 0; run < runCount; run++) {
          fill(ofRows, runs[run], runs[run + 1], known[ofTexts[runs[run]]]);
        }
      } else {
        translate(ofTexts, known, ofRows, rows);
      }
    }

    /** A loop of its own, because a small one is compiled at once, while rows still wait. */
    private static void translate(int[] texts, int[] codes, int[] into, int rows) {
      for (int row = 0; row < rows; row++) {
        into[row] = codes[texts[row]];
      }
    }

    /** Makes the codes of all texts that were met. */
    private void learn(Texts texts) {
      int most = fields[texts.column].size();
      if (most > codes.length) {
        codes = Arrays.copyOf(codes, most * 2);
      }
      for (; learnt < most; learnt++) {
        codes[learnt] = code(reading().read(List.of(texts.of(learnt))));
      }
    }

    private int codeOf(int row, int combination) {
      int code = combination < codes.length ? codes[combination] - 1 : -1;
      return code >= 0 ? code : learn(row, combination);
    }

    private int learn(int row, int combination) {
      if (combination >= codes.length) {
        codes = Arrays.copyOf(codes, Math.max(16, combination * 2));
      }
      int code = code(value(row));
      codes[combination] = code + 1;
      return code;
    }

    private int code(T found) {
      return dimension == Dimension.CURRENCY
          ? columns.code(Dimension.CURRENCY, Currencies.code((String) found))
          : columns.code(dimension, found);
    }
  }
}
