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
 * kinds of absence and for a number that does not fit, which is then kept beside.
 */
final class DecimalVector {

  static final long MISSING = Long.MIN_VALUE;
  static final long SUPPRESSED = Long.MIN_VALUE + 1;
  static final long NOT_YET_REPORTED = Long.MIN_VALUE + 2;

  /** The number is in {@link #wide}. */
  static final long WIDE = Long.MIN_VALUE + 3;

  private long[] unscaled = new long[16];
  private final Map<Integer, BigDecimal> wide = new HashMap<>();
  private int size;
  private int scale;

  /** So many missing numbers, ready to take numbers of the given scale. */
  static DecimalVector missing(int size, int scale) {
    DecimalVector vector = new DecimalVector();
    vector.unscaled = new long[Math.max(size, 16)];
    Arrays.fill(vector.unscaled, 0, size, MISSING);
    vector.size = size;
    vector.scale = scale;
    return vector;
  }

  /** Raw numbers of the given scale, and marks, one a row. */
  static DecimalVector of(long[] raws, int scale) {
    DecimalVector vector = new DecimalVector();
    vector.unscaled = raws;
    vector.size = raws.length;
    vector.scale = scale;
    return vector;
  }

  DecimalVector copy() {
    DecimalVector copy = new DecimalVector();
    copy.unscaled = unscaled.clone();
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
    return unscaled[Objects.checkIndex(row, size)];
  }

  /** The raw numbers by row, to be read only; rows behind the last may follow. */
  long[] raws() {
    return unscaled;
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
    int row = append(); // may move the array
    unscaled[row] = mark;
  }

  void set(int row, BigDecimal number) {
    put(Objects.checkIndex(row, size), Decimals.normal(number));
  }

  void setAbsent(int row, ObservationStatus why) {
    long mark = mark(why);
    unscaled[Objects.checkIndex(row, size)] = mark;
    wide.remove(row);
  }

  /** Copies a row of another vector to the end of this one. */
  void addFrom(DecimalVector other, int row) {
    setFrom(append(), other, row);
  }

  /** Sets a number that is a whole multiple of a power of ten and fits. */
  void setRaw(int row, long raw, int rawScale) {
    if (rawScale == scale && raw > WIDE) {
      unscaled[Objects.checkIndex(row, size)] = raw;
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
      unscaled[Objects.checkIndex(row, size)] = raw;
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
    taken.unscaled = new long[Math.max(rows.length, 1)];
    for (int i = 0; i < rows.length; i++) {
      taken.unscaled[i] = raw(rows[i]);
      if (taken.unscaled[i] == WIDE) {
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

  private static long mark(ObservationStatus why) {
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
    unscaled[row] = raw(normal, scale);
    if (unscaled[row] == WIDE) {
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
      long raw = unscaled[row];
      if (raw <= WIDE || raw == 0) {
        continue;
      }
      long product = small ? raw * factor.longValue() : 0;
      boolean fits =
          small && Math.multiplyHigh(raw, factor.longValue()) == product >> 63 && product > WIDE;
      if (fits) {
        unscaled[row] = product;
      } else {
        put(row, number(raw, coarser));
      }
    }
  }

  /** Makes room for one row more, which is missing at first. */
  private int append() {
    if (size == unscaled.length) {
      unscaled = Arrays.copyOf(unscaled, Math.max(16, Math.addExact(size, size >> 1)));
    }
    unscaled[size] = MISSING;
    return size++;
  }
}
