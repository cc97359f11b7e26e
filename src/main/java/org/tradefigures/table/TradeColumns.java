package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.TradeFlow;

/**
 * Figures as codes, on their way into a table or into sums: every distinct value once, and blocks
 * of rows that name them by number, without an object for a row. For readers of large files; who
 * has records uses {@link TradeTable#of}.
 *
 * <p>Threads may fill blocks, ask for codes and put blocks into their rows at the same time.
 */
public final class TradeColumns {

  private static final Map<Dimension<?>, Integer> SLOTS = new LinkedHashMap<>();

  static {
    for (Dimension<?> dimension : Dimension.IDENTITY) {
      SLOTS.put(dimension, SLOTS.size());
    }
  }

  private static final int STATUS = SLOTS.size();
  private static final int UNIT = STATUS + 1;
  private static final int PROVENANCE = STATUS + 2;
  private static final int WIDTH = STATUS + 3;

  private final Values[] values = new Values[WIDTH];
  private final Codes.Builder[] codes = new Codes.Builder[WIDTH];
  private final DecimalVector value = new DecimalVector();
  private final DecimalVector netWeight = new DecimalVector();
  private final DecimalVector quantity = new DecimalVector();
  private int size;

  /** Held for writing while columns grow or change the form of their rows. */
  private final ReadWriteLock form = new ReentrantReadWriteLock();

  /** No values and no rows. */
  public TradeColumns() {
    Arrays.setAll(values, slot -> new Values());
    Arrays.setAll(codes, slot -> new Codes.Builder());
  }

  /**
   * The code of a value of a dimension, a new one if need be.
   *
   * @param dimension any that is stored but the source, which the provenance tells
   * @param cell the value
   * @param <T> the type of its values
   * @return the code
   */
  public <T extends Comparable<? super T>> int code(Dimension<T> dimension, T cell) {
    return values[slot(dimension)].code(cell);
  }

  /**
   * The code of a status.
   *
   * @param status the status
   * @return the code
   */
  public int code(ObservationStatus status) {
    return values[STATUS].code(status);
  }

  /**
   * The code of a unit of quantity.
   *
   * @param unit the unit; {@link QuantityUnit#NONE} where there is no quantity
   * @return the code
   */
  public int code(QuantityUnit unit) {
    return values[UNIT].code(unit);
  }

  /**
   * The code of a provenance.
   *
   * @param provenance where a figure comes from
   * @return the code
   */
  public int code(Provenance provenance) {
    return values[PROVENANCE].code(List.of(provenance));
  }

  /**
   * An empty block.
   *
   * @param rows for how many rows there is room
   * @return the block, to be used again and again
   */
  public Block block(int rows) {
    return new Block(rows);
  }

  /**
   * Copies a block into rows.
   *
   * @param block the block
   * @param row the row of its first
   */
  public void put(Block block, int row) {
    Math.addExact(row, block.size);
    block.findConstants();
    for (int done = 0; done < block.size; ) {
      int here = Math.min(block.size - done, Codes.CHUNK - ((row + done) & Codes.IN_CHUNK));
      put(new Rows(block, done, row + done, here));
      done += here;
    }
  }

  private void put(Rows rows) {
    form.readLock().lock();
    try {
      if (rows.haveRoom()) {
        rows.put();
        return;
      }
    } finally {
      form.readLock().unlock();
    }
    form.writeLock().lock();
    try {
      rows.makeRoom();
      rows.put();
    } finally {
      form.writeLock().unlock();
    }
  }

  /** Some rows of a block on their way into the columns, into one chunk of each. */
  private final class Rows {
    private final Block block;
    private final int from;
    private final int row;
    private final int count;

    Rows(Block block, int from, int row, int count) {
      this.block = block;
      this.from = from;
      this.row = row;
      this.count = count;
    }

    /** Whether they fit in without changing the form of any column. */
    boolean haveRoom() {
      for (int slot = 0; slot < WIDTH; slot++) {
        boolean room =
            block.isSame(slot)
                ? codes[slot].hasRoomForOne(row, count, block.same[slot])
                : codes[slot].hasRoom(row, count, block.same[slot]);
        if (!room) {
          return false;
        }
      }
      return hasRoom(value, block.value)
          && hasRoom(netWeight, block.netWeight)
          && hasRoom(quantity, block.quantity);
    }

