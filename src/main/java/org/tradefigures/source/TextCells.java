package org.tradefigures.source;

import java.util.Arrays;

/**
 * A column of texts as one thread reads it from bytes: the number of a text for every row, or for
 * every run where it is among the {@link LeadingRuns#columns columns that make them}.
 */
final class TextCells implements Cells {

  private final ByteFields texts = new ByteFields();
  private int[] numbers = new int[0];
  private int count;

  /** The numbers of runs row by row, where somebody asks for them like that. */
  private int[] spread = new int[0];

  private boolean isInRuns;
  private boolean isAskedByRow;

  /** Says that {@link #number} will be asked for. */
  void askByRow() {
    isAskedByRow = true;
  }

  /**
   * Reads the next cell of all rows, which move on.
   *
   * @throws GiveUp if a cell is new and not sound
   */
  void read(RowCursors rows) {
    start(rows.places().length);
    isInRuns = false;
    count = rows.count();
    int row = readKnown(0, rows);
    while (row < count) {
      numbers[row] = texts.of(rows.bytes(), rows.cell(row, false));
      row = readKnown(row + 1, rows);
    }
  }

  /**
   * Reads cells of texts that are known.
   *
   * @return the first row with another one, or the end
   */
  private int readKnown(int from, RowCursors rows) {
    int row = from;
    int end = from;
    while (row == end && row < count) {
      end = rows.endOfStretch(row);
      row = readKnown(row, end, rows);
    }
    return row;
  }

  /** The same up to a row. Nothing else is done here, so that it is compiled at once. */
  private int readKnown(int from, int to, RowCursors rows) {
    byte[] bytes = rows.bytes();
    int[] places = rows.places();
    int[] into = numbers;
    long separators = Words.eightTimes(rows.end(false));
    for (int row = from; row < to; row++) {
      int start = places[row];
      long word = Words.at(bytes, start);
      int length = Words.indexOf(word, separators);
      // a quote, or what else ends a row, is not in any text that is known
      int number = length > ByteFields.SHORT ? -1 : texts.find(ByteFields.key(word, length));
      if (number < 0) {
        return row;
      }
      into[row] = number;
      places[row] = start + length + 1;
    }
    return to;
  }

  /** Reads cells where {@link RowCursors#cells} says they stand. */
  void read(RowCursors rows, long[] cells) {
    start(rows.places().length);
    isInRuns = false;
    count = rows.count();
    for (int row = 0; row < count; row++) {
      numbers[row] = texts.of(rows.bytes(), cells[row]);
    }
  }

  /** Starts to read cells that are the same in runs of rows. */
  void startRuns(int most) {
    start(most);
    isInRuns = true;
    count = 0;
  }

  private void start(int most) {
    if (numbers.length < most) {
      numbers = new int[most];
    }
  }

  /**
   * Reads the next cell of the first row of a run, which moves on, if it holds a text that is
   * known.
   *
   * @return whether it does
   */
  boolean readKnownRun(RowCursors rows, int row, int run) {
    int start = rows.places()[row];
    long word = Words.at(rows.bytes(), start);
    int length = Words.indexOf(word, Words.eightTimes(rows.end(false)));
    int number = length > ByteFields.SHORT ? -1 : texts.find(ByteFields.key(word, length));
    if (number < 0) {
      return false;
    }
    rows.places()[row] = start + length + 1;
    numbers[run] = number;
    count = run + 1;
    return true;
  }

  /**
   * Reads the next cell of the first row of a run, which moves on.
   *
   * @throws GiveUp if the cell is new and not sound
   */
  void readRun(RowCursors rows, int row, int run) {
    numbers[run] = texts.of(rows.bytes(), rows.cell(row, false));
    count = run + 1;
  }

  /** Makes the numbers of runs those of rows, if anybody asks for them like that. */
  void finishRuns(LeadingRuns runs) {
    if (isAskedByRow) {
      spread = spread.length < numbers.length ? new int[numbers.length] : spread;
      for (int run = 0; run < count; run++) {
        Arrays.fill(spread, runs.firsts()[run], runs.firsts()[run + 1], numbers[run]);
      }
    }
  }

  boolean isInRuns() {
    return isInRuns;
  }

  /** The number of a text for every row, or for every run. */
  int[] numbers() {
    return numbers;
  }

  @Override
  public int number(int row) {
    return isInRuns ? spread[row] : numbers[row];
  }

  /** How many different texts were met. */
  int texts() {
    return texts.size();
  }

  @Override
  public String text(int number) {
    return texts.text(number).strip();
  }

  // ------------------------------------------------------------------ the order of rows

  /** The text of the first row as it stands there. */
  String first() {
    return texts.text(numbers[0]);
  }

  /** The text of the last row as it stands there. */
  String last() {
    return texts.text(numbers[count - 1]);
  }

  /**
   * Compares the text of a row or run with that of the one before.
   *
   * @return negative if it comes before
   */
  int compareToLast(int rowOrRun) {
    return texts.compare(numbers[rowOrRun], numbers[rowOrRun - 1]);
  }

  /**
   * Which row first is not after the one before.
   *
   * @return the row, or the end
   */
  int notAfter(int from, int to) {
    return texts.notAfter(numbers, from, to);
  }
}
