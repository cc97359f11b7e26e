package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bundled economies against the lists of those who publish the codes, where these are at hand.
 */
class EconomyCrossCheckTest {

  @Test
  void holdsEveryEconomyOfIsoAndM49() throws IOException {
    List<Map<String, String>> rows = SharedLists.rows("reference/country-codes.csv");
    assertThat(rows).hasSize(249);
    for (Map<String, String> row : rows) {
      Economy economy = Economy.of(row.get("ISO3166-1-Alpha-3"));
      assertThat(economy.kind()).isEqualTo(EconomyKind.ECONOMY);
      assertThat(economy.alpha2()).hasValue(row.get("ISO3166-1-Alpha-2"));
      assertThat(economy.m49()).hasValue(Integer.parseInt(row.get("M49")));
      assertThat(Economy.ofName(row.get("CLDR display name"))).isEqualTo(economy);
      assertThat(Economy.ofName(row.get("official_name_en"))).isEqualTo(economy);
    }
  }

  @Test
  void holdsEveryNumberAndNameOfM49() throws IOException {
    for (Map<String, String> row : SharedLists.rows("reference/unsd-m49-en.csv")) {
      Economy economy = Economy.ofName(row.get("Country or Area"));
      assertThat(economy.m49()).hasValue(Integer.parseInt(row.get("M49 Code")));
      assertThat(row.get("ISO-alpha3 Code")).isIn(economy.code(), "");
    }
  }

  @Test
  void holdsEveryNameOfIso() throws IOException {
    for (JsonNode entry : entries("reference/iso_3166-1.json", "3166-1")) {
      Economy economy = Economy.of(entry.get("alpha_3").asString());
      for (String name : List.of("name", "common_name", "official_name")) {
        if (entry.has(name)) {
          assertThat(Economy.findName(entry.get(name).asString())).hasValue(economy);
        }
      }
    }
  }

  @Test
  void resolvesEveryWithdrawnCodeOfIso() throws IOException {
    for (JsonNode entry : entries("reference/iso_3166-3.json", "3166-3")) {
      assertThat(Economy.findLetters(entry.get("alpha_3").asString())).as("%s", entry).isPresent();
    }
  }

  private static JsonNode entries(String file, String list) throws IOException {
    JsonNode entries = new JsonMapper().readTree(SharedLists.file(file)).get(list);
    assertThat(entries.size()).isGreaterThan(30);
    return entries;
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference/comtrade/partner.csv", "reference/comtrade/reporter.csv"})
  void resolvesEveryUnComtradeArea(String file) throws IOException {
    List<Map<String, String>> rows = SharedLists.rows(file);
    Map<Economy, String> seen = new HashMap<>();
    for (Map<String, String> row : rows) {
      Economy economy = Economy.ofComtrade(Integer.parseInt(row.get("id")));
      String letters = row.get("iso_3");
      seen.put(economy, letters);
      boolean own = Economy.findLetters(letters).filter(economy::equals).isPresent();
      boolean shared = economy.code().equals(row.get("id"));
      assertThat(own || shared).as("%s is %s", row, economy).isTrue();
      boolean group = row.get("group").equals("true") && !letters.equals("S19");
      assertThat(economy.isAggregate()).as("%s", row).isEqualTo(group);
      if (!row.get("exit_year").isEmpty() && economy.kind() == EconomyKind.FORMER) {
        int exit = Integer.parseInt(row.get("exit_year"));
        assertThat(economy.existedIn(Period.year(exit))).as("%s in %s", economy, exit).isTrue();
      }
    }
    assertThat(seen).containsKeys(Economy.of("KEN"), Economy.of("USA"));
  }

  @Test
  void resolvesEveryCountryOfTheCensusBureau() throws IOException {
    for (Map<String, String> row :
        SharedLists.rows("census/census-country-balance-1985-2023-01.csv.gz")) {
      String code = row.get("CTY_CODE");
      if (!code.startsWith("00")) {
        Economy economy = Economy.ofCensus(code);
        double traded = Double.parseDouble(row.get("IYR")) + Double.parseDouble(row.get("EYR"));
        if (traded != 0 && economy.kind() == EconomyKind.ECONOMY) {
          assertThat(economy.existedIn(Period.parse(row.get("year")))).as("%s", row).isTrue();
        }
      }
    }
  }

  @Test
  void resolvesEveryCountryOfBaci() throws IOException {
    for (Map<String, String> row : SharedLists.rows("baci/country_codes_V202301.csv")) {
      int number = Integer.parseInt(row.get("country_code"));
      assertThat(Economy.findComtrade(number)).as("%s", row).isPresent();
    }
  }
}
