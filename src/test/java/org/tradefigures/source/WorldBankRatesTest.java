package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

class WorldBankRatesTest extends RateReaderContract {

  private static final String HEADER =
      "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1998\",\"2024\",\n";
  private static final String INDICATOR =
      "\"Official exchange rate (LCU per US$, period average)\",\"PA.NUS.FCRF\"";

  @Override
  protected RateReader reader() {
    return new WorldBankRates();
  }

  /** Made-up figures in the layout of the indicator's page. */
  @Override
  protected String sample() {
    return "\uFEFF\"Data Source\",\"World Development Indicators\",\n\n"
        + "\"Last Updated Date\",\"2025-07-01\",\n\n"
        + HEADER
        + row("AFE", "", "")
        + row("DEU", "1.75", "0.92")
        + row("FRA", "5.9", "0.9200000000000001")
        + row("KEN", "1.2345", "134.5")
        + row("ECU", "", "1");
  }

  private static String row(String economy, String first, String second) {
    return "\"X\",\"" + economy + "\"," + INDICATOR + ",\"" + first + "\",\"" + second + "\",\n";
  }

  @Test
  void theCurrencyIsThatOfTheEconomyInTheYear() {
    RateReadResult result = reader().readLenient(sample(), "wdi.csv");
    assertThat(result.inputRates()).isEqualTo(6);
    assertThat(result.repetitions()).isOne();
    String source =
        " kind=period-average source=world-bank-wdi page=wdi.csv published=2025-07-01 vintage=2025-07-01 licence=\"CC BY 4.0\"";
    assertThat(result.rates().rates())
        .extracting(Rate::toString)
        .containsExactlyInAnyOrder(
            "1 USD = 1.75 DEM period=1998" + source,
            "1 USD = 0.92 EUR period=2024" + source,
            "1 USD = 5.9 FRF period=1998" + source,
            "1 USD = 1.2345 KES period=1998" + source,
            "1 USD = 134.5 KES period=2024" + source);
  }

