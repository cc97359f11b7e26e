package org.tradefigures.store.duckdb;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/** What DuckDB says of a row that it can't read, in the words of the other readers. */
final class CsvFault {

  private static final Pattern FORM =
      Pattern.compile(
          "CSV Error on Line: (\\d+)\\s+Original Line: ([^\\n]*)\\s+(.*?)\\n.*?\\n\\s+file = ([^\\n]+)",
          Pattern.DOTALL);

  private CsvFault() {}

  static Optional<TradeParseException> of(SQLException e) {
    Matcher form = FORM.matcher(String.valueOf(e.getMessage()));
    return form.find()
        ? Optional.of(
            new TradeParseException(
                "Malformed row",
                form.group(2),
                reason(form.group(3)),
                Location.of(form.group(4), Long.parseLong(form.group(1))),
                e))
        : Optional.empty();
  }

  private static String reason(String told) {
    if (told.startsWith("Expected Number of Columns")) {
      return "it has another number of cells than the header; is a separator inside a cell not quoted?";
    }
    if (told.contains("unterminated quote")) {
      return "a quote that is never closed";
    }
    if (told.startsWith("Invalid unicode")) {
      return "DuckDB reads UTF-8 only; save the file in UTF-8, or read it with TradeFiles, which finds the encoding";
    }
    return told;
  }
}
