package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.TradeFlow;

/** The kernel against the plainest way to do the same. */
class AggregationProperties {

  private static final TradeQuery BY_PARTNER = TradeQuery.all().keep(Dimension.PARTNER);

  @Property
  void sumsAreThoseOfPlainAddition(@ForAll("flows") List<TradeFlow> flows) {
    TradeTable sums = TradeTable.of(flows).aggregate(BY_PARTNER);
    Map<Economy, List<TradeFlow>> groups = new TreeMap<>();
    flows.forEach(f -> groups.computeIfAbsent(f.partner(), p -> new ArrayList<>()).add(f));
    assertThat(sums.size()).isEqualTo(groups.size());
    int row = 0;
    for (Map.Entry<Economy, List<TradeFlow>> group : groups.entrySet()) {
      assertThat(sums.get(Dimension.PARTNER, row)).isEqualTo(group.getKey());
      List<BigDecimal> present = new ArrayList<>();
      group.getValue().stream().filter(f -> f.value() != null).forEach(f -> present.add(f.value()));
      BigDecimal sum = present.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sums.value(row).isPresent()).isEqualTo(!present.isEmpty());
      sums.value(row).ifPresent(v -> assertThat(v).isEqualByComparingTo(sum));
      for (ObservationStatus why :
          List.of(
              ObservationStatus.MISSING,
              ObservationStatus.SUPPRESSED,
              ObservationStatus.NOT_YET_REPORTED)) {
        assertThat(sums.absent(row, why))
            .isEqualTo((int) group.getValue().stream().filter(f -> f.status() == why).count());
      }
      row++;
    }
  }

  @Property
  void theOrderOfRowsDoesNotMatter(@ForAll("flows") List<TradeFlow> flows, @ForAll long seed) {
    List<TradeFlow> shuffled = new ArrayList<>(flows);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(TradeTable.of(shuffled).aggregate(BY_PARTNER).toString())
        .isEqualTo(TradeTable.of(flows).aggregate(BY_PARTNER).toString());
  }

  @Property
  void addingUpInStepsGivesTheSame(@ForAll("flows") List<TradeFlow> flows) {
    TradeTable table = TradeTable.of(flows);
    TradeTable inSteps =
        table
            .aggregate(TradeQuery.all().keep(Dimension.PARTNER, Dimension.PERIOD))
            .aggregate(TradeQuery.all());
    TradeTable atOnce = table.aggregate(TradeQuery.all());
    assertThat(inSteps.size()).isEqualTo(atOnce.size());
    for (int row = 0; row < atOnce.size(); row++) {
      assertThat(inSteps.value(row)).isEqualTo(atOnce.value(row));
      for (ObservationStatus why : ObservationStatus.values()) {
        assertThat(inSteps.absent(row, why)).isEqualTo(atOnce.absent(row, why));
      }
    }
  }

  /**
   * What was not kept apart is forgotten; sums are refused rather than that a flow counts twice.
   */
  @Property
  void whatCountsTwiceIsRefusedInStepsToo(
      @ForAll("reports") List<TradeFlow> flows,
      @ForAll("views") TradeQuery view,
      @ForAll("dimensions") List<Dimension<?>> kept,
      @ForAll Random random) {
    TradeTable table = TradeTable.of(flows);
    TradeQuery first = view.keep(kept.toArray(Dimension<?>[]::new));
    TradeQuery second = TradeQuery.all();
    TradeQuery atOnce = view;
    for (Dimension<?> dimension : first.kept()) {
      if (random.nextBoolean()) {
        second = second.keep(dimension);
        atOnce = atOnce.keep(dimension);
      }
    }
    String refusal = refusal(table, atOnce);
    boolean isWorldAmongPartners =
        refusal.contains("partner 'W00' beside ") && kept.contains(Dimension.PARTNER);
    if (refusal.contains("tell the same flow") || isWorldAmongPartners) {
      assertThat(refusal(table, first, second)).as("%s, then %s", first, second).isNotEmpty();
    }
  }

  private static String refusal(TradeTable table, TradeQuery... steps) {
    try {
      TradeTable sums = table;
      for (TradeQuery step : steps) {
        sums = sums.aggregate(step);
      }
      return "";
    } catch (OverlapException | MixedFiguresException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Provide
  Arbitrary<List<TradeFlow>> reports() {
    return Combinators.combine(
            Arbitraries.of("KEN", "KEN", "USA", "USA", "UGA"),
            Arbitraries.of("KEN", "KEN", "USA", "USA", "UGA", "W00"),
            Arbitraries.of("X", "M"),
            Arbitraries.of("own", "own", "unknown", "reconciled"),
            Arbitraries.of("a", "b"),
            Arbitraries.of("09", "09", "10"))
        .as(
            (economy, partner, direction, reporter, source, chapter) ->
                TradeTableTest.flow(
                    "reporter=%s economy=%s partner=%s direction=%s source=%s commodity=H6:%s value=1"
                        .formatted(
                            reporter.equals("own") ? economy : reporter,
                            economy,
                            partner,
                            direction,
                            source,
                            chapter)))
        .list()
        .uniqueElements(TradeFlow::identity)
        .ofMinSize(2)
        .ofMaxSize(6);
  }

  /** Without directions it is not known who exports, unless all go one way. */
  @Provide
  Arbitrary<TradeQuery> views() {
    TradeQuery all = TradeQuery.all();
    return Arbitraries.of(
        all.keep(Dimension.DIRECTION),
        all.directions(FlowDirection.IMPORT),
        all.directions(FlowDirection.EXPORT).valuesOnly(),
        all.seenFrom(Economy.of("KEN")).keep(Dimension.DIRECTION),
        all.seenFrom(Economy.of("KEN")).directions(FlowDirection.EXPORT));
  }

  @Provide
  Arbitrary<List<Dimension<?>>> dimensions() {
    return Arbitraries.of(Dimension.all()).list().uniqueElements().ofMaxSize(6);
  }

  /**
   * Sorted rows in blocks have runs, and rows that differ in one column only; shuffled ones have
   * neither, but two columns may be all that they differ in.
   */
  @Property(tries = 40)
  void sortedBlocksAddUpAsShuffledRowsDo(
      @ForAll("amounts") List<String> amounts, @ForAll("queries") TradeQuery query) {
    List<TradeFlow> flows = new ArrayList<>();
    for (String period : List.of("2021", "2022")) {
      for (String economy : List.of("UGA", "KEN", "TZA")) {
        for (String partner : List.of("USA", "KEN", "CHN", "UGA")) {
          for (int product = 0; product < 30; product++) {
            String amount = amounts.get(flows.size() % amounts.size());
            flows.add(
                TradeTableTest.flow(
                    "reporter=reconciled direction=X economy=%s partner=%s period=%s commodity=H6:%02d %s"
                        .formatted(economy, partner, period, 1 + product * 7 % 30, amount)));
          }
        }
      }
    }
    TradeTable blocks = inBlocks(flows, 500);
    assertThat(blocks.flows()).isEqualTo(flows);
    List<TradeFlow> shuffled = new ArrayList<>(flows);
    Collections.shuffle(shuffled, new Random(1));
    List<String> plain = rows(TradeTable.of(shuffled).aggregate(query));
    assertThat(rows(blocks.aggregate(query))).isEqualTo(plain);
    assertThat(rows(inBlocks(shuffled, 500).aggregate(query))).isEqualTo(plain);
  }

  /** Both sides are told by one pass. */
  @Property(tries = 40)
  void reconciledFiguresAreAddedUpLikeTheirMirrorImages(@ForAll("amounts") List<String> amounts) {
    List<TradeFlow> exports = new ArrayList<>();
    for (String pair : List.of("KEN USA", "USA KEN", "UGA KEN", "KEN CHN", "CHN USA", "KEN TZA")) {
      for (String period : List.of("2021", "2022")) {
        exports.add(
            TradeFlow.parse(
                "reporter=reconciled direction=X commodity=H6:0902 currency=USD valuation=fob source=s period=%s economy=%s partner=%s %s"
                    .formatted(
                        period,
                        pair.substring(0, 3),
                        pair.substring(4),
                        amounts.get(exports.size() % amounts.size()))));
      }
    }
    List<TradeFlow> both = new ArrayList<>(exports);
    exports.forEach(export -> both.add(export.mirror()));
    UnaryOperator<Economy> inAfrica =
        e -> e.equals(Economy.of("USA")) || e.equals(Economy.of("CHN")) ? e : Economy.of("KEN");
    TradeQuery pairs =
        TradeQuery.all().keep(Dimension.PARTNER, Dimension.DIRECTION, Dimension.ECONOMY);
    TradeQuery oneRolledUp = pairs.rolledUp(Dimension.ECONOMY, inAfrica, "in Africa");
    for (TradeQuery query :
        List.of(
            pairs,
            pairs.keep(Dimension.PERIOD),
            oneRolledUp,
            oneRolledUp.rolledUp(Dimension.PARTNER, inAfrica, "in Africa"),
            TradeQuery.all().keep(Dimension.DIRECTION, Dimension.PARTNER))) {
      assertThat(rows(TradeTable.of(exports).aggregate(query.reconciledOnBothSides())))
          .isEqualTo(rows(TradeTable.of(both).aggregate(query)));
    }
  }

  static TradeTable inBlocks(List<TradeFlow> flows, int rows) {
    TradeColumns columns = new TradeColumns();
    TradeColumns.Block block = columns.block(rows);
    for (int from = 0; from < flows.size(); from += rows) {
      int count = Math.min(rows, flows.size() - from);
      block.clear(count);
      for (int row = 0; row < count; row++) {
        columns.set(block, row, flows.get(from + row));
      }
      columns.put(block, from);
    }
    return columns.table(flows.size());
  }

  private static List<String> rows(TradeTable table) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      List<Object> cells = new ArrayList<>();
      for (Dimension<?> dimension : table.dimensions()) {
        cells.add(table.get(dimension, row));
      }
      cells.add(table.value(row).map(BigDecimal::toPlainString));
      cells.add(table.status(row));
      cells.add(table.netWeightKg(row));
      for (ObservationStatus why : ObservationStatus.values()) {
        cells.add(table.absent(row, why));
      }
      rows.add(cells.toString());
    }
    return rows;
  }

  @Provide
  Arbitrary<TradeQuery> queries() {
    TradeQuery all = TradeQuery.all();
    TradeQuery bothSides = all.reconciledOnBothSides();
    return Arbitraries.of(
            all.keep(Dimension.PERIOD, Dimension.ECONOMY, Dimension.COMMODITY),
            all.keep(Dimension.COMMODITY, Dimension.ECONOMY),
            all.keep(Dimension.PERIOD, Dimension.PARTNER),
            all.keep(Dimension.COMMODITY)
                .rolledUp(
                    Dimension.COMMODITY,
                    c -> Commodity.hs2022(c.code().startsWith("0") ? "01" : "02"),
                    "halves"),
            all.economies("KEN", "TZA").keep(Dimension.ECONOMY, Dimension.COMMODITY),
            all.partners("USA").keep(Dimension.COMMODITY),
            all.keep(Dimension.PERIOD, Dimension.ECONOMY, Dimension.PARTNER, Dimension.COMMODITY),
            bothSides.keep(Dimension.PERIOD, Dimension.ECONOMY, Dimension.DIRECTION),
            bothSides.keep(Dimension.ECONOMY, Dimension.PARTNER, Dimension.DIRECTION),
            bothSides.keep(Dimension.ECONOMY, Dimension.DIRECTION, Dimension.COMMODITY))
        .flatMap(query -> Arbitraries.of(query, query.valuesOnly()));
  }

  /** Mostly whole numbers above zero, as in most files, with whatever else there is among them. */
  @Provide
  Arbitrary<List<String>> amounts() {
    Arbitrary<String> plain =
        Arbitraries.integers()
            .between(1, 2_000_000_000)
            .map(v -> "value=" + v + " net_weight_kg=" + v % 97);
    Arbitrary<String> other =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-3, 3).map(v -> "value=" + v),
            Arbitraries.longs().map(v -> "value=" + v),
            Arbitraries.of(
                "value=0.125",
                "value=123456789012345678901234567890.123",
                "status=missing",
                "status=suppressed",
                "status=not-yet-reported",
                "value=1 status=estimated"));
    return Arbitraries.oneOf(
        plain.list().ofMinSize(1).ofMaxSize(50),
        Arbitraries.frequencyOf(Tuple.of(30, plain), Tuple.of(1, other))
            .list()
            .ofMinSize(1)
            .ofMaxSize(200));
  }

  @Property
  void recordsSurviveTheTable(@ForAll("flows") List<TradeFlow> flows) {
    assertThat(TradeTable.of(flows).flows()).isEqualTo(flows);
  }

  @Property
  void groupingNumbersCombinationsLikeAMap(
      @ForAll List<@net.jqwik.api.constraints.IntRange(max = 300) Integer> a, @ForAll long seed) {
    Random random = new Random(seed);
    List<Coded<Integer>> columns = new ArrayList<>();
    for (int column = 0; column < 12; column++) {
      Coded.Builder<Integer> builder = new Coded.Builder<>();
      int spread = column;
      a.forEach(v -> builder.add(v + random.nextInt(spread + 1) * 1000));
      columns.add(builder.build());
    }
    Grouping grouping = new Grouping(columns);
    Map<List<Integer>, Integer> expected = new java.util.HashMap<>();
    for (int row = 0; row < a.size(); row++) {
      int r = row;
      List<Integer> key = columns.stream().map(c -> c.get(r)).toList();
      expected.putIfAbsent(key, expected.size());
      assertThat(grouping.of(row)).isEqualTo(expected.get(key));
    }
    assertThat(grouping.count()).isEqualTo(expected.size());
  }

  @Provide
  Arbitrary<List<TradeFlow>> flows() {
    Arbitrary<String> value =
        Arbitraries.oneOf(
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e18"), new BigDecimal("1e18"))
                .ofScale(3)
                .map(v -> "value=" + v.toPlainString()),
            Arbitraries.of(
                "value=0",
                "value=9223372036854775807",
                "value=-9223372036854775808",
                "value=123456789012345678901234567890.123",
                "status=missing",
                "status=suppressed",
                "status=not-yet-reported",
                "value=1 status=estimated"));
    return Combinators.combine(
            Arbitraries.of("USA", "UGA", "TZA", "NAM", "_X"),
            Arbitraries.of("2022", "2023", "2024"),
            Arbitraries.integers().between(10, 76),
            value)
        .as(
            (partner, period, chapter, figure) ->
                TradeTableTest.flow(
                    "reporter=KEN direction=M partner="
                        + partner
                        + " period="
                        + period
                        + " commodity=H6:"
                        + chapter
                        + " "
                        + figure))
        .list()
        .uniqueElements(TradeFlow::identity)
        .ofMaxSize(40);
  }
}
