package org.tradefigures.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.trade.ObservationStatus;

/**
 * Exact decimal numbers in a row: whole multiples of one power of ten, which is the finest any of
 * them needs. Four numbers at the lower end of the range stand for the three kinds of absence and
 * for a number that does not fit, which is then kept beside. The numbers are kept in chunks, as
 * {@link Codes} are; what is behind the end of a chunk is missing, so that a column of nothing
 * costs nothing. A number takes eight bytes, and four in chunks that are put together from blocks,
 * as long as all but a few fit.
 */
final class DecimalVector {

  /** How many rows a thread takes at a time. */
  private static final int RANGE = 1 << 13;

  static final long MISSING = Long.MIN_VALUE;
  static final long SUPPRESSED = Long.MIN_VALUE + 1;
  static final long NOT_YET_REPORTED = Long.MIN_VALUE + 2;

  /** The number is in {@link #wide}. */
  static final long WIDE = Long.MIN_VALUE + 3;

  /** The same in a chunk of narrow numbers, whose marks are at the lower end of their range. */
  static final int NARROW_WIDE = Integer.MIN_VALUE + 3;

  /** As many numbers of a chunk may be too large for four bytes; with more all take eight. */
  private static final int MOST_BESIDE = Codes.CHUNK >> 8;

  private static final long[] NOTHING = new long[0];
  private static final int[] NOTHING_NARROW = new int[0];

  private long[][] chunks = {NOTHING};

  /** The chunks whose numbers take four bytes; nothing where they take eight. */
  private int[][] narrow = {NOTHING_NARROW};

  /** How many numbers of a narrow chunk are kept beside. */
  private int[] beside = {0};

  private final Map<Integer, BigDecimal> wide = new ConcurrentHashMap<>();
  private boolean holes;
  private int size;
  private int scale;

  /** So many missing numbers, ready to take numbers of the given scale. */
  static DecimalVector missing(int size, int scale) {
    DecimalVector vector = new DecimalVector();
    vector.reserve(size);
    vector.size = size;
    vector.scale = scale;
    return vector;
  }

  /** Raw numbers of one chunk at most, in an array of somebody else's. */
  static DecimalVector view(long[] raws, int size, int scale, Map<Integer, BigDecimal> wide) {
    DecimalVector vector = new DecimalVector();
    vector.chunks[0] = raws;
    vector.wide.putAll(wide);
    vector.size = size;
    vector.scale = scale;
    return vector;
  }

  DecimalVector copy() {
    DecimalVector copy = new DecimalVector();
    copy.chunks = Arrays.stream(chunks).map(long[]::clone).toArray(long[][]::new);
    copy.narrow = Arrays.stream(narrow).map(int[]::clone).toArray(int[][]::new);
    copy.beside = beside.clone();
    copy.wide.putAll(wide);
    copy.size = size;
    copy.scale = scale;
    return copy;
  }

  int size() {
    return size;
  }

  /** How many decimals the raw numbers have. */
  int scale() {
    return scale;
  }

  /** The number times ten to the power of the scale, or one of the four marks. */
  long raw(int row) {
    long stored = stored(Objects.checkIndex(row, size));
    return stored == WIDE ? raw(wideAt(row), scale) : stored;
  }

  /** The raw number as it stands in its chunk, {@link #WIDE} where it is kept beside. */
  private long stored(int row) {
    int index = row >>> Codes.CHUNK_BITS;
    int at = row & Codes.IN_CHUNK;
    int[] few = narrow[index];
    if (at < few.length) {
      return widened(few[at]);
    }
    long[] chunk = chunks[index];
    return at < chunk.length ? chunk[at] : MISSING;
  }

  private static long widened(int number) {
    return number > NARROW_WIDE ? number : Long.MIN_VALUE + (number - Integer.MIN_VALUE);
  }

  /**
   * The raw numbers of the chunk that a row is in, at {@code row & Codes.IN_CHUNK} and around; rows
   * behind its end are missing. Nothing where they are {@link #narrowChunkOf narrow}.
   */
  long[] chunkOf(int row) {
    return chunks[row >>> Codes.CHUNK_BITS];
  }

  /**
   * The same where numbers take four bytes. Its lowest four numbers are the marks, and {@link
   * #NARROW_WIDE} stands for any number that {@link #raw(int)} tells.
   */
  int[] narrowChunkOf(int row) {
    return narrow[row >>> Codes.CHUNK_BITS];
  }

