package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.ECONOMY;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.source.SharedData;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * World trade as in the R package economiccomplexity, 226 economies and 785 products of the SITC,
 * averages of 1998 to 2000, against what its article prints and its data hold.
 */
class ComplexityPublishedTest {

  private static TradeTable trade;
  private static JsonNode printed;

  @BeforeAll
  static void read() throws IOException {
    List<String[]> rows = rows("world_trade_avg_1998_to_2000.csv.gz");
    TradeFlow any =
        Figures.flow("reporter=reconciled direction=X economy=KEN partner=W00 period=2000 value=1");
    trade =
        TradeTable.of(
                rows.stream()
                    .map(
                        row ->
                            any.toBuilder()
                                .economy(economy(row[0]))
                                .commodity(product(row[1]))
                                .value(new BigDecimal(row[2]))
                                .build())
                    .toList())
            .withCoverage(Coverage.COMPLETE);
    printed =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readTree(Files.readString(SharedData.file("complexity/printed-values.json")));
  }

  private static List<String[]> rows(String name) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("complexity/" + name))),
                StandardCharsets.UTF_8))) {
      return in.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data have the letters Romania had in the list until 2002. */
  private static Economy economy(String letters) {
    return Economy.of(letters.equals("rom") ? "ROU" : letters.toUpperCase(Locale.ROOT));
  }

  private static Commodity product(String code) {
    return Commodity.of(Classification.S2, code);
  }

  /** The digits that are printed, and no more. */
  private static void assertPrinted(BigDecimal value, JsonNode asPrinted) {
    BigDecimal digits = asPrinted.decimalValue();
    assertThat(value.setScale(digits.scale(), RoundingMode.HALF_EVEN)).isEqualTo(digits);
  }

  private static void assertPrinted(IndicatorResult result, JsonNode asPrinted) {
    assertThat(asPrinted.size()).isPositive();
    asPrinted
        .properties()
        .forEach(entry -> assertPrinted(result.get(key(entry.getKey())).value(), entry.getValue()));
  }

  private static Object key(String code) {
    return Character.isLetter(code.charAt(0)) ? economy(code) : product(code);
  }

  @Test
  void advantagesAreThosePrinted() {
    IndicatorResult rca = BalassaRca.by(ECONOMY, COMMODITY).from(trade);
    JsonNode table = printed.get("rca");
    int cells = 0;
    for (int i = 0; i < table.get("rows").size(); i++) {
      for (int k = 0; k < table.get("cols").size(); k++) {
        JsonNode cell = table.get("values").get(i).get(k);
        Optional<IndicatorValue> value =
            rca.find(
                key(table.get("rows").get(i).asString()), key(table.get("cols").get(k).asString()));
        if (value.isPresent()) {
          assertPrinted(value.get().value(), cell);
          cells++;
        } else {
          assertThat(cell.decimalValue()).isZero();
        }
      }
    }
    assertThat(cells).isEqualTo(14);
  }

  @Test
  void advantagesOfOneOrMoreAreThoseOfThePackage() {
    Set<List<Object>> expected =
        rows("rca_ge_1_pairs.csv.gz").stream()
            .map(row -> List.<Object>of(economy(row[0]), product(row[1])))
            .collect(Collectors.toSet());
    IndicatorResult rca = BalassaRca.by(ECONOMY, COMMODITY).from(trade);
    Set<List<Object>> found =
        IntStream.range(0, rca.size())
            .filter(row -> rca.value(row).orElseThrow().compareTo(BigDecimal.ONE) >= 0)
            .mapToObj(row -> List.<Object>of(rca.key(ECONOMY, row), rca.key(COMMODITY, row)))
            .collect(Collectors.toSet());
    assertThat(found).hasSize(31_951).isEqualTo(expected);
  }

  @Test
  void diversityAndUbiquityCountThem() {
    assertCounts(EconomicComplexity.by(ECONOMY).from(trade), 0);
    assertCounts(ProductComplexity.by(COMMODITY).from(trade), 1);
  }

  private static void assertCounts(IndicatorResult result, int column) {
    Map<Object, Long> expected =
        rows("rca_ge_1_pairs.csv.gz").stream()
            .collect(Collectors.groupingBy(row -> key(row[column]), Collectors.counting()));
    assertThat(result.values())
        .hasSize(expected.size())
        .allSatisfy(
            value ->
                assertThat(value.inputs().get(0).value())
                    .isEqualTo(
                        BigDecimal.valueOf(expected.get(value.key().values().iterator().next()))));
  }

  @Test
  void complexityIsThatPrinted() {
    JsonNode values = printed.get("eigenvalues_partial");
    IndicatorResult economies = EconomicComplexity.bySampleDeviation(ECONOMY).from(trade);
    assertPrinted(economies, values.get("country"));
    assertPrinted(
        ProductComplexity.bySampleDeviation(COMMODITY).from(trade), values.get("product"));
    assertThat(economies.explain("AFG"))
        .contains("226 economies and 785 products, eigenvalues 1, 0.179134, ");
  }
}
