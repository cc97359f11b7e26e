package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * The official exchange rates of the World Bank, indicator {@code PA.NUS.FCRF}, "Official exchange
 * rate (LCU per US$, period average)": 1 US dollar = so many units of local currency, a year.
 *
 * <p>Origin: <a href="https://data.worldbank.org/indicator/PA.NUS.FCRF">World Bank, World
 * Development Indicators</a>, CC BY 4.0. Three layouts are told apart by their header: the download
 * of the indicator's page (titles, then one row an economy and one column a year), the one of
 * DataBank (columns such as {@code 2017 [YR2017]}, source lines at the end), and a list of {@code
 * economy,PA.NUS.FCRF,PA.NUS.FCRF:T}, as programs write it.
 *
 * <p>What the layouts have of their own:
 *
 * <ol>
 *   <li>An empty cell, or {@code ..}, says that there is no rate.
 *   <li><strong>No currency is named</strong>, only the economy. A rate is read where it is known
 *       which currency it is in: for most economies from the first whole year of their present
 *       currency on, for those that joined the euro before, too. Elsewhere it is a problem, or
 *       passed over with {@link #onlyKnownCurrencies()}; {@link #withCurrency} tells more. The
 *       figure of an earlier year may be in the old unit (Germany before 1999) or in the later one
 *       (Ghana before 2007), and the file does not say which.
 *   <li>An economy that uses the dollar has the factor 1, which is no rate; it is passed over.
 *   <li>The members of a currency union repeat one rate, with other digits from the 13th on: these
 *       are repetitions, not contradictions.
 *   <li>In the list, the third column is the year of the value, which may be decades before the one
 *       that the file is for (Germany 1998): it decides.
 *   <li>Blanks are filled and years revised from one vintage to the next; the download of the page
 *       tells its day, which the rates keep.
 * </ol>
 */
@AutoService(RateReader.class)
public final class WorldBankRates implements RateReader {

  private static final String INDICATOR = "PA.NUS.FCRF";
  private static final String UPDATED = "Last Updated Date";
  private static final CurrencyUnit DOLLAR = Currencies.of("USD");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})(?: \\[YR\\1])?");
  private static final Pattern SOURCE_LINE =
      Pattern.compile("Data from database: .*|Last Updated: ?[0-9/-]+");

  private final EconomyCurrencies currencies;
  private final boolean knownOnly;

  /** A reader to which a rate in an unknown currency is a problem. */
  public WorldBankRates() {
    this(EconomyCurrencies.bundled(), false);
  }

  private WorldBankRates(EconomyCurrencies currencies, boolean knownOnly) {
    this.currencies = currencies;
    this.knownOnly = knownOnly;
  }

  /**
   * A reader that passes over rates whose currency is not known. They are not counted.
   *
   * @return the reader
   */
  public WorldBankRates onlyKnownCurrencies() {
    return new WorldBankRates(currencies, true);
  }

  /**
   * A reader that takes the rates of an economy to be in a currency.
   *
   * @param economy the code that the World Bank has for it, such as {@code KEN}
   * @param currency code of the currency that the figures are in
   * @param from the first year
   * @param to the last year
   * @return the reader
   * @throws org.tradefigures.reference.UnknownCodeException if the currency is unknown
   */
  public WorldBankRates withCurrency(String economy, String currency, int from, int to) {
    return new WorldBankRates(currencies.with(economy, currency, from, to), knownOnly);
  }

  @Override
  public String name() {
    return "world bank official exchange rates csv";
  }

  @Override
  public void read(SourceText in, RateSink sink) throws IOException {
    CsvRows rows = new CsvRows(in, ',');
    List<String> updated = new ArrayList<>();
    rows.header(
        "a line with the columns Country Code and years, or economy,"
            + INDICATOR
            + ","
            + INDICATOR
            + ":T",
        cells -> {
          updated.addAll(cells.contains(UPDATED) ? cells : List.of());
          boolean table =
              cells.contains("Country Code") && cells.stream().anyMatch(WorldBankRates::isYear);
          return table || cells.equals(List.of("economy", INDICATOR, INDICATOR + ":T"));
        });
    Provenance provenance = provenance(rows, updated);
    boolean list = rows.find("economy") == 0;
    int economyColumn = rows.index(list ? "economy" : "Country Code");
    int codeColumn = Math.max(rows.find("Indicator Code"), rows.find("Series Code"));
    while (rows.next()) {
      if (rows.isEmpty() || isSourceLine(rows)) {
        continue;
      }
      try {
        rows.requireSound();
        if (codeColumn >= 0 && !rows.get(codeColumn).equals(INDICATOR)) {
          throw new TradeParseException(
              "Other indicator",
              rows.get(codeColumn),
              "read is " + INDICATOR + ", which has to stand in a file of its own",
              rows.location(codeColumn),
              null);
        }
        String economy = rows.get(economyColumn);
        if (economy.isEmpty()) {
          throw new TradeParseException(
              "No economy in row of",
              rows.get(0),
              "expected is a code such as 'KEN'",
              rows.location(economyColumn),
              null);
        }
        if (list && !rows.get(1).isEmpty()) {
          add(sink, rows, economy, 1, year(rows, 2), provenance);
        } else if (!list) {
          for (int i = 0; i < rows.size(); i++) {
            Matcher year = YEAR.matcher(rows.header().get(i));
            if (year.matches()) {
              add(sink, rows, economy, i, Integer.parseInt(year.group(1)), provenance);
            }
          }
        }
      } catch (TradeParseException e) {
        sink.problem(e, rows.location());
      }
    }
  }

  private void add(
      RateSink sink, CsvRows rows, String economy, int column, int year, Provenance provenance) {
    String text = rows.get(column);
    if (text.isEmpty() || text.equals("..")) {
      return;
    }
    Optional<CurrencyUnit> currency = currencies.find(economy, year);
    boolean passedOver =
        currency.isPresent() ? currency.get().equals(DOLLAR) && RateSink.isOne(text) : knownOnly;
    if (!passedOver) {
      Location cell = rows.location(column);
      sink.add(
          cell,
          text,
          () ->
              new Rate(
                  DOLLAR,
                  currency.orElseThrow(() -> currencies.unknown(economy, year, cell)),
                  Period.year(year),
                  RateKind.PERIOD_AVERAGE,
                  RateSink.factor(text),
                  false,
                  provenance));
    }
  }

  private static Provenance provenance(CsvRows rows, List<String> updated) {
    Provenance provenance =
        Provenance.of("world-bank-wdi").withPage(rows.source()).withLicence("CC BY 4.0");
    int next = updated.indexOf(UPDATED) + 1;
    if (next == 0 || next == updated.size()) {
      return provenance;
    }
    String day = updated.get(next);
    try {
      return provenance.withPublished(LocalDate.parse(day)).withVintage(day);
    } catch (DateTimeException e) {
      throw new TradeParseException(
          "Malformed date of update",
          day,
          "expected is a day such as '2025-07-01'",
          Location.of(rows.source(), 0),
          e);
    }
  }

  private static int year(CsvRows rows, int column) {
    String text = rows.get(column);
    if (!isYear(text)) {
      throw new TradeParseException(
          "Malformed year", text, "expected is a year such as '2020'", rows.location(column), null);
    }
    return Integer.parseInt(text.substring(0, 4));
  }

  private static boolean isYear(String text) {
    return YEAR.matcher(text).matches();
  }

  /** The lines under the table that say where it is from. */
  private static boolean isSourceLine(CsvRows rows) {
    boolean alone = true;
    for (int i = 1; i < rows.size(); i++) {
      alone &= rows.get(i).isEmpty();
    }
    return alone && SOURCE_LINE.matcher(rows.get(0)).matches();
  }
}
