package org.tradefigures.source;

import java.io.IOException;
import org.tradefigures.money.RateTable;

/**
 * Reads exchange rates of one layout. Implementations are final and immutable; they turn every rate
 * into the equation of {@link org.tradefigures.money.Rate}, tell nothing that the layout does not
 * define, and name in their documentation how the layout says that there is no rate. Those that
 * need not be told anything are services, by which {@link TradeReaders} knows rates that are given
 * to it.
 */
public interface RateReader extends SourceReader<RateTable, RateReadResult> {

  /**
   * The layout.
   *
   * @return its name, in small letters
   */
  String name();

  /**
   * Reads what the input tells into a sink: the one method that a layout has to write.
   *
   * @param in the text, whose name is the page that rates name as theirs; not closed
   * @param sink takes the rates, and the problems with what tells none
   * @throws org.tradefigures.reference.TradeParseException if the text is not of the layout at all,
   *     or the sink refuses a problem
   * @throws IOException if the text can't be read
   */
  void read(SourceText in, RateSink sink) throws IOException;

  /**
   * Reads every rate, or fails at the first that is not valid: one that is no number or not greater
   * than zero, or that contradicts another of the same input. One that is told more than once is
   * there once.
   */
  @Override
  default RateTable read(SourceText in) throws IOException {
    RateSink sink = RateSink.strict(in);
    sink.read(this, in);
    return sink.table();
  }

  @Override
  default RateReadResult readLenient(SourceText in) throws IOException {
    RateSink sink = RateSink.lenient(in);
    sink.read(this, in);
    return sink.result();
  }
}