    private boolean hasRoom(DecimalVector column, Numbers numbers) {
      return numbers.used
          ? numbers.wide.isEmpty() && column.hasRoom(row, count, numbers.scale)
          : column.hasRoomForNothing();
    }

    void makeRoom() {
      for (int slot = 0; slot < WIDTH; slot++) {
        if (block.isSame(slot)) {
          codes[slot].makeRoomForOne(row, count, block.same[slot]);
        } else {
          codes[slot].makeRoom(row, count, block.same[slot]);
        }
      }
      makeRoom(value, block.value);
      makeRoom(netWeight, block.netWeight);
      makeRoom(quantity, block.quantity);
    }

    private void makeRoom(DecimalVector column, Numbers numbers) {
      if (numbers.used) {
        column.makeRoom(row, count, numbers.scale);
      } else {
        column.putNothing(row, count);
      }
    }

    void put() {
      for (int slot = 0; slot < WIDTH; slot++) {
        int[] varying = block.varying[slot];
        int[] ofRuns = block.ofRuns[slot];
        if (varying != null) {
          codes[slot].put(row, varying, from, count);
        } else if (ofRuns != null) {
          putRuns(slot, ofRuns);
        } else {
          codes[slot].putOne(row, block.same[slot], count);
        }
      }
      put(value, block.value);
      put(netWeight, block.netWeight);
      put(quantity, block.quantity);
    }

    private void putRuns(int slot, int[] ofRuns) {
      int to = from + count;
      for (int run = 0; run < block.starts.count(); run++) {
        int start = Math.max(from, block.starts.first(run));
        int end = Math.min(to, block.starts.first(run + 1));
        if (start < end) {
          codes[slot].putOne(row + start - from, ofRuns[run], end - start);
        }
      }
    }

    private void put(DecimalVector column, Numbers numbers) {
      if (numbers.used) {
        column.put(row, numbers.raw, from, count, numbers.scale, numbers.wide);
      }
    }
  }

  /**
   * The table of all rows that blocks were put into.
   *
   * @param rows how many rows there are
   * @return the table, of unknown coverage; its columns are those of this, which must not be used
   *     any more
   */
  public TradeTable table(int rows) {
    return table(
        rows,
        slot -> new Coded<>(List.copyOf(values[slot]), codes[slot].build(rows).inRuns(rows)),
        value,
        netWeight,
        quantity);
  }

  /**
   * Writes a record into a block.
   *
   * @param block the block
   * @param row the row in it
   * @param flow the record
   */
  public void set(Block block, int row, TradeFlow flow) {
    set(block, row, Dimension.PERIOD, flow.period());
    set(block, row, Dimension.ECONOMY, flow.economy());
    set(block, row, Dimension.PARTNER, flow.partner());
    set(block, row, Dimension.REPORTER, flow.reporter());
    set(block, row, Dimension.DIRECTION, flow.direction());
    set(block, row, Dimension.COMMODITY, flow.commodity());
    set(block, row, Dimension.VALUATION, flow.valuation());
    set(block, row, Dimension.CURRENCY, flow.currency().getCurrencyCode());
    set(block, row, Dimension.SECOND_PARTNER, flow.breakdown().secondPartner());
    set(block, row, Dimension.CUSTOMS, flow.breakdown().customs());
    set(block, row, Dimension.TRANSPORT, flow.breakdown().transport());
    block.statusCodes()[row] = code(flow.status());
    block.provenanceCodes()[row] = code(flow.provenance());
    Quantity amount = flow.quantity();
    block.unitCodes()[row] = code(amount == null ? QuantityUnit.NONE : amount.unit());
    block.value.set(row, flow.value(), flow.status());
    block.netWeight.set(row, flow.netWeightKg(), ObservationStatus.MISSING);
    block.quantity.set(row, amount == null ? null : amount.amount(), ObservationStatus.MISSING);
  }

  private <T extends Comparable<? super T>> void set(
      Block block, int row, Dimension<T> dimension, T cell) {
    block.codes(dimension)[row] = code(dimension, cell);
  }

