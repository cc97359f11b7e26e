package org.tradefigures.source;

import java.util.Arrays;

/**
 * Finds where the cells of rows start and end, one row after the other. Rows often start with the
 * same cells as the row before: there they are not looked for again, and such rows make a run.
 */
final class RowSplitter {

  private final int width;
  private final byte separator;
  private final long separators;
  private final int prefixColumns;
  private final long[][] cells;
  private int[] runs = new int[0];
  private byte[] bytes = new byte[0];
  private int capacity;
  private int at;
  private int end;
  private int textEnd;
  private int rows;
  private int runCount;
  private int prefixStart;
  private int prefixLength;

  /**
   * A splitter without rows.
   *
   * @param width how many cells a row has
   * @param prefixColumns the first columns, which are looked at as one
   */
  RowSplitter(int width, byte separator, int prefixColumns) {
    this.width = width;
    this.separator = separator;
    this.separators = Words.eightTimes(separator);
    this.prefixColumns = prefixColumns;
    this.cells = new long[width][0];
  }

  /**
   * Starts to split the rows that start between two places.
   *
   * @param text some bytes
   * @param limit where a line end stands behind all rows, with 16 bytes behind it
   */
  void start(byte[] text, int from, int to, int limit) {
    int most = (to - from) / width + 2;
    if (most > capacity) {
      capacity = most + (most >> 2);
      for (int column = 0; column < width; column++) {
        cells[column] = new long[capacity];
      }
      runs = new int[capacity + 1];
    }
    bytes = text;
    at = from;
    end = to;
    textEnd = limit;
    rows = 0;
    runCount = 0;
    prefixLength = 0;
  }

  int rows() {
    return rows;
  }

  /**
   * Where the cells of a column stand, row by row; of the first columns only where a run starts.
   *
   * @return places, to be asked for their {@link #start} and {@link #length}
   */
  long[] cells(int column) {
    return cells[column];
  }

  private static long place(int start, int length) {
    return (long) length << Integer.SIZE | start;
  }

  /** Where a cell starts. */
  static int start(long cell) {
    return (int) cell;
  }

  /** How many bytes a cell has. */
  static int length(long cell) {
    return (int) (cell >>> Integer.SIZE);
  }

  /** How many runs of rows there are whose first columns are the same. */
  int runCount() {
    return runCount;
  }

  /** The first row of every run, and the number of rows behind the last. */
  int[] runs() {
    runs[runCount] = rows;
    return runs;
  }

  /**
   * Splits the next row.
   *
   * @return false if there is none
   * @throws GiveUp if it has more or less cells than it should, or a quote that is not closed
   */
  boolean next() {
    int start = at;
    while (start < end && (bytes[start] == '\n' || bytes[start] == '\r')) {
      if (bytes[start++] == '\r' && bytes[start] != '\n') {
        throw new GiveUp();
      }
    }
    at = start;
    if (start >= end) {
      return false;
    }
    int column = 0;
    int place = start;
    if (prefixLength > 0 && samePrefix(start)) {
      column = prefixColumns;
      place += prefixLength;
    } else {
      while (column < prefixColumns) {
        place = cell(column++, place);
      }
      prefixLength = place - start;
      runs[runCount++] = rows;
    }
    prefixStart = start;
    while (column < width - 1) {
      place = cell(column++, place);
    }
    at = lastCell(place);
    rows++;
    return true;
  }

  /** Whether a row starts as the one before, so that its first cells are the same. */
  private boolean samePrefix(int start) {
    int done = 0;
    for (; done + Long.BYTES <= prefixLength; done += Long.BYTES) {
      if (Words.at(bytes, start + done) != Words.at(bytes, prefixStart + done)) {
        return false;
      }
    }
    long different = Words.at(bytes, start + done) ^ Words.at(bytes, prefixStart + done);
    return (different & Words.low(prefixLength - done)) == 0;
  }

  /** Finds where a cell ends that is not the last, and returns where the next one starts. */
  private int cell(int column, int start) {
    requireText(start);
    long word = Words.at(bytes, start);
    int length = Words.indexOf(word, separators);
    if (length == Long.BYTES) {
      length += Words.indexOf(Words.at(bytes, start + Long.BYTES), separators);
    }
    // what else ends a row is no part of a sound cell, and will be met when the cell is read
    if (length == 2 * Long.BYTES || (byte) word == '"') {
      return longCell(column, start);
    }
    cells[column][rows] = place(start, length);
    return start + length + 1;
  }

  /** A row with too few cells may seem to go on behind the last line end. */
  private void requireText(int place) {
    if (place > textEnd) {
      throw new GiveUp();
    }
  }

  private int longCell(int column, int start) {
    int after = anyCell(column, start);
    if (bytes[after] != separator) {
      throw new GiveUp();
    }
    return after + 1;
  }

  /** Finds where the last cell ends, and returns where the next row starts. */
  private int lastCell(int start) {
    requireText(start);
    long word = Words.at(bytes, start);
    int length = Words.indexOf(word, Words.LINE_ENDS);
    int separated = Words.indexOf(word, separators);
    if (length == Long.BYTES && separated == length) {
      long next = Words.at(bytes, start + Long.BYTES);
      length += Words.indexOf(next, Words.LINE_ENDS);
      separated += Words.indexOf(next, separators);
    }
    boolean plain =
        length > 0
            && length < 2 * Long.BYTES
            && length < separated
            && (byte) word != '"'
            && bytes[start + length - 1] != '\r';
    if (plain) {
      cells[width - 1][rows] = place(start, length);
      return start + length + 1;
    }
    int place = anyCell(width - 1, start);
    if (bytes[place] == separator) { // one at the end of a row is no cell
      place++;
      while (bytes[place] == ' ') {
        place++;
      }
    }
    if (bytes[place] == '\r') {
      place++;
    }
    if (bytes[place] != '\n') {
      throw new GiveUp();
    }
    return place + 1;
  }

  /** Finds where a cell ends, quoted or not, and returns the place behind it. */
  private int anyCell(int column, int start) {
    boolean quoted = bytes[start] == '"';
    int from = quoted ? start + 1 : start;
    int to = from;
    while (quoted
        ? bytes[to] != '"' && bytes[to] != '\n'
        : bytes[to] != separator && bytes[to] != '\n' && bytes[to] != '\r') {
      to++;
    }
    if (quoted && bytes[to] != '"') {
      throw new GiveUp();
    }
    cells[column][rows] = place(from, to - from);
    return quoted ? to + 1 : to;
  }

  @Override
  public String toString() {
    return rows + " rows in runs from " + Arrays.toString(Arrays.copyOf(runs, runCount));
  }
}
