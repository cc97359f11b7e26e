package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.TradeParseException;

class SdmxRatesTest extends RateReaderContract {

  private static final String START =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <m:GenericData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
          xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic">
      <m:Header><m:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"/></m:Header>
      <m:DataSet structureRef="S">
      """;
  private static final String END = "</m:DataSet></m:GenericData>\n";

  private static final String CSV =
      "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,UNIT_MULT\n";

  @Override
  protected RateReader reader() {
    return new SdmxRates();
  }

  /** Made-up figures. */
  @Override
  protected String sample() {
    return START
        + """
        <g:Group type="Group"><g:GroupKey><g:Value id="CURRENCY" value="CHF"/></g:GroupKey></g:Group>
        <g:Series>
        <g:SeriesKey>
        <g:Value id="FREQ" value="M"/><g:Value id="CURRENCY" value="USD"/>
        <g:Value id="CURRENCY_DENOM" value="EUR"/><g:Value id="EXR_TYPE" value="SP00"/>
        <g:Value id="EXR_SUFFIX" value="A"/>
        </g:SeriesKey>
        <g:Obs><g:ObsDimension value="2024-01"/><g:ObsValue value="1.09"/></g:Obs>
        <g:Obs>
        <g:ObsDimension value="2024-02"/>
        <g:ObsValue value="1.2345"/>
        <g:Attributes><g:Value id="OBS_STATUS" value="A"/></g:Attributes>
        </g:Obs>
        <g:Obs><g:ObsDimension value="2024-03"/><g:ObsValue value="NaN"/></g:Obs>
        <g:Obs><g:ObsDimension value="2024-04"/></g:Obs>
        <g:Obs><g:ObsDimension value="2024-Q1"/><g:ObsValue value="1.1"/></g:Obs>
        </g:Series>
        """
        + END;
  }

  @Test
  void anObservationTellsTheCurrencyPerDenominator() {
    assertThat(reader().read(sample(), "exr.xml").rates())
        .extracting(Rate::toString)
        .containsExactlyInAnyOrder(
            "1 EUR = 1.1 USD period=2024-Q1 kind=period-average source=ecb-exr page=exr.xml",
            "1 EUR = 1.09 USD period=2024-01 kind=period-average source=ecb-exr page=exr.xml",
            "1 EUR = 1.2345 USD period=2024-02 kind=period-average source=ecb-exr page=exr.xml");
  }

  @Test
  void structureSpecificMessagesAreRead() {
    String text =
        """
        <m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">
        <m:DataSet><Series CURRENCY_DENOM="EUR" EXR_SUFFIX="E" TIME_PERIOD="2024" UNIT_MULT="-2">
        <Obs CURRENCY="USD" OBS_VALUE="108.5"/><Obs CURRENCY="GBP" OBS_VALUE="85"/>
        </Series></m:DataSet></m:StructureSpecificData>
        """;
    assertThat(reader().read(text, "f").rates())
        .extracting(Rate::describe)
        .containsExactly(
            "1 EUR = 0.85 GBP, end of 2024, from ecb-exr, f",
            "1 EUR = 1.085 USD, end of 2024, from ecb-exr, f");
  }

  @Test
  void csvIsReadWithAndWithoutLabels() {
    assertThat(
            reader()
                .read(CSV + "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-02,1.0956,0\n", "f")
                .rates())
        .extracting(Rate::describe)
        .containsExactly("1 EUR = 1.0956 USD, on 2024-01-02, from ecb-exr, f");
    assertThat(
            reader()
                .read(
                    """
                    STRUCTURE[;],ACTION,CURRENCY: Currency,CURRENCY_DENOM: Denominator,EXR_SUFFIX: Suffix,TIME_PERIOD: Time,OBS_VALUE: Value
                    dataflow,I,USD: US dollar,EUR: Euro,A: Average,2024-01: 2024-01,1.09
                    """,
                    "f")
                .rates())
        .extracting(Rate::equation)
        .containsExactly("1 EUR = 1.09 USD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "K,Q,E5,EUR,EN00,A,2024-Q1,98.4,0|Other type of exchange rate 'EN00' at f line 2, column 'EXR_TYPE': read are spot rates, SP00",
        "K,M,USD,EUR,SP00,P,2024-01,1.09,0|Unknown kind of rate 'P' at f line 2, column 'EXR_SUFFIX': accepted are A for the average and E for the end of the period",
        "K,M,USD,,SP00,A,2024-01,1.09,0|Missing dimension 'CURRENCY_DENOM' at f line 2: an exchange rate has CURRENCY, CURRENCY_DENOM and TIME_PERIOD",
        "K,M,USD,EUR,SP00,A,2024-01,1.09,x|Malformed power of ten 'x' at f line 2, column 'UNIT_MULT': expected is a whole number such as '0' or '2'",
        "K,M,USD,EUR,SP00,A,2024-01,-1.09,0|Impossible rate '-1.09' at f line 2, column 'OBS_VALUE': a rate is greater than zero; where there is none, the layout has a sign for that",
      })
  void whatIsWrongIsTold(String row, String message) {
    assertThat(reader().readLenient(CSV + row + "\n", "f").problems())
        .extracting(Problem::message)
        .containsExactly(message);
  }

  @Test
  void aMessageWithoutDataTellsWhy() {
    String text =
        """
        <m:GenericData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">
        <m:Footer><m:Message code="413"><Text>The answer is
        too long</Text></m:Message></m:Footer></m:GenericData>
        """;
    assertThatThrownBy(() -> reader().readLenient(text, "f"))
        .hasMessage("Message without data in 'f': its footer says: The answer is too long");
    assertThatThrownBy(() -> reader().readLenient("<m:Structure xmlns:m=\"x\"/>", "f"))
        .hasMessage(
            "No data message in 'f': its root is Structure; expected are GenericData and StructureSpecificData");
    assertThatThrownBy(() -> reader().readLenient("<GenericData>\n<DataSet>", "f"))
        .hasMessageStartingWith("Malformed XML in 'f' at f line 2: ");
  }

  @Test
  void noFileIsOpenedForAnEntity() {
    String text =
        sample()
            .replace(
                "<m:GenericData",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:/does/not/exist\">]>\n<m:GenericData")
            .replace("<m:DataSet", "<m:X>&e;</m:X><m:DataSet");
    RateTable table;
    try {
      table = reader().read(text, "f");
    } catch (TradeParseException refused) {
      assertThat(refused)
          .hasMessageStartingWith("Malformed XML in 'f' at f line ")
          .hasMessageNotContaining("does/not");
      return;
    }
    assertThat(table.rates()).hasSize(3);
  }

  @Test
  void theMonthlyDollarIsTheMeanOfTheDailyOne() throws IOException {
    RateTable monthly = reader().read(SharedData.file("sdmx/ECB_EXR_1_M.USD.EUR.SP00.A.xml"));
    assertThat(monthly.rates()).hasSize(252);
    RateTable means =
        new EcbRates()
            .read(SharedData.file("fx/eurofxref-hist-1999-2026-04-13.csv.gz"))
            .averagedTo(Frequency.MONTH);
    for (Rate rate : monthly.rates()) {
      BigDecimal mean =
          means.get("EUR", "USD", rate.period(), RateKind.PERIOD_AVERAGE).rate().factor();
      assertThat(mean.subtract(rate.factor()).abs()).isLessThan(new BigDecimal("1E-15"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ng-flat", "ng-flat-ss", "ng-ts", "ng-ts-ss", "ng-xs", "sg-flat", "sg-ts"})
  void everyFormOfAMessageTellsTheSameRates(String form) throws IOException {
    RateTable rates = reader().read(SharedData.file("sdmx/ECB_EXR_" + form + ".xml"));
    assertThat(rates.rates())
        .extracting(r -> r.equation() + " " + r.period() + " " + r.kind())
        .containsExactlyInAnyOrder(
            "1 EUR = 1.3413 CHF 2010-08 period-average",
            "1 EUR = 1.3089 CHF 2010-09 period-average",
            "1 EUR = 1.3452 CHF 2010-10 period-average",
            "1 EUR = 0.82363 GBP 2010-08 period-average",
            "1 EUR = 0.83987 GBP 2010-09 period-average",
            "1 EUR = 0.87637 GBP 2010-10 period-average",
            "1 EUR = 110.04 JPY 2010-08 period-average",
            "1 EUR = 110.26 JPY 2010-09 period-average",
            "1 EUR = 113.67 JPY 2010-10 period-average",
            "1 EUR = 1.2894 USD 2010-08 period-average",
            "1 EUR = 1.3067 USD 2010-09 period-average",
            "1 EUR = 1.3898 USD 2010-10 period-average");
  }

  @Test
  void delimitedTextThatIsNoSdmxDoesNotReadAsNothing() {
    assertThatThrownBy(() -> new SdmxRates().read("a,b\n1,2\n", "f.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "No header in 'f.csv' at f.csv line 1: expected is SDMX-ML, SDMX-JSON, or a line of columns such as"
                + " STRUCTURE,STRUCTURE_ID,ACTION,…,TIME_PERIOD,OBS_VALUE");
  }
}
