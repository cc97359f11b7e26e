package org.tradefigures.source;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.math.BigDecimal;
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

  /** Says that the file has to be read row by row. */
  static final class GiveUp extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
  }

  /** Room behind the last byte, so that eight bytes can be looked at from anywhere. */
  private static final int PADDING = 2 * Long.BYTES;

  private static final int MOST_DIGITS = 18;
  private static final long[] TENS = new long[MOST_DIGITS + 1];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = TENS[i - 1] * 10;
    }
  }

  private static final Map<Dimension<?>, Object> TOTALS =
      Map.of(
          Dimension.SECOND_PARTNER, Breakdown.TOTAL.secondPartner(),
          Dimension.CUSTOMS, Breakdown.TOTAL.customs(),
          Dimension.TRANSPORT, Breakdown.TOTAL.transport());

  private final Layout layout;
  private final byte separator;
  private final long separators;
  private final TradeColumns columns;
  private final int width;
  private final ByteFields[] fields;
  private final int[] sound;
  private final int[][] numbers;
  private final Measured[] measures;
  private final boolean[] ranged;
  private final int[] starts;
  private final int[] ends;
  private final int[] compared;
  private final int prefixColumns;
  private final Map<Layout.Column, Told> told = new LinkedHashMap<>();
  private final List<DimensionAnswer<?>> dimensions = new ArrayList<>();
  private final Answer<Provenance> provenance;
  private final @Nullable Answer<ObservationStatus> status;
  private final @Nullable Answer<QuantityUnit> unit;
  private final Measured value;
  private final @Nullable Measured netWeight;
  private final @Nullable Measured quantity;
  private TradeColumns.Block block;
  private byte[] bytes = new byte[0];
  private int rows;
  private int prefixStart;
  private int prefixLength;
  private boolean increasing;

  /**
   * @param scales the decimals of value, weight and quantity that any thread has met
   */
  BlockParser(Layout layout, byte separator, TradeColumns columns, AtomicInteger[] scales) {
    this.layout = layout;
    this.separator = separator;
    this.separators = ByteFields.eightTimes(separator);
    this.columns = columns;
    this.width = layout.header().size();
    this.fields = new ByteFields[width];
    this.sound = new int[width];
    this.numbers = new int[width][];
    this.measures = new Measured[width];
    this.ranged = new boolean[width];
    this.starts = new int[width];
    this.ends = new int[width];
    this.block = columns.block(0);
    layout.dimensions().forEach(this::answer);
    this.provenance = new Answer<>(layout.provenance());
    this.status = layout.status() == null ? null : new Answer<>(layout.status());
    this.unit = layout.unit() == null ? null : new Answer<>(layout.unit());
    this.value = measured(layout.value(), scales[0], true);
    this.netWeight =
        layout.netWeight() == null ? null : measured(layout.netWeight(), scales[1], false);
    this.quantity =
        layout.quantity() == null ? null : measured(layout.quantity(), scales[2], false);
    this.compared = IntStream.range(0, width).filter(c -> fields[c] != null).toArray();
    int texts = 0;
    while (texts < width && measures[texts] == null && fields[texts] != null && !ranged[texts]) {
      texts++;
    }
    this.prefixColumns = Math.max(0, texts - 1);
  }

  private <T extends Comparable<? super T>> void answer(
      Dimension<T> dimension, Layout.Reading<?> reading) {
    @SuppressWarnings("unchecked")
    Layout.Reading<T> typed = (Layout.Reading<T>) reading;
    dimensions.add(new DimensionAnswer<>(dimension, typed));
  }

  private Measured measured(Layout.Measure measure, AtomicInteger scale, boolean negative) {
    Measured measured = new Measured(measure, scale, negative);
    measures[measure.index()] = measured;
    return measured;
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

  /** Reads the rows in the first bytes of the buffer. */
  void parse(int length) {
    bytes[length] = '\n';
    int most = length / width + 2;
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
    increasing = true;
    int at = 0;
    while (at < length) {
      if (bytes[at] == '\n') {
        at++;
      } else if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
        at += 2;
      } else {
        at = row(at);
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
    value.finish(block.values());
    if (netWeight != null) {
      netWeight.finish(block.netWeights());
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
    long[] raw = value.raw;
    boolean allThere = true;
    for (int row = 0; row < rows; row++) {
      allThere &= TradeColumns.Numbers.absence(raw[row]) == null;
    }
    if (status == null && allThere) {
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
      long amount = quantity.raw[row];
      boolean there = TradeColumns.Numbers.absence(amount) == null;
      QuantityUnit ofRow = there ? unit.value(row) : QuantityUnit.NONE;
      if (ofRow == QuantityUnit.NONE && amount == 0) {
        quantity.raw[row] = TradeColumns.Numbers.mark(ObservationStatus.MISSING);
      }
      codes[row] = columns.code(ofRow);
    }
    quantity.finish(block.quantities());
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

  private boolean isAfterLast(int from) {
    for (int column : compared) {
      if (column >= from) {
        int[] ofColumn = numbers[column];
        int order = fields[column].compare(ofColumn[rows - 1], ofColumn[rows]);
        if (order != 0) {
          return order < 0;
        }
      }
    }
    return false;
  }

  // ------------------------------------------------------------------ cells

  /** Reads a row, and returns where the next one starts. */
  private int row(int start) {
    int at = start;
    int column = 0;
    boolean samePrefix = prefixLength > 0 && samePrefix(start);
    if (samePrefix) {
      for (; column < prefixColumns; column++) {
        numbers[column][rows] = numbers[column][rows - 1];
      }
      at += prefixLength;
    }
    for (; column < width - 1; column++) {
      at = cell(column, at);
      if (bytes[at++] != separator) {
        throw new GiveUp();
      }
      if (column == prefixColumns - 1) {
        prefixLength = at - start;
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
    prefixStart = start;
    increasing &= rows == 0 || isAfterLast(samePrefix ? prefixColumns : 0);
    rows++;
    return at;
  }

  private boolean samePrefix(int start) {
    int at = 0;
    for (; at + Long.BYTES <= prefixLength; at += Long.BYTES) {
      if (ByteFields.eight(bytes, start + at) != ByteFields.eight(bytes, prefixStart + at)) {
        return false;
      }
    }
    int rest = (prefixLength - at) * Byte.SIZE;
    long different =
        ByteFields.eight(bytes, start + at) ^ ByteFields.eight(bytes, prefixStart + at);
    return rest == 0 || different << (Long.SIZE - rest) == 0;
  }

  /** Reads a cell, and returns where it ends. */
  private int cell(int column, int at) {
    ByteFields texts = fields[column];
    if (!ranged[column]) {
      if (texts == null && measures[column] != null) {
        return measures[column].read(column, at);
      }
      if (texts != null && measures[column] == null && column < width - 1) {
        long eight = ByteFields.eight(bytes, at);
        int length = ByteFields.indexOf(eight, separators);
        if (length < Long.BYTES && (byte) eight != '"') {
          long mask = (1L << (length * Byte.SIZE)) - 1;
          numbers[column][rows] = sound(column, texts.of(eight & mask, length));
          return at + length;
        }
      }
    }
    return anyCell(column, at);
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
      numbers[column][rows] = sound(column, fields[column].of(bytes, from, to));
    }
    if (measures[column] != null) {
      measures[column].readAny(from, to);
    } else if (fields[column] == null) {
      requireSound(from, to);
    }
    return quoted ? to + 1 : to;
  }

  /** A text that is met for the first time must not hold what the reading row by row refuses. */
  private int sound(int column, int text) {
    if (text >= sound[column]) {
      requireSound(fields[column].text(text));
      sound[column] = text + 1;
    }
    return text;
  }

  private void requireSound(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0 || isDoubtful(bytes[i])) {
        requireSound(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        return;
      }
    }
  }

  private static void requireSound(String text) {
    if (text.chars().anyMatch(BlockParser::isDoubtful)) {
      throw new GiveUp();
    }
  }

  private static boolean isDoubtful(int c) {
    return c == '"' || c == 0 || c == '\r' || c == '\n' || c == '\uFFFD';
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
  }

  // ------------------------------------------------------------------ what cells mean

  /** A column of numbers. */
  private final class Measured {
    private final Layout.Measure measure;
    private final AtomicInteger shared;
    private final boolean mayBeNegative;
    private int scale;
    private long[] raw = new long[0];
    private TradeColumns.Numbers target = block.values();

    Measured(Layout.Measure measure, AtomicInteger shared, boolean mayBeNegative) {
      this.measure = measure;
      this.shared = shared;
      this.mayBeNegative = mayBeNegative;
    }

    void start(TradeColumns.Numbers numbersOfBlock) {
      scale = Math.max(scale, shared.get());
      target = numbersOfBlock;
      raw = target.raw(scale);
    }

    void finish(TradeColumns.Numbers numbersOfBlock) {
      numbersOfBlock.raw(scale);
    }

    /** Reads a plain number of few digits; leaves any other to the long way. */
    int read(int column, int at) {
      boolean negative = bytes[at] == '-';
      int end = negative ? at + 1 : at;
      long eight = ByteFields.eight(bytes, end);
      int digits = ByteFields.digits(eight);
      long number = ByteFields.number(eight, digits);
      end += digits;
      int decimals = 0;
      if (bytes[end] == '.' && digits > 0) {
        eight = ByteFields.eight(bytes, end + 1);
        decimals = ByteFields.digits(eight);
        number = number * TENS[decimals] + ByteFields.number(eight, decimals);
        end += decimals + 1;
        digits = decimals == 0 ? 0 : digits;
      }
      byte next = bytes[end];
      if (digits == 0 || (next != separator && next != '\n' && next != '\r')) {
        return longer(column, at);
      }
      put(negative ? -number : number, decimals);
      return end;
    }

    /** Reads a number of more than eight digits; leaves any other cell to the long way. */
    private int longer(int column, int at) {
      boolean negative = bytes[at] == '-';
      int end = negative ? at + 1 : at;
      int first = end;
      int point = -1;
      long number = 0;
      for (byte c = bytes[end];
          (c >= '0' && c <= '9') || (c == '.' && point < 0);
          c = bytes[++end]) {
        if (c == '.') {
          point = end;
        } else {
          number = number * 10 + (c - '0');
        }
      }
      int digits = end - first - (point < 0 ? 0 : 1);
      int decimals = point < 0 ? 0 : end - point - 1;
      boolean plain = digits <= MOST_DIGITS && digits > decimals && (point < 0 || decimals > 0);
      byte next = bytes[end];
      if (!plain || (next != separator && next != '\n' && next != '\r')) {
        return anyCell(column, at);
      }
      put(negative ? -number : number, decimals);
      return end;
    }

    /** Reads whatever the cell holds. */
    void readAny(int from, int to) {
      String cell = text(from, to);
      BigDecimal number = measure.read(cell, "number");
      if (number == null) {
        raw[rows] =
            TradeColumns.Numbers.mark(
                Objects.requireNonNullElse(measure.absence(cell), ObservationStatus.MISSING));
      } else {
        require(number.signum());
        target.set(rows, number);
      }
    }

    private void put(long number, int decimals) {
      require(Long.signum(number));
      int missing = scale + measure.shift() - decimals;
      long rest = number;
      while (missing < 0 && rest % 10 == 0) {
        rest /= 10;
        missing++;
      }
      if (missing < 0) {
        refine(scale - missing);
        missing = 0;
      }
      if (missing == 0) {
        raw[rows] = rest;
      } else if (rest == 0) {
        raw[rows] = 0;
      } else {
        raw[rows] = product(rest, missing);
      }
    }

    private void require(int sign) {
      if (sign < 0 && !mayBeNegative) {
        throw new GiveUp();
      }
    }

    /** All numbers get more decimals. */
    private void refine(int finer) {
      for (int row = 0; row < rows; row++) {
        if (TradeColumns.Numbers.isNumber(raw[row]) && raw[row] != 0) {
          raw[row] = product(raw[row], finer - scale);
        }
      }
      scale = finer;
      shared.accumulateAndGet(finer, Math::max);
    }

    private static long product(long number, int tens) {
      if (tens > MOST_DIGITS) {
        throw new GiveUp();
      }
      long product = number * TENS[tens];
      if (Math.multiplyHigh(number, TENS[tens]) != product >> 63
          || !TradeColumns.Numbers.isNumber(product)) {
        throw new GiveUp();
      }
      return product;
    }
  }

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
      ranged[column.index()] = true;
      ranged[layout.value().index()] = true;
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
        List<String> texts = cells.stream().map(c -> c.text(row)).toList();
        synchronized (layout) { // functions need not be made for threads
          known = reading.function().apply(texts);
        }
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
        int[] known = codes;
        for (int row = 0; row < rows; row++) {
          int combination = single[row];
          int code = combination < known.length ? known[combination] - 1 : -1;
          if (code < 0) {
            code = learn(row, combination);
            known = codes;
          }
          ofRows[row] = code;
        }
        return;
      }
      for (int row = 0; row < rows; row++) {
        int combination = combination(row);
        int code = combination < codes.length ? codes[combination] - 1 : -1;
        ofRows[row] = code >= 0 ? code : learn(row, combination);
      }
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