  /** How many rows of the chunk that a row is in are told; those behind are missing. */
  int lengthOfChunk(int row) {
    int index = row >>> Codes.CHUNK_BITS;
    return Math.max(narrow[index].length, chunks[index].length);
  }

  /** Reads the raw numbers of rows, all in one chunk, to their places in a chunk of longs. */
  void read(int from, int to, long[] into) {
    for (int row = from; row < to; row++) {
      into[row & Codes.IN_CHUNK] = raw(row);
    }
  }

  /** Reads the raw numbers of rows into the start of an array. */
  void readTo(int from, int to, long[] into) {
    Objects.checkFromToIndex(from, to, size);
    for (int row = from; row < to; ) {
      int at = row & Codes.IN_CHUNK;
      int here = Math.min(to - row, Codes.CHUNK - at);
      long[] chunk = chunkOf(row);
      if (at + here <= chunk.length) {
        System.arraycopy(chunk, at, into, row - from, here);
      } else {
        for (int next = row; next < row + here; next++) {
          into[next - from] = raw(next);
        }
      }
      row += here;
    }
  }

  /** The same, at least so long, to be written to. */
  private long[] chunkOf(int row, int length) {
    int index = row >>> Codes.CHUNK_BITS;
    long[] chunk = chunks[index];
    if (length > chunk.length) {
      chunks[index] = Arrays.copyOf(chunk, length);
      Arrays.fill(chunks[index], chunk.length, length, MISSING);
    }
    return chunks[index];
  }

  /** A chunk of so many rows, all of which will be written, maybe by several threads. */
  synchronized long[] chunkToFill(int row, int length) {
    int index = row >>> Codes.CHUNK_BITS;
    if (chunks[index].length < length) {
      chunks[index] = new long[length];
    }
    return chunks[index];
  }

  /** Whether every number is missing, and it is plain to see. */
  boolean isNothing() {
    for (int index = 0; index < chunks.length; index++) {
      if (chunks[index].length > 0 || narrow[index].length > 0) {
        return false;
      }
    }
    return true;
  }

  private void setRaw(int row, long raw) {
    int at = row & Codes.IN_CHUNK;
    if (narrowChunkOf(row).length > 0) {
      if (at < narrowChunkOf(row).length && (isNarrow(raw) || raw <= WIDE)) {
        narrowChunkOf(row)[at] = (int) raw ^ (raw <= WIDE ? Integer.MIN_VALUE : 0);
        return;
      }
      widen(row >>> Codes.CHUNK_BITS);
    }
    long[] chunk = chunkOf(row);
    if (at < chunk.length) {
      chunk[at] = raw;
    } else if (raw != MISSING) {
      // only the first chunk grows: what is first touched costs more than what is copied
      int grown = row == at ? Math.max(16, at + (at >> 1)) : Codes.CHUNK;
      chunkOf(row, Math.min(Codes.CHUNK, grown))[at] = raw;
    }
  }

  /** Whether a number takes four bytes and is no mark then. */
  private static boolean isNarrow(long raw) {
    return raw == (int) raw && raw > NARROW_WIDE;
  }

  /** Gives the numbers of a chunk eight bytes each. */
  private void widen(int index) {
    int[] few = narrow[index];
    if (few.length == 0) {
      return;
    }
    long[] chunk = new long[few.length];
    for (int at = 0; at < few.length; at++) {
      int row = (index << Codes.CHUNK_BITS) + at;
      BigDecimal besideIt = few[at] == NARROW_WIDE ? wide.get(row) : null;
      chunk[at] = besideIt == null ? widened(few[at]) : raw(besideIt, scale);
      if (besideIt != null && chunk[at] != WIDE) {
        wide.remove(row);
      }
    }
    narrow[index] = NOTHING_NARROW;
    chunks[index] = chunk;
  }

  /** A number as a raw one of the given scale; {@link #WIDE} where it does not fit. */
  static long raw(BigDecimal normal, int scale) {
    if (normal.scale() > scale) {
      return WIDE;
    }
    BigInteger raw = normal.setScale(scale).unscaledValue();
    return raw.bitLength() < Long.SIZE && raw.longValue() > WIDE ? raw.longValue() : WIDE;
  }

  /** Whether there is no number, for whatever reason. */
  boolean isAbsent(int row) {
    return raw(row) < WIDE;
  }

