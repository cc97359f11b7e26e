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
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

class EcbRatesTest extends RateReaderContract {

  private static final String HEADER = "Date,USD,TRL,TRY,\n";
  private static final String ROWS =
      "2005-01-03,1.2345,N/A,1.8,\n2004-12-31,1.36,1836200,N/A,\n2004-12-30,,1826800,N/A,\n";

  @Override
  protected RateReader reader() {
    return new EcbRates();
  }

  @Override
  protected String sample() {
    return HEADER + ROWS;
  }

  @Test
  void aCellBecomesADailyRateOfTheEuro() {
    RateReadResult result = reader().readLenient(sample(), "eurofxref-hist.csv");
    assertThat(result.inputRates()).isEqualTo(5);
    assertThat(result.repetitions()).isZero();
    assertThat(result.rates().rates())
        .extracting(Rate::toString)
        .containsExactly(
            "1 EUR = 1826800 TRL period=2004-12-30 kind=daily source=ecb-reference-rates page=eurofxref-hist.csv",
            "1 EUR = 1836200 TRL period=2004-12-31 kind=daily source=ecb-reference-rates page=eurofxref-hist.csv",
            "1 EUR = 1.8 TRY period=2005-01-03 kind=daily source=ecb-reference-rates page=eurofxref-hist.csv",
            "1 EUR = 1.36 USD period=2004-12-31 kind=daily source=ecb-reference-rates page=eurofxref-hist.csv",
            "1 EUR = 1.2345 USD period=2005-01-03 kind=daily source=ecb-reference-rates page=eurofxref-hist.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-01,-1.1,N/A,N/A,|Impossible rate '-1.1' at f line 2, column 'USD': a rate is greater than zero; where there is none, the layout has a sign for that",
        "2024-03-01,0,N/A,N/A,|Impossible rate '0' at f line 2, column 'USD': a rate is greater than zero; where there is none, the layout has a sign for that",
        "2024-03-01,N/A,N/A,NaN,|Malformed rate 'NaN' at f line 2, column 'TRY': expected is a number greater than zero with a point before the decimals such as '134.82', of at most 38 digits and without thousands separators",
        "2024-03-01,N/A,\"1,836,200\",N/A,|Malformed rate '1,836,200' at f line 2, column 'TRL': expected is a number greater than zero with a point before the decimals such as '134.82', of at most 38 digits and without thousands separators",
        "2024-03-01,N/A,1,836,200,N/A,|Row of 7 fields '2024-03-01' at f line 2: the header has 5; is a separator inside a field not quoted?",
        "2024-03,1.1,N/A,N/A,|Wrong period '2024-03' at f line 2, column 'Date': the layout tells rates by day",
      },
      quoteCharacter = '~')
  void whatIsWrongIsTold(String row, String message) {
    assertThat(reader().readLenient(HEADER + row + "\n", "f").problems())
        .extracting(Problem::message)
        .containsExactly(message);
    assertThatThrownBy(() -> reader().read(HEADER + row + "\n", "f"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @Test
  void aDayToldTwiceCountsAsRepetitionAndMayNotContradict() {
    String again = sample() + "2004-12-31,1.37,1836200,N/A,\n";
    RateReadResult result = reader().readLenient(again, "f");
    assertThat(result.rates()).isEqualTo(reader().read(sample(), "f"));
    assertThat(result.repetitions()).isOne();
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Contradictory rate '1.37' at f line 5, column 'USD': 1 EUR = 1.36 USD is told for 2004-12-31 at f line 3, column 'USD'; correct or delete one of them");
  }

  @Test
  void headersAreChecked() {
    assertThatThrownBy(() -> reader().readLenient("period,rate\n2024,1\n", "f"))
        .hasMessage(
            "No header in 'f': expected is a line that starts with Date and goes on with currency codes");
    assertThatThrownBy(() -> reader().readLenient("Date,USD,USD\n", "f"))
        .hasMessage("Second column 'USD' at f line 1: a currency has one column; delete one");
    assertThatThrownBy(() -> reader().readLenient("Date,USD,EUR\n", "f"))
        .hasMessage("Column 'EUR' at f line 1: all rates are those of one euro; delete it");
    assertThatThrownBy(() -> reader().readLenient("Date,US$\n", "f"))
        .hasMessageStartingWith("Unknown currency 'US$' at f line 1: not an ISO 4217");
  }

  @Test
  void theHistoryOfTheBankIsReadWhole() throws IOException {
    RateTable table = reader().read(SharedData.file("fx/eurofxref-hist-1999-2026-04-13.csv.gz"));
    List<Rate> rates = table.rates();
    assertThat(rates.stream().map(Rate::period).distinct()).hasSize(6983);
    assertThat(rates.stream().map(Rate::term).distinct()).hasSize(41);
    assertThat(
            table.get("EUR", "USD", Period.parse("1999-01-04"), RateKind.DAILY).rate().equation())
        .isEqualTo("1 EUR = 1.1789 USD");
    assertThat(
            table.get("EUR", "ZAR", Period.parse("2026-04-13"), RateKind.DAILY).rate().equation())
        .isEqualTo("1 EUR = 19.3849 ZAR");
    assertThat(table.find("EUR", "RUB", Period.parse("2026-04-13"), RateKind.DAILY)).isEmpty();
  }
}
