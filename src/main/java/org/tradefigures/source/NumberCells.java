package org.tradefigures.source;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.tradefigures.table.TradeColumns;
import org.tradefigures.trade.ObservationStatus;

/**
 * A column of numbers as one thread reads it from bytes: whole multiples of one power of ten, the
 * finest that was met.
 */
final class NumberCells {

  /** What {@link #read} says of a cell that holds anything but a plain number. */
  static final int NOT_PLAIN = -1;

  private static final int MOST_DIGITS = 18;
  private static final int POINT = '.' ^ '0';
  private static final long[] TENS = new long[MOST_DIGITS + 1];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = TENS[i - 1] * 10;
    }
  }

  private final Layout.Measure measure;
  private final AtomicInteger shared;
  private final boolean mayBeNegative;
  private final byte separator;
  private TradeColumns.Numbers target;
  private long[] raw = new long[0];
  private int scale;
  private boolean hasAbsent;

  /** The last short text that stood for no number, and its mark. */
  private long absentKey;

  private long absentMark;

  /**
   * No numbers yet.
   *
   * @param shared the decimals that any thread has met
   * @param mayBeNegative whether negative numbers make sense
   * @param target numbers of any block
   */
  NumberCells(
      Layout.Measure measure,
      AtomicInteger shared,
      boolean mayBeNegative,
      byte separator,
      TradeColumns.Numbers target) {
    this.measure = measure;
    this.shared = shared;
    this.mayBeNegative = mayBeNegative;
    this.separator = separator;
    this.target = target;
  }

  /** Starts to write the numbers of a block. */
  void start(TradeColumns.Numbers numbersOfBlock) {
    scale = Math.max(scale, shared.get());
    target = numbersOfBlock;
    raw = target.raw(scale);
    hasAbsent = false;
  }

  /** Tells the block how many decimals its numbers have. */
  void finish() {
    target.raw(scale);
  }

  /** The numbers of the block, or marks. */
  long[] raw() {
    return raw;
  }

  /** Whether any number of the block is absent. */
  boolean hasAbsent() {
    return hasAbsent;
  }

  /**
   * Reads a number for a row.
   *
   * @return where the cell ends; {@link #NOT_PLAIN} if it was not read
   */
  int read(byte[] bytes, int at, int row) {
    long numbers = Words.numbers(Words.at(bytes, at));
    long others = Words.notDigits(numbers);
    int point = Words.index(others);
    int end = Words.index(others & (others - 1));
    if (end > point + 1 && end < Long.BYTES && point > 0 && isEnd(bytes[at + end])) {
      long whole = Words.low(point);
      if ((numbers >>> (point * Byte.SIZE) & 0xFF) == POINT) {
        // the point is left out, and the decimals follow the digits before it
        long digits = (numbers & whole) | (numbers >>> Byte.SIZE & ~whole);
        put(row, Words.number(digits, end - 1), end - point - 1);
        return at + end;
      }
    }
    return longer(bytes, at, row);
  }

  /** Reads a number of up to 18 digits, or what is known to stand for none. */
  private int longer(byte[] bytes, int at, int row) {
    boolean negative = bytes[at] == '-';
    int start = negative ? at + 1 : at;
    int end = start;
    long number = 0;
    int point = -1;
    int digits = 0;
    while (digits <= MOST_DIGITS) {
      long numbers = Words.numbers(Words.at(bytes, end));
      int here = Words.index(Words.notDigits(numbers));
      if (here > 0) {
        number = number * TENS[here] + Words.number(numbers, here);
        digits += here;
        end += here;
      }
      if (here < Long.BYTES) {
        if (bytes[end] != '.' || point >= 0) {
          break;
        }
        point = end++;
      }
    }
    boolean pointBetweenDigits = point < 0 || (point > start && point < end - 1);
    if (digits == 0 || digits > MOST_DIGITS || !pointBetweenDigits || !isEnd(bytes[end])) {
      return absent(bytes, at, row);
    }
    put(row, negative ? -number : number, point < 0 ? 0 : end - point - 1);
    return end;
  }

  private int absent(byte[] bytes, int at, int row) {
    int length = 0;
    while (length < ByteFields.SHORT && !isEnd(bytes[at + length])) {
      length++;
    }
    long key = ByteFields.key(Words.at(bytes, at), length);
    if (key != absentKey || !isEnd(bytes[at + length])) {
      return NOT_PLAIN;
    }
    raw[row] = absentMark;
    hasAbsent = true;
    return at + length;
  }

  private boolean isEnd(byte b) {
    return b == separator || b == '\n' || b == '\r';
  }

  /**
   * Reads whatever a cell holds.
   *
   * @throws IllegalArgumentException if that is neither a number nor stands for none
   */
  void readAny(byte[] bytes, int from, int to, int row) {
    String cell = ByteFields.sound(bytes, from, to).strip();
    BigDecimal number = measure.read(cell, "number");
    if (number == null) {
      raw[row] =
          TradeColumns.Numbers.mark(
              Objects.requireNonNullElse(measure.absence(cell), ObservationStatus.MISSING));
      hasAbsent = true;
      if (to - from <= ByteFields.SHORT) {
        absentKey = ByteFields.key(Words.at(bytes, from), to - from);
        absentMark = raw[row];
      }
    } else {
      require(number.signum());
      target.set(row, number);
    }
  }

  private void put(int row, long number, int decimals) {
    require(Long.signum(number));
    int missing = scale + measure.shift() - decimals;
    if (missing == 0) {
      raw[row] = number;
      return;
    }
    long rest = number;
    while (missing < 0 && rest % 10 == 0) {
      rest /= 10;
      missing++;
    }
    if (missing < 0) {
      refine(row, scale - missing);
      missing = 0;
    }
    raw[row] = rest == 0 ? 0 : product(rest, missing);
  }

  private void require(int sign) {
    if (sign < 0 && !mayBeNegative) {
      throw new GiveUp();
    }
  }

  /** All numbers so far get more decimals. */
  private void refine(int rows, int finer) {
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
