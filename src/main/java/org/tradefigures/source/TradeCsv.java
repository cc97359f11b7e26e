package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradefigures.internal.Messages;
import org.tradefigures.internal.OutputFiles;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;

/**
 * Trade figures as CSV in the library's own layout, and the simplest for a file of the user's: one
 * row a figure, the columns named as {@link TradeField}, in any order.
 *
 * <pre>
 * # lines before the header that start with # are comments
 * period,reporter,partner,direction,commodity,valuation,currency,value
 * 2024,KEN,USA,X,HS:TOTAL,fob,USD,737000000
 * 2024,KEN,USA,M,HS:TOTAL,cif,USD,771000000
 * </pre>
 *
 * <p>{@code period}, {@code partner}, {@code direction}, {@code commodity} and {@code currency}
 * have to be there, and {@code economy} or {@code reporter}; what is the same in all rows can be
 * given with {@link #withDefault} instead. Without {@code source} the source is the name of the
 * file. An empty cell is a field that is not told. A row has a {@code value}, or a {@code status}
 * that says why not. Values are in the main unit of their currency, with a point before the
 * decimals and without thousands separators; economies are ISO 3166-1 alpha-3 codes.
 *
 * <p>The text is quoted as RFC 4180 says; columns are separated by comma, semicolon or tab, which
 * the header shows; blank lines do not count. Two rows that tell the same flow from the same source
 * and vintage are refused, because one of them would count twice. Encodings and compressed files
 * are told at {@link SourceText}.
 */
@AutoService(TradeReader.class)
public final class TradeCsv implements TradeReader {

  private static final List<String> COLUMNS =
      Arrays.stream(TradeField.values()).map(TradeField::key).toList();

  /** From how many columns on a header is taken for one of these that has mistakes. */
  private static final int ENOUGH_TO_TELL = 3;

  private final Map<TradeField, String> defaults;

  private TradeCsv(Map<TradeField, String> defaults) {
    this.defaults = defaults;
  }

  /** A reader that takes everything from the file. */
  public TradeCsv() {
    this(Map.of());
  }

  /**
   * A reader that takes a field from here where the file has no column for it.
   *
   * @param field the field
   * @param text its text, as it would stand in the file
   * @return the reader
   * @throws TradeParseException if the text is not valid for the field
   */
  public TradeCsv withDefault(TradeField field, String text) {
    Objects.requireNonNull(text, "text");
    TradeFlow.builder().source("any").set(Objects.requireNonNull(field, "field"), text);
    Map<TradeField, String> more = new EnumMap<>(TradeField.class);
    more.putAll(defaults);
    more.put(field, text);
    return new TradeCsv(more);
  }

  @Override
  public String name() {
    return "tradefigures csv";
  }

  /**
   * Whether the first line that is no comment has two of the library's own column names and no
   * other.
   */
  @Override
  public Optional<String> recognise(String start) {
    List<String> header = header(start);
    return header.size() > 1 && COLUMNS.containsAll(header)
        ? Optional.of("the header has the library's own columns " + String.join(", ", header))
        : Optional.empty();
  }

  /** Which columns keep a header from being the library's own, where most of it is. */
  static Optional<String> almost(String start) {
    List<String> header = header(start);
    List<String> others = header.stream().filter(column -> !COLUMNS.contains(column)).toList();
    long own = header.stream().filter(TradeCsv::isMeant).distinct().count();
    if (own < ENOUGH_TO_TELL || own * 2 < header.size() || others.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Suggestions.quoted(others, COLUMNS));
  }

  private static boolean isMeant(String column) {
    return COLUMNS.contains(column.strip().toLowerCase(Locale.ROOT));
  }

  private static List<String> header(String start) {
    return start
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .map(line -> List.of(line.replace("\"", "").split("[,;\t]")))
        .orElse(List.of());
  }

  @Override
  public boolean hasRowPerLine() {
    return true;
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    CsvSheet sheet = CsvSheet.open(in, COLUMNS);
    Map<TradeField, String> constants = new EnumMap<>(TradeField.class);
    constants.put(TradeField.SOURCE, in.name());
    constants.putAll(defaults);
    sheet.columns().forEach(column -> constants.remove(TradeField.of(column)));
    requireAll(sheet, constants.keySet());
    while (sheet.next()) {
      TradeFlow flow;
      try {
        flow = flow(sheet, constants);
      } catch (TradeParseException e) {
        sink.problem(e, sheet.place());
        continue;
      }
      sink.add(flow, sheet.place());
    }
  }

  /**
   * Writes a table of flows so that {@code new TradeCsv()} reads the same flows from it. Columns
   * that are empty in every row are left out.
   *
   * @param table the flows
   * @param out where to; flushed, not closed
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
    CsvLines.write(told.stream().map(TradeField::key).toList(), out);
    for (TradeFlow flow : flows) {
      Map<TradeField, String> fields = flow.fields();
      CsvLines.write(told.stream().map(f -> fields.getOrDefault(f, "")).toList(), out);
    }
    out.flush();
  }

  /**
   * Writes a table of flows to a file, as {@link #write(TradeTable, Writer)} does.
   *
   * @param table the flows
   * @param file the file; it is replaced if it is there, and compressed with gzip if its name ends
   *     in {@code .gz}
   * @throws IOException if it can't be written
   */
  public static void write(TradeTable table, Path file) throws IOException {
    OutputFiles.write(file, out -> write(table, out));
  }

  private static TradeFlow flow(CsvSheet sheet, Map<TradeField, String> constants) {
    Map<TradeField, String> texts = new EnumMap<>(TradeField.class);
    texts.putAll(constants);
    sheet.cells().forEach((column, cell) -> texts.put(TradeField.of(column), cell));
    return TradeFlow.from(texts, sheet.place(), field -> sheet.place(field.key()));
  }

  private static void requireAll(CsvSheet sheet, Set<TradeField> constants) {
    Set<TradeField> told = EnumSet.noneOf(TradeField.class);
    told.addAll(constants);
    sheet.columns().forEach(column -> told.add(TradeField.of(column)));
    if (told.contains(TradeField.REPORTER)) {
      told.add(TradeField.ECONOMY);
    }
    for (TradeField field : TradeField.values()) {
      if (field.isRequired() && !told.contains(field)) {
        throw sheet.missing(
            field.key(),
            "required are "
                + required()
                + "; add it, or give what is the same in all rows with withDefault(TradeField."
                + field.name()
                + ", …)");
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

  /** The fields this reader takes from elsewhere, for people. */
  @Override
  public String toString() {
    return defaults.isEmpty() ? name() : name() + " with " + Messages.quoteAll(defaults.entrySet());
  }
}