  /** The number, null where it is absent. */
  @Nullable BigDecimal get(int row) {
    long raw = raw(row);
    if (raw <= WIDE) {
      return raw == WIDE ? wideAt(row) : null;
    }
    return number(raw, scale);
  }

  /** Compares two numbers; the absent are before all of them, the missing first. */
  int compare(int one, int other) {
    long a = raw(one);
    long b = raw(other);
    return (a != WIDE && b != WIDE) || Math.min(a, b) < WIDE
        ? Long.compare(a, b)
        : number(one).compareTo(number(other));
  }

  /** Whether two rows hold the same number, or are absent for the same reason. */
  boolean equal(int one, int other) {
    return raw(one) == raw(other) && compare(one, other) == 0;
  }

  /** Why there is no number; null where there is one. */
  @Nullable ObservationStatus absence(int row) {
    return statusOf(raw(row));
  }

  static @Nullable ObservationStatus statusOf(long raw) {
    if (raw >= WIDE) {
      return null;
    }
    return raw == MISSING
        ? ObservationStatus.MISSING
        : raw == SUPPRESSED ? ObservationStatus.SUPPRESSED : ObservationStatus.NOT_YET_REPORTED;
  }

  void add(BigDecimal number) {
    BigDecimal normal = Decimals.normal(number);
    put(append(), normal);
  }

  /** Adds a number that is a whole multiple of a power of ten. */
  void addRaw(long raw, int rawScale) {
    scale = size == 0 ? rawScale : scale;
    if (rawScale == scale && raw > WIDE) {
      setRaw(append(), raw);
    } else {
      put(append(), Decimals.normal(BigDecimal.valueOf(raw, rawScale)));
    }
  }

  void addAbsent(ObservationStatus why) {
    long mark = mark(why);
    setRaw(append(), mark);
  }

  void set(int row, BigDecimal number) {
    put(Objects.checkIndex(row, size), Decimals.normal(number));
  }

  void setAbsent(int row, ObservationStatus why) {
    long mark = mark(why);
    setRaw(Objects.checkIndex(row, size), mark);
    wide.remove(row);
  }

  /** Adds raw numbers of a scale, none of which is a mark; the array may be kept. */
  void addRaws(long[] raws, int rawScale) {
    if (size == 0 && raws.length <= Codes.CHUNK) {
      chunks[0] = raws;
      size = raws.length;
      scale = rawScale;
      return;
    }
    int start = size;
    scale = size == 0 ? rawScale : scale;
    for (int done = 0; done < raws.length; ) {
      int row = start + done;
      int here = Math.min(raws.length - done, Codes.CHUNK - (row & Codes.IN_CHUNK));
      makeRoom(row, here, rawScale);
      size = row + here;
      put(row, raws, done, here, rawScale, Map.of());
      done += here;
    }
  }

  /** Copies a row of another vector to the end of this one. */
  void addFrom(DecimalVector other, int row) {
    setFrom(append(), other, row);
  }

  /** Sets a number that is a whole multiple of a power of ten and fits. */
  void setRaw(int row, long raw, int rawScale) {
    if (rawScale == scale && raw > WIDE) {
      setRaw(Objects.checkIndex(row, size), raw);
      wide.remove(row);
    } else {
      set(row, BigDecimal.valueOf(raw, rawScale));
    }
  }

  /** Copies a row of another vector over one of this. */
  void setFrom(int row, DecimalVector other, int otherRow) {
    long raw = other.raw(otherRow);
    if (raw > WIDE && other.scale > scale) {
      rescale(other.scale);
    }
    if (raw < WIDE || (raw > WIDE && other.scale == scale)) {
      setRaw(Objects.checkIndex(row, size), raw);
      wide.remove(row);
    } else {
      set(row, other.number(otherRow));
    }
  }

  void clear() {
    wide.clear();
    size = 0;
  }

  /** The rows at the given indices, in that order. */
  DecimalVector take(int[] rows) {
    for (int row : rows) {
      Objects.checkIndex(row, size);
    }
    return takeOr(rows, MISSING);
  }

