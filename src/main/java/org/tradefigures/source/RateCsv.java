package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tradefigures.internal.Fields;
import org.tradefigures.internal.OutputFiles;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.TradeParseException;

/**
 * Exchange rates as CSV in the library's own layout, for rates of the user's:
 *
 * <pre>
 * base,term,period,kind,factor
 * USD,KES,2024,period-average,134.82
 * </pre>
 *
 * <p>A row says that 1 unit of base = factor units of term. {@code kind} is one of {@link
 * org.tradefigures.money.RateKind}, such as {@code period-average}. Those five columns have to be
 * there; there may be {@code rebased} (true or false) and the fields of a provenance: {@code
 * source} (without it the name of the file), {@code page}, {@code published}, {@code retrieved},
 * {@code vintage}, {@code licence}, {@code as_printed}, {@code note}. What holds for the text of
 * {@link TradeCsv} holds here too. Rates that contradict each other are refused.
 */
@AutoService(RateReader.class)
public final class RateCsv implements RateReader {

  private static final List<String> REQUIRED = List.of("base", "term", "period", "kind", "factor");
  private static final String REBASED = "rebased";
  private static final String SOURCE = "source";
  private static final String PAGE = "page";
  private static final List<String> COLUMNS =
      Stream.of(REQUIRED, List.of(REBASED), CsvSheet.PROVENANCE).flatMap(List::stream).toList();

  /** A reader. */
  public RateCsv() {}

  @Override
  public String name() {
    return "tradefigures rate csv";
  }

  /**
   * Writes rates so that a reader reads the same from it.
   *
   * @param rates the rates
   * @param out where to; flushed, not closed
   * @throws IOException if it can't be written
   */
  public static void write(RateTable rates, Writer out) throws IOException {
    CsvLines.writeAll(rates.rates().stream().map(RateCsv::cells).toList(), REQUIRED, COLUMNS, out);
  }

  /**
   * Writes rates to a file, as {@link #write(RateTable, Writer)} does.
   *
   * @param rates the rates
   * @param file the file; it is replaced if it is there, and compressed with gzip if its name ends
   *     in {@code .gz}
   * @throws IOException if it can't be written
   */
  public static void write(RateTable rates, Path file) throws IOException {
    OutputFiles.write(file, out -> write(rates, out));
  }

  @Override
  public void read(SourceText in, RateSink sink) throws IOException {
    CsvSheet sheet = CsvSheet.open(in, COLUMNS);
    for (String column : REQUIRED) {
      if (!sheet.columns().contains(column)) {
        throw sheet.missing(column, "required are " + String.join(", ", REQUIRED));
      }
    }
    while (sheet.next()) {
      Map<String, String> cells;
      try {
        cells = sheet.cells();
      } catch (TradeParseException e) {
        sink.problem(e, sheet.place());
        continue;
      }
      String factor = cells.getOrDefault("factor", "");
      sink.add(sheet.place("factor"), factor, () -> rate(sheet, cells, in.name()));
    }
  }

  private static Rate rate(CsvSheet sheet, Map<String, String> cells, String source) {
    for (String column : REQUIRED) {
      if (!cells.containsKey(column)) {
        throw sheet.fault("Malformed row", "it has no " + column);
      }
    }
    RateSink.factor(cells.getOrDefault("factor", ""));
    if (!cells.containsKey(SOURCE)) {
      cells.put(SOURCE, source);
      cells.putIfAbsent(PAGE, source);
    }
    String equation =
        "1 " + cells.remove("base") + " = " + cells.remove("factor") + " " + cells.remove("term");
    try {
      return Rate.parse(equation + " " + Fields.format(cells));
    } catch (TradeParseException e) {
      throw sheet.located(e);
    }
  }

  private static Map<String, String> cells(Rate rate) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("base", rate.base().getCurrencyCode());
    cells.put("term", rate.term().getCurrencyCode());
    cells.put("period", rate.period().toString());
    cells.put("kind", rate.kind().toString());
    cells.put("factor", rate.factor().toPlainString());
    if (rate.rebased()) {
      cells.put(REBASED, "true");
    }
    cells.putAll(Fields.parse(rate.provenance().toString()));
    return cells;
  }
}
