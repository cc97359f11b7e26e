package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.internal.Messages;
import org.tradefigures.jqwik.TradeArbitraries;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

class BaciCsvTest extends TradeReaderContract {

  private static final String FILE = "BACI_HS17_Y2022_V202301.csv";
  private static final Provenance PROVENANCE =
      Provenance.of("cepii-baci-202301")
          .withPage(FILE)
          .withVintage("202301")
          .withLicence("Etalab 2.0");
  private static final String ROWS =
      """
      t,i,j,k,v,q
      2022,404,842,090240,1234.567,500.25
      2022,842,404,10121,12.5,        NA
      2022,404,490,060311,0.001,
      2022,280,58,270900,NA,0
      """;

  @Override
  protected TradeReader reader() {
    return new BaciCsv().withClassification(Classification.H5);
  }

  @Override
  protected String sample() {
    return ROWS;
  }

  @Override
  protected List<String> companions() {
    return List.of(
        "Readme.txt",
        "Readme_V202201.txt",
        "country_codes_V202301.csv",
        "product_codes_HS17_V202201_with_bec.csv",
        "product_codes_HS92_V202401b.csv.gz");
  }

  @Test
  void aRowIsAnExportThatBothSidesAgreeOn() {
    TradeTable table = new BaciCsv().read(ROWS, FILE);
    assertThat(table.coverage()).isEqualTo(Coverage.COMPLETE);
    assertThat(table.flow(0))
        .isEqualTo(
            TradeFlow.builder()
                .period(Period.year(2022))
                .economy("KEN")
                .partner("USA")
                .reporter(Reporter.RECONCILED)
                .direction(FlowDirection.EXPORT)
                .commodity(Commodity.of(Classification.H5, "090240"))
                .valuation(Valuation.FOB)
                .currency("USD")
                .value(new BigDecimal("1234567"))
                .netWeightKg(new BigDecimal("500250"))
                .provenance(PROVENANCE)
                .build());
  }

  @Test
  void whatIsNotKnownIsNoZero() {
    TradeTable table = new BaciCsv().read(ROWS, FILE);
    assertThat(table.flow(1))
        .returns(new BigDecimal("12500"), TradeFlow::value)
        .returns(null, TradeFlow::netWeightKg)
        .returns(Commodity.of(Classification.H5, "010121"), TradeFlow::commodity);
    assertThat(table.flow(2))
        .returns(BigDecimal.ONE, TradeFlow::value)
        .returns(null, TradeFlow::netWeightKg)
        .returns(Economy.of("S19"), TradeFlow::partner);
    assertThat(table.flow(3))
        .returns(null, TradeFlow::value)
        .returns(ObservationStatus.MISSING, TradeFlow::status)
        .returns(BigDecimal.ZERO, TradeFlow::netWeightKg)
        .returns(Economy.of("280"), TradeFlow::economy)
        .returns(Economy.of("58"), TradeFlow::partner);
  }

  @ParameterizedTest
  @CsvSource({"92,H0", "96,H1", "02,H2", "07,H3", "12,H4", "17,H5", "22,H6"})
  void theFileNameTellsTheEdition(String year, Classification hs) {
    String row = "t,i,j,k,v,q\n2022,404,842,080440,1,1\n";
    assertThat(new BaciCsv().read(row, "BACI_HS" + year + "_Y2022_V202501.csv.gz").flow(0))
        .returns(Commodity.of(hs, "080440"), TradeFlow::commodity);
  }

