package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.SharedLists;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

class CommodityDescriptionsTest {

  private static final String HEADER = "section,hscode,description,parent,level\n";
  private static final String TEA = "II,0902,\"Tea, whether or not flavoured\",09,4\n";

  private static CommodityDescriptions read(String text) throws IOException {
    return CommodityDescriptions.read(new StringReader(text), "hs.csv", Classification.H6);
  }

  private static void assertRefused(String text, String message) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> read(text))
        .withMessage(message);
  }

  @Test
  void readsTheLayoutOfTheHarmonizedSystemDataSet() throws IOException {
    CommodityDescriptions descriptions = read("\uFEFF" + HEADER + TEA + "\n");
    assertThat(descriptions.byCommodity()).hasSize(1);
    assertThat(descriptions.get(Commodity.hs2022("0902")))
        .isEqualTo("Tea, whether or not flavoured");
    assertThat(descriptions.find(Commodity.hs2022("0901"))).isEmpty();
  }

  @Test
  void readsTheLayoutOfUnComtrade() throws IOException {
    CommodityDescriptions descriptions =
        read("id,text,parent\r\nTOTAL,Total - All,#\r\n0902,0902 - Tea,09\r\n");
    assertThat(descriptions.get(Commodity.hs2022("0902"))).isEqualTo("Tea");
    assertThat(descriptions.get(Commodity.total(Classification.H6))).isEqualTo("Total - All");
  }

  @Test
  void readsPlainAndGzippedFiles(@TempDir Path folder) throws IOException {
    Path plain = Files.writeString(folder.resolve("hs.csv"), HEADER + TEA);
    Path gzipped = folder.resolve("hs.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzipped))) {
      out.write((HEADER + TEA).getBytes(StandardCharsets.UTF_8));
    }
    CommodityDescriptions read = CommodityDescriptions.read(plain, Classification.H6);
    assertThat(read.byCommodity()).containsOnlyKeys(Commodity.hs2022("0902"));
    assertThat(CommodityDescriptions.read(gzipped, Classification.H6)).isEqualTo(read);
  }

  @Test
  void saysWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> CommodityDescriptions.read(empty, Classification.H6))
        .withMessage(
            "Empty file 'empty.csv': it has no bytes; was its download or copy cut short?");
    assertRefused(
        "code,name\n",
        "Unknown layout of commodity descriptions 'code,name' at hs.csv line 1: accepted are lists with"
            + " the columns 'hscode' and 'description', or 'id' and 'text'");
    assertRefused(
        HEADER + "II,902,Tea,09,4\n",
        "Malformed HS 2022 code '902' at hs.csv line 2, column 'hscode': HS codes have 2, 4 or 6 digits;"
            + " did it lose its leading zero, and was '0902'?");
    assertRefused(
        HEADER + "II,0902,Tea\n",
        "Malformed row 'II,0902,Tea' at hs.csv line 2: it has 3 fields, the header 5");
    assertRefused(
        HEADER + TEA + TEA,
        "Malformed row 'II,0902,Tea, whether or not flavoured,09,4' at hs.csv line 3: H6:0902 was described"
            + " before");
    assertRefused(
        HEADER + "II,0902,Tea \"black\",09,4\n",
        "Malformed row 'II,0902,Tea \"black\",09,4' at hs.csv line 2: a quote inside a field that does not"
            + " start with one");
  }

  @Test
  void saysWhatHasNoDescription() throws IOException {
    CommodityDescriptions descriptions = read(HEADER + TEA);
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> descriptions.get(Commodity.hs2022("0901")))
        .withMessage(
            "Unknown description 'H6:0901': not among the 1 commodities described in the list; did you"
                + " mean 'H6:0902'?");
  }

  @Test
  void readsThePublishedLists() throws IOException {
    CommodityDescriptions published =
        CommodityDescriptions.read(
            SharedLists.file("reference/harmonized-system-hs2022.csv.gz"), Classification.H6);
    assertThat(published.byCommodity()).hasSize(6940);
    assertThat(published.get(Commodity.hs2022("0101")))
        .isEqualTo("Horses, asses, mules and hinnies; live");
    CommodityDescriptions unComtrade =
        CommodityDescriptions.read(
            SharedLists.file("reference/comtrade/cmd_h6.csv.gz"), Classification.H6);
    assertThat(unComtrade.byCommodity().keySet()).isEqualTo(published.byCommodity().keySet());
    assertThat(unComtrade.get(Commodity.hs2022("0101")))
        .isEqualTo(published.get(Commodity.hs2022("0101")));
  }
}