  /** The same with a raw number for every negative index. */
  DecimalVector takeOr(int[] rows, long ofNoRow) {
    DecimalVector taken = missing(rows.length, scale);
    if (isNothing() && ofNoRow == MISSING) {
      return taken;
    }
    Parallel.run(
        (rows.length + RANGE - 1) / RANGE,
        () -> taken,
        (vector, range) -> {
          int start = range * RANGE;
          int end = Math.min(start + RANGE, rows.length);
          int chunk = start & ~Codes.IN_CHUNK;
          long[] raws = taken.chunkToFill(chunk, Math.min(rows.length - chunk, Codes.CHUNK));
          take(rows, start, end, ofNoRow, raws);
        });
    for (int i = 0; !wide.isEmpty() && i < rows.length; i++) {
      if (rows[i] >= 0 && raw(rows[i]) == WIDE) {
        taken.wide.put(i, wideAt(rows[i]));
      }
    }
    return taken;
  }

  private void take(int[] rows, int from, int to, long ofNoRow, long[] raws) {
    for (int i = from; i < to; i++) {
      raws[i & Codes.IN_CHUNK] = rows[i] < 0 ? ofNoRow : raw(rows[i]);
    }
  }

  /** The number of a row marked {@link #WIDE}. */
  BigDecimal wideAt(int row) {
    BigDecimal number = wide.get(row);
    if (number == null) {
      throw new IllegalStateException("Row " + row + " is not wide");
    }
    return number;
  }

  BigDecimal number(int row) {
    return Objects.requireNonNull(get(row), "number");
  }

  static long mark(ObservationStatus why) {
    return switch (why) {
      case MISSING -> MISSING;
      case SUPPRESSED -> SUPPRESSED;
      case NOT_YET_REPORTED -> NOT_YET_REPORTED;
      default ->
          throw new IllegalArgumentException(
              "Status "
                  + why
                  + " has a value: without one are missing, suppressed and not-yet-reported");
    };
  }

  /** A number in its one form. */
  private static BigDecimal number(long raw, int scale) {
    long unscaled = raw;
    int decimals = scale;
    while (decimals > 0 && unscaled % 10 == 0) {
      unscaled /= 10;
      decimals--;
    }
    return BigDecimal.valueOf(unscaled, decimals);
  }

  private void put(int row, BigDecimal normal) {
    if (normal.scale() > scale) {
      rescale(normal.scale());
    }
    long raw = raw(normal, scale);
    setRaw(row, raw);
    if (raw == WIDE) {
      wide.put(row, normal);
    } else {
      wide.remove(row);
    }
  }

  private void rescale(int finer) {
    BigInteger factor = BigInteger.TEN.pow(finer - scale);
    boolean small = factor.bitLength() < Long.SIZE;
    for (int index = 0; index < narrow.length; index++) {
      if (!small || !multiplyNarrow(narrow[index], factor.longValue())) {
        widen(index);
      }
    }
    int coarser = scale;
    scale = finer;
    for (int index = 0; index < chunks.length; index++) {
      // all that is told: rows may be put behind the size
      for (int at = 0; at < chunks[index].length; at++) {
        long raw = chunks[index][at];
        if (raw <= WIDE || raw == 0) {
          continue;
        }
        long product = small ? raw * factor.longValue() : 0;
        // no multiple of ten is a mark
        boolean fits = small && Math.multiplyHigh(raw, factor.longValue()) == product >> 63;
        if (fits) {
          chunks[index][at] = product;
        } else {
          put((index << Codes.CHUNK_BITS) + at, number(raw, coarser));
        }
      }
    }
  }

  /** Multiplies narrow numbers if all products are narrow. */
  private static boolean multiplyNarrow(int[] numbers, long factor) {
    long most = -(NARROW_WIDE + 1L) / factor;
    for (int number : numbers) {
      if (number > NARROW_WIDE && Math.abs((long) number) > most) {
        return false;
      }
    }
    for (int at = 0; at < numbers.length; at++) {
      if (numbers[at] > NARROW_WIDE) {
        numbers[at] *= (int) factor;
      }
    }
    return true;
  }

  /** Makes room for one row more, which is missing at first. */
  private int append() {
    reserve(Math.addExact(size, 1));
    return size++;
  }

  private void reserve(int rows) {
    int needed = (int) (((long) rows + Codes.IN_CHUNK) >>> Codes.CHUNK_BITS);
    if (needed > chunks.length) {
      int length = chunks.length;
      chunks = Arrays.copyOf(chunks, needed);
      narrow = Arrays.copyOf(narrow, needed);
      beside = Arrays.copyOf(beside, needed);
      Arrays.fill(chunks, length, needed, NOTHING);
      Arrays.fill(narrow, length, needed, NOTHING_NARROW);
    }
  }