  @Test
  void anEditionThatNobodySaysIsNotGuessed() {
    assertThatThrownBy(() -> new BaciCsv().readLenient(ROWS, "baci.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown edition of the Harmonized System of 'baci.csv': name the file as CEPII does,"
                + " such as BACI_HS17_Y2022_V202301.csv, or say the edition with"
                + " withClassification(Classification.H5)");
    assertThatThrownBy(
            () -> new BaciCsv().withClassification(Classification.H4).readLenient(ROWS, FILE))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Contradictory edition of the Harmonized System of 'BACI_HS17_Y2022_V202301.csv': its"
                + " name says H5, and withClassification H4; leave that out");
    assertThatThrownBy(() -> new BaciCsv().withClassification(Classification.S3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Classification S3 of BACI: accepted are H0, H1, H2, H3, H4, H5, H6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "22,404,842,090240,1,1|Malformed year '22' at b line 2, column 't': expected is a year such"
            + " as '2022'",
        "2022,KEN,842,090240,1,1|Malformed country code 'KEN' at b line 2, column 'i': expected is a"
            + " UN Comtrade number such as '404'",
        "2022,404,999,090240,1,1|Unknown economy '999' at b line 2, column 'j': not a UN Comtrade"
            + " number of an economy",
        "2022,404,842,0902,1,1|Malformed product code '0902' at b line 2, column 'k': expected is a"
            + " code of the Harmonized System with six digits, or five if its leading zero is lost",
        "2022,404,842,090240,1.5 t,1|Malformed value '1.5 t' at b line 2, column 'v': expected is a"
            + " number with a point before the decimals, of at most 38 digits and without thousands"
            + " separators",
        "2022,404,842,090240,1,-1|Malformed row '2022,404,842,090240,1,-1' at b line 2: Negative net"
            + " weight -1000 kg: a weight is zero or more",
      })
  void whatIsWrongIsTold(String row, String message) {
    TradeReadResult result = reader().readLenient("t,i,j,k,v,q\n" + row + "\n", "b");
    assertThat(result.inputRows()).isEqualTo(1);
    assertThat(result.problems()).extracting(Problem::message).containsExactly(message);
  }

  @Test
  void theListsOfAFolderCheckTheCodes(@TempDir Path folder) throws IOException {
    Path countries = folder.resolve("country_codes.csv");
    Files.writeString(
        countries,
        """
        \uFEFFcountry_code,country_name,iso_3digit_alpha
        58,Belgium-Luxembourg,BEL
        280,West Germany,DEU
        404,Kenya,KEN
        490,Taiwan,TWN
        697,EFTA,N/A
        842,USA,USA""");
    Path products = folder.resolve("product_codes.csv");
    Files.writeString(
        products, "code,description\n10121,horses\n\"060311\",\"roses, cut\"\n270900,oil\n");
    BaciCsv reader = new BaciCsv().withCountryCodes(countries).withProductCodes(products);
    TradeReadResult result = reader.readLenient(ROWS + "2022,697,8,270900,1,1\n", FILE);
    assertThat(result.table().flows())
        .extracting(TradeFlow::economy, TradeFlow::partner)
        .extracting(Object::toString)
        .containsExactly("(USA, KEN)", "(KEN, TWN)", "(280, 58)");
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Unknown product code '090240' at BACI_HS17_Y2022_V202301.csv line 2, column 'k': it is"
                + " not in the list of products; use the one of the same version and edition as the"
                + " file",
            "Unknown country code '8' at BACI_HS17_Y2022_V202301.csv line 6, column 'j': it is not"
                + " in the list of countries; use the one of the same version as the file");
    assertThat(written(reader, result.table()))
        .isEqualTo(
            """
            t,i,j,k,v,q
            2022,842,404,010121,12.500,NA
            2022,404,490,060311,0.001,NA
            2022,280,58,270900,NA,0.000
            """);
  }

