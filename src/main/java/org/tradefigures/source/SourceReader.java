package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What every reader of files offers: to read all or fail at the first that is not valid, or to read
 * what is valid and tell the problems with the rest, of a file, of bytes or of a text.
 *
 * @param <T> what is read
 * @param <R> what is read, with the problems
 */
public interface SourceReader<T, R> {

  /**
   * Reads all there is, or fails at the first that is not valid.
   *
   * @param in the text; not closed
   * @return what it tells
   * @throws org.tradefigures.reference.TradeParseException if the input is not of the layout, or
   *     something in it is not valid; the message names source, line and column
   * @throws IOException if the text can't be read
   */
  T read(SourceText in) throws IOException;

  /**
   * Reads what is valid, and tells the problems with the rest.
   *
   * @param in the text; not closed
   * @return what it tells, and the problems
   * @throws org.tradefigures.reference.TradeParseException if the input is not of the layout at all
   * @throws IOException if the text can't be read
   */
  R readLenient(SourceText in) throws IOException;

  /**
   * Reads a file, which may be compressed, as {@link #read(SourceText)} does.
   *
   * @param file the file; its name is the source
   * @return what it tells
   * @throws IOException if the file can't be read
   */
  default T read(Path file) throws IOException {
    try (SourceText in = SourceText.of(file)) {
      return read(in);
    }
  }

  /**
   * Reads a file, which may be compressed, as {@link #readLenient(SourceText)} does.
   *
   * @param file the file; its name is the source
   * @return what it tells, and the problems
   * @throws IOException if the file can't be read
   */
  default R readLenient(Path file) throws IOException {
    try (SourceText in = SourceText.of(file)) {
      return readLenient(in);
    }
  }

  /**
   * Reads bytes, as {@link #read(SourceText)} does.
   *
   * @param in the bytes; not closed
   * @param source what errors call them, and the source of what does not name one
   * @return what they tell
   * @throws IOException if the bytes can't be read
   */
  default T read(InputStream in, String source) throws IOException {
    return read(SourceText.of(in, source));
  }

  /**
   * Reads bytes, as {@link #readLenient(SourceText)} does.
   *
   * @param in the bytes; not closed
   * @param source what errors call them, and the source of what does not name one
   * @return what they tell, and the problems
   * @throws IOException if the bytes can't be read
   */
  default R readLenient(InputStream in, String source) throws IOException {
    return readLenient(SourceText.of(in, source));
  }

  /**
   * Reads a text, as {@link #read(SourceText)} does.
   *
   * @param text the text
   * @param source what errors call it, and the source of what does not name one
   * @return what it tells
   */
  default T read(String text, String source) {
    try {
      return read(SourceText.of(text, source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a text, as {@link #readLenient(SourceText)} does.
   *
   * @param text the text
   * @param source what errors call it, and the source of what does not name one
   * @return what it tells, and the problems
   */
  default R readLenient(String text, String source) {
    try {
      return readLenient(SourceText.of(text, source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
