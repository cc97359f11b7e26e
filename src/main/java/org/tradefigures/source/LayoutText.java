package org.tradefigures.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/** Reads delimited text with a header and one figure a row, as a {@link Layout} says. */
final class LayoutText {

  /** What the columns under a header mean. */
  interface Declaration {

    /**
     * Declares the layout.
     *
     * @param header the names of the columns, without white space around them
     * @param place where the header stands
     * @throws TradeParseException if the header is not of the layout
     */
    Layout layout(List<String> header, Location place);
  }

  private LayoutText() {}

  /**
   * Reads all rows.
   *
   * @param separator what stands between two cells
   * @param expected what a header looks like, for the error when there is none
   */
  static void read(
      SourceText in, char separator, String expected, Declaration declaration, FlowSink sink)
      throws IOException {
    Optional<Path> file = in.file();
    if (file.isEmpty() || sink.isRowByRow()) {
      readRows(in, separator, expected, declaration, sink);
    } else if (!LayoutBytes.read(in, separator, declaration, sink)) {
      try (SourceText again = in.again()) {
        readRows(again, separator, expected, declaration, sink);
      }
    }
  }

  private static void readRows(
      SourceText in, char separator, String expected, Declaration declaration, FlowSink sink)
      throws IOException {
    DelimitedText text = DelimitedText.of(in.text(), separator);
    if (!next(text)) {
      throw new TradeParseException("No header in", in.name(), "expected is " + expected);
    }
    Location place = Location.of(in.name(), text.line());
    requireSound(text, place, text.size());
    List<String> header = text.fields().stream().map(String::strip).toList();
    Layout layout = declaration.layout(header, place);
    LayoutRows rows = new LayoutRows(layout, sink);
    while (next(text)) {
      Location row = Location.of(in.name(), text.line());
      try {
        requireSound(text, row, header.size());
      } catch (TradeParseException e) {
        sink.problem(e, row);
        continue;
      }
      rows.add(text.fields().subList(0, header.size()), row);
    }
  }

  /** Moves to the next row that is not blank. */
  static boolean next(DelimitedText text) throws IOException {
    boolean moved = text.next();
    while (moved && text.isBlank()) {
      moved = text.next();
    }
    return moved;
  }

  /**
   * Refuses a row that is malformed or of another length than the header. A separator at the end of
   * every row is no cell.
   */
  static void requireSound(DelimitedText text, Location row, int cells) {
    Optional<String> fault = text.fault();
    if (fault.isPresent()) {
      throw new TradeParseException("Malformed row", joined(text), fault.get(), row, null);
    }
    boolean trailing = text.size() == cells + 1 && text.get(cells).isBlank();
    if (text.size() != cells && !trailing) {
      throw new TradeParseException(
          "Malformed row",
          joined(text),
          "it has "
              + text.size()
              + (text.size() == 1 ? " cell" : " cells")
              + " where the header has "
              + cells
              + (text.size() > cells ? "; is a separator inside a cell not quoted?" : ""),
          row,
          null);
    }
  }

  private static String joined(DelimitedText text) {
    return String.join(",", new ArrayList<>(text.fields()));
  }
}
