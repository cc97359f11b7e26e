package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommodityTest {

  private static final Commodity TEA = Commodity.hs2022("0902");

  private static void assertMalformed(Classification classification, String code, String message) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> Commodity.of(classification, code))
        .withMessage(message)
        .isNotInstanceOf(UnknownCodeException.class);
  }

  @Test
  void knowsItsPlaceInTheTree() {
    assertThat(TEA.classification()).isEqualTo(Classification.H6);
    assertThat(TEA.level()).isEqualTo(4);
    assertThat(TEA.parent()).hasValue(Commodity.hs2022("09"));
    assertThat(TEA.children())
        .extracting(Commodity::code)
        .containsExactly("090210", "090220", "090230", "090240");
    assertThat(TEA.section()).hasValue(HsSection.of("II"));
    assertThat(Commodity.hs2022("09").label()).hasValue("Coffee, tea and spices");
    assertThat(TEA.label()).isEmpty();
    assertThat(Commodity.hs2022("090210").children()).isEmpty();
    assertThat(TEA).hasToString("H6:0902");
  }

  @Test
  void theTotalIsAtTheTop() {
    Commodity total = Commodity.total(Classification.H6);
    assertThat(total.isTotal()).isTrue();
    assertThat(total.level()).isZero();
    assertThat(total.parent()).isEmpty();
    assertThat(total.section()).isEmpty();
    assertThat(total.label()).hasValue("All commodities");
    assertThat(total.children()).hasSize(97).contains(Commodity.hs2022("09"));
    assertThat(Commodity.hs2022("09").parent()).hasValue(total);
    assertThat(total).hasToString("H6:TOTAL");
    assertThat(Commodity.parse("HS:TOTAL")).isEqualTo(Commodity.total(Classification.HS));
  }

  @Test
  void includesItsParts() {
    Commodity total = Commodity.total(Classification.H6);
    Commodity black = Commodity.hs2022("090240");
    assertThat(total.includes(TEA)).isTrue();
    assertThat(total.includes(total)).isTrue();
    assertThat(TEA.includes(total)).isFalse();
    assertThat(TEA.includes(black)).isTrue();
    assertThat(TEA.includes(TEA)).isTrue();
    assertThat(black.includes(TEA)).isFalse();
    assertThat(TEA.includes(Commodity.hs2022("0901"))).isFalse();
    assertThat(TEA.includes(Commodity.of(Classification.H5, "090240"))).isFalse();
  }

  @Test
  void rollsUp() {
    Commodity black = Commodity.hs2022("090240");
    assertThat(black.atLevel(6)).isEqualTo(black);
    assertThat(black.atLevel(4)).isEqualTo(TEA);
    assertThat(black.atLevel(2)).isEqualTo(Commodity.hs2022("09"));
    assertThat(black.atLevel(0)).isEqualTo(Commodity.total(Classification.H6));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TEA.atLevel(6))
        .withMessage(
            "Commodity H6:0902 of level 4 can't be put at level 6: name a level that is not finer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TEA.atLevel(3))
        .withMessage("Unknown level 3: accepted in HS 2022 are 0 for the total, 2, 4, 6");
  }

  @Test
  void aLostLeadingZeroIsRefused() {
    assertMalformed(
        Classification.H6,
        "902",
        "Malformed HS 2022 code '902': HS codes have 2, 4 or 6 digits; did it lose its leading zero, and"
            + " was '0902'?");
    assertMalformed(
        Classification.HS,
        "10121",
        "Malformed HS code '10121': HS codes have 2, 4 or 6 digits; did it lose its leading zero, and"
            + " was '010121'?");
    assertMalformed(
        Classification.H0,
        "9",
        "Malformed HS 1988/92 code '9': HS codes have 2, 4 or 6 digits; did it lose its leading zero, and"
            + " was '09'?");
    assertMalformed(
        Classification.HS,
        "090",
        "Malformed HS code '090': accepted are 2, 4 or 6 digits that begin with a chapter, and TOTAL; cut a"
            + " longer national code to its first 6");
  }

  @Test
  void aMalformedCodeIsRefused() {
    String hs =
        ": accepted are 2, 4 or 6 digits that begin with a chapter, and TOTAL; cut a longer national code to"
            + " its first 6";
    assertMalformed(Classification.HS, "", "Malformed HS code ''" + hs);
    assertMalformed(Classification.HS, "09O2", "Malformed HS code '09O2'" + hs);
    assertMalformed(Classification.HS, "09024010", "Malformed HS code '09024010'" + hs);
    assertMalformed(Classification.HS, "0012", "Malformed HS code '0012'" + hs);
    assertMalformed(Classification.HS, "total", "Malformed HS code 'total'" + hs);
    assertMalformed(Classification.HS, "٠٩", "Malformed HS code '٠٩'" + hs);
    assertMalformed(
        Classification.S4,
        "074131",
        "Malformed SITC Rev. 4 code '074131': accepted are 1 to 5 digits, the last of which may be X,"
            + " and TOTAL");
    assertMalformed(
        Classification.S4,
        "X",
        "Malformed SITC Rev. 4 code 'X': accepted are 1 to 5 digits, the last of which may be X, and"
            + " TOTAL");
    assertMalformed(
        Classification.B4,
        "1111",
        "Malformed BEC Rev. 4 code '1111': accepted are 1 to 3 digits and TOTAL");
  }

  @Test
  void aCodeThatIsNotInTheTreeIsRefused() {
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> Commodity.hs2022("090250"))
        .withMessage(
            "Unknown commodity '090250': not a code of HS 2022 (a code of another edition goes with its own"
                + " classification, H0 to H5); did you mean '090210' or '090220' or '090230'?");
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> Commodity.hs2022("77"))
        .withMessage(
            "Unknown commodity '77': not a code of HS 2022 (a code of another edition goes with its own"
                + " classification, H0 to H5); did you mean '07' or '17' or '27'?");
    assertThat(Commodity.of(Classification.H5, "090250")).hasToString("H5:090250");
  }

  @Test
  void readsTheSpecialCodesOfUnComtrade() {
    assertThat(Commodity.hs2022("999999").section()).isEmpty();
    assertThat(Commodity.hs2022("99").label()).hasValue("Not specified by kind");
    assertThat(Commodity.of(Classification.H0, "9999AA").parent())
        .hasValue(Commodity.of(Classification.H0, "9999"));
    assertThat(Commodity.of(Classification.S3, "0014X").parent())
        .hasValue(Commodity.of(Classification.S3, "0014"));
    assertThat(Commodity.of(Classification.S3, "0014X").section()).isEmpty();
    assertThat(Commodity.of(Classification.S3, "0").parent())
        .hasValue(Commodity.total(Classification.S3));
    assertThat(Commodity.of(Classification.B4, "521").parent())
        .hasValue(Commodity.of(Classification.B4, "52"));
  }

  @Test
  void onlyTheTreeOf2022IsKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Commodity.of(Classification.H5, "0902").children())
        .withMessage(
            "The codes below H5:0902 are not known: only those of H6 (HS 2022) are bundled");
  }

  @Test
  void isOrderedByClassificationThenTotalThenCode() {
    List<Commodity> ordered =
        List.of(
            Commodity.of(Classification.HS, "97"),
            Commodity.total(Classification.H6),
            Commodity.hs2022("09"),
            TEA,
            Commodity.hs2022("10"),
            Commodity.of(Classification.S1, "0"));
    assertThat(ordered.stream().sorted(java.util.Comparator.reverseOrder()).sorted())
        .containsExactlyElementsOf(ordered);
  }

  @ParameterizedTest
  @CsvSource({
    "0902,Malformed commodity '0902': accepted is a classification and a code",
    "'',Malformed commodity '': accepted is a classification and a code"
  })
  void aTextWithoutClassificationIsRefused(String text, String message) {
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> Commodity.parse(text))
        .withMessage(message + ", such as 'H6:0902' or 'HS:TOTAL'");
  }

  @Test
  void theTreeHasTheKnownNumberOfCodes() {
    List<Commodity> chapters = Commodity.total(Classification.H6).children();
    List<Commodity> headings = below(chapters);
    List<Commodity> subheadings = below(headings);
    assertThat(chapters).hasSize(97);
    assertThat(headings).hasSize(1229);
    assertThat(subheadings).hasSize(5613);
    assertThat(Stream.of(chapters, headings, subheadings).flatMap(List::stream))
        .allSatisfy(c -> assertThat(Commodity.parse(c.toString())).isEqualTo(c));
    assertThat(chapters).allSatisfy(c -> assertThat(c.label()).isPresent());
  }

  @Test
  void theTreeIsThePublishedOne() throws IOException {
    List<Map<String, String>> rows = SharedLists.rows("reference/harmonized-system-hs2022.csv.gz");
    List<String> published =
        rows.stream().map(row -> row.get("hscode")).filter(c -> !c.equals("TOTAL")).toList();
    List<Commodity> chapters = Commodity.total(Classification.H6).children();
    List<Commodity> headings = below(chapters);
    assertThat(
            Stream.of(chapters, headings, below(headings))
                .flatMap(List::stream)
                .map(Commodity::code))
        .containsExactlyInAnyOrderElementsOf(published);
    assertThat(rows).hasSize(6940);
    for (Map<String, String> row : rows) {
      Commodity commodity = Commodity.hs2022(row.get("hscode"));
      assertThat(commodity.section().map(HsSection::numeral).orElse("TOTAL"))
          .as("%s", row)
          .isEqualTo(row.get("section"));
      assertThat(commodity.parent().map(Commodity::code).orElse("TOTAL"))
          .as("%s", row)
          .isEqualTo(row.get("parent"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "h0,H0", "h1,H1", "h2,H2", "h3,H3", "h4,H4", "h5,H5", "h6,H6", "s1,S1", "s2,S2", "s3,S3",
    "s4,S4"
  })
  void readsEveryCodeOfUnComtrade(String list, Classification classification) throws IOException {
    for (Map<String, String> row : SharedLists.rows("reference/comtrade/cmd_" + list + ".csv.gz")) {
      Commodity commodity = Commodity.of(classification, row.get("id"));
      assertThat(commodity.level()).isEqualTo(Integer.parseInt(row.get("aggrlevel")));
      assertThat(commodity.parent().map(Commodity::code).orElse("#")).isEqualTo(row.get("parent"));
    }
  }

  private static List<Commodity> below(List<Commodity> commodities) {
    return commodities.stream().flatMap(c -> c.children().stream()).toList();
  }

  @Test
  void groupsHaveNamesForCodes() {
    Commodity animals = Commodity.parse("WITS_HS:01-05_Animal");
    assertThat(animals).hasToString("WITS_HS:01-05_Animal");
    assertThat(animals.level()).isEqualTo(1);
    assertThat(animals.label()).hasValue("Animal");
    assertThat(animals.section()).isEmpty();
    assertThat(animals.parent()).hasValue(Commodity.total(Classification.WITS_HS));
    assertThat(animals.atLevel(1)).isEqualTo(animals);
    assertThat(animals.children()).isEmpty();
    assertThat(Commodity.total(Classification.WITS_HS).children()).hasSize(16).contains(animals);
    assertThat(Commodity.total(Classification.WITS_HS).includes(animals)).isTrue();
    assertThatThrownBy(() -> Commodity.of(Classification.WITS_SITC, "food"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown commodity 'food': not one of the WITS groups by SITC Rev. 2 AgrRaw, Food, Fuels,"
                + " OresMtls, manuf; did you mean 'Food'?");
  }
}
