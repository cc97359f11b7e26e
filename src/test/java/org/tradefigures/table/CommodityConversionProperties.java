package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Concordance;
import org.tradefigures.reference.Concordance.Relation;
import org.tradefigures.reference.RelationKind;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.TradeFlow;

/** Random tables by random concordances and every rule, against the plainest way to do the same. */
class CommodityConversionProperties {

  private static final List<String> SOURCES =
      List.of("010121", "030614", "090210", "090220", "854231");
  private static final List<String> TARGETS = List.of("0015", "03619", "03721", "07413", "77641");

  private enum Rule {
    NONE,
    EQUAL,
    GIVEN,
    TRADE;

    CommodityConversion of(Concordance concordance) {
      CommodityConversion conversion = CommodityConversion.by(concordance);
      return switch (this) {
        case NONE -> conversion;
        case EQUAL -> conversion.inEqualShares();
        case GIVEN -> conversion.byGivenWeights();
        case TRADE -> conversion.byTradeShares(reference());
      };
    }

    private static TradeTable reference() {
      List<TradeFlow> flows = new ArrayList<>();
      for (int i = 0; i < TARGETS.size() - 1; i++) {
        flows.add(
            TradeTableTest.flow(
                "reporter=KEN direction=X partner=UGA commodity=S4:"
                    + TARGETS.get(i)
                    + " value="
                    + (i * 7 + 0.5)));
      }
      return TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
    }
  }

  @Property
  void whatIsPlacedAndTheResidueAreTheInput(
      @ForAll("flows") List<TradeFlow> flows,
      @ForAll("concordances") Concordance concordance,
      @ForAll Rule rule) {
    TradeTable table = TradeTable.of(flows);
    ReclassifiedTable result = table.convert(rule.of(concordance));
    for (String partner : List.of("USA", "UGA")) {
      assertThat(value(result.placed(), partner).add(value(result.residue(), partner)))
          .isEqualByComparingTo(value(table, partner));
    }
    assertThat(weight(result.placed()).add(weight(result.residue())))
        .isEqualByComparingTo(weight(table));
    assertThat(quantity(result.placed()).add(quantity(result.residue())))
        .isEqualByComparingTo(quantity(table));
    assertThat(result.residue().flows())
        .allMatch(flow -> result.reasons().containsKey(flow.commodity()));
  }

  @Property
  void everyTargetGetsWhatPlainArithmeticGivesIt(
      @ForAll("flows") List<TradeFlow> flows, @ForAll("concordances") Concordance concordance) {
    TradeTable placed = TradeTable.of(flows).convert(Rule.EQUAL.of(concordance)).placed();
    Map<String, BigDecimal> expected = new TreeMap<>();
    Map<String, Integer> absent = new HashMap<>();
    for (TradeFlow flow : flows) {
      List<Concordance.Target> targets = concordance.find(flow.commodity());
      for (int i = 0; i < targets.size(); i++) {
        String key = flow.partner() + " " + flow.period() + " " + targets.get(i).commodity();
        BigDecimal value = flow.value();
        if (value == null) {
          absent.merge(key, 1, Integer::sum);
          expected.putIfAbsent(key, BigDecimal.ZERO);
        } else {
          int scale = Math.max(2, value.scale());
          long units = value.movePointRight(scale).longValueExact();
          long part = units / targets.size();
          long left = units % targets.size();
          long own = part + (Math.abs(left) > i ? Long.signum(left) : 0);
          expected.merge(key, BigDecimal.valueOf(own, scale), BigDecimal::add);
        }
      }
    }
    Map<String, BigDecimal> found = new TreeMap<>();
    for (int row = 0; row < placed.size(); row++) {
      String key =
          placed.get(Dimension.PARTNER, row)
              + " "
              + placed.get(Dimension.PERIOD, row)
              + " "
              + placed.get(Dimension.COMMODITY, row);
      found.merge(key, placed.value(row).orElse(BigDecimal.ZERO), BigDecimal::add);
      absent.merge(key, -absences(placed, row), Integer::sum);
    }
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((key, sum) -> assertThat(found.get(key)).isEqualByComparingTo(sum));
    assertThat(absent.values()).allMatch(count -> count == 0);
  }

