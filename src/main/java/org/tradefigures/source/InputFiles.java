package org.tradefigures.source;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/** How readers open a file: told by its first bytes, not by its name. */
final class InputFiles {

  private static final int GZIP = 0x1F8B;

  private InputFiles() {}

  /** What a file is called in errors. */
  static String name(Path file) {
    return Objects.requireNonNullElse(file.getFileName(), file).toString();
  }

  /** The bytes of a file, decompressed where they are compressed with gzip. */
  static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return start(in) == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Bytes as text in UTF-8. What is no UTF-8 becomes U+FFFD, which is refused where it is met.
   *
   * @throws TradeParseException if they start as something else
   */
  static BufferedReader text(InputStream bytes, String source) throws IOException {
    return text(bytes, source, StandardCharsets.UTF_8);
  }

  /**
   * Bytes as text in an encoding.
   *
   * @throws TradeParseException if they start as something else
   */
  static BufferedReader text(InputStream bytes, String source, Charset encoding)
      throws IOException {
    return text(bytes, source, in -> new InputStreamReader(in, encoding));
  }

  /**
   * Bytes as text.
   *
   * @throws TradeParseException if they start as something else
   */
  static BufferedReader text(
      InputStream bytes, String source, Function<InputStream, Reader> decoding) throws IOException {
    InputStream in = new BufferedInputStream(Objects.requireNonNull(bytes, "in"));
    int start = start(in);
    String remedy =
        switch (start) {
          case 0xFEFF, 0xFFFE -> "it is text in UTF-16; save it in UTF-8";
          case 0x504B -> "it is a workbook or another zip archive; save the sheet as CSV in UTF-8";
          case GZIP -> "it is compressed; decompress it, or read it as a file";
          default -> "";
        };
    if (!remedy.isEmpty()) {
      throw new TradeParseException(
          "Unreadable first bytes",
          Integer.toHexString(start).toUpperCase(Locale.ROOT),
          remedy,
          new Location(source, 0, null),
          null);
    }
    return new BufferedReader(decoding.apply(in));
  }

  /** A text as bytes, for those who read bytes. */
  static <T> T read(String text, Reading<T> reading) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      return reading.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  interface Reading<T> {
    T read(InputStream in) throws IOException;
  }

  private static int start(InputStream in) throws IOException {
    in.mark(2);
    int high = in.read();
    int low = in.read();
    in.reset();
    return high < 0 || low < 0 ? -1 : high << 8 | low;
  }
}
