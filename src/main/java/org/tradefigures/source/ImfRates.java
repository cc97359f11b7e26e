package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * The exchange rates of the International Monetary Fund against its special drawing right ({@code
 * XDR}) in the tab-separated file of the last days ({@code rms_five}), daily.
 *
 * <p>Origin: <a href="https://www.imf.org/external/np/fin/data/rms_five.aspx">IMF, exchange
 * rates</a>; <a href="https://www.imf.org/external/terms.htm">its terms</a> let the figures be used
 * where the source is named.
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>Two tables stand in one file: <em>SDRs per Currency unit</em> (1 unit = so many XDR) and
 *       <em>Currency units per SDR</em> (1 XDR = so many units). Both are read, each as published.
 *       The second is rounded to six digits, so that the two are not exact inverses.
 *   <li>An empty cell says that there is no rate: a holiday there, or not told yet.
 *   <li>Currencies have names, not codes. A name that is not known is a problem; {@link
 *       #withCurrency} tells what it means.
 *   <li>Days are written {@code January 30, 2023}.
 *   <li>The second table writes thousands with a comma: {@code 1,084.390000}. A comma elsewhere is
 *       a problem.
 *   <li>Footnotes end the file.
 * </ol>
 */
@AutoService(RateReader.class)
public final class ImfRates implements RateReader {

  private static final CurrencyUnit SDR = Currencies.of("XDR");
  private static final DateTimeFormatter DAY = PeriodPattern.format("MMMM d, yyyy");

  private static final String PER_UNIT = "SDRs per Currency unit";
  private static final String PER_SDR = "Currency units per SDR";
  private static final Pattern FOOTNOTE = Pattern.compile("\\(\\d\\) ");
  private static final NumberMarks MARKS = new NumberMarks('.', ',');

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Algerian dinar", "DZD"),
          Map.entry("Australian dollar", "AUD"),
          Map.entry("Bahrain dinar", "BHD"),
          Map.entry("Botswana pula", "BWP"),
          Map.entry("Brazilian real", "BRL"),
          Map.entry("Brunei dollar", "BND"),
          Map.entry("Canadian dollar", "CAD"),
          Map.entry("Chilean peso", "CLP"),
          Map.entry("Chinese yuan", "CNY"),
          Map.entry("Colombian peso", "COP"),
          Map.entry("Czech koruna", "CZK"),
          Map.entry("Danish krone", "DKK"),
          Map.entry("Euro", "EUR"),
          Map.entry("Hungarian forint", "HUF"),
          Map.entry("Icelandic krona", "ISK"),
          Map.entry("Indian rupee", "INR"),
          Map.entry("Indonesian rupiah", "IDR"),
          Map.entry("Iranian rial", "IRR"),
          Map.entry("Israeli New Shekel", "ILS"),
          Map.entry("Japanese yen", "JPY"),
          Map.entry("Kazakhstani tenge", "KZT"),
          Map.entry("Korean won", "KRW"),
          Map.entry("Kuwaiti dinar", "KWD"),
          Map.entry("Libyan dinar", "LYD"),
          Map.entry("Malaysian ringgit", "MYR"),
          Map.entry("Mauritian rupee", "MUR"),
          Map.entry("Mexican peso", "MXN"),
          Map.entry("Nepalese rupee", "NPR"),
          Map.entry("New Zealand dollar", "NZD"),
          Map.entry("Norwegian krone", "NOK"),
          Map.entry("Omani rial", "OMR"),
          Map.entry("Pakistani rupee", "PKR"),
          Map.entry("Peruvian sol", "PEN"),
          Map.entry("Philippine peso", "PHP"),
          Map.entry("Polish zloty", "PLN"),
          Map.entry("Qatari riyal", "QAR"),
          Map.entry("Russian ruble", "RUB"),
          Map.entry("Saudi Arabian riyal", "SAR"),
          Map.entry("Singapore dollar", "SGD"),
          Map.entry("South African rand", "ZAR"),
          Map.entry("Sri Lankan rupee", "LKR"),
          Map.entry("Swedish krona", "SEK"),
          Map.entry("Swiss franc", "CHF"),
          Map.entry("Thai baht", "THB"),
          Map.entry("Trinidadian dollar", "TTD"),
          Map.entry("Tunisian dinar", "TND"),
          Map.entry("U.A.E. dirham", "AED"),
          Map.entry("U.K. pound", "GBP"),
          Map.entry("U.S. dollar", "USD"),
          Map.entry("Uruguayan peso", "UYU"));

  private final Map<String, String> codes;

  /** A reader that knows the names of the currencies that the Fund publishes. */
  public ImfRates() {
    this(NAMES);
  }

  private ImfRates(Map<String, String> codes) {
    this.codes = codes;
  }

  /**
   * A reader that knows one more name.
   *
   * @param name the name as the file prints it
   * @param currency code of the currency
   * @return the reader
   * @throws org.tradefigures.reference.UnknownCodeException if the currency is unknown
   */
  public ImfRates withCurrency(String name, String currency) {
    Map<String, String> more = new TreeMap<>(codes);
    more.put(Objects.requireNonNull(name, "name"), Currencies.of(currency).getCurrencyCode());
    return new ImfRates(more);
  }

  @Override
  public String name() {
    return "imf exchange rates tsv";
  }

  @Override
  public void read(SourceText in, RateSink sink) throws IOException {
    CsvRows rows = new CsvRows(in, '\t');
    Provenance provenance = Provenance.of("imf-exchange-rates").withPage(rows.source());
    @Nullable Boolean perUnit = null;
    List<Period> days = List.of();
    boolean anyTable = false;
    while (rows.next()) {
      String first = rows.get(0);
      if (first.startsWith(PER_UNIT) || first.startsWith(PER_SDR)) {
        // the first title names both tables; the one that counts stands right above its table
        perUnit = first.startsWith(PER_UNIT);
        days = List.of();
      } else if (first.equals("Currency") && perUnit != null) {
        rows.useAsHeader();
        days = days(rows);
        anyTable = true;
      } else if (!days.isEmpty() && perUnit != null && !FOOTNOTE.matcher(first).lookingAt()) {
        row(rows, perUnit, days, provenance, sink);
      } else if (rows.size() > 1) {
        sink.problem(
            new TradeParseException(
                "Row outside of a table",
                first,
                "expected above it are '"
                    + PER_UNIT
                    + "' or '"
                    + PER_SDR
                    + "' and a line of Currency and days"),
            rows.location());
      }
    }
    if (!anyTable) {
      throw new TradeParseException(
          "No table in",
          rows.source(),
          "expected are '" + PER_UNIT + "' or '" + PER_SDR + "' and a line of Currency and days");
    }
  }

  private static List<Period> days(CsvRows rows) {
    List<Period> days = new ArrayList<>();
    for (String text : rows.header().subList(1, rows.header().size())) {
      try {
        days.add(Period.day(LocalDate.parse(text, DAY)));
      } catch (DateTimeException e) {
        throw new TradeParseException(
            "Malformed day", text, "expected is such as 'January 30, 2023'", rows.location(), e);
      }
    }
    if (days.isEmpty()) {
      throw new TradeParseException(
          "No days beside",
          rows.get(0),
          "expected are days such as 'January 30, 2023'",
          rows.location(),
          null);
    }
    return days;
  }

  private void row(
      CsvRows rows, boolean perUnit, List<Period> days, Provenance provenance, RateSink sink) {
    CurrencyUnit currency;
    try {
      rows.requireSound();
      currency = currency(rows.get(0));
    } catch (TradeParseException e) {
      sink.problem(e, rows.location());
      return;
    }
    for (int i = 0; i < days.size(); i++) {
      String text = rows.get(i + 1);
      Period day = days.get(i);
      if (!text.isEmpty()) {
        sink.add(
            rows.location(i + 1),
            text,
            () ->
                new Rate(
                    perUnit ? currency : SDR,
                    perUnit ? SDR : currency,
                    day,
                    RateKind.DAILY,
                    RateSink.factor(MARKS.plain(text, "rate", NumberMarks.RATE)),
                    false,
                    provenance));
      }
    }
  }

  private CurrencyUnit currency(String name) {
    String code = codes.get(name);
    if (code == null) {
      throw new TradeParseException(
          "Unknown name of a currency", name, "tell its code with withCurrency(name, code)");
    }
    return Currencies.of(code);
  }
}