  @Test
  void aListOfAnotherKindIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("codes.csv");
    Files.writeString(file, "number,name\n4,Afghanistan\n");
    assertThatThrownBy(() -> new BaciCsv().withCountryCodes(file))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "No header in 'codes.csv': expected is a line with the columns country_code and"
                + " iso_3digit_alpha or country_iso3");
    Files.writeString(file, "code\n010121\n10121x\n");
    assertThatThrownBy(() -> new BaciCsv().withProductCodes(file))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed product code '10121x' at codes.csv line 3, column 'code': expected is a code"
                + " of the Harmonized System with six digits, or five if its leading zero is lost");
  }

  @ParameterizedTest
  @CsvSource({"V202201,N/A,S19", "V202301,TWN,TWN"})
  void thePublishedListsAreRead(String version, String iso, String economy) throws IOException {
    Path countries = SharedData.file("baci/country_codes_" + version + ".csv");
    assertThat(BaciCodes.countries(countries))
        .hasSize(238)
        .containsEntry("490", Economy.of(economy))
        .containsEntry("280", Economy.of("280"))
        .containsEntry("711", Economy.of("ZA1"))
        .containsEntry("404", Economy.of("KEN"));
  }

  @ParameterizedTest
  @CsvSource({"V202301", "V202201_with_bec"})
  void thePublishedProductsAreRead(String version) throws IOException {
    Path products = SharedData.file("baci/product_codes_HS17_" + version + ".csv");
    assertThat(BaciCodes.products(products))
        .hasSize(5384)
        .contains("010121", "999999")
        .allMatch(code -> code.length() == 6);
  }

  @Property
  void figuresSurviveTheLayout(@ForAll("reconciled") TradeFlow flow) throws IOException {
    String text = written(new BaciCsv(), TradeTable.of(List.of(flow)));
    assertThat(new BaciCsv().read(text, FILE).flows()).containsExactly(flow);
  }

  @Provide
  Arbitrary<TradeFlow> reconciled() {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, new BigDecimal("1000000000000000"))
            .ofScale(6);
    return Combinators.combine(
            TradeArbitraries.flows()
                .years(1995, 2024)
                .economies("KEN", "USA", "S19", "280", "58", "FRA")
                .partners("IND", "CHE", "UGA", "_X")
                .reporters("reconciled")
                .directions(FlowDirection.EXPORT)
                .commodities(TradeArbitraries.commodities().in(Classification.H5).atLevel(6))
                .valuations(Valuation.FOB)
                .currencies("USD")
                .statuses(ObservationStatus.NORMAL, ObservationStatus.MISSING)
                .values(amounts)
                .withoutBreakdown()
                .provenances(Arbitraries.just(PROVENANCE)),
            amounts.injectNull(0.2))
        .as((flow, weight) -> flow.toBuilder().quantity(null).netWeightKg(weight).build());
  }

  @Test
  void whatDoesNotFitIsNotWritten() {
    TradeFlow flow = new BaciCsv().read(ROWS, FILE).flow(0);
    refused(
        flow.toBuilder().reporter(Reporter.of(Economy.of("KEN"))).build(), "reconciled figures");
    refused(flow.toBuilder().period(Period.month(2022, 1)).build(), "whole years");
    refused(
        flow.toBuilder().commodity(Commodity.of(Classification.H5, "0902")).build(),
        "six-digit codes of an edition of the Harmonized System");
    refused(flow.toBuilder().valuation(Valuation.CIF).build(), "values free on board");
    refused(flow.toBuilder().currency("EUR").build(), "US dollars");
    refused(
        flow.toBuilder().direction(FlowDirection.RE_EXPORT).build(),
        "exports and imports of all kinds together");
    refused(
        flow.toBuilder().status(ObservationStatus.ESTIMATED).build(),
        "figures that are normal or missing");
    refused(
        flow.toBuilder().breakdown(Breakdown.TOTAL.withSecondPartner(Economy.of("UGA"))).build(),
        "no finer breakdown");
  }

  @Test
  void figuresOfTwoEditionsAreNotWritten() {
    TradeFlow flow = new BaciCsv().read(ROWS, FILE).flow(0);
    TradeFlow other = flow.toBuilder().commodity(Commodity.of(Classification.H4, "090240")).build();
    assertThatThrownBy(() -> written(new BaciCsv(), TradeTable.of(List.of(flow, other))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("does not fit into BACI, which has codes of one edition, here H5");
  }

  private static void refused(TradeFlow flow, String what) {
    assertThatThrownBy(() -> written(new BaciCsv(), TradeTable.of(List.of(flow))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Flow " + Messages.quote(flow) + " does not fit into BACI, which has " + what);
  }

  private static String written(BaciCsv layout, TradeTable table) throws IOException {
    StringWriter text = new StringWriter();
    layout.write(table, text);
    return text.toString();
  }
}
