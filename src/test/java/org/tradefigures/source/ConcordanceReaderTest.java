package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Concordance;
import org.tradefigures.reference.Concordance.Relation;
import org.tradefigures.reference.RelationKind;
import org.tradefigures.reference.TradeParseException;

class ConcordanceReaderTest extends SourceReaderContract<Concordance, ConcordanceReadResult> {

  private static final String CORRELATION =
      """
      HS2017,HS2012,Relationship
      010121,010121,1:1
      030611,030611,1:n
      030611,030621,1:n
      090210,090210,n:1
      090220,090210,n:1
      854231,854231,n:n
      854231,854239,n:n
      854232,854239,n:1
      854233,854231,n:1
      """;

  @Override
  protected ConcordanceReader reader() {
    return new ConcordanceReader();
  }

  @Override
  protected String sample() {
    return CORRELATION;
  }

  @Override
  protected List<?> told(Concordance read) {
    return read.relations();
  }

  @Override
  protected Concordance read(ConcordanceReadResult lenient) {
    return lenient.concordance();
  }

  @Override
  protected List<Problem> problems(ConcordanceReadResult lenient) {
    return lenient.problems();
  }

  private static Path sample(String name) {
    return Path.of("src/test/resources/concordance").resolve(name);
  }

  private static Relation relation(String source, String target) {
    return Relation.of(Commodity.parse(source), Commodity.parse(target));
  }

