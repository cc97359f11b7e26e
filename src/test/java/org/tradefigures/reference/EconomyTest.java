package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Year;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EconomyTest {

  private static final Economy KENYA = Economy.of("KEN");

  private static void assertUnknown(ThrowingCallable call, String message) {
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(call)
        .withMessage(message)
        .satisfies(e -> assertThat(e.codeList()).isEqualTo("economy"));
  }

  @Test
  void isFoundInEveryCodeSystem() {
    assertThat(Economy.ofAlpha2("KE")).isEqualTo(KENYA);
    assertThat(Economy.ofM49(404)).isEqualTo(KENYA);
    assertThat(Economy.ofComtrade(404)).isEqualTo(KENYA);
    assertThat(Economy.ofLetters("KEN")).isEqualTo(KENYA);
    assertThat(Economy.ofCensus("7790")).isEqualTo(KENYA);
    assertThat(Economy.ofName("Kenya")).isEqualTo(KENYA);
    assertThat(Economy.find("KEN")).contains(KENYA);
    assertThat(Economy.parse("KEN")).isEqualTo(KENYA);
    assertThat(Economy.find("XYZ")).isEmpty();
    assertThat(Economy.findAlpha2("XY")).isEmpty();
    assertThat(Economy.findM49(999)).isEmpty();
    assertThat(Economy.findComtrade(-1)).isEmpty();
    assertThat(Economy.findLetters("XYZ")).isEmpty();
    assertThat(Economy.findCensus("0000")).isEmpty();
    assertThat(Economy.findName("Ruritania")).isEmpty();
  }

  @Test
  void knowsItsAttributes() {
    assertThat(KENYA.name()).isEqualTo("Kenya");
    assertThat(KENYA.names()).containsExactly("Kenya", "Republic of Kenya");
    assertThat(KENYA.kind()).isEqualTo(EconomyKind.ECONOMY);
    assertThat(KENYA.alpha2()).hasValue("KE");
    assertThat(KENYA.m49()).hasValue(404);
    assertThat(KENYA.comtradeNumbers()).containsExactly(404);
    assertThat(KENYA.censusCodes()).containsExactly("7790");
    assertThat(KENYA.validFrom()).isEmpty();
    assertThat(KENYA.validTo()).isEmpty();
    assertThat(KENYA.successors()).isEmpty();
    assertThat(KENYA.isAggregate()).isFalse();
    assertThat(KENYA).hasToString("KEN");
    assertThat(KENYA).isLessThan(Economy.of("USA"));
  }

  @Test
  void knowsTheNumbersOfUnComtradeThatAreNotM49() {
    assertThat(Economy.ofComtrade(842)).hasToString("USA");
    assertThat(Economy.ofComtrade(841)).hasToString("USA");
    assertThat(Economy.ofComtrade(251)).hasToString("FRA");
    assertThat(Economy.ofComtrade(757)).hasToString("CHE");
    assertThat(Economy.ofComtrade(579)).hasToString("NOR");
    assertThat(Economy.ofComtrade(699)).hasToString("IND");
    assertThat(Economy.ofComtrade(58)).hasToString("58");
    assertThat(Economy.ofComtrade(490)).hasToString("S19");
    assertThat(Economy.ofComtrade(899)).hasToString("_X");
    assertThat(Economy.ofComtrade(837)).hasToString("X1");
    assertThat(Economy.ofComtrade(838)).hasToString("X2");
    assertThat(Economy.ofComtrade(839)).hasToString("XX");
    assertThat(Economy.ofComtrade(0)).isEqualTo(Economy.WORLD);
    assertThat(Economy.ofComtrade(97)).hasToString("EUR");
    assertThat(Economy.ofM49(1)).isEqualTo(Economy.WORLD);
    assertThat(Economy.of("USA").comtradeNumbers()).containsExactly(842, 840, 841);
    assertThat(Economy.of("USA").m49()).hasValue(840);
  }

  @Test
  void keepsMonacoAndTheRestOfTheEuropeanUnionApart() {
    assertThat(Economy.ofM49(492)).hasToString("MCO");
    assertThat(Economy.ofComtrade(492)).hasToString("492");
    assertThat(Economy.of("492").kind()).isEqualTo(EconomyKind.SPECIAL);
  }

  @Test
  void readsLetterCodesAsFilesPrintThem() {
    assertThat(Economy.ofLetters("X1 ")).hasToString("X1");
    assertThat(Economy.ofLetters("_X ")).hasToString("_X");
    assertThat(Economy.ofLetters("S19")).isEqualTo(Economy.ofComtrade(490));
    assertThat(Economy.ofLetters("World")).isEqualTo(Economy.WORLD);
    assertThat(Economy.ofLetters("_KS")).hasToString("XKX");
    assertThat(Economy.ofLetters("ZAR")).hasToString("COD");
  }

  @Test
  void knowsFormerEconomies() {
    Economy union = Economy.of("SUN");
    assertThat(union.kind()).isEqualTo(EconomyKind.FORMER);
    assertThat(union.validTo()).hasValue(Year.of(1991));
    assertThat(union.successors()).hasSize(15).contains(Economy.of("RUS"), Economy.of("EST"));
    assertThat(union.existedIn(Period.year(1991))).isTrue();
    assertThat(union.existedIn(Period.year(1992))).isFalse();
    assertThat(Economy.of("RUS").existedIn(Period.year(1990))).isFalse();
    assertThat(Economy.of("RUS").existedIn(Period.year(1991))).isTrue();
    assertThat(Economy.of("736").successors())
        .containsExactly(Economy.of("SDN"), Economy.of("SSD"));
    assertThat(Economy.ofCensus("7320")).hasToString("736");
    assertThat(Economy.ofCensus("7321")).hasToString("SDN");
    assertThat(List.of("YUG", "CSK", "DDR", "ANT", "SCG", "280", "886", "YMD", "230"))
        .allSatisfy(code -> assertThat(Economy.of(code).successors()).isNotEmpty());
    assertThat(KENYA.existedIn(Period.year(1950))).isTrue();
  }

  @Test
  void readsNamesWithoutRegardToCaseAccentsAndArticles() {
    assertThat(Economy.ofName("COTE D'IVOIRE")).hasToString("CIV");
    assertThat(Economy.ofName("Côte d’Ivoire")).hasToString("CIV");
    assertThat(Economy.ofName("St. Lucia")).hasToString("LCA");
    assertThat(Economy.ofName("the Bahamas")).hasToString("BHS");
    assertThat(Economy.ofName("trinidad & tobago")).hasToString("TTO");
    assertThat(Economy.ofName("Curacao")).hasToString("CUW");
    assertThat(Economy.ofName("Korea, South")).hasToString("KOR");
    assertThat(Economy.ofName("UK")).hasToString("GBR");
    assertThat(Economy.ofName("Turkey")).hasToString("TUR");
    assertThat(Economy.ofName("Other Asia, nes")).hasToString("S19");
    assertThat(Economy.ofName("Burma")).hasToString("MMR");
    assertThat(Economy.ofName("Sudan")).hasToString("SDN");
  }

  @Test
  void aTypoIsAnErrorThatSuggestsACode() {
    assertUnknown(
        () -> Economy.of("GER"),
        "Unknown economy 'GER': not an ISO 3166-1 alpha-3 code; did you mean 'DEU'?");
    assertUnknown(
        () -> Economy.of("KE"),
        "Unknown economy 'KE': not an ISO 3166-1 alpha-3 code; did you mean 'KEN'?");
    assertUnknown(
        () -> Economy.of("ken"),
        "Unknown economy 'ken': not an ISO 3166-1 alpha-3 code; did you mean 'KEN'?");
    assertUnknown(
        () -> Economy.of("UK"),
        "Unknown economy 'UK': not an ISO 3166-1 alpha-3 code; did you mean 'GBR'?");
    assertUnknown(
        () -> Economy.of("ZAR"),
        "Unknown economy 'ZAR': not an ISO 3166-1 alpha-3 code; did you mean 'COD'?");
    assertUnknown(
        () -> Economy.of("Kenia"),
        "Unknown economy 'Kenia': not an ISO 3166-1 alpha-3 code; did you mean 'KEN'?");
    assertUnknown(
        () -> Economy.of("842"),
        "Unknown economy '842': not an ISO 3166-1 alpha-3 code; did you mean 'USA'?");
    assertUnknown(
        () -> Economy.of("KNE"),
        "Unknown economy 'KNE': not an ISO 3166-1 alpha-3 code; did you mean 'KEN' or 'KNA' or 'MNE'?");
    assertUnknown(() -> Economy.of(""), "Unknown economy '': not an ISO 3166-1 alpha-3 code");
    assertUnknown(() -> Economy.of("???"), "Unknown economy '???': not an ISO 3166-1 alpha-3 code");
  }

  @Test
  void everyCodeSystemSuggestsItsOwnCodes() {
    assertUnknown(
        () -> Economy.ofAlpha2("KEN"),
        "Unknown economy 'KEN': not an ISO 3166-1 alpha-2 code; did you mean 'KE'?");
    assertUnknown(
        () -> Economy.ofM49(842),
        "Unknown economy '842': not a UN M49 number of an economy; did you mean '840'?");
    assertUnknown(
        () -> Economy.ofM49(-7), "Unknown economy '-7': not a UN M49 number of an economy");
    assertUnknown(
        () -> Economy.ofComtrade(7790),
        "Unknown economy '7790': not a UN Comtrade number of an economy; did you mean '404'?");
    assertUnknown(
        () -> Economy.ofLetters("KE"),
        "Unknown economy 'KE': not a letter code of a trade file; did you mean 'KEN'?");
    assertUnknown(
        () -> Economy.ofCensus("KEN"),
        "Unknown economy 'KEN': not a country code of the US Census Bureau; did you mean '7790'?");
    assertUnknown(
        () -> Economy.ofName("Kenja"),
        "Unknown economy 'Kenja': not an English name of an economy; did you mean 'Kenya'?");
    assertUnknown(
        () -> Economy.ofName("Germ"),
        "Unknown economy 'Germ': not an English name of an economy; did you mean 'Germany'?");
    assertUnknown(
        () -> Economy.ofName("Korea"),
        "Unknown economy 'Korea': not an English name of an economy; did you mean 'South Korea' or 'North Korea'?");
    assertUnknown(
        () -> Economy.ofName("orea"), "Unknown economy 'orea': not an English name of an economy");
  }

  @Test
  void quotesALongValueShortened() {
    assertUnknown(
        () -> Economy.of("9".repeat(10_000)),
        "Unknown economy '"
            + "9".repeat(60)
            + "…' (10000 characters): not an ISO 3166-1 alpha-3 code");
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> Economy.of(null)).withMessage("code");
    assertThatNullPointerException().isThrownBy(() -> Economy.findName(null)).withMessage("name");
  }
}