  @Test
  void anUnknownCurrencyIsAProblemOrPassedOverOrTold() {
    String text = HEADER + row("GHA", "0.2", "14.5");
    String message =
        "Uncertain currency of 'GHA' at f line 2, column '1998': which currency its rate of 1998 is in is not known,"
            + " only GHS from 2008; tell it with withCurrency(\"GHA\", …), or read with onlyKnownCurrencies()";
    assertThat(reader().readLenient(text, "f").problems())
        .extracting(Problem::message)
        .containsExactly(message);
    assertThatThrownBy(() -> reader().read(text, "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
    assertThat(new WorldBankRates().onlyKnownCurrencies().read(text, "f").rates())
        .extracting(Rate::equation)
        .containsExactly("1 USD = 14.5 GHS");
    assertThat(new WorldBankRates().withCurrency("GHA", "GHC", 1998, 2006).read(text, "f").rates())
        .extracting(Rate::equation)
        .containsExactly("1 USD = 0.2 GHC", "1 USD = 14.5 GHS");
    assertThat(reader().readLenient(HEADER + row("QQQ", "", "1"), "f").problems())
        .extracting(Problem::message)
        .containsExactly(
            "Uncertain currency of 'QQQ' at f line 2, column '2024': which currency its rate of 2024 is in is not known;"
                + " tell it with withCurrency(\"QQQ\", …), or read with onlyKnownCurrencies()");
  }

  @Test
  void theLayoutOfDataBankIsReadToItsSourceLines() {
    String text =
        """
        Series Name,Series Code,Country Name,Country Code,2022 [YR2022],2023 [YR2023]
        "Official exchange rate",PA.NUS.FCRF,Kenya,KEN,117.5,..
        "Official exchange rate",PA.NUS.FCRF,Uganda,UGA,..,3700.25
        ,,,,,
        Data from database: World Development Indicators,,,,,
        Last Updated: 09/19/2024
        """;
    RateReadResult result = reader().readLenient(text, "f");
    assertThat(result.problems()).isEmpty();
    assertThat(result.rates().rates())
        .extracting(Rate::describe)
        .containsExactly(
            "1 USD = 117.5 KES, average of 2022, from world-bank-wdi, f",
            "1 USD = 3700.25 UGX, average of 2023, from world-bank-wdi, f");
  }

  @Test
  void theListTellsTheYearOfEachValue() {
    String text = "economy,PA.NUS.FCRF,PA.NUS.FCRF:T\nDEU,1.75,1998\nKEN,106.5,2020\nUGA,,\n";
    assertThat(reader().read(text, "f").rates())
        .extracting(Rate::describe)
        .containsExactly(
            "1 USD = 1.75 DEM, average of 1998, from world-bank-wdi, f",
            "1 USD = 106.5 KES, average of 2020, from world-bank-wdi, f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "KEN,106.5,20|Malformed year '20' at f line 2, column 'PA.NUS.FCRF:T': expected is a year such as '2020'",
        "KEN,0,2020|Impossible rate '0' at f line 2, column 'PA.NUS.FCRF': a rate is greater than zero; where there is none, the layout has a sign for that",
        "KEN,\"1,006.5\",2020|Malformed rate '1,006.5' at f line 2, column 'PA.NUS.FCRF': expected is a number greater than zero with a point before the decimals such as '134.82', of at most 38 digits and without thousands separators",
        ",106.5,2020|No economy in row of '' at f line 2, column 'economy': expected is a code such as 'KEN'",
        "ECU,25000,2020|Invalid rate '25000' at f line 2, column 'PA.NUS.FCRF': Rate from USD to USD for 2020: a rate needs two currencies; converting a currency into itself needs none",
      })
  void whatIsWrongIsTold(String row, String message) {
    String text = "economy,PA.NUS.FCRF,PA.NUS.FCRF:T\n" + row + "\n";
    assertThat(reader().readLenient(text, "f").problems())
        .extracting(Problem::message)
        .containsExactly(message);
  }

  @Test
  void anotherIndicatorIsAProblem() {
    String text =
        HEADER + "Kenya,KEN,\"GDP (current US$)\",NY.GDP.MKTP.CD,1,2,\n" + row("KEN", "60", "134");
    RateReadResult result = reader().readLenient(text, "f");
    assertThat(result.rates().rates()).hasSize(2);
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Other indicator 'NY.GDP.MKTP.CD' at f line 2, column 'Indicator Code': read is PA.NUS.FCRF, which has to stand in a file of its own");
  }

  @Test
  void membersOfACurrencyUnionMayNotContradict() {
    String text = HEADER + row("DEU", "", "0.92") + row("FRA", "", "0.93");
    assertThat(reader().readLenient(text, "f").problems())
        .extracting(Problem::message)
        .containsExactly(
            "Contradictory rate '0.93' at f line 3, column '2024': 1 USD = 0.92 EUR is told for 2024 at f line 2, column '2024'; correct or delete one of them");
  }

  @Test
  void thePublishedIndicatorHasItsKnownAnswers() throws IOException {
    RateTable table =
        new WorldBankRates()
            .onlyKnownCurrencies()
            .read(SharedData.file("fx/wdi-PA.NUS.FCRF-1960-2024-vintage-2025-07-01.csv"));
    assertThat(List.of(2018, 2019, 2020, 2021, 2022, 2023, 2024))
        .extracting(year -> annual(table, "KES", year))
        .containsExactly(
            "101.301574049018",
            "101.99129838935",
            "106.450780158517",
            "109.637746592367",
            "117.865989201682",
            "139.846383759617",
            "134.822483279332");
    assertThat(annual(table, "DEM", 1998)).isEqualTo("1.7596676");
    assertThat(annual(table, "EUR", 2024)).isEqualTo("0.923889546117607");
    assertThat(table.find("USD", "GHS", Period.year(1990), RateKind.PERIOD_AVERAGE)).isEmpty();
    // what comes with the library, and is in the money of the year, is the same
    for (Rate bundled : RateTable.bundled().rates()) {
      if (bundled.provenance().source().equals("world-bank-wdi") && !bundled.rebased()) {
        table
            .find(bundled.base(), bundled.term(), bundled.period(), bundled.kind())
            .ifPresent(
                read ->
                    assertThat(read.rate().factor().subtract(bundled.factor()).abs())
                        .isLessThan(bundled.factor().movePointLeft(12)));
      }
    }
  }

  @Test
  void everyFilledCellOfThePublishedIndicatorIsAccountedFor() throws IOException {
    RateReadResult result =
        reader()
            .readLenient(SharedData.file("fx/wdi-PA.NUS.FCRF-1960-2024-vintage-2025-07-01.csv"));
    int filled = 12308;
    int dollarsInDollars = 438;
    assertThat(result.inputRates()).isEqualTo(filled - dollarsInDollars);
    assertThat(result.problems()).allMatch(p -> p.message().startsWith("Uncertain currency of "));
  }

  @Test
  void theOtherPublishedFilesAreRead() throws IOException {
    RateTable older =
        new WorldBankRates()
            .onlyKnownCurrencies()
            .read(SharedData.file("fx/wdi-PA.NUS.FCRF-2017-2023-vintage-2024-09-19.csv"));
    assertThat(annual(older, "KES", 2020)).isEqualTo("106.450780158517");
    RateTable list =
        new WorldBankRates()
            .onlyKnownCurrencies()
            .read(SharedData.file("fx/wdi-PA.NUS.FCRF-2020.csv"));
    assertThat(annual(list, "KES", 2020)).isEqualTo("106.450780158517");
    assertThat(annual(list, "DEM", 1998)).isEqualTo("1.7596676");
  }

  @Test
  void everyEconomyOfTheListIsOneOrTheEuroArea() {
    assertThat(EconomyCurrencies.bundled().economies())
        .filteredOn(code -> !code.equals("EMU"))
        .allMatch(code -> Economy.find(code).isPresent());
  }

  private static String annual(RateTable table, String currency, int year) {
    return table
        .get("USD", currency, Period.year(year), RateKind.PERIOD_AVERAGE)
        .rate()
        .factor()
        .toPlainString();
  }
}
