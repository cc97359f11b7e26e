package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;

class MappedRatesTest extends RateReaderContract {

  private static final String HEADER = "Date,Currency,Buy,Mean\n";

  private static MappedRates.Builder shillings() {
    return MappedRates.builder(RateKind.DAILY, "central-bank")
        .baseColumn("Currency")
        .term("KES")
        .periodColumn("Date", "dd/MM/uuuu")
        .factorColumn("Mean")
        .name("US DOLLAR", "USD")
        .name("JPY (100)", "JPY")
        .name("KES / USHS", "UGX")
        .units("JPY", 100)
        .inverted("UGX")
        .absent("-");
  }

  @Override
  protected RateReader reader() {
    return shillings().build();
  }

  /** Made-up figures. */
  @Override
  protected String sample() {
    return "Indicative rates\n"
        + HEADER
        + "27/01/2023,US DOLLAR,124.3,124.35\n"
        + "27/01/2023,JPY (100),95.4,95.65\n"
        + "27/01/2023,KES / USHS,29.5,29.62\n"
        + "27/01/2023,ZAR,7.1,-\n"
        + "26/01/2023,EUR,1,1.2345\n";
  }

  @Test
  void everyRowBecomesTheEquationOfItsCurrencies() {
    assertThat(reader().read(sample(), "kes.csv").rates())
        .extracting(Rate::toString)
        .containsExactly(
            "1 EUR = 1.2345 KES period=2023-01-26 kind=daily source=central-bank page=kes.csv",
            "1 JPY = 0.9565 KES period=2023-01-27 kind=daily source=central-bank page=kes.csv",
            "1 KES = 29.62 UGX period=2023-01-27 kind=daily source=central-bank page=kes.csv",
            "1 USD = 124.35 KES period=2023-01-27 kind=daily source=central-bank page=kes.csv");
  }

  @Test
  void numbersAndSeparatorsAreThoseOfTheFile() {
    MappedRates german =
        MappedRates.builder(RateKind.PERIOD_AVERAGE, "bank")
            .base("EUR")
            .termColumn("Währung")
            .periodColumn("Monat")
            .factorColumn("Kurs")
            .separator(';')
            .numbers(',', '.')
            .licence("CC BY 4.0")
            .build();
    String header = "Monat;Währung;Kurs\n";
    assertThat(german.read(header + "2024-03;IDR;17.084,50\n2024-03;USD;1,0872\n", "f").rates())
        .extracting(Rate::toString)
        .containsExactly(
            "1 EUR = 17084.5 IDR period=2024-03 kind=period-average source=bank page=f licence=\"CC BY 4.0\"",
            "1 EUR = 1.0872 USD period=2024-03 kind=period-average source=bank page=f licence=\"CC BY 4.0\"");
    assertThat(german.readLenient(header + "2024-03;IDR;17.84,5\n", "f").problems())
        .extracting(Problem::message)
        .containsExactly(
            "Malformed rate '17.84,5' at f line 2, column 'Kurs': expected is a number greater than zero with ',' before the decimals and '.' between thousands");
    assertThat(
            german
                .readLenient(header + "2024-03;IDR;" + "1.000".repeat(9999) + "\n", "f")
                .problems())
        .extracting(Problem::message)
        .containsExactly(
            "Malformed rate '1.0001.0001.0001.0001.0001.0001.0001.0001.0001.0001.0001.000…' (49995 characters) at f line 2, column 'Kurs':"
                + " expected is a number greater than zero with ',' before the decimals and '.' between thousands");
  }

  @Test
  void theEncodingIsFound() throws IOException {
    MappedRates reader =
        MappedRates.builder(RateKind.DAILY, "bank")
            .periodColumn("Datum")
            .base("EUR")
            .termColumn("Währung")
            .factorColumn("Kurs")
            .name("Real (für Käufer)", "BRL")
            .build();
    String text = "Datum,Währung,Kurs\n2023-01-27,Real (für Käufer),5.5\n";
    for (String encoding : List.of("UTF-8", "windows-1252", "UTF-16")) {
      byte[] bytes = text.getBytes(Charset.forName(encoding));
      assertThat(reader.read(new ByteArrayInputStream(bytes), "f").rates())
          .extracting(Rate::equation)
          .containsExactly("1 EUR = 5.5 BRL");
    }
  }

