package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.money.CurrencyUnit;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * The euro foreign exchange reference rates of the European Central Bank, in the file of their
 * whole history ({@code eurofxref-hist.csv}): one row a working day, one column a currency, 1 euro
 * = so many units.
 *
 * <p>Origin: <a
 * href="https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html">ECB,
 * euro foreign exchange reference rates</a>, from 4 January 1999 on. They may be used freely where
 * the ECB is named as the source; they are for information, nobody has to trade at them.
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>Each row ends with a comma, so that it has an empty field more than it has currencies.
 *   <li>{@code N/A}, or an empty cell, says that there is no rate: the currency was not quoted yet,
 *       or has joined the euro, or is no longer quoted (the rouble from March 2022 on).
 *   <li>Weekends and holidays of the euro system have no row: a gap that a {@link
 *       org.tradefigures.money.GapRule} may bridge.
 *   <li>A code means the money of the day: {@code TRL} until 2004 and {@code TRY} from 2005 on are
 *       two columns, and so are {@code ROL} and {@code RON}.
 *   <li>The newest day comes first. Any order is read.
 * </ol>
 */
@AutoService(RateReader.class)
public final class EcbRates implements RateReader {

  private static final String NO_RATE = "N/A";
  private static final CurrencyUnit EURO = Currencies.of("EUR");

  /** A reader. */
  public EcbRates() {}

  @Override
  public String name() {
    return "ecb reference rates csv";
  }

  @Override
  public void read(SourceText in, RateSink sink) throws IOException {
    CsvRows rows = new CsvRows(in, ',');
    Provenance provenance = Provenance.of("ecb-reference-rates").withPage(rows.source());
    rows.header(
        "a line that starts with Date and goes on with currency codes",
        cells -> cells.size() > 1 && cells.get(0).equals("Date"));
    List<CurrencyUnit> currencies = currencies(rows);
    while (rows.next()) {
      Period day;
      try {
        rows.requireSound();
        day = rows.period("Date", Frequency.DAY);
      } catch (TradeParseException e) {
        sink.problem(e, rows.location());
        continue;
      }
      for (int i = 0; i < currencies.size(); i++) {
        String text = rows.get(i + 1);
        CurrencyUnit currency = currencies.get(i);
        if (!text.isEmpty() && !text.equals(NO_RATE)) {
          sink.add(
              rows.location(i + 1),
              text,
              () -> {
                BigDecimal factor = RateSink.factor(text);
                return new Rate(EURO, currency, day, RateKind.DAILY, factor, false, provenance);
              });
        }
      }
    }
  }

  private static List<CurrencyUnit> currencies(CsvRows rows) {
    List<String> codes = rows.header();
    int end = codes.get(codes.size() - 1).isEmpty() ? codes.size() - 1 : codes.size();
    List<CurrencyUnit> currencies = new ArrayList<>();
    Location line = rows.headerLocation();
    for (String code : codes.subList(1, end)) {
      CurrencyUnit currency = CsvRows.currency(code, line);
      if (currency.equals(EURO)) {
        throw new TradeParseException(
            "Column", code, "all rates are those of one euro; delete it", line, null);
      }
      if (currencies.contains(currency)) {
        throw new TradeParseException(
            "Second column", code, "a currency has one column; delete one", line, null);
      }
      currencies.add(currency);
    }
    return currencies;
  }
}
