package org.tradefigures.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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

  int size() {
    return size;
  }

  /** How many decimals the raw numbers have. */
  int scale() {
    return scale;
  }

  /** The number times ten to the power of the scale, or one of the four marks. */
  long raw(int row) {
    return unscaled[row];
  }

  /** Whether there is no number, for whatever reason. */
  boolean isAbsent(int row) {
    return unscaled[row] < WIDE;
  }

  /** The number, null where it is absent. */
  @Nullable BigDecimal get(int row) {
    long raw = unscaled[row];
    if (raw > WIDE) {
      return Decimals.normal(BigDecimal.valueOf(raw, scale));
    }
    return raw == WIDE ? wide.get(row) : null;
  }

  /** Why there is no number; null where there is one. */
  @Nullable ObservationStatus absence(int row) {
    return statusOf(unscaled[row]);
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
    grow();
    size++;
    set(size - 1, number);
  }

  void addAbsent(ObservationStatus why) {
    grow();
    size++;
    setAbsent(size - 1, why);
  }

  void set(int row, BigDecimal number) {
    BigDecimal normal = Decimals.normal(number);
    if (normal.scale() > scale) {
      rescale(normal.scale());
    }
    put(row, normal);
  }

  void setAbsent(int row, ObservationStatus why) {
    wide.remove(row);
    unscaled[row] =
        switch (why) {
          case MISSING -> MISSING;
          case SUPPRESSED -> SUPPRESSED;
          case NOT_YET_REPORTED -> NOT_YET_REPORTED;
          default -> throw new IllegalArgumentException("Status " + why + " has a value");
        };
  }

  /** Copies a row of another vector to the end of this one. */
  void addFrom(DecimalVector other, int row) {
    ObservationStatus absence = other.absence(row);
    if (absence != null) {
      addAbsent(absence);
    } else {
      BigDecimal number = other.get(row);
      add(number == null ? BigDecimal.ZERO : number);
    }
  }

  /** The rows at the given indices, in that order. */
  DecimalVector take(int[] rows) {
    DecimalVector taken = new DecimalVector();
    taken.scale = scale;
    taken.size = rows.length;
    taken.unscaled = new long[Math.max(rows.length, 1)];
    for (int i = 0; i < rows.length; i++) {
      taken.unscaled[i] = unscaled[rows[i]];
      if (unscaled[rows[i]] == WIDE) {
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

  private void put(int row, BigDecimal normal) {
    BigInteger raw = normal.setScale(scale).unscaledValue();
    if (raw.bitLength() < Long.SIZE && raw.longValue() > WIDE) {
      unscaled[row] = raw.longValue();
      wide.remove(row);
    } else {
      unscaled[row] = WIDE;
      wide.put(row, normal);
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
        put(row, BigDecimal.valueOf(raw, coarser));
      }
    }
  }

  private void grow() {
    if (size == unscaled.length) {
      unscaled = Arrays.copyOf(unscaled, Math.addExact(size, size >> 1));
    }
  }
}
