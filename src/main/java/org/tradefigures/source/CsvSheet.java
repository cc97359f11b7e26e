package org.tradefigures.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.TradeField;

/**
 * The rows of one of our own CSV files: lines that start with {@code #} before the header, a header
 * of known columns in any order, rows as long as the header. Blank lines do not count.
 */
final class CsvSheet {

  /** The columns that tell where something comes from. */
  static final List<String> PROVENANCE =
      TradeField.PROVENANCE.stream().map(TradeField::key).toList();

  /** What may separate columns: the one of them that the header has. */
  private static final Map<Character, String> SEPARATORS =
      Map.of(',', "commas", ';', "semicolons", '\t', "tabs");

  private static final int LONGEST_START = 1 << 16;

  private final DelimitedText text;
  private final char separator;
  private final String source;
  private final Set<String> columns;
  private final Location headerPlace;

  private CsvSheet(DelimitedText text, char separator, String source, Set<String> columns) {
    this.text = text;
    this.headerPlace = Location.of(source, text.line());
    this.separator = separator;
    this.source = source;
    this.columns = columns;
  }

  /**
   * Reads the header.
   *
   * @param accepted the columns there may be
   */
  static CsvSheet open(SourceText in, List<String> accepted) throws IOException {
    String source = in.name();
    BufferedReader characters = in.text();
    char separator = separator(characters, source);
    DelimitedText text = DelimitedText.withLeadingComments(characters, separator);
    boolean headed = text.next();
    while (headed && text.isBlank()) {
      headed = text.next();
    }
    if (!headed) {
      throw new TradeParseException(
          "No header in",
          source,
          "expected is a line of columns such as " + String.join(",", accepted.subList(0, 5)));
    }
    Location place = Location.of(source, text.line());
    Optional<String> fault = text.fault();
    if (fault.isPresent()) {
      throw new TradeParseException(
          "Malformed header", joined(text, separator), fault.get(), place, null);
    }
    Set<String> columns = new LinkedHashSet<>();
    for (String column : text.fields()) {
      if (!accepted.contains(column)) {
        throw UnknownCodeException.among("column", column, accepted).at(place);
      }
      if (!columns.add(column)) {
        throw new TradeParseException(
            "Duplicate column", column, "give each column once", place, null);
      }
    }
    return new CsvSheet(text, separator, source, columns);
  }

  /** The columns of the header, in their order. */
  Set<String> columns() {
    return columns;
  }

  /** The error for a header without a column. */
  TradeParseException missing(String column, String remedy) {
    return new TradeParseException("Missing column", column, remedy, headerPlace, null);
  }

  /** Moves to the next row. */
  boolean next() throws IOException {
    boolean moved = text.next();
    while (moved && text.isBlank()) {
      moved = text.next();
    }
    return moved;
  }

  /** Where the current row stands. */
  Location place() {
    return Location.of(source, text.line());
  }

  /** Where a cell of the current row stands; the row, if it has no such column. */
  Location place(String column) {
    return columns.contains(column) ? Location.of(source, text.line(), column) : place();
  }

  /**
   * The cells of the current row that are not empty.
   *
   * @throws TradeParseException if the row is malformed
   */
  Map<String, String> cells() {
    Optional<String> fault = text.fault();
    if (fault.isPresent()) {
      throw fault("Malformed row", fault.get());
    }
    if (text.size() != columns.size()) {
      throw fault(
          "Malformed row",
          "it has "
              + text.size()
              + (text.size() == 1 ? " cell" : " cells")
              + " where the header has "
              + columns.size()
              + (text.size() > columns.size() ? "; is a separator inside a cell not quoted?" : ""));
    }
    Map<String, String> cells = new LinkedHashMap<>();
    int index = 0;
    for (String column : columns) {
      String cell = text.get(index++);
      if (!cell.isEmpty()) {
        cells.put(column, cell);
      }
    }
    return cells;
  }

  /** The error for the current row as a whole. */
  TradeParseException fault(String what, String remedy) {
    return fault(what, remedy, null);
  }

  private TradeParseException fault(String what, String remedy, @Nullable Exception cause) {
    return new TradeParseException(what, joined(text, separator), remedy, place(), cause);
  }

  /**
   * The error for what went wrong with the current row: at the column that holds the value at
   * fault, where there is one.
   */
  TradeParseException located(IllegalArgumentException fault) {
    Throwable cause = fault;
    String reason = String.valueOf(fault.getMessage());
    while (cause instanceof IllegalArgumentException) {
      reason = String.valueOf(cause.getMessage());
      if (cause instanceof TradeParseException e) {
        List<String> holding = new ArrayList<>();
        cells()
            .forEach(
                (column, cell) -> {
                  if (cell.equals(e.value())) {
                    holding.add(column);
                  }
                });
        if (!holding.isEmpty()) {
          return e.at(place(holding.size() == 1 ? holding.get(0) : ""));
        }
      }
      cause = cause.getCause();
    }
    return fault("Malformed row", reason, fault);
  }

  private static String joined(DelimitedText text, char separator) {
    return String.join(String.valueOf(separator), text.fields());
  }

  /** The separator in the first line that is neither blank nor a comment. */
  private static char separator(BufferedReader in, String source) throws IOException {
    in.mark(LONGEST_START);
    StringBuilder line = new StringBuilder();
    long number = 1;
    int c = 0;
    for (int i = 0; i < LONGEST_START && c >= 0; i++) {
      int before = c;
      c = in.read();
      if (c >= 0 && c != '\n' && c != '\r') {
        line.append((char) c);
      } else if (isHeader(line)) {
        break;
      } else {
        line.setLength(0);
        number += c == '\n' && before == '\r' ? 0 : 1;
      }
    }
    in.reset();
    List<Character> found =
        SEPARATORS.keySet().stream()
            .filter(s -> line.indexOf(String.valueOf(s)) >= 0)
            .sorted()
            .toList();
    if (found.size() > 1) {
      String names = String.join(" and ", found.stream().map(SEPARATORS::get).toList());
      throw new TradeParseException(
          "Ambiguous header",
          line.toString(),
          "it has " + names + "; separate all columns by one of them",
          Location.of(source, number),
          null);
    }
    return found.isEmpty() ? ',' : found.get(0);
  }

  private static boolean isHeader(CharSequence line) {
    String text = line.toString().replace("\uFEFF", "");
    return !text.isBlank() && !text.startsWith("#");
  }
}