  /**
   * The rows of a block as a table that shares its arrays. It has rows for all that there is room
   * for, and shows what the block is filled with later too, while that has the same {@link Shape}.
   */
  TradeTable view(Block block) {
    return table(
        block.capacity,
        slot -> coded(slot, block),
        block.value.vector(),
        block.netWeight.vector(),
        block.quantity.vector());
  }

  /**
   * What the {@link #view} of a block depends on beside the codes and numbers in its arrays: as
   * long as it stays the same, one view shows whatever the block is filled with.
   */
  final class Shape {
    /** No code, and no scale. */
    private static final int NONE = -1;

    /** As many codes as runs. */
    private static final int RUNS = -2;

    private final int[] told = new int[2 * WIDTH + 3];
    private final boolean[] grows = new boolean[WIDTH];
    private @Nullable Block block;

    /**
     * No shape yet.
     *
     * @param growing the dimensions of which nothing is made that more values would change
     */
    Shape(Set<Dimension<?>> growing) {
      for (Dimension<?> dimension : growing) {
        grows[slot(dimension)] = true;
      }
    }

    /** Whether a block has the shape that was taken last; else it is taken now. */
    boolean isStill(Block filled) {
      boolean still = filled == block && !filled.hasWide();
      block = filled;
      for (int slot = 0; slot < WIDTH; slot++) {
        still &= isStill(2 * slot, filled.form(slot));
        still &= isStill(2 * slot + 1, grows[slot] ? NONE : values[slot].size());
      }
      still &= isStill(2 * WIDTH, filled.value.shape());
      still &= isStill(2 * WIDTH + 1, filled.netWeight.shape());
      return isStill(2 * WIDTH + 2, filled.quantity.shape()) && still;
    }

    private boolean isStill(int part, int now) {
      boolean still = told[part] == now;
      told[part] = now;
      return still;
    }
  }

  /**
   * Whether a flow is told twice, by rows of the same {@link TradeFlow#identity identity}.
   *
   * @param rows how many rows blocks were put into
   * @return whether any is
   */
  public boolean hasRepetition(int rows) {
    return Repetitions.in(
        identity(slot -> new Coded<>(values[slot], codes[slot].build(rows))), rows);
  }

  /**
   * Finds flows that are told twice by rows that come in blocks. All values have to be known.
   *
   * @return what blocks are handed to; empty if there could be more flows than there is memory for
   */
  public Optional<BlockRepetitions> repetitions() {
    return BlockRepetitions.of(this);
  }

  /** The columns of a block that make its rows different flows. */
  List<Coded<?>> identity(Block block) {
    block.spread();
    return identity(slot -> coded(slot, block));
  }

  private static List<Coded<?>> identity(Columns columns) {
    List<Coded<?>> parts = new ArrayList<>();
    SLOTS.values().forEach(slot -> parts.add(columns.at(slot)));
    parts.add(
        columns.at(PROVENANCE).map(list -> ((Provenance) ((List<?>) list).get(0)).publication()));
    return parts;
  }

  private Coded<Object> coded(int slot, Block block) {
    return new Coded<>(values[slot], block.view(slot));
  }

  /** No rows, with all values that were met so far. */
  TradeTable dictionary() {
    return view(new Block(0));
  }

  private interface Columns {
    Coded<Object> at(int slot);
  }

  @SuppressWarnings("unchecked")
  private static TradeTable table(
      int rows,
      Columns columns,
      DecimalVector value,
      DecimalVector netWeight,
      DecimalVector quantity) {
    Map<Dimension<?>, Coded<?>> dimensions = new LinkedHashMap<>();
    for (Map.Entry<Dimension<?>, Integer> slot : SLOTS.entrySet()) {
      dimensions.put(slot.getKey(), columns.at(slot.getValue()));
    }
    Coded<List<Provenance>> provenance =
        (Coded<List<Provenance>>) (Coded<?>) columns.at(PROVENANCE);
    dimensions.put(Dimension.SOURCE, provenance.map(list -> list.get(0).source()));
    value.setSize(rows);
    netWeight.setSize(rows);
    quantity.setSize(rows);
    return new TradeTable(
        new TradeTable.Columns(
            dimensions,
            value,
            (Coded<ObservationStatus>) (Coded<?>) columns.at(STATUS),
            netWeight,
            quantity,
            (Coded<QuantityUnit>) (Coded<?>) columns.at(UNIT),
            provenance,
            TradeTable.Absences.NONE),
        Coverage.SELECTION,
        TradeTable.Kind.FLOWS);
  }

