package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.TradeParseException;

class ComtradeCommodityListTest {

  private static final String LIST =
      """
      {"more": false, "classCode": "HS", "results": [
        {"id": "TOTAL", "text": "Total - of a test", "parent": "#"},
        {"id": "0902", "text": "0902 - Tea, as a test tells it", "parent": "09"},
        {"id": "090210", "text": "090210 - - Green", "aggrLevel": 6}]}
      """;

  private static CommodityDescriptions read(String text) throws IOException {
    return ComtradeCommodityList.read(SourceText.of(text, "HS.json"), Classification.HS);
  }

  private static void assertRefused(String text, String message) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> read(text))
        .withMessage(message);
  }

  @Test
  void readsCodesAndTexts(@TempDir Path folder) throws IOException {
    CommodityDescriptions read = read(LIST);
    assertThat(read.byCommodity()).hasSize(3);
    assertThat(read.get(Commodity.of(Classification.HS, "0902")))
        .isEqualTo("Tea, as a test tells it");
    assertThat(read.get(Commodity.total(Classification.HS))).isEqualTo("Total - of a test");
    assertThat(read.get(Commodity.of(Classification.HS, "090210"))).isEqualTo("- Green");
    Path file = Files.writeString(folder.resolve("HS.json"), LIST);
    assertThat(ComtradeCommodityList.read(file, Classification.HS)).isEqualTo(read);
  }

  @Test
  void bytesThatCantBeReadAreNoMalformedList() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is dead");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    InputStream begun = new SequenceInputStream(OpenBytes.of(LIST.substring(0, 20)), broken);
    assertThatThrownBy(
            () -> ComtradeCommodityList.read(SourceText.of(begun, "HS.json"), Classification.HS))
        .isInstanceOf(IOException.class)
        .hasMessage("the line is dead");
  }

  @Test
  void bytesAreLeftOpen() throws IOException {
    OpenBytes bytes = OpenBytes.of(LIST);
    ComtradeCommodityList.read(SourceText.of(bytes, "HS.json"), Classification.HS);
    assertThat(bytes.isClosed()).isFalse();
  }

  @Test
  void whatIsNoListIsRefused() {
    assertRefused(
        "{\"data\": []}",
        "No list of commodities in 'HS.json': expected is an object whose 'results' have an 'id' and a"
            + " 'text'");
    assertRefused(
        "",
        "No list of commodities in 'HS.json': expected is an object whose 'results' have an 'id' and a"
            + " 'text'");
    assertRefused(
        LIST.replace("\"0902\"", "902"),
        "Malformed entry '{\"id\":902,\"text\":\"0902 - Tea, as a test tells it\",\"parent\":\"…' (64"
            + " characters) at HS.json column 'results[1].id': expected is an object with the texts 'id' and"
            + " 'text'");
    assertRefused(
        LIST.replace("\"0902\"", "\"902\""),
        "Malformed HS code '902' at HS.json column 'results[1].id': HS codes have 2, 4 or 6 digits; did it"
            + " lose its leading zero, and was '0902'?");
    assertRefused(
        LIST.replace("\"090210\"", "\"0902\""),
        "Duplicate commodity '0902' at HS.json column 'results[2].id': an entry before describes it");
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> read(LIST.substring(0, 150)))
        .withMessageStartingWith("Malformed JSON in 'HS.json' at HS.json line 3: Unexpected end");
  }

  @Test
  void readsThePublishedList() throws IOException {
    CommodityDescriptions read =
        ComtradeCommodityList.read(
            SharedData.file("reference/comtrade/HS.json.gz"), Classification.HS);
    assertThat(read.byCommodity()).hasSize(8262);
    assertThat(read.get(Commodity.of(Classification.HS, "01"))).isEqualTo("Animals; live");
  }

  /** Every list that UN Comtrade publishes for a classification of goods, by level. */
  @ParameterizedTest
  @CsvSource({
    "h0,H0,6382,98,1242,5041", "h1,H1,6475,98,1242,5134", "h2,H2,6570,98,1245,5226",
    "h3,H3,6374,98,1222,5053", "h4,H4,6530,98,1225,5206", "h5,H5,6709,97,1223,5388",
    "h6,H6,6940,97,1229,5613"
  })
  void readsTheListsOfTheHarmonizedSystem(
      String name, Classification classification, int all, int chapters, int headings, int finest)
      throws IOException {
    CommodityDescriptions read = published(name, classification);
    assertThat(read.byCommodity()).hasSize(all);
    assertThat(count(read, 0)).isEqualTo(1);
    assertThat(count(read, 2)).isEqualTo(chapters);
    assertThat(count(read, 4)).isEqualTo(headings);
    assertThat(count(read, 6)).isEqualTo(finest);
  }

  /** With the memorandum items, whose codes end in X. */
  @ParameterizedTest
  @CsvSource({
    "s1,S1,2785,10,71,253,878",
    "s2,S2,3724,10,79,318,1104",
    "s3,S3,5691,10,77,338,1371",
    "s4,S4,5485,10,77,339,1362"
  })
  void readsTheListsOfTheSitc(
      String name,
      Classification classification,
      int all,
      int sections,
      int divisions,
      int groups,
      int subgroups)
      throws IOException {
    CommodityDescriptions read = published(name, classification);
    assertThat(read.byCommodity()).hasSize(all);
    assertThat(count(read, 1)).isEqualTo(sections);
    assertThat(count(read, 2)).isEqualTo(divisions);
    assertThat(count(read, 3)).isEqualTo(groups);
    assertThat(count(read, 4)).isEqualTo(subgroups);
    assertThat(count(read, 5)).isEqualTo(all - 1 - sections - divisions - groups - subgroups);
  }

  /** They classify services: neither codes nor levels are those of goods. */
  @ParameterizedTest
  @CsvSource({"eb02,B5,205X", "eb10,B4,1.1"})
  void theListsOfServicesAreRefused(String name, Classification classification, String code) {
    Path file = SharedData.file("reference/comtrade/cmd_" + name + ".csv.gz");
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> CommodityDescriptions.read(file, classification))
        .satisfies(e -> assertThat(e.value()).isEqualTo(code))
        .withMessageStartingWith(
            "Malformed " + classification.label() + " code '" + code + "' at cmd_");
  }

  private static CommodityDescriptions published(String name, Classification classification)
      throws IOException {
    return CommodityDescriptions.read(
        SharedData.file("reference/comtrade/cmd_" + name + ".csv.gz"), classification);
  }

  private static long count(CommodityDescriptions read, int level) {
    return read.byCommodity().keySet().stream().filter(c -> c.level() == level).count();
  }
}
