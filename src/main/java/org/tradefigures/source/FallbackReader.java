package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Characters of bytes in UTF-8, and in another encoding from the first byte on that is no UTF-8: a
 * text in an encoding that has the ASCII characters in their places shows itself at the first of
 * the others.
 */
final class FallbackReader extends Reader {

  private final InputStream in;
  private final Charset other;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
  private CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private boolean ended;

  FallbackReader(InputStream in, Charset other) {
    this.in = in;
    this.other = other;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (chars.position() == 0 && length > 0) {
      CoderResult result = decoder.decode(bytes, chars, ended);
      if (result.isError()) {
        // a single-byte encoding replaces what it does not know, so this happens once
        decoder =
            other
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
      } else if (result.isUnderflow() && chars.position() == 0) {
        if (ended) {
          return -1;
        }
        fill();
      }
    }
    return chars.position();
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = count < 0;
    bytes.position(bytes.position() + Math.max(0, count));
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
