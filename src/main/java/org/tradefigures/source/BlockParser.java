package org.tradefigures.source;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
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

  /** Room behind the last byte, so that eight bytes can be looked at from anywhere. */
  private static final int PADDING = 2 * Long.BYTES;

  private static final Map<Dimension<?>, Object> TOTALS =
      Map.of(
          Dimension.SECOND_PARTNER, Breakdown.TOTAL.secondPartner(),
          Dimension.CUSTOMS, Breakdown.TOTAL.customs(),
          Dimension.TRANSPORT, Breakdown.TOTAL.transport());

  /** How the cells of a column are read. */
  private enum Kind {
    /** As texts of few different ones. */
    TEXT,
    NUMBER,
    /** With an eye on where they start and end. */
    ANY
  }

  private final Layout layout;
  private final byte separator;
  private final long separators;
  private final TradeColumns columns;
  private final int width;
  private final ByteFields[] fields;
  private final int[][] numbers;
  private final NumberCells[] measures;
  private final Kind[] kinds;
  private final int[] starts;
  private final int[] ends;
  private final int[] compared;
  private final int prefixColumns;
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

  /** Where the cells stand that start the latest rows, all alike, and since which row they do. */
  private int prefixStart;

  private int prefixLength;
  private int prefixRow;

  private boolean increasing;

  /** How this row compares with the one before, by the columns so far. */
  private int order;

  /**
   * A parser without rows.
   *
   * @param scales the decimals of value, weight and quantity that any thread has met
   */
  BlockParser(Layout layout, byte separator, TradeColumns columns, AtomicInteger[] scales) {
    this.layout = layout;
    this.separator = separator;
    this.separators = Words.eightTimes(separator);
    this.columns = columns;
    this.width = layout.header().size();
    this.fields = new ByteFields[width];
    this.numbers = new int[width][];
    this.measures = new NumberCells[width];
    this.starts = new int[width];
    this.ends = new int[width];
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
    this.kinds = new Kind[width];
    Arrays.setAll(kinds, this::kind);
    this.prefixColumns = prefixColumns();
  }

  private Kind kind(int column) {
    boolean placed =
        !told.isEmpty()
            && (column == layout.value().index()
                || told.keySet().stream().anyMatch(other -> other.index() == column));
    if (placed || (fields[column] == null) == (measures[column] == null)) {
      return Kind.ANY;
    }
    return measures[column] == null ? Kind.TEXT : Kind.NUMBER;
  }

  /** The columns before the last of the texts that the rows start with. */
  private int prefixColumns() {
    int texts = 0;
    while (texts < width && kinds[texts] == Kind.TEXT) {
      texts++;
    }
    return Math.max(0, texts - 1);
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
    NumberCells cells = new NumberCells(measure, scale, mayBeNegative, separator, target);
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
    start((length - from) / width + 2);
    increasing = ordered;
    int at = from;
    while (at < to) {
      if (bytes[at] == '\n') {
        at++;
      } else if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
        at += 2;
      } else {
        at = row(at);
      }
    }
    spreadPrefix();
  }

  private void start(int most) {
    if (block.capacity() < most) {
      block = columns.block(most);
      for (int column : compared) {
        numbers[column] = new int[most];
      }
      told.values().forEach(cells -> cells.numbers = new int[most]);
    }
    block.clear(most);
    value.start(block.values());
    if (netWeight != null) {
      netWeight.start(block.netWeights());
    }
    if (quantity != null) {
      quantity.start(block.quantities());
    }
    rows = 0;
    prefixLength = 0;
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

  // ------------------------------------------------------------------ cells

  /** Reads a row, and returns where the next one starts. */
  private int row(int start) {
    int at = start;
    int column = 0;
    order = rows == 0 || !increasing ? -1 : 0;
    if (prefixLength > 0 && samePrefix(start)) {
      at += prefixLength;
      column = prefixColumns;
    } else {
      spreadPrefix();
      for (; column < prefixColumns; column++) {
        at = cell(column, at);
        if (bytes[at++] != separator) {
          throw new GiveUp();
        }
      }
      prefixRow = rows;
      prefixLength = at - start;
    }
    prefixStart = start;
    for (; column < width - 1; column++) {
      at = cell(column, at);
      if (bytes[at++] != separator) {
        throw new GiveUp();
      }
    }
    at = cell(width - 1, at);
    if (bytes[at] == separator) { // one at the end of a row is no cell
      at++;
      while (bytes[at] == ' ') {
        at++;
      }
    }
    if (bytes[at] == '\r') {
      at++;
    }
    if (bytes[at++] != '\n') {
      throw new GiveUp();
    }
    if (!told.isEmpty()) {
      told.values().forEach(Told::read);
    }
    increasing &= order < 0;
    rows++;
    return at;
  }

  /** Whether a row starts as the one before, so that its first cells are the same. */
  private boolean samePrefix(int start) {
    int at = 0;
    for (; at + Long.BYTES <= prefixLength; at += Long.BYTES) {
      if (Words.at(bytes, start + at) != Words.at(bytes, prefixStart + at)) {
        return false;
      }
    }
    long different = Words.at(bytes, start + at) ^ Words.at(bytes, prefixStart + at);
    return (different & Words.low(prefixLength - at)) == 0;
  }

  /** Gives the rows that start alike their first cells. */
  private void spreadPrefix() {
    if (rows - prefixRow > 1) {
      for (int column = 0; column < prefixColumns; column++) {
        int[] ofColumn = numbers[column];
        Arrays.fill(ofColumn, prefixRow + 1, rows, ofColumn[prefixRow]);
      }
    }
    prefixRow = rows;
  }

  /** Reads a cell, and returns where it ends. */
  private int cell(int column, int at) {
    switch (kinds[column]) {
      case TEXT -> {
        long word = Words.at(bytes, at);
        int length = Words.indexOf(word, separators);
        if (length < Long.BYTES && (byte) word != '"') {
          number(column, fields[column].of(ByteFields.key(word, length)));
          return at + length;
        }
      }
      case NUMBER -> {
        int end = measures[column].read(bytes, at, rows);
        if (end != NumberCells.NOT_PLAIN) {
          return end;
        }
      }
      default -> {}
    }
    return anyCell(column, at);
  }

  private void number(int column, int text) {
    int[] ofColumn = numbers[column];
    ofColumn[rows] = text;
    if (order == 0) {
      order = fields[column].compare(ofColumn[rows - 1], text);
    }
  }

  private int anyCell(int column, int at) {
    boolean quoted = bytes[at] == '"';
    int from = quoted ? at + 1 : at;
    int to = from;
    while (quoted
        ? bytes[to] != '"' && bytes[to] != '\n'
        : bytes[to] != separator && bytes[to] != '\n' && bytes[to] != '\r') {
      to++;
    }
    if (quoted && bytes[to] != '"') {
      throw new GiveUp();
    }
    starts[column] = from;
    ends[column] = to;
    if (fields[column] != null) {
      number(column, fields[column].of(bytes, from, to));
    }
    if (measures[column] != null) {
      measures[column].readAny(bytes, from, to, rows);
    } else if (fields[column] == null) {
      requireSound(from, to);
    }
    return quoted ? to + 1 : to;
  }

  private void requireSound(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0 || ByteFields.isDoubtful(bytes[i])) {
        ByteFields.sound(bytes, from, to);
        return;
      }
    }
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
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

    void read() {
      int index = column.index();
      int ofValue = layout.value().index();
      String cell =
          column
              .cell()
              .told(
                  BlockParser.this.text(starts[index], ends[index]),
                  BlockParser.this.text(starts[ofValue], ends[ofValue]));
      Integer number = known.putIfAbsent(cell, texts.size());
      if (number == null) {
        number = texts.size();
        texts.add(cell);
      }
      numbers[rows] = number;
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

    @Override
    public String text(int row) {
      return fields[column].text(numbers[column][row]).strip();
    }
  }

  /** What a function makes of cells, called once for every combination. */
  private class Answer<T> {
    private final Layout.Reading<T> reading;
    private final List<Cells> cells = new ArrayList<>();
    private final List<Long2IntOpenHashMap> combinations = new ArrayList<>();
    private final List<@Nullable T> values = new ArrayList<>();

    Answer(Layout.Reading<T> reading) {
      this.reading = reading;
      for (Layout.Column column : reading.columns()) {
        boolean text = column.cell() == Layout.Cell.TEXT;
        cells.add(text ? new Texts(column.index()) : told.computeIfAbsent(column, Told::new));
        combinations.add(new Long2IntOpenHashMap());
      }
    }

    boolean isConstant() {
      return cells.isEmpty();
    }

    /** The numbers of the cells, where there is one a row; none where there are several. */
    int[] single() {
      return cells.size() == 1 ? cells.get(0).numbers() : new int[0];
    }

    /** The number of the combination of cells in a row. */
    int combination(int row) {
      int number = 0;
      for (int i = 0; i < cells.size(); i++) {
        int ofCell = cells.get(i).number(row);
        if (i == 0) {
          number = ofCell;
        } else {
          Long2IntOpenHashMap known = combinations.get(i);
          int next = known.size();
          number = known.computeIfAbsent((long) number << Integer.SIZE | ofCell, key -> next);
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

    DimensionAnswer(Dimension<T> dimension, Layout.Reading<T> reading) {
      super(reading);
      this.dimension = dimension;
    }

    void write() {
      if (isConstant()) {
        block.all(dimension, code(0));
        return;
      }
      int[] ofRows = block.codes(dimension);
      int[] single = single();
      if (single.length > 0) {
        int row = translate(single, codes, ofRows, 0, rows);
        while (row < rows) {
          learn(row, single[row]);
          row = translate(single, codes, ofRows, row, rows);
        }
        return;
      }
      for (int row = 0; row < rows; row++) {
        int combination = combination(row);
        int code = combination < codes.length ? codes[combination] - 1 : -1;
        ofRows[row] = code >= 0 ? code : learn(row, combination);
      }
    }

    /**
     * Turns combinations into codes, up to the first that has none yet: that row is returned. This
     * is a loop of its own because a small one is compiled at once, while rows still wait.
     */
    private static int translate(int[] combinations, int[] codes, int[] into, int from, int to) {
      for (int row = from; row < to; row++) {
        int combination = combinations[row];
        int code = combination < codes.length ? codes[combination] - 1 : -1;
        if (code < 0) {
          return row;
        }
        into[row] = code;
      }
      return to;
    }

    private int learn(int row, int combination) {
      if (combination >= codes.length) {
        codes = Arrays.copyOf(codes, Math.max(16, combination * 2));
      }
      int code = code(row);
      codes[combination] = code + 1;
      return code;
    }

    @SuppressWarnings("unchecked")
    private int code(int row) {
      T found = value(row);
      return dimension == Dimension.CURRENCY
          ? columns.code(Dimension.CURRENCY, Currencies.code((String) found))
          : columns.code(dimension, found);
    }
  }
}
