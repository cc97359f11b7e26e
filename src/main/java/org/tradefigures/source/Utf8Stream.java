package org.tradefigures.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.BulkStream;

/**
 * Text in any encoding as bytes in UTF-8. A byte-order mark decides, and is left out; else the
 * bytes are passed on as they are up to the first that is not ASCII, where what follows decides:
 * UTF-8 where it mostly is, else Windows-1252, which holds what Latin-1 prints.
 */
final class Utf8Stream extends BulkStream {

  static final Charset WINDOWS = Charset.forName("windows-1252");

  /** How much is looked at to decide. */
  private static final int WINDOW = 1 << 16;

  private final PushbackInputStream text;
  private Charset charset;
  private @Nullable InputStream decided;
  private boolean begun;
  private int skipped;

  /**
   * Bytes of text.
   *
   * @param stated their encoding; null to find it
   */
  Utf8Stream(InputStream in, @Nullable Charset stated) {
    super(in);
    text = new PushbackInputStream(in, WINDOW);
    charset = stated == null ? StandardCharsets.UTF_8 : stated;
    if (stated != null && !stated.equals(StandardCharsets.UTF_8)) {
      decided = new Transcoded(new InputStreamReader(in, stated));
      begun = true;
    }
  }

  /** The encoding that was stated or found in what was read; UTF-8 as long as all is ASCII. */
  Charset charset() {
    return charset;
  }

  /** How many bytes were left out before the text, which is passed on as it is in UTF-8. */
  int skipped() {
    return skipped;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!begun) {
      begun = true;
      begin();
    }
    if (decided != null) {
      return decided.read(bytes, offset, length);
    }
    int count = text.read(bytes, offset, Math.min(length, WINDOW));
    int ascii = ascii(bytes, offset, count);
    if (ascii == Math.max(0, count)) {
      return count;
    }
    text.unread(bytes, offset + ascii, count - ascii);
    decided = decide();
    return ascii > 0 ? ascii : decided.read(bytes, offset, length);
  }

  private void begin() throws IOException {
    byte[] start = text.readNBytes(3);
    int first = start.length > 1 ? (start[0] & 0xFF) << 8 | (start[1] & 0xFF) : 0;
    if (first == 0xFEFF || first == 0xFFFE) {
      text.unread(start, 2, start.length - 2);
      charset = first == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      decided = new Transcoded(new InputStreamReader(text, charset));
    } else if (first == 0xEFBB && start.length == 3 && (start[2] & 0xFF) == 0xBF) {
      decided = text;
      skipped = start.length;
    } else {
      text.unread(start);
    }
  }

  private InputStream decide() throws IOException {
    byte[] window = text.readNBytes(WINDOW);
    text.unread(window);
    if (isUtf8(window)) {
      return text;
    }
    charset = WINDOWS;
    return new Transcoded(new InputStreamReader(text, charset));
  }

  /** How many bytes are ASCII before the first that is not. */
  private static int ascii(byte[] bytes, int offset, int count) {
    int i = 0;
    while (i + Long.BYTES <= count && Words.isAscii(Words.at(bytes, offset + i))) {
      i += Long.BYTES;
    }
    while (i < count && bytes[offset + i] >= 0) {
      i++;
    }
    return i;
  }

  /** Whether more of what is not ASCII is UTF-8 than is not; a damaged byte does not decide. */
  private static boolean isUtf8(byte[] bytes) {
    int sound = 0;
    int unsound = 0;
    int i = 0;
    while (i < bytes.length) {
      int length = length(bytes[i] & 0xFF);
      if (length > bytes.length - i) {
        break;
      }
      boolean follows = length > 0;
      for (int j = 1; j < length; j++) {
        follows &= (bytes[i + j] & 0xC0) == 0x80;
      }
      if (!follows) {
        unsound++;
      } else if (length > 1) {
        sound++;
      }
      i += follows ? length : 1;
    }
    return sound > unsound || unsound == 0;
  }

  /** How many bytes a character has in UTF-8 by the first of them; 0 for what starts none. */
  private static int length(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  /** Characters as bytes in UTF-8. */
  private static final class Transcoded extends InputStream {

    private final Reader characters;
    private final char[] buffer = new char[1 << 13];
    private InputStream bytes = InputStream.nullInputStream();
    private boolean begun;
    private boolean ended;

    Transcoded(Reader characters) {
      this.characters = characters;
    }

    @Override
    public int read() throws IOException {
      int next = bytes.read();
      while (next < 0 && !ended) {
        fill();
        next = bytes.read();
      }
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = bytes.read(target, offset, length);
      while (count < 0 && !ended) {
        fill();
        count = bytes.read(target, offset, length);
      }
      return count;
    }

    private void fill() throws IOException {
      int count = characters.read(buffer, 0, buffer.length - 1);
      if (count < 0) {
        ended = true;
        return;
      }
      int first = !begun && count > 0 && buffer[0] == '\uFEFF' ? 1 : 0;
      begun = true;
      if (count > 0 && Character.isHighSurrogate(buffer[count - 1])) {
        int low = characters.read();
        if (low >= 0) {
          buffer[count++] = (char) low;
        }
      }
      bytes =
          new ByteArrayInputStream(
              new String(buffer, first, count - first).getBytes(StandardCharsets.UTF_8));
    }
  }
}
