package org.tradefigures.source;

import java.util.Arrays;

/**
 * The rows of a block of bytes, and how far each of them has been read. Columns are read one after
 * the other, each in all rows: so no row waits for where its own next cell starts.
 */
final class RowCursors {

  /** Room behind the last byte, so that two words can be looked at from anywhere. */
  static final int PADDING = 2 * Long.BYTES;

  /**
   * How many rows a loop goes through before it is entered anew. One that is entered often is
   * compiled while many rows still wait, and only once; one that goes on for long is not.
   */
  private static final int ROWS = 64;

  /** How many bytes are looked at together for ends of lines. */
  private static final int STRETCH = 4 * Long.BYTES;

  private final byte separator;
  private byte[] bytes = new byte[0];

  /** Where every row starts, and behind the last of them where it ends. */
  private int[] starts = new int[STRETCH];

  private int[] places = new int[STRETCH];
  private int count;

  /** What stands behind the last cell of most rows: the end of the line, or what comes before. */
  private byte lineEnd;

  /** No rows. */
  RowCursors(byte separator) {
    this.separator = separator;
  }

  /**
   * Finds the rows that start between two places. Lines with nothing in them are none.
   *
   * @param text some bytes
   */
  void find(byte[] text, int from, int to) {
    bytes = text;
    count = 0;
    if (from < to) {
      count = findStarts(from, to - 1);
      int end = to - 1;
      while (bytes[end] != '\n') {
        end++;
      }
      starts[count] = end + 1;
      dropBlankLines();
    }
    places = places.length < starts.length ? new int[starts.length] : places;
    System.arraycopy(starts, 0, places, 0, count);
    // the shortest row has two bytes
    lineEnd = count > 0 && bytes[starts[1] - 2] == '\r' ? (byte) '\r' : (byte) '\n';
  }

  /** Finds where lines start, the first of them at once, and returns how many there are. */
  private int findStarts(int from, int to) {
    int found = 0;
    starts[found++] = from;
    int at = from;
    int last = to - STRETCH;
    while (at <= last) {
      int end = Math.min(last, at + (ROWS - 1) * STRETCH);
      found = findStarts(at, end, found);
      at += end - at - (end - at) % STRETCH + STRETCH;
    }
    starts = found + STRETCH >= starts.length ? Arrays.copyOf(starts, starts.length * 2) : starts;
    return findOneByOne(at, to, found);
  }