  /** Adds a record as the next row. */
  void add(TradeFlow flow) {
    set(Dimension.PERIOD, flow.period());
    set(Dimension.ECONOMY, flow.economy());
    set(Dimension.PARTNER, flow.partner());
    set(Dimension.REPORTER, flow.reporter());
    set(Dimension.DIRECTION, flow.direction());
    set(Dimension.COMMODITY, flow.commodity());
    set(Dimension.VALUATION, flow.valuation());
    set(Dimension.CURRENCY, flow.currency().getCurrencyCode());
    set(Dimension.SECOND_PARTNER, flow.breakdown().secondPartner());
    set(Dimension.CUSTOMS, flow.breakdown().customs());
    set(Dimension.TRANSPORT, flow.breakdown().transport());
    codes[STATUS].add(code(flow.status()));
    codes[PROVENANCE].add(code(flow.provenance()));
    Quantity amount = flow.quantity();
    codes[UNIT].add(code(amount == null ? QuantityUnit.NONE : amount.unit()));
    add(value, flow.value(), flow.status());
    add(netWeight, flow.netWeightKg(), ObservationStatus.MISSING);
    add(quantity, amount == null ? null : amount.amount(), ObservationStatus.MISSING);
    size++;
  }

  /** The table of the records that were added. */
  TradeTable table() {
    return table(size);
  }

  private <T extends Comparable<? super T>> void set(Dimension<T> dimension, T cell) {
    int slot = slot(dimension);
    codes[slot].add(values[slot].code(cell));
  }

  private static void add(
      DecimalVector column, @Nullable BigDecimal number, ObservationStatus why) {
    if (number == null) {
      column.addAbsent(why);
    } else {
      column.add(number);
    }
  }

  private static int slot(Dimension<?> dimension) {
    Integer slot = SLOTS.get(dimension);
    if (slot == null) {
      throw new IllegalArgumentException(
          "No column of " + dimension + " among the codes: it follows from other columns");
    }
    return slot;
  }

  /** The distinct values of a column, by code; it grows while others read it. */
  private static final class Values extends AbstractList<Object> {
    private final Map<Object, Integer> codes = new HashMap<>();
    private volatile Object[] list = new Object[16];
    private volatile int count;

    synchronized int code(Object value) {
      Integer known = codes.get(value);
      if (known != null) {
        return known;
      }
      int code = count;
      if (code == list.length) {
        list = Arrays.copyOf(list, code * 2);
      }
      list[code] = value;
      codes.put(value, code);
      count = code + 1;
      return code;
    }

    @Override
    public Object get(int code) {
      return list[Objects.checkIndex(code, count)];
    }

    @Override
    public int size() {
      return count;
    }
  }

  /** The numbers of a block: whole multiples of one power of ten, or marks. */
  public static final class Numbers {
    private final long[] raw;
    private final Map<Integer, BigDecimal> wide = new HashMap<>();
    private boolean used;
    private int scale;

    private Numbers(int rows) {
      raw = new long[rows];
    }

    /**
     * The numbers times ten to the power of the scale, to be written to.
     *
     * @param decimals the scale
     * @return one a row
     */
    public long[] raw(int decimals) {
      used = true;
      scale = decimals;
      return raw;
    }

    /**
     * Says that a row has a number of any size.
     *
     * @param row the row in the block
     * @param number the number
     */
    public void set(int row, BigDecimal number) {
      used = true;
      raw[row] = DecimalVector.WIDE;
      wide.put(row, number);
    }

    /**
     * What stands among the raw numbers for one that is absent.
     *
     * @param why missing, suppressed or not yet reported
     * @return the mark
     */
    public static long mark(ObservationStatus why) {
      return DecimalVector.mark(why);
    }

