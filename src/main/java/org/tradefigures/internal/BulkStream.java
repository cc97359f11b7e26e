package org.tradefigures.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that does something to what it passes on, with one place to do it: bytes are read in
 * bulk, one byte as an array of one, and never a second time.
 */
public abstract class BulkStream extends FilterInputStream {

  /**
   * A stream over another.
   *
   * @param in the other, closed with this one
   */
  protected BulkStream(InputStream in) {
    super(in);
  }

  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public final boolean markSupported() {
    return false;
  }
}
