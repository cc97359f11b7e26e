package org.tradefigures.source;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.tradefigures.table.TradeTable;

/**
 * Reads trade figures of one layout. Implementations are final and immutable; they tell nothing
 * that the layout does not define, and name in their documentation how the layout says that a
 * figure is missing. They can be sent to where the files are, unless they were told functions.
 *
 * <p>A reader of your own implements {@link #name}, {@link #recognise} and {@link #read(SourceText,
 * FlowSink)}, which puts every row into the sink as a figure or as a problem; strict and lenient
 * reading follow from that. {@link TradeReaders} finds it once {@code
 * META-INF/services/org.tradefigures.source.TradeReader} names it. For a CSV that only has other
 * columns, {@link MappedTrade} needs no class at all.
 */
public interface TradeReader extends SourceReader<TradeTable, TradeReadResult>, Serializable {

  /**
   * The layout.
   *
   * @return its name, in small letters
   */
  String name();

  /**
   * Whether a text is of this layout, by its start.
   *
   * @param start the first characters, up to 65,536 of them
   * @return what shows that it is, such as {@code the header has refPeriodId and cmdCode}; empty
   *     where it is not, or where that can't be told
   */
  Optional<String> recognise(String start);

  /**
   * Whether the first line names the columns, and every other line tells the same figures without
   * the lines before it, so that a large file may be read in parts, each under the first line.
   *
   * @return false unless the layout says so
   */
  default boolean hasRowPerLine() {
    return false;
  }

  /**
   * Whether a file is published with those of this layout and tells no figures, such as a list of
   * codes or a readme: a folder is read without it.
   *
   * @param name the name of the file
   * @return false unless the layout says so
   */
  default boolean isCompanion(String name) {
    return false;
  }

  /**
   * Reads every row, each into a figure or a problem.
   *
   * @param in the text; not closed
   * @param sink takes figures and problems
   * @throws org.tradefigures.reference.TradeParseException if the text is not of the layout at all,
   *     or the sink refuses a problem
   * @throws IOException if the text can't be read
   */
  void read(SourceText in, FlowSink sink) throws IOException;

  @Override
  default TradeTable read(SourceText in) throws IOException {
    FlowSink sink = FlowSink.strict(in);
    read(in, sink);
    return sink.table();
  }

  @Override
  default TradeReadResult readLenient(SourceText in) throws IOException {
    FlowSink sink = FlowSink.lenient(in);
    read(in, sink);
    return sink.result();
  }
}