    /**
     * Why there is no number.
     *
     * @param number the raw number
     * @return null where there is one
     */
    public static @Nullable ObservationStatus absence(long number) {
      return DecimalVector.statusOf(number);
    }

    /**
     * Whether a raw number can be told from a mark.
     *
     * @param number the raw number
     * @return false for the very lowest
     */
    public static boolean isNumber(long number) {
      return number > DecimalVector.WIDE;
    }

    private void set(int row, @Nullable BigDecimal number, ObservationStatus why) {
      if (number == null) {
        used = true;
        raw[row] = mark(why);
      } else {
        set(row, number);
      }
    }

    private void clear() {
      used = false;
      scale = 0;
      wide.clear();
    }

    private DecimalVector vector() {
      return used ? DecimalVector.view(raw, raw.length, scale, wide) : new DecimalVector();
    }

    /** Equal where one vector shows both fillings, if no number is wide. */
    private int shape() {
      return used ? scale : Shape.NONE;
    }
  }

  /**
   * Rows that are read together. What is not set is the same in all rows: what was said of all rows
   * last, or else its first value.
   */
  public static final class Block {
    private final int capacity;
    private final int[] @Nullable [] varying = new int[WIDTH][];
    private final int[][] buffers = new int[WIDTH][];

    /** One code a run, for columns that are told by runs. */
    private final int[] @Nullable [] ofRuns = new int[WIDTH][];

    private final int[][] runBuffers = new int[WIDTH][];
    private final Codes.RunStarts starts = new Codes.RunStarts();

    /** The code of all rows, or the bits of all codes where they vary and are on their way. */
    private final int[] same = new int[WIDTH];

    private final Numbers value;
    private final Numbers netWeight;
    private final Numbers quantity;
    private int size;

    private Block(int capacity) {
      this.capacity = capacity;
      value = new Numbers(capacity);
      netWeight = new Numbers(capacity);
      quantity = new Numbers(capacity);
      Arrays.fill(buffers, new int[0]);
      Arrays.fill(runBuffers, new int[0]);
    }

    /**
     * Starts anew.
     *
     * @param rows how many rows it will have
     */
    public void clear(int rows) {
      size = Objects.checkIndex(rows, capacity + 1);
      Arrays.fill(varying, null);
      Arrays.fill(ofRuns, null);
      value.clear();
      netWeight.clear();
      quantity.clear();
    }

    /**
     * Keeps the first rows only.
     *
     * @param rows how many of those it has
     */
    public void resize(int rows) {
      size = Objects.checkIndex(rows, size + 1);
    }

    /**
     * For how many rows there is room.
     *
     * @return as told when it was made
     */
    public int capacity() {
      return capacity;
    }

    /**
     * The number of rows.
     *
     * @return as told when it was cleared
     */
    public int size() {
      return size;
    }

    /**
     * Notes which codes of a dimension the rows have.
     *
     * @param dimension the dimension
     * @param codes gets them besides those it has
     */
    public void collect(Dimension<?> dimension, BitSet codes) {
      int slot = slot(dimension);
      int[] ofRows = varying[slot];
      if (isSame(slot) && size > 0) {
        codes.set(same[slot]);
      }
      int[] runCodes = ofRuns[slot];
      for (int run = 0; runCodes != null && run < starts.count(); run++) {
        codes.set(runCodes[run]);
      }
      for (int row = 0, last = -1; ofRows != null && row < size; row++) {
        if (ofRows[row] != last) {
          last = ofRows[row];
          codes.set(last);
        }
      }
    }

    /**
     * The codes of a dimension, to be written to.
     *
     * @param dimension the dimension
     * @return one a row
     */
    public int[] codes(Dimension<?> dimension) {
      return vary(slot(dimension));
    }

    /**
     * Says where runs of rows start, for columns that are told by runs.
     *
     * @param firstRows the first row of every run, the first of the block to begin with, and behind
     *     them the number of rows; it must not change before the block was put or added
     * @param count how many runs there are
     */
    public void runs(int[] firstRows, int count) {
      starts.tell(firstRows, count);
    }