  private int findStarts(int from, int last, int before) {
    int found = before;
    for (int at = from; at <= last; at += STRETCH) {
      // the byte tells the place in the word, the bit in the byte which word it is
      long ends =
          Words.matches(Words.at(bytes, at), Words.LINE_ENDS) >>> 7
              | Words.matches(Words.at(bytes, at + Long.BYTES), Words.LINE_ENDS) >>> 6
              | Words.matches(Words.at(bytes, at + 2 * Long.BYTES), Words.LINE_ENDS) >>> 5
              | Words.matches(Words.at(bytes, at + 3 * Long.BYTES), Words.LINE_ENDS) >>> 4;
      if (found + STRETCH >= starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      if ((ends & (ends - 1)) == 0) {
        int one = Long.numberOfTrailingZeros(ends);
        starts[found] = at + 1 + ((one & 7) << 3) + (one >>> 3);
        found += 1 - (one >>> 6); // none if there was no bit
      } else {
        found = findOneByOne(at, at + STRETCH, found);
      }
    }
    return found;
  }

  private int findOneByOne(int from, int to, int found) {
    int next = found;
    for (int at = from; at < to; at++) {
      starts[next] = at + 1;
      next += bytes[at] == '\n' ? 1 : 0;
    }
    return next;
  }

  private void dropBlankLines() {
    int first = 0;
    while (first < count && shortest(first, endOfStretch(first)) > 2) {
      first = endOfStretch(first);
    }
    if (first == count) {
      return;
    }
    int kept = 0;
    for (int row = 0; row < count; row++) {
      int length = starts[row + 1] - starts[row];
      boolean isBlank = length == 1 || (length == 2 && bytes[starts[row]] == '\r');
      starts[kept] = starts[row];
      kept += isBlank ? 0 : 1;
    }
    starts[kept] = starts[count];
    count = kept;
  }

  /** The shortest line of some rows. */
  private int shortest(int from, int to) {
    int shortest = Integer.MAX_VALUE;
    for (int row = from; row < to; row++) {
      shortest = Math.min(shortest, starts[row + 1] - starts[row]);
    }
    return shortest;
  }

  int count() {
    return count;
  }

  /** Up to where a loop should go on, and no farther, that starts at a row. */
  int endOfStretch(int row) {
    return Math.min(row + ROWS, count);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the next cell of every row starts, to be moved by who reads it. */
  int[] places() {
    return places;
  }

  /** What most often stands behind a cell. */
  byte end(boolean isLast) {
    return isLast ? lineEnd : separator;
  }

  /**
   * Where the next cell of a row starts and how long it is, quoted or not. The row moves on.
   *
   * @param isLast whether it should be the last of the row
   * @return to be asked for {@link #start} and {@link #length}
   * @throws GiveUp if a quote is not closed, or the row has less cells
   */
  long cell(int row, boolean isLast) {
    int start = places[row];
    boolean quoted = bytes[start] == '"';
    int from = quoted ? start + 1 : start;
    int to = from;
    while (quoted
        ? bytes[to] != '"' && bytes[to] != '\n'
        : bytes[to] != separator && bytes[to] != '\n' && bytes[to] != '\r') {
      to++;
    }
    int behind = quoted ? to + 1 : to;
    if ((quoted && bytes[to] != '"') || (!isLast && bytes[behind] != separator)) {
      throw new GiveUp();
    }
    places[row] = isLast ? endOfRow(behind) : behind + 1;
    return cell(from, to - from);
  }

  /** Where a row ends, as {@link #end} says. */
  private int endOfRow(int place) {
    int at = place;
    if (bytes[at] == separator) { // one at the end of a row is no cell
      at++;
      while (bytes[at] == ' ') {
        at++;
      }
    }
    if (bytes[at] == '\r') {
      at++;
    }
    return lineEnd == '\n' ? at + 1 : at;
  }

  /**
   * Where the next cells of all rows stand, which move on.
   *
   * @param isLast whether they should be the last
   * @param cells gets what {@link #cell} says
   */
  void cells(boolean isLast, long[] cells) {
    long ends = Words.eightTimes(end(isLast));
    long others = Words.eightTimes(end(!isLast));
    for (int row = 0; row < count; row++) {
      int start = places[row];
      long word = Words.at(bytes, start);
      int length = Words.indexOf(word, ends);
      int other = Words.indexOf(word, others);
      if (length == Long.BYTES && other == length) {
        long next = Words.at(bytes, start + Long.BYTES);
        length += Words.indexOf(next, ends);
        other += Words.indexOf(next, others);
      }
      if (length < other && (byte) word != '"') {
        cells[row] = cell(start, length);
        places[row] = start + length + 1;
      } else {
        cells[row] = cell(row, isLast);
      }
    }
  }

  private static long cell(int start, int length) {
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

  /**
   * Requires that every row has been read to its end.
   *
   * @throws GiveUp if one has less cells than it should, or more
   */
  void requireEnds() {
    for (int row = 0; row < count; row = endOfStretch(row)) {
      requireEnds(row, endOfStretch(row));
    }
  }

  private void requireEnds(int from, int to) {
    int behind = lineEnd == '\n' ? 0 : 1;
    for (int row = from; row < to; row++) {
      int end = places[row] + behind;
      // behind the end of its line there are none but blank ones
      if (end != starts[row + 1] && (end > starts[row + 1] || bytes[end - 1] != '\n')) {
        throw new GiveUp();
      }
    }
  }
}