  // ---------------------------------------- rows that are put together, all in one chunk

  /** Makes the vector so many rows long, all of which were put. */
  void setSize(int rows) {
    reserve(rows);
    size = rows;
  }

  /** Whether rows can be {@link #put} into the vector as it is, while others put other rows. */
  boolean hasRoom(int row, int count, int rawScale) {
    int index = row >>> Codes.CHUNK_BITS;
    return rawScale == scale
        && index < chunks.length
        && beside[index] <= MOST_BESIDE
        && (row & Codes.IN_CHUNK) + count <= lengthOfChunk(row);
  }

  /** Makes room for rows, while nobody else puts any. */
  void makeRoom(int row, int count, int rawScale) {
    reserve(Math.addExact(row, count));
    if (rawScale > scale) {
      rescale(rawScale);
    }
    int index = row >>> Codes.CHUNK_BITS;
    if (beside[index] > MOST_BESIDE) {
      widen(index);
      beside[index] = 0;
    }
    int needed = (row & Codes.IN_CHUNK) + count;
    int length = lengthOfChunk(row);
    if (needed > length) {
      int longer = Codes.room(index, needed, length);
      if (chunks[index].length > 0 || (index > 0 && chunks[index - 1].length > 0)) {
        chunks[index] = Arrays.copyOf(chunks[index], longer);
      } else {
        narrow[index] = Arrays.copyOf(narrow[index], longer);
      }
      if (holes) {
        putMissing(row & ~Codes.IN_CHUNK, length, longer);
      }
    }
  }

  /**
   * Copies raw numbers of the given scale to rows there is room for.
   *
   * @param from where the first of them stands
   * @param wideNumbers the numbers that are marked {@link #WIDE}, by the place of the mark; where
   *     there are any, and where the scale is not that of the vector, nobody else may put numbers
   *     at the same time
   */
  void put(
      int row,
      long[] raws,
      int from,
      int count,
      int rawScale,
      Map<Integer, BigDecimal> wideNumbers) {
    if (narrowChunkOf(row).length > 0) {
      putNarrow(row, raws, from, count);
    } else {
      System.arraycopy(raws, from, chunkOf(row), row & Codes.IN_CHUNK, count);
    }
    if (rawScale == scale && wideNumbers.isEmpty()) {
      return;
    }
    for (int i = 0; i < count; i++) {
      long raw = raws[from + i];
      if (raw == WIDE) {
        put(row + i, Objects.requireNonNull(wideNumbers.get(from + i), "wide number"));
      } else if (raw > WIDE && rawScale != scale) {
        put(row + i, number(raw, rawScale));
      }
    }
  }

  /** Whether rows are missing without being {@link #putNothing put}. */
  boolean hasRoomForNothing() {
    return holes && isNothing();
  }

  /** Rows are missing. Nobody else may put rows at the same time. */
  void putNothing(int row, int count) {
    reserve(Math.addExact(row, count));
    holes = true;
    int at = row & Codes.IN_CHUNK;
    int told = Math.min(at + count, lengthOfChunk(row));
    if (at < told) {
      putMissing(row & ~Codes.IN_CHUNK, at, told);
    }
  }

  /** Rows of the chunk that starts at the given one are missing. */
  private void putMissing(int start, int from, int to) {
    if (narrowChunkOf(start).length > 0) {
      Arrays.fill(narrowChunkOf(start), from, to, Integer.MIN_VALUE);
    } else {
      Arrays.fill(chunkOf(start), from, to, MISSING);
    }
  }

  private void putNarrow(int row, long[] raws, int from, int count) {
    int[] chunk = narrowChunkOf(row);
    int at = row & Codes.IN_CHUNK;
    for (int i = 0; i < count; i++) {
      long raw = raws[from + i];
      if (raw != (int) raw || raw <= NARROW_WIDE) {
        chunk[at + i] = besideOrMark(row + i, raw);
      } else {
        chunk[at + i] = (int) raw;
      }
    }
  }

  /** What stands among narrow numbers for one that does not fit, which is kept, or for a mark. */
  private int besideOrMark(int row, long raw) {
    if (raw <= WIDE) {
      return (int) raw ^ Integer.MIN_VALUE;
    }
    wide.put(row, number(raw, scale));
    synchronized (wide) {
      beside[row >>> Codes.CHUNK_BITS]++;
    }
    return NARROW_WIDE;
  }
}