    /**
     * The codes of a dimension whose value only changes where a run starts, to be written to.
     *
     * @param dimension the dimension
     * @return one a run, once {@link #runs} has said how many there are
     */
    public int[] codesOfRuns(Dimension<?> dimension) {
      int slot = slot(dimension);
      if (runBuffers[slot].length < capacity) {
        runBuffers[slot] = new int[capacity];
      }
      varying[slot] = null;
      ofRuns[slot] = runBuffers[slot];
      return runBuffers[slot];
    }

    /**
     * All rows have the same value.
     *
     * @param dimension the dimension
     * @param code its code
     */
    public void all(Dimension<?> dimension, int code) {
      same[slot(dimension)] = code;
    }

    /**
     * The codes of statuses, to be written to.
     *
     * @return one a row
     */
    public int[] statusCodes() {
      return vary(STATUS);
    }

    /**
     * All rows have the same status.
     *
     * @param code its code
     */
    public void allStatus(int code) {
      same[STATUS] = code;
    }

    /**
     * The codes of units, to be written to.
     *
     * @return one a row
     */
    public int[] unitCodes() {
      return vary(UNIT);
    }

    /**
     * All rows have the same unit.
     *
     * @param code its code
     */
    public void allUnits(int code) {
      same[UNIT] = code;
    }

    /**
     * The codes of provenances, to be written to.
     *
     * @return one a row
     */
    public int[] provenanceCodes() {
      return vary(PROVENANCE);
    }

    /**
     * All rows have the same provenance.
     *
     * @param code its code
     */
    public void allProvenance(int code) {
      same[PROVENANCE] = code;
    }

    /**
     * The values in the main unit of their currency.
     *
     * @return the numbers; all are missing where none is set
     */
    public Numbers values() {
      return value;
    }

    /**
     * The net weights in kilograms.
     *
     * @return the numbers; all are missing where none is set
     */
    public Numbers netWeights() {
      return netWeight;
    }

    /**
     * The quantities in their own units.
     *
     * @return the numbers; all are missing where none is set
     */
    public Numbers quantities() {
      return quantity;
    }

    private boolean hasWide() {
      return !(value.wide.isEmpty() && netWeight.wide.isEmpty() && quantity.wide.isEmpty());
    }

    private int form(int slot) {
      return isSame(slot) ? same[slot] : ofRuns[slot] == null ? Shape.NONE : Shape.RUNS;
    }

    private Codes view(int slot) {
      int[] codes = varying[slot];
      int[] runCodes = ofRuns[slot];
      return codes != null
          ? Codes.of(codes)
          : runCodes != null ? Codes.ofRuns(starts, runCodes) : Codes.constant(same[slot]);
    }

    private boolean isSame(int slot) {
      return varying[slot] == null && ofRuns[slot] == null;
    }

    /** Finds columns all of whose codes are the same, and for the others what they are below. */
    private void findConstants() {
      for (int slot = 0; slot < WIDTH && size > 0; slot++) {
        int[] codes = varying[slot];
        int[] runCodes = ofRuns[slot];
        if (codes != null && isConstant(slot, codes, size)) {
          varying[slot] = null;
        }
        if (runCodes != null && isConstant(slot, runCodes, starts.count())) {
          ofRuns[slot] = null;
        }
      }
    }

    private boolean isConstant(int slot, int[] codes, int count) {
      int first = codes[0];
      int bits = first;
      int differences = 0;
      for (int i = 0; i < count; i++) {
        bits |= codes[i];
        differences |= codes[i] ^ first;
      }
      same[slot] = bits;
      return differences == 0;
    }

    /** Tells every column by rows that is told by runs. */
    private void spread() {
      for (int slot = 0; slot < WIDTH; slot++) {
        int[] codes = ofRuns[slot];
        if (codes != null) {
          int[] ofRows = vary(slot);
          for (int run = 0; run < starts.count(); run++) {
            Arrays.fill(ofRows, starts.first(run), starts.first(run + 1), codes[run]);
          }
        }
      }
    }

    private int[] vary(int slot) {
      if (buffers[slot].length < capacity) {
        buffers[slot] = new int[capacity];
      }
      ofRuns[slot] = null;
      varying[slot] = buffers[slot];
      return buffers[slot];
    }
  }
}
