package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.Valuation;

/**
 * Trade of the United States by country and month since 1985, the "balance by country" file of the
 * US Census Bureau: {@code year,CTY_CODE,CTYNAME,IJAN,…,IDEC,IYR,EJAN,…,EDEC,EYR}.
 *
 * <p>Origin: <a href="https://www.census.gov/foreign-trade/balance/country.xlsx">US Census Bureau,
 * country.xlsx</a>, public domain; the sheet has to be saved as CSV. Reporter and economy are the
 * United States. Imports are general imports at customs value, exports are free alongside ship;
 * values are millions of US dollars, commodities are taken together. A row has 26 figures: twelve
 * months and the year, in both directions.
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>Months to come are 0. In the last year of the file, the months after the last one in which
 *       any row has trade are not yet reported, and so is the year where it lacks one; {@link
 *       #withLastMonth} says it where a file holds too few countries to tell. Any other 0 is zero,
 *       and an empty cell a figure that is missing.
 *   <li>Groups stand beside their members ({@code 0003} the European Union, {@code 0013} Africa):
 *       they are aggregates, which no sum counts beside others.
 *   <li>Rows of another kind are passed over and not counted: seasonally adjusted ones ({@code
 *       0004}), imports under a trade agreement ({@code 0005}, {@code 0006}, {@code 0021}, {@code
 *       0022}) and advanced technology products ({@code 0007}).
 *   <li>Codes that are parts of one economy have sources of their own: {@code 5082} is Gaza, {@code
 *       us-census-country-balance-country-5083} the West Bank.
 *   <li>Codes that lost leading zeros in a spreadsheet get them back.
 *   <li>A year is the sum of its twelve months, but for the rounding of the digits that are
 *       written; one that is not is a problem, as is one with a month that was changed or lost.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class CensusCountryBalance implements TradeReader {

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final String YEAR = "year";
  private static final String COUNTRY = "CTY_CODE";
  private static final String WHOLE = "YR";
  private static final int MILLIONS = 6;
  private static final Economy STATES = Economy.of("USA");
  private static final Set<String> OF_ANOTHER_KIND =
      Set.of("0004", "0005", "0006", "0007", "0021", "0022");
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

  /** What this file calls the groups that the API calls otherwise. */
  private static final Map<String, String> CONTINENTS =
      Map.of("0012", "4XXX", "0013", "7XXX", "0016", "5XXX", "0018", "6XXX");

  private final @Nullable Period lastMonth;

  /** A reader that finds the last month in the file. */
  public CensusCountryBalance() {
    this(null);
  }

  private CensusCountryBalance(@Nullable Period lastMonth) {
    this.lastMonth = lastMonth;
  }

  /**
   * A reader that is told the last month with figures, for a file that holds few countries.
   *
   * @param month such as 2023-01
   * @return the reader
   * @throws IllegalArgumentException if it is no month
   */
  public CensusCountryBalance withLastMonth(Period month) {
    if (month.frequency() != Frequency.MONTH) {
      throw new IllegalArgumentException(
          "Last month " + month + ": expected is a month such as 2023-01");
    }
    return new CensusCountryBalance(month);
  }

  @Override
  public String name() {
    return "us census balance by country csv";
  }

  @Override
  public Optional<String> recognise(String start) {
    return start
        .lines()
        .findFirst()
        .map(line -> List.of(line.replace("\"", "").split("[,;\t]")))
        .filter(header -> header.containsAll(List.of(YEAR, COUNTRY, "IJAN", "EJAN", "EYR")))
        .map(header -> "the header has " + YEAR + ", " + COUNTRY + ", IJAN and EJAN");
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    CsvRows rows = new CsvRows(in, ',');
    rows.header(
        YEAR + "," + COUNTRY + ",CTYNAME,IJAN and so on",
        cells -> cells.containsAll(List.of(YEAR, COUNTRY)));
    List<Row> sound = new ArrayList<>();
    rows.forEach(() -> sound.add(new Row(rows.cells(), rows.location())), sink::problem);
    int year = rows.index(YEAR);
    int country = rows.index(COUNTRY);
    Period last = lastMonth != null ? lastMonth : lastMonth(rows.header(), year, sound);
    List<Side> sides =
        Stream.of(FlowDirection.IMPORT, FlowDirection.EXPORT)
            .map(direction -> side(rows, direction, last, sink))
            .toList();
    for (Row row : sound) {
      if (!OF_ANOTHER_KIND.contains(fourDigits(row.cells.get(country)))) {
        sides.forEach(side -> side.add(row, sink));
      }
    }
  }

  private static Side side(CsvRows rows, FlowDirection direction, Period last, FlowSink sink) {
    List<LayoutRows> figures =
        IntStream.rangeClosed(0, MONTHS.size())
            .mapToObj(month -> new LayoutRows(layout(rows, direction, month, last), sink))
            .toList();
    List<String> columns =
        IntStream.rangeClosed(0, MONTHS.size())
            .mapToObj(month -> column(direction, month))
            .toList();
    return new Side(columns, columns.stream().map(rows::index).toList(), figures);
  }

  /** The imports, or the exports, of a row: twelve months, and the year at the end. */
  private record Side(List<String> columns, List<Integer> indexes, List<LayoutRows> figures) {

    void add(Row row, FlowSink sink) {
      int year = MONTHS.size();
      figures.subList(0, year).forEach(figure -> figure.add(row.cells, row.place));
      Optional<TradeParseException> wrong = wrongYear(row);
      if (wrong.isPresent()) {
        sink.problem(wrong.get(), row.place);
      } else {
        figures.get(year).add(row.cells, row.place);
      }
    }

    /** What is wrong with a year that is not the sum of its months; none where one is not told. */
    private Optional<TradeParseException> wrongYear(Row row) {
      List<BigDecimal> numbers =
          indexes.stream().flatMap(at -> Decimals.find(row.cells.get(at)).stream()).toList();
      if (numbers.size() < indexes.size()) {
        return Optional.empty();
      }
      int year = MONTHS.size();
      BigDecimal sum = numbers.subList(0, year).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      int decimals = numbers.stream().mapToInt(BigDecimal::scale).max().orElse(0);
      BigDecimal rounding =
          BigDecimal.valueOf(5L * indexes.size(), Math.min(decimals, MILLIONS) + 1);
      return sum.subtract(numbers.get(year)).abs().compareTo(rounding) <= 0
          ? Optional.empty()
          : Optional.of(
              new TradeParseException(
                  "Wrong sum",
                  row.cells.get(indexes.get(year)),
                  "the months "
                      + columns.get(0)
                      + " to "
                      + columns.get(year - 1)
                      + " add up to "
                      + Messages.quote(sum.toPlainString())
                      + "; correct the cell that is wrong",
                  new Location(row.place.source(), row.place.line(), columns.get(year)),
                  null));
    }
  }

  /** A row, kept until all were seen. */
  private record Row(List<String> cells, Location place) {}

  /**
   * The last month in which any row has trade, in the last year of the file; the month before that
   * year where none has.
   */
  private static Period lastMonth(List<String> header, int year, List<Row> rows) {
    int lastYear =
        rows.stream()
            .map(row -> row.cells.get(year))
            .filter(text -> FOUR_DIGITS.matcher(text).matches())
            .mapToInt(Integer::parseInt)
            .filter(number -> number > 0)
            .max()
            .orElse(1);
    String text = String.format(Locale.ROOT, "%04d", lastYear);
    return IntStream.rangeClosed(1, MONTHS.size())
        .filter(
            month ->
                rows.stream()
                    .filter(row -> row.cells.get(year).equals(text))
                    .anyMatch(
                        row ->
                            isTrade(header, row, "I", month) || isTrade(header, row, "E", month)))
        .mapToObj(month -> Period.month(lastYear, month))
        .reduce(Period.month(lastYear - 1, MONTHS.size()), (a, b) -> b);
  }

  private static boolean isTrade(List<String> header, Row row, String direction, int month) {
    int index = header.indexOf(direction + MONTHS.get(month - 1));
    return index >= 0
        && Decimals.find(row.cells.get(index)).filter(n -> n.signum() != 0).isPresent();
  }

  /** What one column of figures is: a month, or the year after the twelfth. */
  private static Layout layout(CsvRows rows, FlowDirection direction, int month, Period last) {
    boolean imports = direction.isImport();
    boolean whole = month == MONTHS.size();
    Layout.Builder layout = Layout.of(rows.header(), rows.headerLocation());
    return layout
        .all(Dimension.REPORTER, Reporter.of(STATES))
        .all(Dimension.ECONOMY, STATES)
        .tell(Dimension.PARTNER, COUNTRY, CensusCountryBalance::partner)
        .all(Dimension.DIRECTION, direction)
        .tell(Dimension.PERIOD, YEAR, text -> period(text, whole ? 0 : month + 1))
        .all(Dimension.COMMODITY, Commodity.total(Classification.HS))
        .all(Dimension.VALUATION, imports ? Valuation.CUSTOMS_VALUE : Valuation.FAS)
        .all(Dimension.CURRENCY, "USD")
        .status(
            cells -> status(period(cells.get(0), whole ? 12 : month + 1), last), layout.text(YEAR))
        .provenance(
            cells ->
                Provenance.of(CensusCodes.source("us-census-country-balance", code(cells.get(0))))
                    .withPage(rows.source())
                    .withVintage("data to " + last)
                    .withLicence("public domain"),
            layout.text(COUNTRY))
        .value(column(direction, month), MILLIONS)
        .build();
  }

  private static String column(FlowDirection direction, int month) {
    return (direction.isImport() ? "I" : "E")
        + (month == MONTHS.size() ? WHOLE : MONTHS.get(month));
  }

  /** Without an end that is reported there is no figure: a month to come, or a year with one. */
  private static ObservationStatus status(Period end, Period last) {
    return end.compareTo(last) > 0 ? ObservationStatus.NOT_YET_REPORTED : ObservationStatus.NORMAL;
  }

  /** A month of a year, or the year for 0. */
  private static Period period(String year, int month) {
    if (!FOUR_DIGITS.matcher(year).matches()) {
      throw new TradeParseException("Malformed year", year, "expected is a year such as '2023'");
    }
    int number = Integer.parseInt(year);
    return month == 0 ? Period.year(number) : Period.month(number, month);
  }

  private static Economy partner(String text) {
    return Economy.ofCensus(code(text));
  }

  /** The code of the API. */
  private static String code(String text) {
    String code = fourDigits(text);
    return CONTINENTS.getOrDefault(code, code);
  }

  private static String fourDigits(String code) {
    return code.isEmpty() ? code : "0".repeat(Math.max(0, 4 - code.length())) + code;
  }
}
