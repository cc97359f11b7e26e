package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.tradefigures.table.TradeTable;

/**
 * Reads trade figures of one layout. Implementations are final and immutable; they tell nothing
 * that the layout does not define, and name in their documentation how the layout says that a
 * figure is missing.
 */
public interface TradeReader {

  /**
   * The layout.
   *
   * @return its name, in small letters
   */
  String name();

  /**
   * Reads every row, or fails at the first that is not valid.
   *
   * @param in the bytes; not closed
   * @param source what errors call them, and the source of figures whose layout does not name one
   * @return one row a row of the input
   * @throws org.tradefigures.reference.TradeParseException if the input is not of the layout or a
   *     row is not valid; the message names source, line and column
   * @throws IOException if the bytes can't be read
   */
  TradeTable read(InputStream in, String source) throws IOException;

  /**
   * Reads the rows that are valid, and tells the problems with the others.
   *
   * @param in the bytes; not closed
   * @param source what errors call them, and the source of figures whose layout does not name one
   * @return rows and problems
   * @throws org.tradefigures.reference.TradeParseException if the input is not of the layout at all
   * @throws IOException if the bytes can't be read
   */
  ReadResult readLenient(InputStream in, String source) throws IOException;

  /**
   * Reads a file, which may be compressed with gzip, as {@link #read(InputStream, String)} does.
   *
   * @param file the file; its name is the source
   * @return one row a row of the file
   * @throws IOException if the file can't be read
   */
  default TradeTable read(Path file) throws IOException {
    try (InputStream in = InputFiles.open(file)) {
      return read(in, InputFiles.name(file));
    }
  }

  /**
   * Reads a file, which may be compressed with gzip, as {@link #readLenient(InputStream, String)}
   * does.
   *
   * @param file the file; its name is the source
   * @return rows and problems
   * @throws IOException if the file can't be read
   */
  default ReadResult readLenient(Path file) throws IOException {
    try (InputStream in = InputFiles.open(file)) {
      return readLenient(in, InputFiles.name(file));
    }
  }

  /**
   * Reads a text, as {@link #read(InputStream, String)} does.
   *
   * @param text the text
   * @param source what errors call it, and the source of figures whose layout does not name one
   * @return one row a row of the text
   */
  default TradeTable read(String text, String source) {
    return InputFiles.read(text, in -> read(in, source));
  }

  /**
   * Reads a text, as {@link #readLenient(InputStream, String)} does.
   *
   * @param text the text
   * @param source what errors call it, and the source of figures whose layout does not name one
   * @return rows and problems
   */
  default ReadResult readLenient(String text, String source) {
    return InputFiles.read(text, in -> readLenient(in, source));
  }
}