  private static void assertRefused(String text, String message) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> new ConcordanceReader().read(text, "c.csv"))
        .withMessage(message);
  }

  @Test
  void readsACorrelationSheet() {
    Concordance read = new ConcordanceReader().read(CORRELATION, "c.csv");
    assertThat(read)
        .hasToString(
            "HS 2017 to HS 2012 by c.csv: 7 codes, 9 relations (1 1:1, 2 1:n, 4 n:1, 2 n:n)");
    assertThat(read.relations())
        .contains(relation("H5:030611", "H4:030611"), relation("H5:030611", "H4:030621"));
  }

  @Test
  void readsAConversionSheetBelowTitles() throws IOException {
    Concordance read = new ConcordanceReader().read(sample("hs2017-sitc4-conversion.csv"));
    assertThat(read.from()).isEqualTo(Classification.H5);
    assertThat(read.to()).isEqualTo(Classification.S4);
    assertThat(read.relations())
        .containsExactly(
            relation("H5:010121", "S4:0015"),
            relation("H5:020110", "S4:01111"),
            relation("H5:030571", "S4:035"),
            relation("H5:030572", "S4:03513"),
            relation("H5:999999", "S4:9310"));
    assertThat(read.name()).isEqualTo("hs2017-sitc4-conversion.csv");
  }

  @Test
  void readsAWitsConcordanceWithItsDescriptionsInAnyEncoding() throws IOException {
    Concordance read = new ConcordanceReader().read(sample("wits-h2-s3.csv"));
    assertThat(read.describe()).isEqualTo("HS 2002 to SITC Rev. 3 by wits-h2-s3.csv");
    assertThat(read.relations())
        .containsExactly(
            relation("H2:010190", "S3:00152"),
            relation("H2:090300", "S3:07431"),
            relation("H2:970500", "S3:8965"));
  }

  @ParameterizedTest
  @CsvSource({
    "HS1988,H0", "HS 1992,H0", "HS92,H0", "HS 1996,H1", "hs2002,H2", "HS 2007 Product Code,H3",
    "HS12,H4", "From HS 2017,H5", "H6,H6", "SITC1,S1", "SITCR2,S2", "SITC Rev.2,S2",
    "SITC Revision 3 Product Code,S3", "to SITC_Rev_4 codes,S4", "S4,S4", "BEC4,B4", "BEC Rev. 5,B5"
  })
  void headersNameClassifications(String name, Classification classification) {
    String other = classification == Classification.H4 ? "HS2022" : "HS2012";
    String code = classification.family() == Classification.Family.HS ? "0902" : "021";
    String text = "Text,\"" + name + "\"," + other + "\n,%s,0902\n".formatted(code);
    Concordance read = new ConcordanceReader().read(text, "c.csv");
    assertThat(read.from()).isEqualTo(classification);
  }

  @Test
  void ownColumnsWithWeightsAreReadBetweenNamedClassifications() {
    Concordance read =
        new ConcordanceReader(Classification.H5, Classification.B4)
            .read(
                "from,to,weight,why\n0902,122,0.75,tea\n0902,112,0.250,\n0903,122,,\n", "own.csv");
    assertThat(read.relations())
        .containsExactly(
            Relation.of(
                Commodity.parse("H5:0902"), Commodity.parse("B4:112"), new BigDecimal("0.25")),
            Relation.of(
                Commodity.parse("H5:0902"), Commodity.parse("B4:122"), new BigDecimal("0.75")),
            relation("H5:0903", "B4:122"));
  }

  @Test
  void lostZerosOfTheHarmonizedSystemComeBackAndDotsGo() {
    assertThat(
            new ConcordanceReader()
                .read("HS2017,SITC4\n10121,001.5\n0201.10,01111\n", "c.csv")
                .relations())
        .containsExactly(relation("H5:010121", "S4:0015"), relation("H5:020110", "S4:01111"));
  }

  @Test
  void lostZerosOfTheSitcAreRefused() {
    assertRefused(
        "HS2017,SITC4\n10121,15\n20110,1111\n",
        "No leading zeros in 'c.csv': meat (HS chapter 02) corresponds to codes of the SITC that begin"
            + " with 0; save the sheet with its codes as text");
    assertRefused(
        "SITC4,HS2017\n1111,020110\n",
        "No leading zeros in 'c.csv': meat (HS chapter 02) corresponds to codes of the SITC that begin"
            + " with 0; save the sheet with its codes as text");
  }

  @Test
  void aFileThatNamesItsClassificationsHasToNameThoseAskedFor() {
    String table = "Relationship,HS2017,SITC4\n1:1,020110,01111\n";
    assertThat(new ConcordanceReader(Classification.H5, Classification.S4).read(table, "c.csv"))
        .isEqualTo(new ConcordanceReader().read(table, "c.csv"))
        .hasToString(
            "HS 2017 to SITC Rev. 4 by c.csv: 1 code, 1 relation (1 1:1, 0 1:n, 0 n:1, 0 n:n)");
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(
            () -> new ConcordanceReader(Classification.S4, Classification.H5).read(table, "c.csv"))
        .withMessage(
            "Other classifications in 'Relationship,HS2017,SITC4' at c.csv line 1: asked for is SITC Rev. 4 to HS 2017, the file has HS 2017 to SITC Rev. 4; ask for these, and turn the concordance round with inverse()");
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertRefused(
        "",
        "No concordance in 'c.csv': expected is a line that names two classifications, such as"
            + " 'HS2022,HS2017' or 'HS 2002 Product Code,…,SITC Revision 3 Product Code,…', or the columns"
            + " 'from' and 'to' where the reader is told what they are");
    assertRefused(
        "HS2017,H5\n",
        "One classification in both columns of 'HS2017,H5' at c.csv line 1: expected are two");
    assertRefused(
        "HS2017,SITC4\n010121,0015\n0101 29,0015\n",
        "Malformed HS 2017 code '0101 29' at c.csv line 3, column 'HS2017': accepted are 2, 4 or 6 digits"
            + " that begin with a chapter, and TOTAL; cut a longer national code to its first 6");
    assertRefused(
        "HS2022,SITC4\n010122,0015\n",
        "Unknown commodity '010122' at c.csv line 2, column 'HS2022': not a code of HS 2022 (a code of"
            + " another edition goes with its own classification, H0 to H5); did you mean '010121' or"
            + " '010129'?");
    assertRefused(
        "HS2017,SITC4\n010121,\n",
        "No code in a column of 'SITC Rev. 4' at c.csv line 2, column 'SITC4': a code without counterpart"
            + " has no row");
    assertRefused(
        "HS2017,SITC4\nTOTAL,TOTAL\n",
        "Total in a concordance 'TOTAL' at c.csv line 2, column 'HS2017': leave it out, a total always"
            + " corresponds to the total");
    assertRefused(
        "HS2017,SITC4\n010121,0015,1:1\n",
        "Malformed row '010121,0015,1:1' at c.csv line 2: it has 3 cells where the header has 2; is a"
            + " comma inside a cell not quoted?");
    assertRefused(
        "HS2017,SITC4\n010121\n",
        "Malformed row '010121' at c.csv line 2: it has 1 cell where the header has 2");
    assertRefused(
        "HS2017,SITC4\n010121,\"0015\n",
        "Malformed row '010121,0015\\u000a' at c.csv line 2: a quote that is never closed");
    assertRefused(
        "HS2017,SITC4,Weight\n010121,0015,half\n",
        "Malformed weight 'half' at c.csv line 2, column 'Weight': accepted is a number of zero or more"
            + " with a point before the decimals, such as '0.25'");
    assertRefused(
        "HS2017,SITC4,Weight\n010121,0015,1\n010121,0015,2\n",
        "Contradictory row for 'H5:010121 to S4:0015' at c.csv line 3: line 2 tells the relation"
            + " otherwise; delete one of them");
    assertRefused(
        "HS2017,SITC4,Weight\n010121,0015,1\n010121,00111,\n",
        "No weight of 'H5:010121 to S4:00111' at c.csv line 3: other targets of the code have one; tell"
            + " all or none");
    assertRefused(
        "HS2017,SITC4,Weight\n010121,0015,0\n",
        "Useless weight of 'H5:010121 to S4:0015' at c.csv line 2: all weights of the code are zero;"
            + " leave it out, or tell where it goes");
    assertRefused(
        "HS2017,SITC4,Relationship\n010121,0015,one\n",
        "Unknown kind of relation 'one' at c.csv line 2, column 'Relationship': not one of 1:1, 1:n, n:1, n:n");
  }

  @Test
  void aLostRowShowsInTheRelationships() {
    String cut = CORRELATION.replace("854231,854239,n:n\n", "");
    assertRefused(
        cut,
        "Untrue relationship 'n:n' at c.csv line 7: over the whole table H5:854231 to H4:854231 is n:1;"
            + " were rows lost or added?");
    ConcordanceReadResult lenient = new ConcordanceReader().readLenient(cut, "c.csv");
    assertThat(lenient.problems()).extracting(p -> p.location().line()).containsExactly(7L, 8L);
    assertThat(lenient.concordance().relations()).hasSize(6);
  }

  @Test
  void lenientReadingKeepsTheProblemsAndCountsRepetitions() {
    String text =
        "HS2017,SITC4\n010121,0015\n\n,\n010121,0015\n0101x9,0015\n010130,0015,\n010190,0015\n";
    ConcordanceReadResult result = new ConcordanceReader().readLenient(text, "c.csv");
    assertThat(result.concordance().relations())
        .containsExactly(relation("H5:010121", "S4:0015"), relation("H5:010190", "S4:0015"));
    assertThat(result.repetitions()).isEqualTo(1);
    assertThat(result.inputRows()).isEqualTo(5);
    assertThat(result.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Malformed HS 2017 code '0101x9' at c.csv line 6, column 'HS2017': accepted are 2, 4 or 6"
                + " digits that begin with a chapter, and TOTAL; cut a longer national code to its first 6",
            "Malformed row '010130,0015,' at c.csv line 7: it has 3 cells where the header has 2; is a"
                + " comma inside a cell not quoted?");
  }

  @Test
  void filesMayStartWithAByteOrderMark(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.csv"), "\uFEFF" + CORRELATION);
    assertThat(new ConcordanceReader().read(file).relations())
        .isEqualTo(new ConcordanceReader().read(CORRELATION, "c.csv").relations());
    assertThat(new ConcordanceReader().readLenient(file).inputRows()).isEqualTo(9);
  }

  @Test
  void theLossOfARowIsNoticed() {
    Concordance read = new ConcordanceReader().read(CORRELATION, "c.csv");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new ConcordanceReadResult(read, 0, List.of(), 10))
        .withMessage(
            "10 rows of input became 9 relations, 0 repetitions and 0 problems: the reader lost some;"
                + " report this");
  }

  @ParameterizedTest
  @CsvSource({
    "un-HS2022-HS2017-correlation.csv.gz,H6,H5,5613,4097,54,1392,10114",
    "un-HS2017-HS2012-correlation.csv.gz,H5,H4,5388,4744,44,578,775",
    "un-HS2017-SITC4-correlation.csv.gz,H5,S4,5386,1779,24,3496,704",
    "un-HS2022-HS2017-conversion.csv.gz,H6,H5,5613,5240,0,373,0",
    "un-HS2017-HS2012-conversion.csv.gz,H5,H4,5388,5086,0,302,0",
    "un-HS2017-SITC4-conversion.csv.gz,H5,S4,5386,1933,0,3453,0",
    "un-HS2002_to_SITCR2.csv,H2,S2,5222,719,0,4503,0",
    "wits-JobID-38_Concordance_H2_to_S3.csv.gz,H2,S3,5222,2080,0,3142,0",
    "wits-JobID-54_Concordance_H3_to_S4.csv.gz,H3,S4,5050,1991,0,3059,0"
  })
  void readsThePublishedTables(
      String name,
      Classification from,
      Classification to,
      int codes,
      int oneToOne,
      int oneToMany,
      int manyToOne,
      int manyToMany)
      throws IOException {
    Path file = SharedData.file("concordance/" + name);
    Concordance read = new ConcordanceReader().read(file);
    assertThat(read.from()).isEqualTo(from);
    assertThat(read.to()).isEqualTo(to);
    assertThat(read.byCommodity()).hasSize(codes);
    assertThat(read.counts())
        .isEqualTo(
            Map.of(
                RelationKind.ONE_TO_ONE, oneToOne,
                RelationKind.ONE_TO_MANY, oneToMany,
                RelationKind.MANY_TO_ONE, manyToOne,
                RelationKind.MANY_TO_MANY, manyToMany));
    ConcordanceReadResult lenient = new ConcordanceReader().readLenient(file);
    assertThat(lenient.problems()).isEmpty();
    assertThat(lenient.concordance()).isEqualTo(read);
    assertThat(lenient.inputRows()).isEqualTo(oneToOne + oneToMany + manyToOne + manyToMany);
    assertThat(read.find(Commodity.of(from, "710820")))
        .hasSize(to.toString().startsWith("S") ? 0 : 1);
    assertThat(Objects.requireNonNull(file.getFileName())).hasToString(read.name());
  }

  @ParameterizedTest
  @CsvSource({"concordance,un-HS2022-HS2017", "concordance,un-HS2017-HS2012"})
  void aConversionSheetPicksFromTheCorrelationSheet(String folder, String name) throws IOException {
    Concordance all =
        new ConcordanceReader().read(SharedData.file(folder + "/" + name + "-correlation.csv.gz"));
    Concordance picked =
        new ConcordanceReader().read(SharedData.file(folder + "/" + name + "-conversion.csv.gz"));
    assertThat(all.relations()).containsAll(picked.relations());
  }

  @ParameterizedTest
  @CsvSource({
    "reference/country-codes.csv", "reference/harmonized-system-sections.csv",
    "reference/comtrade/partner.csv", "baci/product_codes_HS17_V202301.csv"
  })
  void otherFilesAreRefused(String name) {
    Path file = SharedData.file(name);
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> new ConcordanceReader().read(file))
        .withMessageStartingWith(
            "No concordance in '" + file.getFileName() + "': expected is a line");
  }
}
