package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.TradeParseException;

class RateCsvTest extends RateReaderContract {

  private static final String HEADER = "base,term,period,kind,factor,rebased,published\n";
  private static final String ROW = "USD,KES,2024,period-average,134.820,,2025-01-03\n";

  @Override
  protected RateReader reader() {
    return new RateCsv();
  }

  @Override
  protected String sample() {
    return "# made up\n"
        + HEADER
        + ROW
        + "EUR,USD,2024-03-15,daily,1.0884,,\n\n"
        + "USD,KES,1960,end-of-period,1.2345,true,\n";
  }

  @Test
  void aRowBecomesARate() {
    assertThat(new RateCsv().read(HEADER + ROW, "mine.csv").rates())
        .containsExactly(
            Rate.parse(
                "1 USD = 134.82 KES period=2024 kind=period-average source=mine.csv page=mine.csv published=2025-01-03"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD,KSH,2024,period-average,1,,|Unknown currency 'KSH' at rates.csv line 3, column 'term': not an ISO 4217 alphabetic"
            + " code; did you mean 'KES'?",
        "USD,KES,Q1,period-average,1,,|Malformed period 'Q1' at rates.csv line 3, column 'period': accepted are a year '2024', a"
            + " half-year '2024-S1', a quarter '2024-Q1', a month '2024-03', a day '2024-03-15' and a span of start and length"
            + " '2024-07-01/P1Y'",
        "USD,KES,2023,average,1,,|Unknown rate kind 'average' at rates.csv line 3, column 'kind': not one of period-average,"
            + " end-of-period, daily, fixed",
        "'USD,KES,2023,period-average,\"1,5\",,'|Malformed rate '1,5' at rates.csv line 3, column 'factor': expected is a number"
            + " greater than zero with a point before the decimals such as '134.82', of at most 38 digits and without thousands"
            + " separators",
        "USD,KES,2023,period-average,1,yes,|Malformed flag 'yes' at rates.csv line 3, column 'rebased': accepted are true and"
            + " false",
        "USD,,2023,period-average,1,,|Malformed row 'USD,,2023,period-average,1,,' at rates.csv line 3: it has no term",
        "USD,KES,2023,period-average,1,|Malformed row 'USD,KES,2023,period-average,1,' at rates.csv line 3: it has 6 cells where"
            + " the header has 7",
        "USD,KES,2024,period-average,135,,|Contradictory rate '135' at rates.csv line 3, column 'factor': 1 USD = 134.82 KES is"
            + " told for 2024 at rates.csv line 2, column 'factor'; correct or delete one of them",
      })
  void whatIsWrongWithARowIsTold(String row, String message) {
    assertThatThrownBy(() -> new RateCsv().read(HEADER + ROW + row + "\n", "rates.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @Test
  void aRateThatCannotBeIsTold() {
    assertThatThrownBy(
            () -> new RateCsv().read(HEADER + ROW.replace("2024", "2024-01-01"), "rates.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed row 'USD,KES,2024-01-01,period-average,134.820,,2025-01-03' at rates.csv line 2: No period-average rate"
                + " for 2024-01-01: that is one day; use daily rates, or name a longer period");
  }

  @Test
  void whatIsWrongWithTheHeaderIsTold() {
    assertThatThrownBy(() -> new RateCsv().read("base,term,period,factor\n", "rates.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Missing column 'kind' at rates.csv line 1: required are base, term, period, kind, factor");
    assertThatThrownBy(() -> new RateCsv().read("base,rate\n", "rates.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown column 'rate' at rates.csv line 1: not one of base, term, period, kind, factor, rebased, source, page,"
                + " published, retrieved, vintage, licence, as_printed, note");
  }

  @Test
  void theBundledRatesSurviveAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("rates.csv");
    RateCsv.write(RateTable.bundled(), file);
    assertThat(new RateCsv().read(file)).isEqualTo(RateTable.bundled());
    assertThat(new RateCsv().read(file).rates()).isEqualTo(RateTable.bundled().rates());
  }

  @Property(tries = 200)
  void ratesSurviveTheText(@ForAll RateTable rates) throws IOException {
    StringWriter text = new StringWriter();
    RateCsv.write(rates, text);
    assertThat(new RateCsv().read(text.toString(), "m").rates()).isEqualTo(rates.rates());
  }
}
