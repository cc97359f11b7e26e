package org.tradefigures.table;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.trade.ObservationStatus;

/** The sums in the rows of a {@link Reclassification} of one column of numbers. */
final class PlacedTotals {

  private final DecimalVector from;

  /** To how many decimals a number is divided that has no more. */
  private final Coded<Integer> decimals;

  private final DecimalVector sums;
  private final int scale;

  /** What makes a raw number one of the sums. */
  private final long factor;

  /** The rows of the result that every row goes to, one after the other. */
  private final IntArrayList destinations;

  private final boolean[] incomplete;
  private long[] parts = new long[1];

  PlacedTotals(DecimalVector from, Coded<Integer> decimals, IntArrayList destinations, int size) {
    this.from = from;
    this.decimals = decimals;
    this.scale = decimals.values().stream().reduce(from.scale(), Math::max);
    this.factor = BigInteger.TEN.pow(scale - from.scale()).longValueExact();
    this.sums = DecimalVector.missing(size, scale);
    this.destinations = destinations;
    this.incomplete = new boolean[size];
  }

  /** Adds a row, or its parts, to the rows that it goes to. */
  void add(int row, @Nullable Apportionment shares, int start) {
    int count = shares == null ? 1 : shares.size();
    if (from.isAbsent(row)) {
      for (int i = 0; i < count; i++) {
        incomplete[destinations.getInt(start + i)] = true;
      }
      return;
    }
    if (parts.length < count) {
      parts = new long[count];
    }
    if (divide(row, shares)) {
      for (int i = 0; i < count; i++) {
        add(destinations.getInt(start + i), parts[i]);
      }
    } else {
      addWide(row, shares, start);
    }
  }

  /** Tells the parts of a row's number; nothing where it takes more than 64 bits on the way. */
  private boolean divide(int row, @Nullable Apportionment shares) {
    long raw = from.raw(row);
    long whole = raw * factor;
    if (raw == DecimalVector.WIDE || Math.multiplyHigh(raw, factor) != whole >> (Long.SIZE - 1)) {
      return false;
    }
    if (shares == null) {
      parts[0] = whole;
      return true;
    }
    // what else is in the column must not matter
    long unit = 1;
    for (int left = scale; left > decimals.get(row) && whole % 10 == 0 && whole != 0; left--) {
      whole /= 10;
      unit *= 10;
    }
    boolean isDivided = shares.divide(whole, parts);
    for (int i = 0; i < shares.size(); i++) {
      parts[i] *= unit;
    }
    return isDivided;
  }

  private void add(int destination, long part) {
    long before = sums.raw(destination);
    if (before == DecimalVector.MISSING) {
      sums.setRaw(destination, part, scale);
    } else {
      long sum = before + part;
      boolean overflow = ((before ^ sum) & (part ^ sum)) < 0;
      if (before > DecimalVector.WIDE && !overflow) {
        sums.setRaw(destination, sum, scale);
      } else {
        sums.set(destination, sums.number(destination).add(BigDecimal.valueOf(part, scale)));
      }
    }
  }

  private void addWide(int row, @Nullable Apportionment shares, int start) {
    BigDecimal number = from.number(row);
    int room = Decimals.MOST_DIGITS - number.precision() + number.scale();
    int to = Math.max(number.scale(), Math.min(room, decimals.get(row)));
    BigInteger whole = number.setScale(to).unscaledValue();
    BigInteger[] divided = shares == null ? new BigInteger[] {whole} : shares.divide(whole);
    for (int i = 0; i < divided.length; i++) {
      int destination = destinations.getInt(start + i);
      BigDecimal part = new BigDecimal(divided[i], to);
      BigDecimal before = sums.get(destination);
      sums.set(destination, before == null ? part : before.add(part));
    }
  }

  /** A sum that must not be told. */
  void forget(int destination) {
    incomplete[destination] = true;
  }

  /** The sums of everything that is told; where nothing is, why. */
  DecimalVector known(Coded<ObservationStatus> status) {
    for (int row = 0; row < incomplete.length; row++) {
      if (incomplete[row] && sums.isAbsent(row)) {
        sums.setAbsent(row, status.get(row));
      }
    }
    return sums;
  }

  /** The sums of which every part is told. */
  DecimalVector whole() {
    for (int row = 0; row < incomplete.length; row++) {
      if (incomplete[row]) {
        sums.setAbsent(row, ObservationStatus.MISSING);
      }
    }
    return sums;
  }
}
