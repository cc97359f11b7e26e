package org.tradefigures.source;

import java.io.IOException;
import java.util.Optional;
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
 * The exchange rates of the Penn World Table, column {@code xr}: 1 US dollar = so many units of
 * local currency, average of a year. The table has to be saved as CSV with the columns {@code
 * isocode}, {@code year} and {@code xr}; further columns are passed over.
 *
 * <p>Origin: <a href="https://www.rug.nl/ggdc/productivity/pwt/">Penn World Table</a>, Groningen
 * Growth and Development Centre, CC BY 4.0. Feenstra, Inklaar and Timmer (2015), The Next
 * Generation of the Penn World Table, American Economic Review 105(10).
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>An empty cell, or {@code NA}, says that there is no rate.
 *   <li><strong>All years are in the currency unit of the release</strong>, which is why {@link
 *       #PennWorldTableRates(String, int)} wants its last year: the cedi per dollar of 1990 is told
 *       in the cedi of 2007. Such a rate is marked as {@linkplain Rate#rebased rebased}, and no
 *       conversion takes it unasked. Not marked are years in which the currency is known to have
 *       been in use.
 *   <li>Before an economy joined the euro, its rate is that of its old currency at the fixed
 *       factor, and each member has another one; it is not a rate of the euro, and is a problem. So
 *       it is with other currencies that several economies share.
 *   <li>The column {@code currency} holds a name of the release (Euro in every German row) and is
 *       not read; the currency is that of the economy in the year of the release, if it is known.
 *   <li>An economy that uses the dollar has the factor 1, which is no rate; it is passed over.
 *   <li>Where official and market rates were apart, the table may follow the market (Nigeria
 *       1994-1998): its kind is not that of other sources.
 * </ol>
 */
public final class PennWorldTableRates implements RateReader {

  private static final CurrencyUnit DOLLAR = Currencies.of("USD");

  private final EconomyCurrencies currencies;
  private final String release;
  private final int releaseYear;
  private final boolean knownOnly;

  /**
   * A reader to which a rate in an unknown currency is a problem.
   *
   * @param release which release of the table, such as {@code 9.1}
   * @param lastYear the last year it has, such as 2017
   * @throws IllegalArgumentException if the release is blank
   */
  public PennWorldTableRates(String release, int lastYear) {
    this(EconomyCurrencies.bundled(), release, lastYear, false);
    if (release.isBlank()) {
      throw new IllegalArgumentException("Empty release: name it such as '9.1'");
    }
  }

  private PennWorldTableRates(
      EconomyCurrencies currencies, String release, int releaseYear, boolean knownOnly) {
    this.currencies = currencies;
    this.release = release;
    this.releaseYear = releaseYear;
    this.knownOnly = knownOnly;
  }

  /**
   * A reader that passes over rates whose currency is not known, and rates of old currencies told
   * in one that is shared. They are not counted.
   *
   * @return the reader
   */
  public PennWorldTableRates onlyKnownCurrencies() {
    return new PennWorldTableRates(currencies, release, releaseYear, true);
  }

  /**
   * A reader that takes an economy to have used a currency. If it did so in the last year of the
   * release, all rates of the economy are in that currency; those of years outside of the given
   * ones are rebased.
   *
   * @param economy the code that the table has for it, such as {@code KEN}
   * @param currency code of the currency
   * @param from the first year in which it was in use from the first day on
   * @param to the last year in which it was in use to the last day
   * @return the reader
   * @throws org.tradefigures.reference.UnknownCodeException if the currency is unknown
   */
  public PennWorldTableRates withCurrency(String economy, String currency, int from, int to) {
    return new PennWorldTableRates(
        currencies.with(economy, currency, from, to), release, releaseYear, knownOnly);
  }

  @Override
  public String name() {
    return "penn world table exchange rates csv";
  }

  @Override
  public void read(SourceText in, RateSink sink) throws IOException {
    CsvRows rows = new CsvRows(in, ',');
    rows.header("a line with the columns isocode, year and xr", cells -> cells.contains("isocode"));
    Provenance provenance =
        Provenance.of("penn-world-table")
            .withPage(rows.source())
            .withVintage(release)
            .withLicence("CC BY 4.0");
    int economyColumn = rows.index("isocode");
    int factorColumn = rows.index("xr");
    rows.index("year");
    rows.forEach(
        () -> {
          Period year = rows.period("year", Frequency.YEAR);
          add(sink, rows, rows.get(economyColumn), factorColumn, year, provenance);
        },
        sink::problem);
  }

  private void add(
      RateSink sink,
      CsvRows rows,
      String economy,
      int column,
      Period period,
      Provenance provenance) {
    String text = rows.get(column);
    if (text.isEmpty() || text.equals("NA")) {
      return;
    }
    int year = period.start().getYear();
    Optional<CurrencyUnit> unit = currencies.find(economy, releaseYear);
    if (unit.filter(DOLLAR::equals).isPresent() && RateSink.isOne(text)) {
      return;
    }
    boolean inUse = unit.isPresent() && unit.equals(currencies.find(economy, year));
    boolean ofAnother = unit.isPresent() && !inUse && currencies.isShared(unit.get());
    if (knownOnly && (unit.isEmpty() || ofAnother)) {
      return;
    }
    Location cell = rows.location(column);
    sink.add(
        cell,
        text,
        () -> {
          CurrencyUnit term =
              unit.orElseThrow(() -> currencies.unknown(economy, releaseYear, cell));
          if (ofAnother) {
            throw new TradeParseException(
                "Rate of an old currency",
                text,
                "it is told in "
                    + term
                    + ", which is not known to have been the currency of "
                    + economy
                    + " in "
                    + year
                    + " and which others have too; read with onlyKnownCurrencies() to pass over it",
                cell,
                null);
          }
          return new Rate(
              DOLLAR,
              term,
              period,
              RateKind.PERIOD_AVERAGE,
              RateSink.factor(text),
              !inUse,
              provenance);
        });
  }
}
