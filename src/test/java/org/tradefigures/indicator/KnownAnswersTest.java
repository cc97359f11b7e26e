package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers that were worked out elsewhere, in files that say where. A file that no test reads fails,
 * and so do an indicator that a file names and no test knows, and one that is known and not named.
 */
class KnownAnswersTest {

  private static final Path FILES = Path.of("src/test/resources/known/indicator");

  private static final Map<String, Map<String, Function<String, BigDecimal>>> KNOWN =
      Map.of(
          "fixture-t.csv",
          Map.of(
              "rca", answers(BalassaRca.by(ECONOMY, COMMODITY).from(Figures.fixtureT())),
              "rca symmetric", answers(BalassaRca.symmetric(ECONOMY).from(Figures.fixtureT())),
              "rca normalised", answers(BalassaRca.normalised(ECONOMY).from(Figures.fixtureT())),
              "rca additive", answers(BalassaRca.additive(ECONOMY).from(Figures.fixtureT())),
              "rca logarithmic", answers(BalassaRca.logarithmic(ECONOMY).from(Figures.fixtureT())),
              "hhi products", ofT(HerfindahlHirschman.over(COMMODITY)),
              "hhi products normalised", ofT(HerfindahlHirschman.normalised(COMMODITY)),
              "hhi products normalised by roots",
                  ofT(HerfindahlHirschman.normalisedByRoots(COMMODITY)),
              "hhi products number equivalent",
                  ofT(HerfindahlHirschman.numberEquivalent(COMMODITY)),
              "hhi partners", ofT(HerfindahlHirschman.over(PARTNER))),
          "fixture-e.csv",
          Map.of(
              "diversity", inputs(EconomicComplexity.by(ECONOMY).from(Figures.fixtureE())),
              "ubiquity", inputs(ProductComplexity.by(COMMODITY).from(Figures.fixtureE())),
              "eci", answers(EconomicComplexity.by(ECONOMY).from(Figures.fixtureE())),
              "eci sample",
                  answers(EconomicComplexity.bySampleDeviation(ECONOMY).from(Figures.fixtureE())),
              "pci", answers(ProductComplexity.by(COMMODITY).from(Figures.fixtureE())),
              "pci on scale of economies",
                  answers(
                      ProductComplexity.onScaleOfEconomies(COMMODITY).from(Figures.fixtureE()))),
          "fixture-f.csv",
          Map.of(
              "diversity above one",
                  inputs(EconomicComplexity.byAdvantagesAboveOne(ECONOMY).from(Figures.fixtureF())),
              "ubiquity above one",
                  inputs(
                      ProductComplexity.byAdvantagesAboveOne(COMMODITY).from(Figures.fixtureF())),
              "eci above one",
                  answers(
                      EconomicComplexity.byAdvantagesAboveOne(ECONOMY).from(Figures.fixtureF())),
              "pci above one",
                  answers(
                      ProductComplexity.byAdvantagesAboveOne(COMMODITY).from(Figures.fixtureF())),
              "pci above one on scale of economies",
                  answers(
                      ProductComplexity.onScaleOf(
                          EconomicComplexity.byAdvantagesAboveOne(ECONOMY)
                              .from(Figures.fixtureF())))));

  private static Function<String, BigDecimal> ofT(IndicatorQuery query) {
    return answers(query.by(ECONOMY).from(Figures.fixtureT()));
  }

  private static Function<String, BigDecimal> answers(IndicatorResult result) {
    return key -> result.get((Object[]) key.split(" ", -1)).value();
  }

  private static Function<String, BigDecimal> inputs(IndicatorResult result) {
    return key -> result.get((Object[]) key.split(" ", -1)).inputs().get(0).value();
  }

  @Test
  void everyFileIsRead() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(KNOWN.keySet());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixture-t.csv", "fixture-e.csv", "fixture-f.csv"})
  void theAnswersAreKnown(String file) throws IOException {
    List<String> lines = Files.readAllLines(FILES.resolve(file));
    assertThat(lines).anyMatch(line -> line.startsWith("# Origin: "));
    List<String> rows = lines.stream().filter(line -> !line.startsWith("#")).skip(1).toList();
    Set<String> met = new HashSet<>();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      assertThat(KNOWN.get(file)).containsKey(cells[0]);
      BigDecimal answer = KNOWN.get(file).get(cells[0]).apply(cells[1]);
      if (cells[2].contains(".")) {
        BigDecimal printed = new BigDecimal(cells[2]);
        assertThat(answer).as(row).isCloseTo(printed, Offset.offset(printed.ulp()));
      } else {
        assertThat(answer).as(row).isEqualTo(fraction(cells[2]));
      }
      met.add(cells[0]);
    }
    assertThat(met).isEqualTo(KNOWN.get(file).keySet());
  }

  private static BigDecimal fraction(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 1
        ? new BigDecimal(text)
        : Ratios.of(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
  }
}
