package org.tradefigures.source;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Bytes that know whether somebody closed them. */
final class OpenBytes extends ByteArrayInputStream {

  private boolean closed;

  private OpenBytes(byte[] bytes) {
    super(bytes);
  }

  static OpenBytes of(String text) {
    return new OpenBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
