package org.tradefigures.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/**
 * SDMX-CSV 1.0 and 2.0: one observation a row.
 *
 * <ol>
 *   <li>Columns are separated by what follows {@code STRUCTURE}, {@code STRUCTURE[;]} or {@code
 *       DATAFLOW}, which is a comma in most files; numbers may have a decimal comma where it is a
 *       semicolon.
 *   <li>Columns come with or without labels: {@code CURRENCY}, or {@code CURRENCY: Currency} with
 *       cells such as {@code USD: US dollar}. Labels in columns of their own are told under their
 *       names.
 *   <li>{@code ATTR[]} and {@code ATTR[en;fr]} hold several values or languages, which are told as
 *       they stand.
 *   <li>Rows whose {@code ACTION} is {@code D} delete figures, and are rejected.
 *   <li>The separator may stand at the end of every row.
 * </ol>
 */
final class SdmxCsv {

  private static final int LONGEST_HEADER = 1 << 16;
  private static final Pattern FIRST_CELL =
      Pattern.compile("\\s*\"?(?:STRUCTURE(?:\\[.])?|DATAFLOW)(?:: [^,;|\\t]*)?\"?([,;|\\t]).*");
  private static final Pattern SEVERAL = Pattern.compile("\\[.*]$");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

  /** A header has one of these at least: other delimited text would read as nothing told. */
  private static final Set<String> OF_SDMX =
      Set.of("STRUCTURE", SdmxMessage.DATAFLOW, SdmxMessage.TIME, SdmxMessage.VALUE);

  private SdmxCsv() {}

  static void read(SourceText in, SdmxMessage.Observations observations) throws IOException {
    String source = in.name();
    BufferedReader characters = in.text();
    char separator = separator(characters);
    DelimitedText text = DelimitedText.of(characters, separator);
    if (!LayoutText.next(text)) {
      throw noHeader(source, null);
    }
    Location headerPlace = Location.of(source, text.line());
    LayoutText.requireSound(text, headerPlace, text.size());
    List<String> columns = columns(text.fields(), headerPlace);
    if (columns.stream().noneMatch(OF_SDMX::contains)) {
      throw noHeader(source, headerPlace);
    }
    List<Boolean> labelled = text.fields().stream().map(c -> c.contains(": ")).toList();
    while (LayoutText.next(text)) {
      Location row = Location.of(source, text.line());
      try {
        LayoutText.requireSound(text, row, columns.size());
        Map<String, String> told = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          String cell = text.get(i);
          told.put(columns.get(i), labelled.get(i) ? id(cell) : cell);
        }
        if (told.getOrDefault("ACTION", "I").equals("D")) {
          throw SdmxMessage.deletes("D");
        }
        observations.add(observation(told, separator), row);
      } catch (TradeParseException e) {
        observations.reject(e, row);
      }
    }
  }

  private static TradeParseException noHeader(String source, @Nullable Location place) {
    return new TradeParseException(
        "No header in",
        source,
        "expected is SDMX-ML, SDMX-JSON, or a line of columns such as"
            + " STRUCTURE,STRUCTURE_ID,ACTION,…,TIME_PERIOD,OBS_VALUE",
        place,
        null);
  }

  private static Map<String, String> observation(Map<String, String> told, char separator) {
    String structure = told.remove("STRUCTURE_ID");
    if (structure != null && !structure.isEmpty()) {
      told.put(SdmxMessage.DATAFLOW, structure);
    }
    told.computeIfPresent(SdmxMessage.DATAFLOW, (key, cell) -> id(cell));
    if (separator == ';') {
      told.computeIfPresent(
          SdmxMessage.VALUE,
          (key, cell) -> DECIMAL_COMMA.matcher(cell).matches() ? cell.replace(',', '.') : cell);
    }
    return told;
  }

  private static List<String> columns(List<String> header, Location place) {
    List<String> columns = new ArrayList<>();
    for (String cell : header) {
      String column = SEVERAL.matcher(id(cell.strip())).replaceFirst("");
      if (columns.contains(column)) {
        throw new TradeParseException(
            "Duplicate column", column, "give each column once", place, null);
      }
      columns.add(column);
    }
    if (columns.size() < 2) {
      throw new TradeParseException(
          "Malformed header",
          String.join(",", header),
          "expected are columns such as STRUCTURE,STRUCTURE_ID,ACTION,…,TIME_PERIOD,OBS_VALUE",
          place,
          null);
    }
    return columns;
  }

  private static String id(String cell) {
    int label = cell.indexOf(": ");
    return label < 0 ? cell : cell.substring(0, label);
  }

  /** What follows the first cell of the first line that is not blank. */
  private static char separator(BufferedReader in) throws IOException {
    in.mark(LONGEST_HEADER);
    StringBuilder line = new StringBuilder();
    int c = in.read();
    for (int i = 1; i < LONGEST_HEADER && c >= 0; i++) {
      if (c != '\n' && c != '\r' && c != '\uFEFF') {
        line.append((char) c);
      } else if (c != '\uFEFF' && !line.toString().isBlank()) {
        break;
      }
      c = in.read();
    }
    in.reset();
    Matcher first = FIRST_CELL.matcher(line);
    return first.matches() ? first.group(1).charAt(0) : ',';
  }
}
