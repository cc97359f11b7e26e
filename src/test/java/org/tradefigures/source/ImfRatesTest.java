package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Period;

class ImfRatesTest extends RateReaderContract {

  private static final String HEADER =
      "Currency units per SDR(3)\n\nCurrency\tJanuary 30, 2023\tJanuary 27, 2023\n";

  @Override
  protected RateReader reader() {
    return new ImfRates();
  }

  /** Made-up figures. */
  @Override
  protected String sample() {
    return """
        SDRs per Currency unit and Currency units per SDR (1)
        last five days
        SDRs per Currency unit (2)

        Currency\tJanuary 30, 2023\tJanuary 27, 2023
        Euro\t\t0.81
        Chilean peso\t\t0.0009

        Currency units per SDR(3)

        Currency\tJanuary 30, 2023\tJanuary 27, 2023
        Euro\t1.24\t1.2345
        Chilean peso\t\t1,084.390000


        (1) Exchange rates are published daily except on some days.
        """
        .replace("\n", "\r\n");
  }

  @Test
  void bothDirectionsAreReadAsPublished() {
    assertThat(reader().read(sample(), "rms_five.tsv").rates())
        .extracting(Rate::toString)
        .containsExactlyInAnyOrder(
            "1 EUR = 0.81 XDR period=2023-01-27 kind=daily source=imf-exchange-rates page=rms_five.tsv",
            "1 CLP = 0.0009 XDR period=2023-01-27 kind=daily source=imf-exchange-rates page=rms_five.tsv",
            "1 XDR = 1.24 EUR period=2023-01-30 kind=daily source=imf-exchange-rates page=rms_five.tsv",
            "1 XDR = 1.2345 EUR period=2023-01-27 kind=daily source=imf-exchange-rates page=rms_five.tsv",
            "1 XDR = 1084.39 CLP period=2023-01-27 kind=daily source=imf-exchange-rates page=rms_five.tsv");
  }

  @Test
  void whatIsWrongIsTold() {
    RateReadResult result =
        reader()
            .readLenient(
                HEADER
                    + "Euro\t1,24\t\nKenyan shilling\t170\t171\nSwiss franc\t1\nThai baht\t0\t44\n",
                "f");
    assertThat(result.rates().rates()).hasSize(1);
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Malformed rate '1,24' at f line 4, column 'January 30, 2023': expected is a number greater than zero with '.' before the decimals and ',' between thousands",
            "Unknown name of a currency 'Kenyan shilling' at f line 5: tell its code with withCurrency(name, code)",
            "Row of 2 fields 'Swiss franc' at f line 6: the header has 3; is a separator inside a field not quoted?",
            "Impossible rate '0' at f line 7, column 'January 30, 2023': a rate is greater than zero; where there is none, the layout has a sign for that");
    assertThat(
            new ImfRates()
                .withCurrency("Kenyan shilling", "KES")
                .read(HEADER + "Kenyan shilling\t170\t171\n", "f")
                .rates())
        .hasSize(2);
  }

  @Test
  void ratesTheWrongWayRoundContradictTheOtherTable() {
    String swapped = sample().replace("Euro\t\t0.81", "Euro\t\t1.24");
    assertThat(reader().readLenient(swapped, "f").problems())
        .extracting(Problem::message)
        .containsExactly(
            "Contradictory rate '1.2345' at f line 12, column 'January 27, 2023': 1 EUR = 1.24 XDR is told for 2023-01-27 at f line 6, column 'January 27, 2023';"
                + " this one would be 1 XDR = 1.2345 EUR; is one of them upside down, or told for another number of units?");
  }

  @Test
  void theLayoutIsChecked() {
    assertThatThrownBy(() -> reader().read("Date,USD\n", "f"))
        .hasMessage(
            "No table in 'f': expected are 'SDRs per Currency unit' or 'Currency units per SDR' and a line of Currency and days");
    assertThatThrownBy(() -> reader().read("Euro\t1.2\n", "f"))
        .hasMessage(
            "Row outside of a table 'Euro' at f line 1: expected above it are 'SDRs per Currency unit' or 'Currency units per SDR' and a line of Currency and days");
    assertThatThrownBy(() -> reader().read(HEADER.replace("30, ", "32, "), "f"))
        .hasMessage(
            "Malformed day 'January 32, 2023' at f line 3: expected is such as 'January 30, 2023'");
    assertThatThrownBy(() -> reader().read(HEADER.replace("January 30", "February 30"), "f"))
        .hasMessage(
            "Malformed day 'February 30, 2023' at f line 3: expected is such as 'January 30, 2023'");
  }

  @Test
  void thePublishedFileIsReadWhole() throws IOException {
    RateTable table = reader().read(SharedData.file("fx/imf-rms_five-2023-01-30.tsv"));
    Period day = Period.parse("2023-01-27");
    assertThat(table.rates()).hasSize(268);
    assertThat(table.get("USD", "XDR", day, RateKind.DAILY).rate().equation())
        .isEqualTo("1 USD = 0.740123 XDR");
    assertThat(table.get("XDR", "USD", day, RateKind.DAILY).rate().equation())
        .isEqualTo("1 XDR = 1.35113 USD");
    assertThat(table.get("XDR", "KRW", day, RateKind.DAILY).rate().equation())
        .isEqualTo("1 XDR = 1663.78 KRW");
  }
}
