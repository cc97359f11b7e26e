package org.tradefigures.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;

/**
 * Trade figures as CSV in the library's own layout: one row a figure, the columns named as {@link
 * TradeField}, in any order.
 *
 * <p>{@code period}, {@code partner}, {@code direction}, {@code commodity} and {@code currency}
 * have to be there, and {@code economy} or {@code reporter}; what is the same in all rows can be
 * given with {@link #withDefault} instead. Without {@code source} the source is the name of the
 * file. An empty cell is a field that is not told. A row has a {@code value}, or a {@code status}
 * that says why not.
 *
 * <p>The text is UTF-8, with or without byte-order mark, quoted as RFC 4180 says; fields are
 * separated by comma, semicolon or tab, which the header shows; lines before the header that start
 * with {@code #} are comments, empty lines are passed over. Two rows that tell the same flow from
 * the same source are refused, because one of them would count twice.
 */
public final class TradeCsv implements TradeReader {

  private static final int LONGEST_PREAMBLE = 1 << 16;
  private static final char[] SEPARATORS = {',', ';', '\t'};

  /** What a row may differ in from another and still tell the same flow. */
  private static final Set<TradeField> FIGURE =
      EnumSet.of(
          TradeField.VALUE,
          TradeField.STATUS,
          TradeField.NET_WEIGHT_KG,
          TradeField.QUANTITY,
          TradeField.PAGE,
          TradeField.RETRIEVED,
          TradeField.LICENCE,
          TradeField.AS_PRINTED,
          TradeField.NOTE);

  private final Map<TradeField, String> defaults;

  private TradeCsv(Map<TradeField, String> defaults) {
    this.defaults = defaults;
  }

  /**
   * A reader that takes everything from the file.
   *
   * @return the reader
   */
  public static TradeCsv reader() {
    return new TradeCsv(Map.of());
  }

  /**
   * A reader that takes a field from here where the file has no such column or its cell is empty.
   *
   * @param field the field
   * @param text its text, as it would stand in the file
   * @return the reader
   * @throws TradeParseException if the text is not valid for the field
   */
  public TradeCsv withDefault(TradeField field, String text) {
    if (field.compareTo(TradeField.SOURCE) <= 0) {
      TradeFlow.builder().set(field, text);
    }
    Map<TradeField, String> more = new EnumMap<>(TradeField.class);
    more.putAll(defaults);
    more.put(field, text);
    return new TradeCsv(more);
  }

  @Override
  public String name() {
    return "tradefigures csv";
  }

  @Override
  public TradeTable read(InputStream in, String source) throws IOException {
    TradeTable.Builder table = TradeTable.builder();
    rows(
        in,
        source,
        table,
        e -> {
          throw e;
        });
    return table.build();
  }

  @Override
  public ReadResult readLenient(InputStream in, String source) throws IOException {
    TradeTable.Builder table = TradeTable.builder();
    List<Problem> problems = new ArrayList<>();
    long rows = rows(in, source, table, e -> problems.add(Problem.of(e, Location.of(source, 0))));
    return new ReadResult(table.build(), problems, rows);
  }

  /**
   * Writes a table of flows so that {@link #reader()} reads the same flows from it. Columns that
   * are empty in every row are left out.
   *
   * @param table the flows
   * @param out where to; not closed
   * @throws IOException if it can't be written
   */
  public static void write(TradeTable table, Writer out) throws IOException {
    List<TradeFlow> flows = table.flows();
    Set<TradeField> told = EnumSet.noneOf(TradeField.class);
    for (TradeField field : TradeField.values()) {
      if (field.isRequired() || field == TradeField.VALUE || field == TradeField.REPORTER) {
        told.add(field);
      }
    }
    flows.forEach(flow -> told.addAll(flow.fields().keySet()));
    line(out, told.stream().map(TradeField::key).toList());
    for (TradeFlow flow : flows) {
      Map<TradeField, String> fields = flow.fields();
      line(out, told.stream().map(f -> fields.getOrDefault(f, "")).toList());
    }
  }

