package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.tradefigures.money.RateTable;

/**
 * Reads exchange rates of one layout. Implementations are final and immutable; they turn every rate
 * into the equation of {@link org.tradefigures.money.Rate}, tell nothing that the layout does not
 * define, and name in their documentation how the layout says that there is no rate. Those that
 * need not be told anything are services, by which {@link TradeReaders} knows rates that are given
 * to it.
 */
public interface RateReader {

  /**
   * The layout.
   *
   * @return its name, in small letters
   */
  String name();

  /**
   * Reads what the input tells into a sink: the one method that a layout has to write.
   *
   * @param in the bytes; not closed
   * @param source what errors call them, and the page that rates name as theirs
   * @param sink takes the rates, and the problems with what tells none
   * @throws org.tradefigures.reference.TradeParseException if the input is not of the layout at all
   * @throws IOException if the bytes can't be read
   */
  void read(InputStream in, String source, RateSink sink) throws IOException;

  /**
   * Reads every rate, or fails at the first that is not valid: one that is no number or not greater
   * than zero, or that contradicts another of the same input.
   *
   * @param in the bytes; not closed
   * @param source what errors call them, and the page that rates name as theirs
   * @return the rates; one that is told more than once is there once
   * @throws org.tradefigures.reference.TradeParseException if the input is not of the layout or a
   *     rate is not valid; the message names source, line and column
   * @throws IOException if the bytes can't be read
   */
  default RateTable read(InputStream in, String source) throws IOException {
    RateSink sink = RateSink.strict(source);
    read(in, source, sink);
    return sink.table();
  }

  /**
   * Reads the rates that are valid, and tells the problems with the others.
   *
   * @param in the bytes; not closed
   * @param source what errors call them, and the page that rates name as theirs
   * @return rates and problems
   * @throws org.tradefigures.reference.TradeParseException if the input is not of the layout at all
   * @throws IOException if the bytes can't be read
   */
  default RateReadResult readLenient(InputStream in, String source) throws IOException {
    RateSink sink = RateSink.lenient(source);
    read(in, source, sink);
    return sink.result();
  }

  /**
   * Reads a file, which may be compressed with gzip, as {@link #read(InputStream, String)} does.
   *
   * @param file the file; its name is the source
   * @return the rates
   * @throws IOException if the file can't be read
   */
  default RateTable read(Path file) throws IOException {
    try (InputStream in = InputFiles.open(file)) {
      return read(in, InputFiles.name(file));
    }
  }

  /**
   * Reads a file, which may be compressed with gzip, as {@link #readLenient(InputStream, String)}
   * does.
   *
   * @param file the file; its name is the source
   * @return rates and problems
   * @throws IOException if the file can't be read
   */
  default RateReadResult readLenient(Path file) throws IOException {
    try (InputStream in = InputFiles.open(file)) {
      return readLenient(in, InputFiles.name(file));
    }
  }

  /**
   * Reads a text, as {@link #read(InputStream, String)} does.
   *
   * @param text the text
   * @param source what errors call it, and the page that rates name as theirs
   * @return the rates
   */
  default RateTable read(String text, String source) {
    return InputFiles.read(text, in -> read(in, source));
  }

  /**
   * Reads a text, as {@link #readLenient(InputStream, String)} does.
   *
   * @param text the text
   * @param source what errors call it, and the page that rates name as theirs
   * @return rates and problems
   */
  default RateReadResult readLenient(String text, String source) {
    return InputFiles.read(text, in -> readLenient(in, source));
  }
}
