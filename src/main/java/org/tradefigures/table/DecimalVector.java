package org.tradefigures.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.trade.ObservationStatus;

/**
 * Exact decimal numbers in a row, eight bytes each: whole multiples of one power of ten, which is
 * the finest any of them needs. Four numbers at the lower end of the range stand for the three
 * kinds of absence and for a number that does not fit, which is then kept beside. The numbers are
 * kept in chunks, as {@link Codes} are; what is behind the end of a chunk is missing, so that a
 * column of nothing costs nothing.
 */
final class DecimalVector {

  static final long MISSING = Long.MIN_VALUE;
  static final long SUPPRESSED = Long.MIN_VALUE + 1;
  static final long NOT_YET_REPORTED = Long.MIN_VALUE + 2;

  /** The number is in {@link #wide}. */
  static final long WIDE = Long.MIN_VALUE + 3;

  private static final long[] NOTHING = new long[0];

  private long[][] chunks = {NOTHING};

  private final Map<Integer, BigDecimal> wide = new HashMap<>();
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
    Objects.checkIndex(row, size);
    long[] chunk = chunks[row >>> Codes.CHUNK_BITS];
    int at = row & Codes.IN_CHUNK;
    return at < chunk.length ? chunk[at] : MISSING;
  }

  /**
   * The raw numbers of the chunk that a row is in, at {@code row & Codes.IN_CHUNK} and around; rows
   * behind its end are missing.
   */
  long[] chunkOf(int row) {
    return chunks[row >>> Codes.CHUNK_BITS];
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
    return Arrays.stream(chunks).allMatch(chunk -> chunk.length == 0);
  }

  private void setRaw(int row, long raw) {
    int at = row & Codes.IN_CHUNK;
    long[] chunk = chunkOf(row);
    if (at < chunk.length) {
      chunk[at] = raw;
    } else if (raw != MISSING) {
      // only the first chunk grows: what is first touched costs more than what is copied
      int grown = row == at ? Math.max(16, at + (at >> 1)) : Codes.CHUNK;
      chunkOf(row, Math.min(Codes.CHUNK, Math.max(at + 1, grown)))[at] = raw;
    }
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
      return raw == WIDE ? wide.get(row) : null;
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
    DecimalVector taken = new DecimalVector();
    taken.scale = scale;
    taken.size = rows.length;
    taken.reserve(rows.length);
    for (int i = 0; i < rows.length; i++) {
      long raw = raw(rows[i]);
      taken.setRaw(i, raw);
      if (raw == WIDE) {
        taken.wide.put(i, wideAt(rows[i]));
      }
    }
    return taken;
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
      default -> throw new IllegalArgumentException("Status " + why + " has a value");
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
    int coarser = scale;
    scale = finer;
    for (int row = 0; row < size; row++) {
      long raw = raw(row);
      if (raw <= WIDE || raw == 0) {
        continue;
      }
      long product = small ? raw * factor.longValue() : 0;
      boolean fits =
          small && Math.multiplyHigh(raw, factor.longValue()) == product >> 63 && product > WIDE;
      if (fits) {
        setRaw(row, product);
      } else {
        put(row, number(raw, coarser));
      }
    }
  }

  /** Makes room for one row more, which is missing at first. */
  private int append() {
    reserve(Math.addExact(size, 1));
    return size++;
  }

  private void reserve(int rows) {
    int needed = (int) (((long) rows + Codes.IN_CHUNK) >>> Codes.CHUNK_BITS);
    if (needed > chunks.length) {
      long[][] more = Arrays.copyOf(chunks, needed);
      Arrays.fill(more, chunks.length, needed, NOTHING);
      chunks = more;
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
        && (row & Codes.IN_CHUNK) + count <= chunks[index].length;
  }

  /** Makes room for rows, while nobody else puts any. */
  void makeRoom(int row, int count, int rawScale) {
    reserve(Math.addExact(row, count));
    if (rawScale > scale) {
      rescale(rawScale);
    }
    int index = row >>> Codes.CHUNK_BITS;
    int needed = (row & Codes.IN_CHUNK) + count;
    int length = chunks[index].length;
    if (needed > length) {
      long[] longer = Arrays.copyOf(chunks[index], Codes.room(index, needed, length));
      if (holes) {
        Arrays.fill(longer, length, longer.length, MISSING);
      }
      chunks[index] = longer;
      size = Math.max(size, (index << Codes.CHUNK_BITS) + longer.length);
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
    System.arraycopy(raws, from, chunkOf(row), row & Codes.IN_CHUNK, count);
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
    long[] chunk = chunkOf(row);
    int at = row & Codes.IN_CHUNK;
    if (at < chunk.length) {
      Arrays.fill(chunk, at, Math.min(at + count, chunk.length), MISSING);
    }
  }
}