  /**
   * Writes a table of flows to a file, as {@link #write(TradeTable, Writer)} does.
   *
   * @param table the flows
   * @param file the file; it is replaced if it is there
   * @throws IOException if it can't be written
   */
  public static void write(TradeTable table, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(table, out);
    }
  }

  private static void line(Writer out, List<String> cells) throws IOException {
    out.write(cells.stream().map(TradeCsv::quoted).collect(Collectors.joining(",")));
    out.write('\n');
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /**
   * Reads all rows, hands what is wrong with any to the handler, and returns how many there were.
   */
  private long rows(
      InputStream in,
      String source,
      TradeTable.Builder table,
      Consumer<TradeParseException> problems)
      throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 2 * LONGEST_PREAMBLE);
    DelimitedText cursor = DelimitedText.withLeadingComments(text, separator(text));
    List<TradeField> header = header(cursor, source);
    Map<List<String>, Long> lines = new HashMap<>();
    long rows = 0;
    while (cursor.next()) {
      if (cursor.isBlank()) {
        continue;
      }
      rows++;
      Location row = Location.of(source, cursor.line());
      try {
        TradeFlow flow = flow(cursor, header, row);
        Long before = lines.putIfAbsent(identity(flow), cursor.line());
        if (before != null) {
          throw new TradeParseException(
              "Second figure for the same flow",
              flow.economy() + " " + flow.direction() + " " + flow.partner() + " " + flow.period(),
              "line "
                  + before
                  + " tells it from the same source; keep one, or tell them apart by source or vintage",
              row,
              null);
        }
        table.add(flow);
      } catch (TradeParseException e) {
        problems.accept(e.at(row));
      }
    }
    return rows;
  }

  private List<TradeField> header(DelimitedText cursor, String source) throws IOException {
    boolean found = cursor.next();
    while (found && cursor.isBlank()) {
      found = cursor.next();
    }
    if (!found) {
      throw new TradeParseException(
          "No header in",
          source,
          "expected is a line with the names of the columns, among them " + required());
    }
    Location line = Location.of(source, cursor.line());
    if (cursor.fault().isPresent()) {
      throw new TradeParseException(
          "Malformed header", cursor.get(0), cursor.fault().get(), line, null);
    }
    List<TradeField> header = new ArrayList<>();
    for (String name : cursor.fields()) {
      TradeField field = column(name, line);
      if (header.contains(field)) {
        throw new TradeParseException(
            "Second column", name, "a file has each column once; rename or delete one", line, null);
      }
      header.add(field);
    }
    requireAll(header, line);
    return header;
  }

  private static TradeField column(String name, Location line) {
    try {
      return TradeField.of(name);
    } catch (TradeParseException e) {
      throw e.at(line);
    }
  }

  private void requireAll(List<TradeField> header, Location line) {
    Set<TradeField> told = EnumSet.copyOf(header);
    told.addAll(defaults.keySet());
    told.add(TradeField.SOURCE);
    if (told.contains(TradeField.REPORTER)) {
      told.add(TradeField.ECONOMY);
    }
    for (TradeField field : TradeField.values()) {
      if (field.isRequired() && !told.contains(field)) {
        throw new TradeParseException(
            "Missing column",
            field.key(),
            "required are "
                + required()
                + "; add it, or give what is the same in all rows with withDefault(TradeField."
                + field
                + ", …)",
            line,
            null);
      }
    }
  }

  private static String required() {
    return Arrays.stream(TradeField.values())
        .filter(TradeField::isRequired)
        .filter(f -> f != TradeField.SOURCE)
        .map(f -> f == TradeField.ECONOMY ? "economy or reporter" : f.key())
        .collect(Collectors.joining(", "));
  }

  private TradeFlow flow(DelimitedText cursor, List<TradeField> header, Location row) {
    if (cursor.fault().isPresent()) {
      throw new TradeParseException(
          "Malformed row", cursor.get(0), cursor.fault().get(), row, null);
    }
    if (cursor.size() != header.size()) {
      throw new TradeParseException(
          "Row of " + cursor.size() + " fields",
          cursor.get(0),
          "the header has " + header.size() + "; is a separator inside a field not quoted?",
          row,
          null);
    }
    Map<TradeField, String> cells = new EnumMap<>(TradeField.class);
    cells.put(TradeField.SOURCE, row.source());
    cells.putAll(defaults);
    for (int i = 0; i < header.size(); i++) {
      if (!cursor.get(i).isEmpty()) {
        cells.put(header.get(i), cursor.get(i));
      }
    }
    TradeFlow.Builder flow = TradeFlow.builder();
    cells.forEach((field, text) -> set(flow, field, text, row));
    try {
      return flow.build();
    } catch (TradeParseException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Invalid row", cursor.get(0), Objects.requireNonNullElse(e.getMessage(), ""), row, e);
    }
  }

  private static void set(TradeFlow.Builder flow, TradeField field, String text, Location row) {
    Location cell = Location.of(row.source(), row.line(), field.key());
    try {
      flow.set(field, text);
    } catch (TradeParseException e) {
      throw e.at(cell);
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Invalid " + field.key(), text, Objects.requireNonNullElse(e.getMessage(), ""), cell, e);
    }
  }

  private static List<String> identity(TradeFlow flow) {
    List<String> identity = new ArrayList<>();
    for (TradeField field : TradeField.values()) {
      if (!FIGURE.contains(field)) {
        identity.add(Objects.requireNonNullElse(flow.get(field), ""));
      }
    }
    return identity;
  }

  /** The separator that stands most often in the header. */
  private static char separator(BufferedReader text) throws IOException {
    text.mark(LONGEST_PREAMBLE);
    char[] start = new char[LONGEST_PREAMBLE - 1];
    int length = 0;
    for (int n = text.read(start); n > 0; n = text.read(start, length, start.length - length)) {
      length += n;
    }
    text.reset();
    String header =
        new String(start, 0, length)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .findFirst()
            .orElse("");
    char most = ',';
    for (char separator : SEPARATORS) {
      if (count(header, separator) > count(header, most)) {
        most = separator;
      }
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /** The fields this reader takes from elsewhere, for people. */
  @Override
  public String toString() {
    return defaults.isEmpty() ? name() : name() + " with " + Messages.quoteAll(defaults.entrySet());
  }
}
