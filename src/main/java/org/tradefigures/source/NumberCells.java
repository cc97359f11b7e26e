package org.tradefigures.source;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.tradefigures.table.TradeColumns;
import org.tradefigures.trade.ObservationStatus;

/**
 * A column of numbers as one thread reads it from bytes: whole multiples of one power of ten, the
 * finest that was met.
 */
final class NumberCells {

  private static final int MOST_DIGITS = 18;

  /** By how many zeros a number of eight digits can grow at least. */
  private static final int MOST_SHIFT = 10;

  /** The bit for a first byte that is no digit. */
  private static final long NO_DIGIT = 1L << (Byte.SIZE - 1);

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?");

  private static final long[] TENS = new long[MOST_DIGITS + 1];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = TENS[i - 1] * 10;
    }
  }

  private final Layout.Measure measure;
  private final int shift;
  private final AtomicInteger shared;
  private final boolean mayBeNegative;

  /** The digits of those texts that look like a number and yet stand for none. */
  private final long[] absentDigits;

  private TradeColumns.Numbers target;
  private long[] raw = new long[0];
  private int scale;

  /** The form that most numbers had so far. */
  private NumberForm usual = new NumberForm(0, (byte) '\n');

  /** How many decimals the last number had that was not of the form. */
  private int usualDecimals;

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
      TradeColumns.Numbers target) {
    this.measure = measure;
    this.shift = measure.shift();
    this.shared = shared;
    this.mayBeNegative = mayBeNegative;
    this.absentDigits = absentDigits(measure.absent().keySet());
    this.target = target;
  }

  private static long[] absentDigits(Set<String> texts) {
    long[] digits = new long[texts.size()];
    int count = 0;
    for (String text : texts) {
      if (text.length() <= MOST_DIGITS && NUMBER.matcher(text).matches()) {
        digits[count++] = Long.parseLong(text.replace(".", ""));
      }
    }
    return Arrays.copyOf(digits, count);
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
   * Reads the next cell of all rows, which move on.
   *
   * @param isLast whether it is the last of the rows
   * @throws IllegalArgumentException if a cell neither holds a number nor stands for none
   */
  void read(RowCursors rows, boolean isLast) {
    byte ending = rows.end(isLast);
    usual = usual.is(usualDecimals, ending) ? usual : new NumberForm(usualDecimals, ending);
    int row = readPlain(0, rows);
    while (row < rows.count()) {
      readCell(rows.bytes(), rows.cell(row, isLast), row);
      row = readPlain(row + 1, rows);
    }
  }

  /** Reads cells where {@link RowCursors#cells} says they stand. */
  void read(RowCursors rows, long[] cells) {
    for (int row = 0; row < rows.count(); row++) {
      readCell(rows.bytes(), cells[row], row);
    }
  }

  /**
   * Reads cells that hold nothing but digits and a point. Those of one form are read without a
   * branch, if a word holds them and what ends them. What else there may be in cells is none of
   * this, so that it is compiled at once, while rows still wait.
   *
   * @return the first row whose cell is not like that, or the end
   */
  private int readPlain(int from, RowCursors rows) {
    int row = from;
    int end = from;
    while (row == end && row < rows.count()) {
      end = rows.endOfStretch(row);
      row = readPlain(row, end, rows);
    }
    return row;
  }

  /** The same up to a row. */
  private int readPlain(int from, int to, RowCursors rows) {
    NumberForm form = usual;
    byte[] bytes = rows.bytes();
    int[] places = rows.places();
    long[] into = raw;
    int missing = scale + shift - form.decimals;
    boolean isInScale = missing >= 0 && missing < MOST_SHIFT;
    long factor = isInScale ? TENS[missing] : 0;
    long ends = isInScale ? form.ends : -1;
    long inEnds = form.inEnds;
    long behindPoint = form.behindPoint;
    for (int row = from; row < to; row++) {
      int place = places[row];
      long numbers = Words.numbers(Words.at(bytes, place));
      long others = Words.notDigits(numbers);
      long other = Long.lowestOneBit(others);
      long behind = others & (others - form.points);
      int end = Words.bit(behind);
      long word = numbers << (Long.SIZE - 1 - end);
      boolean isOfForm = other != NO_DIGIT && (word & inEnds) == ends;
      if (isOfForm) {
        word <<= Byte.SIZE;
        long number = Words.number((word & behindPoint) | ((word << Byte.SIZE) & ~behindPoint));
        if (mayBeAbsent(number)) {
          return row;
        }
        into[row] = number * factor;
        places[row] = place + (end >>> 3) + 1;
      } else if (!readTwoWords(bytes, places, row, form.end)) {
        return row;
      }
    }
    return to;
  }

  /**
   * Reads a number of up to eight digits before the point, and seven behind; or of 15 digits. All
   * that may be wrong is asked for at once: code that was compiled before the first number of a
   * kind that is rare would be thrown away at it.
   */
  private boolean readTwoWords(byte[] bytes, int[] places, int row, int end) {
    int start = places[row];
    long first = Words.numbers(Words.at(bytes, start));
    int digits = Words.index(Words.notDigits(first));
    int point = Words.is(bytes[start + digits], '.');
    int next = start + digits + point;
    long second = Words.numbers(Words.at(bytes, next));
    int goesOn = point | (digits >>> 3); // behind a point, or behind eight digits
    int more = Words.index(Words.notDigits(second)) & -goesOn;
    int decimals = more & -point;
    int missing = scale + shift - decimals;
    int belowZeroIfWrong =
        (digits - 1)
            | (more - point)
            | (Long.BYTES - 1 - more)
            | -(Words.number(bytes[next + more]) ^ end)
            | missing
            | (MOST_DIGITS - 2 * Long.BYTES - missing);
    if (belowZeroIfWrong < 0) {
      return false;
    }
    long number = Words.number(first, digits);
    number = more == 0 ? number : number * TENS[more] + Words.number(second, more);
    if (mayBeAbsent(number)) {
      return false;
    }
    raw[row] = number * TENS[missing];
    usualDecimals = Math.min(decimals, NumberForm.MOST_DECIMALS);
    places[row] = next + more + 1;
    return true;
  }

  private void readCell(byte[] bytes, long cell, int row) {
    int start = RowCursors.start(cell);
    readAny(bytes, start, start + RowCursors.length(cell), row);
  }

  /** Reads a cell that is not of the usual kind. */
  private void readAny(byte[] bytes, int from, int to, int row) {
    if (to - from <= ByteFields.SHORT
        && ByteFields.key(Words.at(bytes, from), to - from) == absentKey) {
      raw[row] = absentMark;
      hasAbsent = true;
    } else if (!readDigits(bytes, from, to, row)) {
      readText(bytes, from, to, row);
    }
  }

  /** Reads a number of up to 18 digits, if there is nothing but a sign, digits and a point. */
  private boolean readDigits(byte[] bytes, int from, int to, int row) {
    boolean negative = bytes[from] == '-';
    int start = negative ? from + 1 : from;
    int end = start;
    long number = 0;
    int point = -1;
    int digits = 0;
    while (end < to && digits <= MOST_DIGITS) {
      long numbers = Words.numbers(Words.at(bytes, end));
      int here = Math.min(to - end, Words.index(Words.notDigits(numbers)));
      if (here > 0) {
        number = number * TENS[here] + Words.number(numbers, here);
        digits += here;
        end += here;
      } else if (bytes[end] == '.' && point < 0) {
        point = end++;
      } else {
        return false;
      }
    }
    boolean pointBetweenDigits = point < 0 || (point > start && point < to - 1);
    if (digits == 0 || digits > MOST_DIGITS || !pointBetweenDigits) {
      return false;
    }
    return put(row, negative ? -number : number, point < 0 ? 0 : to - point - 1);
  }

  private void readText(byte[] bytes, int from, int to, int row) {
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

  /** Keeps a number; not if its text may be one of those that stand for none. */
  private boolean put(int row, long number, int decimals) {
    if (mayBeAbsent(number)) {
      return false;
    }
    require(Long.signum(number));
    int missing = scale + shift - decimals;
    long rest = number;
    while (missing < 0 && rest % 10 == 0) {
      rest /= 10;
      missing++;
    }
    if (missing < 0) {
      refine(row, scale - missing);
      missing = 0;
    }
    raw[row] = product(rest, missing);
    return true;
  }

  private boolean mayBeAbsent(long number) {
    for (long digits : absentDigits) {
      if (number == digits) {
        return true;
      }
    }
    return false;
  }

  private void require(int sign) {
    if (sign < 0 && !mayBeNegative) {
      throw new GiveUp();
    }
  }

  /** All numbers so far get more decimals. */
  private void refine(int rows, int finer) {
    for (int row = 0; row < rows; row++) {
      if (TradeColumns.Numbers.isNumber(raw[row])) {
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
    // no multiple of ten is a mark
    if (Math.multiplyHigh(number, TENS[tens]) != product >> 63) {
      throw new GiveUp();
    }
    return product;
  }
}
