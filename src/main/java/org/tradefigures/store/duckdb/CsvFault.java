package org.tradefigures.store.duckdb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.source.SourceText;

/** What DuckDB says of a row that it can't read, in the words of the other readers. */
final class CsvFault {

  private static final Pattern ROW =
      Pattern.compile(
          "CSV Error on Line: (\\d+)\\s+Original Line: (.*?)\\s*\\n([^\\n]+)\\s+Possible .*?\\n\\s+file = ([^\\n]+)",
          Pattern.DOTALL);

  /** The rows begin and end where DuckDB does not expect it, and it does not tell where. */
  private static final Pattern FILE =
      Pattern.compile(
          "state machine reached an invalid state.*?\\n\\s+file = ([^\\n]+)", Pattern.DOTALL);

  private static final String READ_WITH_TRADE_FILES =
      "DuckDB reads files whose lines end all in one way; save it so, or read it with TradeFiles, which takes any";

  private CsvFault() {}

  static Optional<TradeParseException> of(SQLException e) {
    String told = String.valueOf(e.getMessage());
    Matcher row = ROW.matcher(told);
    if (row.find()) {
      return Optional.of(
          new TradeParseException(
              "Malformed row",
              row.group(2),
              reason(row.group(3)),
              Location.of(row.group(4), Long.parseLong(row.group(1))),
              e));
    }
    Matcher file = FILE.matcher(told);
    return file.find() ? Optional.of(lineEnds(file.group(1), e)) : Optional.empty();
  }

  private static String reason(String told) {
    if (told.startsWith("Expected Number of Columns")) {
      return "it has another number of cells than the header; is a separator inside a cell not quoted?";
    }
    if (told.contains("unterminated quote")) {
      return "a quote that is never closed, or text behind one that is";
    }
    if (told.startsWith("Invalid unicode")) {
      return "DuckDB reads UTF-8 only; save the file in UTF-8, or read it with TradeFiles, which finds the encoding";
    }
    if (told.startsWith("Maximum line size")) {
      return "a row of more than 2000000 bytes; is a quote not closed?";
    }
    return "DuckDB says: " + told;
  }

  private static TradeParseException lineEnds(String file, SQLException e) {
    try (SourceText text = SourceText.of(Path.of(file));
        InputStream in = new BufferedInputStream(text.bytes())) {
      return lineEnds(in, file, e);
    } catch (IOException unreadable) {
      e.addSuppressed(unreadable);
      return new TradeParseException(
          "Unreadable rows in", file, READ_WITH_TRADE_FILES, Location.of(file, 0), e);
    }
  }

  /** The first line that ends in another way than those before it, line breaks in cells aside. */
  private static TradeParseException lineEnds(InputStream in, String file, SQLException e)
      throws IOException {
    String usual = "";
    long line = 1;
    boolean quoted = false;
    int c = in.read();
    while (c >= 0) {
      int next = in.read();
      quoted ^= c == '"';
      boolean both = c == '\r' && next == '\n';
      if (c == '\r' || c == '\n') {
        String end = both ? "CR LF" : c == '\r' ? "CR" : "LF";
        if (!quoted && !usual.isEmpty() && !usual.equals(end)) {
          return new TradeParseException(
              "Mixed line ends",
              end,
              "the lines before it end in " + usual + "; " + READ_WITH_TRADE_FILES,
              Location.of(file, line),
              e);
        }
        usual = quoted ? usual : end;
        line++;
      }
      c = both ? in.read() : next;
    }
    return new TradeParseException(
        "Unreadable rows in", file, READ_WITH_TRADE_FILES, Location.of(file, 0), e);
  }
}
