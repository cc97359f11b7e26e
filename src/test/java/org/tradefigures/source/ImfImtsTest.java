package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.trade.TradeFlow;

class ImfImtsTest extends TradeReaderContract {

  private static final String HEADER =
      "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,TRADE_FLOW,VALUATION,UNIT,STATUS\n";
  private static final String START = "IMF.STA:IMTS(1.0.0),";

  @Override
  protected TradeReader reader() {
    return new ImfImts();
  }

  /** Made-up figures. */
  @Override
  protected String sample() {
    return HEADER
        + START
        + "KEN,XG_FOB_USD,USA,A,2024,700000000,6,XG,FOB,USD,\n"
        + START
        + "KEN,MG_CIF_USD,USA,M,2024-M03,80000000.5,6,MG,CIF,USD,E\n"
        + START
        + "KEN,MG_FOB_USD,G001,Q,2024-Q1,0,6,MG,FOB,USD,\n"
        + START
        + "KEN,MG_CIF_USD,KOS,A,2024,,6,MG,CIF,USD,\n"
        + START
        + "KEN,MG_CIF_USD,UGA,A,2024,NaN,6,MG,CIF,USD,Q\n";
  }

  @Test
  void indicatorsTellDirectionAndValuationAndScaleDoesNotCount() {
    assertThat(reader().recognise(sample()))
        .hasValue("it is SDMX-CSV of the dataflow IMF.STA:IMTS");
    assertThat(reader().read(sample(), "f").flows())
        .extracting(TradeFlow::toString)
        .containsExactly(
            "period=2024 economy=KEN partner=USA reporter=KEN direction=X commodity=HS:TOTAL valuation=fob currency=USD value=700000000 status=normal source=imf-imts page=f",
            "period=2024-03 economy=KEN partner=USA reporter=KEN direction=M commodity=HS:TOTAL valuation=cif currency=USD value=80000000.5 status=estimated source=imf-imts page=f",
            "period=2024-Q1 economy=KEN partner=W00 reporter=KEN direction=M commodity=HS:TOTAL valuation=fob currency=USD value=0 status=normal source=imf-imts page=f",
            "period=2024 economy=KEN partner=XKX reporter=KEN direction=M commodity=HS:TOTAL valuation=cif currency=USD status=missing source=imf-imts page=f",
            "period=2024 economy=KEN partner=UGA reporter=KEN direction=M commodity=HS:TOTAL valuation=cif currency=USD status=suppressed source=imf-imts page=f");
  }

  @Test
  void unitMultiplierCounts() {
    String xml =
        """
        <m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">
        <m:Header><m:Structure structureID="S"><StructureUsage><Ref agencyID="IMF.STA" id="IMTS" version="1.0.0"/></StructureUsage></m:Structure></m:Header>
        <m:DataSet UNIT_MULT="6">
        <Series COUNTRY="KEN" INDICATOR="XG_FOB_USD" COUNTERPART_COUNTRY="USA" FREQUENCY="A" SCALE="3"><Obs TIME_PERIOD="2024" OBS_VALUE="700.25"/></Series>
        </m:DataSet></m:StructureSpecificData>
        """;
    assertThat(reader().recognise(xml)).hasValue("it is SDMX-ML of the dataflow IMF.STA:IMTS");
    assertThat(reader().read(xml, "f").flows())
        .extracting(f -> String.valueOf(f.value()))
        .containsExactly("700250000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KEN,TBG_USD,USA,A,2024,1,6,,,USD,|Other indicator 'TBG_USD' at f line 2, column 'INDICATOR': read are XG_FOB_USD, MG_CIF_USD and MG_FOB_USD",
        "KEN,XG_FOB_USD,G163,A,2024,1,6,,,USD,|Group of economies 'G163' at f line 2, column 'COUNTERPART_COUNTRY': only the world, G001, is read; pass over the other groups with withoutGroups()",
        "KEN,XG_FOB_USD,USB,A,2024,1,6,,,USD,|Unknown economy 'USB' at f line 2, column 'COUNTERPART_COUNTRY': not a letter code of a trade file; did you mean 'USA' or 'UZB'?",
        "KEN,XG_FOB_USD,USA,A,2024,1.000.000,6,,,USD,|Malformed value '1.000.000' at f line 2, column 'OBS_VALUE': expected is a number with a point before the decimals, of at most 38 digits and without thousands separators",
      })
  void whatIsWrongIsTold(String cells, String message) {
    assertThat(reader().readLenient(HEADER + START + cells + "\n", "f").problems())
        .extracting(Problem::message)
        .containsExactly(message);
  }

  @Test
  void otherDataflowsAreProblems() {
    assertThat(
            reader()
                .readLenient(sample().replace("IMF.STA:IMTS", "IMF.STA:CPI"), "f")
                .problems()
                .get(0)
                .message())
        .isEqualTo(
            "Other dataflow 'IMF.STA:CPI(1.0.0)' at f line 2: read is IMF.STA:IMTS; read this one with its own mapping");
  }

  @Test
  void groupsArePassedOverWhereThatIsAskedFor() {
    String rows =
        sample()
            + START
            + "KEN,XG_FOB_USD,G163,A,2024,1,6,,,USD,\n"
            + START
            + "G110,XG_FOB_USD,KEN,A,2024,1,6,,,USD,\n";
    TradeReadResult result = new ImfImts().withoutGroups().readLenient(rows, "f");
    assertThat(result.problems()).isEmpty();
    assertThat(result.inputRows()).isEqualTo(5);
    assertThat(reader().readLenient(rows, "f").problems()).hasSize(2);
  }
}
