package org.tradefigures.source;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javax.money.CurrencyUnit;
import org.tradefigures.internal.Constants;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.internal.Messages;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/** The rows of a file under its header, each cell with its place. */
final class CsvRows {

  private final DelimitedText cursor;
  private final String source;
  private final char separator;
  private List<String> header = List.of();
  private long headerLine;

  CsvRows(SourceText in, char separator) throws IOException {
    cursor = DelimitedText.of(in.text(), separator);
    source = in.name();
    this.separator = separator;
  }

  String source() {
    return source;
  }

  /**
   * Moves to the first row that is the header, past titles.
   *
   * @param expected what a header looks like, for the error
   * @throws TradeParseException if there is none
   */
  void header(String expected, Predicate<List<String>> isHeader) throws IOException {
    while (cursor.next()) {
      List<String> cells = cursor.fields();
      if (cursor.fault().isEmpty() && isHeader.test(cells)) {
        useAsHeader();
        return;
      }
    }
    throw new TradeParseException("No header in", source, "expected is " + expected);
  }

  /**
   * Moves to the first row that has all of some columns, past titles.
   *
   * @param words how they were told
   * @throws TradeParseException if there is none; it tells what the row lacks that comes nearest
   */
  void header(SortedSet<String> columns, MappingWords words) throws IOException {
    String nearest = "";
    long most = 0;
    while (cursor.next()) {
      if (cursor.fault().isPresent()) {
        continue;
      }
      List<String> cells = cursor.fields().stream().map(String::strip).toList();
      long found = columns.stream().filter(cells::contains).count();
      if (found == columns.size()) {
        useAsHeader();
        return;
      }
      if (found > most) {
        most = found;
        nearest = "; line " + cursor.line() + " lacks " + lacking(columns, cells);
      } else if (nearest.isEmpty() && columns.stream().allMatch(cells.get(0)::contains)) {
        nearest =
            "; line "
                + cursor.line()
                + " has something else between them: tell "
                + words.separator();
      }
    }
    throw new TradeParseException(
        "No header in",
        source,
        "expected is a line with the columns "
            + Messages.quoteAll(columns)
            + " between "
            + Messages.quote(separator)
            + nearest);
  }

  private static String lacking(SortedSet<String> columns, List<String> cells) {
    return Suggestions.quoted(
        columns.stream().filter(column -> !cells.contains(column)).toList(), cells);
  }

  /** Takes the current row for the header of those below. */
  void useAsHeader() {
    header = cursor.fields().stream().map(String::strip).toList();
    headerLine = cursor.line();
  }

  List<String> header() {
    return header;
  }

  Location headerLocation() {
    return Location.of(source, headerLine);
  }

  /** Where a column of the header is; -1 for none. */
  int find(String column) {
    return header.indexOf(column);
  }

  /** Where a column of the header is. */
  int index(String column) {
    int index = find(column);
    if (index < 0) {
      throw new TradeParseException(
          "Missing column",
          column,
          "the header has " + Messages.quoteAll(header),
          headerLocation(),
          null);
    }
    return index;
  }

  /** Moves to the next row that is not blank. */
  boolean next() throws IOException {
    boolean found = cursor.next();
    while (found && cursor.isBlank()) {
      found = cursor.next();
    }
    return found;
  }

  /** Goes through the rows that are left; what is wrong with one is told with its place. */
  void forEach(Runnable onRow, BiConsumer<TradeParseException, Location> onProblem)
      throws IOException {
    while (next()) {
      try {
        requireSound();
        onRow.run();
      } catch (TradeParseException e) {
        onProblem.accept(e, location());
      }
    }
  }

  int size() {
    return cursor.size();
  }

  String get(int index) {
    return cursor.get(index).strip();
  }

  /** All cells of the row. */
  List<String> cells() {
    return cursor.fields().stream().map(String::strip).toList();
  }

  /** Whether nothing stands in the row but separators. */
  boolean isEmpty() {
    return cursor.fault().isEmpty() && cursor.fields().stream().allMatch(String::isBlank);
  }

  /** Refuses a row that is malformed, or shorter or longer than the header. */
  void requireSound() {
    if (cursor.fault().isPresent()) {
      throw new TradeParseException(
          "Malformed row", cursor.get(0), cursor.fault().get(), location(), null);
    }
    if (cursor.size() != header.size()) {
      throw new TradeParseException(
          "Row of " + cursor.size() + " fields",
          cursor.get(0),
          "the header has " + header.size() + "; is a separator inside a field not quoted?",
          location(),
          null);
    }
  }

  Location location() {
    return Location.of(source, cursor.line());
  }

  Location location(int index) {
    return index < header.size() && !header.get(index).isBlank()
        ? Location.of(source, cursor.line(), header.get(index))
        : location();
  }

  /** The period in a column. */
  Period period(String column, Frequency frequency) {
    int index = index(column);
    Period period;
    try {
      period = Period.parse(get(index));
    } catch (TradeParseException e) {
      throw e.at(location(index));
    }
    if (period.frequency() != frequency) {
      throw new TradeParseException(
          "Wrong period",
          get(index),
          "the layout tells rates by " + Constants.name(frequency),
          location(index),
          null);
    }
    return period;
  }

  /** A currency, whose error names the place. */
  static CurrencyUnit currency(String code, Location place) {
    try {
      return Currencies.of(code);
    } catch (TradeParseException e) {
      throw e.at(place);
    }
  }
}
