package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;

class PennWorldTableRatesTest extends RateReaderContract {

  private static final String HEADER =
      "\"isocode\",\"country\",\"currency\",\"year\",\"xr\",\"pl_gdpo\"\n";

  @Override
  protected RateReader reader() {
    return new PennWorldTableRates("9.1", 2017);
  }

  /** Made-up figures. */
  @Override
  protected String sample() {
    return HEADER
        + "\"KEN\",\"Kenya\",\"Kenyan Shilling\",1990,22.5,0.3\n"
        + "\"KEN\",\"Kenya\",\"Kenyan Shilling\",2017,1.2345,0.4\n"
        + "\"GHA\",\"Ghana\",\"Ghana Cedi\",1990,0.0325,0.5\n"
        + "\"GHA\",\"Ghana\",\"Ghana Cedi\",1991,NA,0.5\n"
        + "\"DEU\",\"Germany\",\"Euro\",2017,0.885,1\n"
        + "\"USA\",\"United States\",\"US Dollar\",2017,1,1\n";
  }

  @Test
  void ratesBeforeThePresentUnitAreRebased() {
    RateTable table = reader().read(sample(), "pwt.csv");
    assertThat(table.rates())
        .extracting(Rate::describe)
        .containsExactlyInAnyOrder(
            "1 USD = 0.885 EUR, average of 2017, from penn-world-table (9.1), pwt.csv",
            "1 USD = 0.0325 GHS, average of 1990, rebased to a later currency unit, from penn-world-table (9.1), pwt.csv",
            "1 USD = 22.5 KES, average of 1990, from penn-world-table (9.1), pwt.csv",
            "1 USD = 1.2345 KES, average of 2017, from penn-world-table (9.1), pwt.csv");
    assertThat(table.find("USD", "GHS", Period.year(1990), RateKind.PERIOD_AVERAGE)).isEmpty();
    assertThat(table.find("USD", "GHC", Period.year(1990), RateKind.PERIOD_AVERAGE)).isEmpty();
  }

  @Test
  void theRateOfAnOldCurrencyIsNoneOfTheEuro() {
    String text = HEADER + "\"DEU\",\"Germany\",\"Euro\",1990,0.826,1\n";
    String message =
        "Rate of an old currency '0.826' at f line 2, column 'xr': it is told in EUR, which is not known to have been"
            + " the currency of DEU in 1990 and which others have too; read with onlyKnownCurrencies() to pass over it";
    assertThatThrownBy(() -> reader().read(text, "f")).hasMessage(message);
    assertThat(
            new PennWorldTableRates("9.1", 2017)
                .onlyKnownCurrencies()
                .readLenient(text, "f")
                .inputRates())
        .isZero();
  }

  @Test
  void anUnknownCurrencyIsAProblemOrTold() {
    String text = HEADER + "\"MRT\",\"Mauritania\",\"Ouguiya\",2017,357,1\n";
    assertThatThrownBy(() -> reader().read(text, "f"))
        .hasMessage(
            "Uncertain currency of 'MRT' at f line 2, column 'xr': which currency its rate of 2017 is in is not known,"
                + " only MRU from 2018; tell it with withCurrency(\"MRT\", …), or read with onlyKnownCurrencies()");
    assertThat(
            new PennWorldTableRates("9.1", 2017)
                .withCurrency("MRT", "MRO", 1974, 2017)
                .read(text, "f")
                .rates())
        .extracting(Rate::equation)
        .containsExactly("1 USD = 357 MRO");
  }

  @Test
  void whatIsWrongIsTold() {
    assertThat(
            reader()
                .readLenient(
                    HEADER
                        + "\"KEN\",\"\",\"\",1990,-1,1\n\"KEN\",\"\",\"\",90,1,1\n\"KEN\",\"\",\"\",1991-01,1,1\n",
                    "f")
                .problems())
        .extracting(Problem::message)
        .containsExactly(
            "Impossible rate '-1' at f line 2, column 'xr': a rate is greater than zero; where there is none, the layout has a sign for that",
            "Malformed period '90' at f line 3, column 'year': accepted are a year '2024', a half-year '2024-S1', a quarter '2024-Q1', a month '2024-03', a day '2024-03-15' and a span of start and length '2024-07-01/P1Y'",
            "Wrong period '1991-01' at f line 4, column 'year': the layout tells rates by year");
    assertThatThrownBy(() -> reader().read("isocode,year\n", "f"))
        .hasMessage("Missing column 'xr' at f line 1: the header has 'isocode', 'year'");
    assertThatThrownBy(() -> new PennWorldTableRates(" ", 2017))
        .hasMessage("Empty release: name it such as '9.1'");
  }

  @Test
  void thePublishedTableHasItsKnownAnswers() throws IOException {
    RateTable table =
        new PennWorldTableRates("9.1", 2017)
            .onlyKnownCurrencies()
            .read(SharedData.file("fx/pwt91-exchange-rates-price-levels-1950-2017.csv.gz"));
    Period year = Period.year(1990);
    RateKind kind = RateKind.PERIOD_AVERAGE;
    assertThat(rebased(table, "GHS", year)).startsWith("0.0326156");
    assertThat(rebased(table, "TRY", year)).startsWith("0.00260864");
    assertThat(rebased(table, "ZMW", year)).startsWith("0.0302891");
    for (String currency : new String[] {"GHS", "TRY", "ZMW", "GHC", "TRL", "ZMK", "EUR", "DEM"}) {
      assertThat(table.find("USD", currency, year, kind)).isEmpty();
    }
    assertThat(table.find("USD", "KES", year, kind)).isPresent();
  }

  private static String rebased(RateTable table, String currency, Period year) {
    return table
        .findRebased(Currencies.of("USD"), Currencies.of(currency), year, RateKind.PERIOD_AVERAGE)
        .orElseThrow()
        .rate()
        .factor()
        .toPlainString();
  }
}
