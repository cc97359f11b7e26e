package org.tradefigures.store.spark;

import java.io.IOException;
import java.io.InputStream;
import org.tradefigures.internal.BulkStream;

/** The lines of a file that start before a byte, some of them with nothing in them. */
final class Lines extends BulkStream {

  private final long to;
  private long position;
  private long blankFrom;
  private long blankTo;
  private boolean blank;
  private boolean withinQuotes;
  private boolean ended;

  /**
   * What is left of the lines from where a stream is on.
   *
   * @param in the bytes
   * @param position which byte of the file comes next
   * @param to the byte before which the last line starts
   */
  Lines(InputStream in, long position, long to) {
    super(in);
    this.position = position;
    this.to = to;
  }

  /** The same without what is left of the first line. */
  Lines behindLineEnd() throws IOException {
    int next = read();
    while (next >= 0 && next != '\n') {
      next = read();
    }
    return this;
  }

  /** The same with nothing in the lines that start in a range of bytes. */
  Lines withBlank(long first, long behindLast) {
    blankFrom = first;
    blankTo = behindLast;
    return this;
  }

  /** Whether the lines that are left begin within quotes, once the blank ones are read. */
  boolean isBegunWithinQuotes() {
    return withinQuotes;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int left = 0;
    while (left == 0 && length > 0) {
      int count = ended ? -1 : in.read(bytes, offset, length);
      if (count < 0) {
        return -1;
      }
      for (int i = offset; i < offset + count && !ended; i++) {
        position++;
        boolean lineEnd = bytes[i] == '\n';
        withinQuotes ^= blank && bytes[i] == '"';
        if (lineEnd || !blank) {
          bytes[offset + left++] = bytes[i];
        }
        if (lineEnd) {
          ended = position >= to;
          blank = position >= blankFrom && position < blankTo;
        }
      }
    }
    return left;
  }
}