  /** There and back again, by the relations that are 1:1. */
  @Property
  void oneToOneGoesThereAndBack(
      @ForAll("flows") List<TradeFlow> flows, @ForAll("concordances") Concordance concordance) {
    Map<Relation, RelationKind> kinds = concordance.kinds();
    List<Relation> unique =
        concordance.relations().stream()
            .filter(r -> kinds.get(r) == RelationKind.ONE_TO_ONE)
            .toList();
    Concordance there = Concordance.of("there", Classification.H5, Classification.S4, unique);
    List<TradeFlow> known =
        flows.stream().filter(f -> !there.find(f.commodity()).isEmpty()).toList();
    TradeTable back =
        TradeTable.of(known)
            .convert(CommodityConversion.by(there))
            .allPlaced()
            .convert(CommodityConversion.by(there.inverse()))
            .allPlaced();
    assertThat(back.flows().stream().map(f -> f.withProvenance(known.get(0).provenance())))
        .isEqualTo(known);
  }

  @Property
  void theOrderOfRowsDoesNotMatter(
      @ForAll("flows") List<TradeFlow> flows,
      @ForAll("concordances") Concordance concordance,
      @ForAll Rule rule,
      @ForAll long seed) {
    List<TradeFlow> shuffled = new ArrayList<>(flows);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(figures(TradeTable.of(shuffled).convert(rule.of(concordance)).placed()))
        .isEqualTo(figures(TradeTable.of(flows).convert(rule.of(concordance)).placed()));
  }

  private static List<String> figures(TradeTable table) {
    return IntStream.range(0, table.size())
        .mapToObj(
            row ->
                table.get(Dimension.PARTNER, row)
                    + " "
                    + table.get(Dimension.PERIOD, row)
                    + " "
                    + table.get(Dimension.COMMODITY, row)
                    + " "
                    + table.value(row)
                    + table.status(row)
                    + table.netWeightKg(row)
                    + absences(table, row))
        .sorted()
        .toList();
  }

  /** The absent figures in a row, also of a table that stays one of flows. */
  private static int absences(TradeTable table, int row) {
    if (table.isOfFlows()) {
      return table.status(row).hasValue() ? 0 : 1;
    }
    return Stream.of(ObservationStatus.values()).mapToInt(why -> table.absent(row, why)).sum();
  }

  private static BigDecimal value(TradeTable table, String partner) {
    return IntStream.range(0, table.size())
        .filter(row -> table.get(Dimension.PARTNER, row).code().equals(partner))
        .mapToObj(row -> table.value(row).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal weight(TradeTable table) {
    return IntStream.range(0, table.size())
        .mapToObj(row -> table.netWeightKg(row).orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal quantity(TradeTable table) {
    return IntStream.range(0, table.size())
        .mapToObj(row -> table.quantity(row).orElseThrow().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Provide
  Arbitrary<Concordance> concordances() {
    Arbitrary<List<Integer>> weights =
        Arbitraries.integers().between(0, 4).list().ofSize(TARGETS.size());
    return weights
        .list()
        .ofSize(SOURCES.size())
        .map(
            all -> {
              List<Relation> relations = new ArrayList<>();
              for (int i = 0; i < SOURCES.size(); i++) {
                for (int j = 0; j < TARGETS.size(); j++) {
                  if (all.get(i).get(j) > 1) {
                    relations.add(
                        Relation.of(
                            Commodity.of(Classification.H5, SOURCES.get(i)),
                            Commodity.of(Classification.S4, TARGETS.get(j)),
                            BigDecimal.valueOf(all.get(i).get(j))));
                  }
                }
              }
              return Concordance.of("random", Classification.H5, Classification.S4, relations);
            });
  }

  /** Flows that differ in time, partner or commodity, all with weight and quantity. */
  @Provide
  Arbitrary<List<TradeFlow>> flows() {
    Arbitrary<String> figure =
        Arbitraries.oneOf(
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e9"), new BigDecimal("1e9"))
                .ofScale(3)
                .map(v -> "value=" + v.toPlainString()),
            Arbitraries.integers().between(0, 20).map(v -> "value=" + v),
            Arbitraries.of(
                "status=missing",
                "status=suppressed",
                "status=not-yet-reported",
                "value=5 status=provisional"));
    return Combinators.combine(
            Arbitraries.of("USA", "UGA"),
            Arbitraries.of("2023", "2024"),
            Arbitraries.of(SOURCES),
            figure,
            Arbitraries.integers().between(0, 1000))
        .as(
            (partner, period, code, value, weight) ->
                TradeTableTest.flow(
                    "reporter=KEN direction=X partner="
                        + partner
                        + " period="
                        + period
                        + " commodity=H5:"
                        + code
                        + " net_weight_kg="
                        + new BigDecimal(weight).movePointLeft(1).toPlainString()
                        + " quantity=\""
                        + weight
                        + " u\" "
                        + value))
        .list()
        .ofMaxSize(20)
        .uniqueElements(f -> Objects.hash(f.partner(), f.period(), f.commodity()));
  }
}