  @Test
  void aYearIsAYearInEitherLetter() {
    MappedRates reader =
        MappedRates.builder(RateKind.DAILY, "bank")
            .periodColumn("Date", "dd.MM.yyyy")
            .base("EUR")
            .termColumn("Currency")
            .factorColumn("Rate")
            .build();
    assertThat(reader.read("Date,Currency,Rate\n27.01.2023,USD,1.0865\n", "f").rates())
        .extracting(Rate::describe)
        .containsExactly("1 EUR = 1.0865 USD, on 2023-01-27, from bank, f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "31/02/2023,USD,1,124|Malformed day '31/02/2023' at f line 2, column 'Date': expected is the pattern 'dd/MM/uuuu' that was told for column 'Date'",
        "2023-01-27,USD,1,124|Malformed day '2023-01-27' at f line 2, column 'Date': expected is the pattern 'dd/MM/uuuu' that was told for column 'Date'",
        "27/01/2023,KES,1,1|Invalid rate '1' at f line 2, column 'Mean': Rate from KES to KES for 2023-01-27: a rate needs two currencies; converting a currency into itself needs none",
        "27/01/2023,USD,1,-124|Impossible rate '-124' at f line 2, column 'Mean': a rate is greater than zero; where there is none, the layout has a sign for that",
        "27/01/2023,USD,1,NaN|Malformed rate 'NaN' at f line 2, column 'Mean': expected is a number greater than zero with '.' before the decimals and nothing between thousands; where it says that there is no rate, tell so with absent(\"NaN\")",
        "27/01/2023,USD,1,..|Malformed rate '..' at f line 2, column 'Mean': expected is a number greater than zero with '.' before the decimals and nothing between thousands; where it says that there is no rate, tell so with absent(\"..\")",
        "27/01/2023,USD,1,\"124,5\"|Malformed rate '124,5' at f line 2, column 'Mean': expected is a number greater than zero with '.' before the decimals and nothing between thousands; numbers(',', '.') reads it as 124.5",
        "27/01/2023,USD,1,\"1,240\"|Malformed rate '1,240' at f line 2, column 'Mean': expected is a number greater than zero with '.' before the decimals and nothing between thousands; numbers(',', '.') reads it as 1.240, and numbers('.', ',') reads it as 1240",
        "27/01/2023,USD,1,1'240.5|Malformed rate '1'240.5' at f line 2, column 'Mean': expected is a number greater than zero with '.' before the decimals and nothing between thousands; numbers('.', '\\'') reads it as 1240.5",
        "27/01/2023,USD,1,12x|Malformed rate '12x' at f line 2, column 'Mean': expected is a number greater than zero with a point before the decimals such as '134.82', of at most 38 digits and without thousands separators",
        "27/01/2023,USD,1,1,124|Row of 5 fields '27/01/2023' at f line 2: the header has 4; is a separator inside a field not quoted?",
      })
  void whatIsWrongIsTold(String row, String message) {
    assertThat(reader().readLenient(HEADER + row + "\n", "f").problems())
        .extracting(Problem::message)
        .containsExactly(message);
  }

  @Test
  void contradictionsBetweenRowsAndDirectionsAreTold() {
    MappedRates pairs =
        MappedRates.builder(RateKind.PERIOD_AVERAGE, "bank")
            .baseColumn("from")
            .termColumn("to")
            .periodColumn("year")
            .factorColumn("rate")
            .build();
    String text =
        """
        from,to,year,rate
        USD,KES,2024,134.8
        USD,KES,2024,134.8
        USD,KES,2024,134.9
        KES,USD,2024,134.8
        USD,JPY,2024,151
        JPY,USD,2024,0.66
        EUR,USD,2024,1.08
        USD,EUR,2024,0.926
        """;
    RateReadResult result = pairs.readLenient(text, "f");
    assertThat(result.inputRates()).isEqualTo(8);
    assertThat(result.repetitions()).isOne();
    assertThat(result.rates().rates()).hasSize(4);
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Contradictory rate '134.9' at f line 4, column 'rate': 1 USD = 134.8 KES is told for 2024 at f line 2, column 'rate'; correct or delete one of them",
            "Contradictory rate '134.8' at f line 5, column 'rate': 1 USD = 134.8 KES is told for 2024 at f line 2, column 'rate';"
                + " this one would be 1 KES = 134.8 USD; is one of them upside down, or told for another number of units?",
            "Contradictory rate '0.66' at f line 7, column 'rate': 1 USD = 151 JPY is told for 2024 at f line 6, column 'rate';"
                + " this one would be 1 JPY = 0.66 USD; is one of them upside down, or told for another number of units?");
  }

  @Test
  void whatIsUnknownIsTold() {
    assertThat(reader().readLenient(HEADER + "27/01/2023,USHS,1,29\n", "f").problems())
        .extracting(Problem::message)
        .allMatch(m -> m.startsWith("Unknown currency 'USHS' at f line 2, column 'Currency': "));
    assertThatThrownBy(() -> reader().read("Date,Mean\n", "f"))
        .hasMessage(
            "No header in 'f': expected is a line with the columns 'Currency', 'Date', 'Mean' between ','; line 1 lacks 'Currency'");
  }

  @Test
  void anIncompleteMappingIsRefused() {
    assertThatThrownBy(() -> MappedRates.builder(RateKind.DAILY, "s").base("USD").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The mapping is not complete: tell term or termColumn");
    assertThatThrownBy(() -> shillings().units("JPY", 12))
        .hasMessage(
            "Rates for 12 units of JPY: accepted are 1, 10, 100 and further powers of ten up to 1000000");
    assertThatThrownBy(() -> shillings().numbers(',', ','))
        .hasMessage(
            "Numbers with ',' both before the decimals and between thousands can't be told apart");
  }
}
