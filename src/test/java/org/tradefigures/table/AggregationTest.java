package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.CURRENCY;
import static org.tradefigures.table.Dimension.DECLARANT;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.EXPORTER;
import static org.tradefigures.table.Dimension.IMPORTER;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.PUBLICATION;
import static org.tradefigures.table.Dimension.REPORTER;
import static org.tradefigures.table.Dimension.SECOND_PARTNER;
import static org.tradefigures.table.Dimension.SOURCE;
import static org.tradefigures.table.Dimension.VALUATION;
import static org.tradefigures.table.TradeTableTest.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tradefigures.indicator.TotalTrade;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.source.ConcordanceReader;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

class AggregationTest {

  private static final String KENYA = "reporter=KEN direction=M ";

  @Test
  void figuresAreAddedUpOverWhatIsNotKept() {
    TradeTable sums =
        table(
                KENYA + "partner=USA value=1.10",
                KENYA + "partner=UGA value=2.25",
                KENYA + "partner=USA value=4 period=2023")
            .aggregate(TradeQuery.all().keep(PERIOD));
    assertThat(sums.size()).isEqualTo(2);
    assertThat(sums.get(PERIOD, 0)).isEqualTo(Period.year(2023));
    assertThat(sums.value(0)).contains(new BigDecimal("4"));
    assertThat(sums.value(1)).contains(new BigDecimal("3.35"));
    assertThat(sums.dimensions()).containsExactly(PERIOD, VALUATION, CURRENCY);
    assertThat(sums.provenance(1)).containsExactly(Provenance.of("s"));
  }

  @Test
  void theAnswerIsInTheOrderOfWhatIsKept() {
    TradeTable sums =
        table(
                KENYA + "partner=USA value=1",
                KENYA + "partner=TZA value=2",
                KENYA + "partner=USA value=3 period=2023")
            .aggregate(TradeQuery.all().keep(PARTNER, PERIOD));
    assertThat(sums.get(PARTNER, 0)).isEqualTo(Economy.of("TZA"));
    assertThat(sums.value(1)).contains(new BigDecimal("3"));
    assertThat(sums.value(2)).contains(new BigDecimal("1"));
  }

  @Test
  void sumsBeyondSixtyFourBitsAreExact() {
    String large = "9223372036854775807";
    TradeTable sums =
        table(
                KENYA + "partner=USA value=" + large,
                KENYA + "partner=UGA value=" + large,
                KENYA + "partner=TZA value=-" + large,
                KENYA + "partner=RWA value=12345678901234567890123456789012345.678")
            .aggregate(TradeQuery.all());
    assertThat(sums.value(0))
        .contains(
            new BigDecimal(large).add(new BigDecimal("12345678901234567890123456789012345.678")));
  }

  @Test
  void theLowestSumsOfSixtyFourBitsAreNoAbsences() {
    TradeTable sums =
        table(KENYA + "partner=USA value=-9223372036854775000", KENYA + "partner=UGA value=-806")
            .aggregate(TradeQuery.all());
    assertThat(sums.value(0)).contains(new BigDecimal("-9223372036854775806"));
  }

  @Test
  void aSumOfMoreThanThirtyEightDigitsIsRefused() {
    String large = "9".repeat(38);
    TradeTable table =
        table(KENYA + "partner=USA value=" + large, KENYA + "partner=UGA value=" + large);
    assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "Sum '199999999999999999999999999999999999998' has more than 38 digits: add up fewer figures, or figures with"
                + " fewer decimals");
  }

  @Test
  void whatIsAbsentIsCountedByItsReason() {
    TradeTable sums =
        table(
                KENYA + "partner=USA value=0",
                KENYA + "partner=UGA status=missing",
                KENYA + "partner=TZA status=suppressed",
                KENYA + "partner=RWA status=suppressed",
                KENYA + "partner=BDI status=not-yet-reported")
            .aggregate(TradeQuery.all());
    assertThat(sums.value(0)).contains(BigDecimal.ZERO);
    assertThat(sums.status(0)).isEqualTo(ObservationStatus.NORMAL);
    assertThat(sums.isIncomplete(0)).isTrue();
    assertThat(sums.absent(0, ObservationStatus.MISSING)).isEqualTo(1);
    assertThat(sums.absent(0, ObservationStatus.SUPPRESSED)).isEqualTo(2);
    assertThat(sums.absent(0, ObservationStatus.NOT_YET_REPORTED)).isEqualTo(1);
  }

  @Test
  void aSumOfNothingIsAbsentForTheOneReasonThereIs() {
    TradeTable sums =
        table(
                KENYA + "partner=USA status=suppressed period=2022",
                KENYA + "partner=UGA status=suppressed period=2022",
                KENYA + "partner=USA status=suppressed",
                KENYA + "partner=UGA status=not-yet-reported")
            .aggregate(TradeQuery.all().keep(PERIOD));
    assertThat(sums.value(0)).isEmpty();
    assertThat(sums.status(0)).isEqualTo(ObservationStatus.SUPPRESSED);
    assertThat(sums.status(1)).isEqualTo(ObservationStatus.MISSING);
  }

  @Test
  void sumsOfSumsKeepTheCountsOfWhatIsAbsent() {
    TradeTable sums =
        table(
                KENYA + "partner=USA value=1",
                KENYA + "partner=UGA status=missing",
                KENYA + "partner=TZA status=missing period=2023")
            .aggregate(TradeQuery.all().keep(PERIOD, PARTNER))
            .aggregate(TradeQuery.all().keep(PERIOD))
            .aggregate(TradeQuery.all());
    assertThat(sums.value(0)).contains(BigDecimal.ONE);
    assertThat(sums.absent(0, ObservationStatus.MISSING)).isEqualTo(2);
  }

  @Test
  void aSumIsProvisionalOrEstimatedIfOneOfItsFiguresIs() {
    TradeTable sums =
        table(
                KENYA + "partner=USA value=1 period=2022",
                KENYA + "partner=UGA value=1 status=estimated period=2022",
                KENYA + "partner=USA value=1 status=estimated",
                KENYA + "partner=UGA value=1 status=provisional")
            .aggregate(TradeQuery.all().keep(PERIOD));
    assertThat(sums.status(0)).isEqualTo(ObservationStatus.ESTIMATED);
    assertThat(sums.status(1)).isEqualTo(ObservationStatus.PROVISIONAL);
  }

  @Test
  void weightsAndQuantitiesAreWholeOrNotThere() {
    TradeTable sums =
        table(
                KENYA + "partner=USA value=1 net_weight_kg=1.5 quantity=\"2 u\"",
                KENYA + "partner=UGA value=1 net_weight_kg=2.5 quantity=\"3 u\"",
                KENYA + "partner=USA value=1 net_weight_kg=1 quantity=\"2 u\" period=2023",
                KENYA + "partner=UGA value=1 quantity=\"3 t\" period=2023")
            .aggregate(TradeQuery.all().keep(PERIOD));
    assertThat(sums.netWeightKg(0)).isEmpty();
    assertThat(sums.quantity(0)).isEmpty();
    assertThat(sums.netWeightKg(1)).contains(new BigDecimal("4"));
    assertThat(sums.quantity(1)).contains(Quantity.of("5", QuantityUnit.ITEM));
  }

  @Test
  void severalValuationsOfOneClassMakeASumOfThatClass() {
    TradeTable sums =
        table(
                "reporter=KEN direction=X partner=USA value=1 valuation=fob",
                "reporter=KEN direction=X partner=UGA value=1 valuation=fas")
            .aggregate(TradeQuery.all());
    assertThat(sums.get(VALUATION, 0)).isEqualTo(Valuation.FOB_TYPE);
  }

  @Test
  void allPublicationsOfASumAreKnown() {
    TradeTable sums =
        table(KENYA + "partner=USA value=1 source=b", KENYA + "partner=UGA value=1 source=a")
            .aggregate(TradeQuery.all());
    assertThat(sums.provenance(0)).containsExactly(Provenance.of("a"), Provenance.of("b"));
  }

  @Test
  void monthsRollUpToYearsAndSubheadingsToChapters() {
    TradeTable sums =
        table(
                KENYA + "partner=USA value=1 period=2024-01 commodity=H6:090240",
                KENYA + "partner=USA value=2 period=2024-02 commodity=H6:090210",
                KENYA + "partner=USA value=4 period=2024-02 commodity=H6:060311")
            .aggregate(
                TradeQuery.all().per(Frequency.YEAR).atCommodityLevel(2).keep(PERIOD, COMMODITY));
    assertThat(sums.size()).isEqualTo(2);
    assertThat(sums.get(PERIOD, 0)).isEqualTo(Period.year(2024));
    assertThat(sums.get(COMMODITY, 0)).isEqualTo(Commodity.parse("H6:06"));
    assertThat(sums.value(0)).contains(new BigDecimal("4"));
    assertThat(sums.value(1)).contains(new BigDecimal("3"));
  }

  /** Numbers of blocks, which are added by codes where nothing else differs. */
  @Test
  void whatFewOfManyRowsTellIsToldOfTheirGroups() {
    List<TradeFlow> flows = new ArrayList<>();
    for (String partner : List.of("CHN", "USA")) {
      for (int chapter = 10; chapter < 60; chapter++) {
        String odd =
            switch (flows.size()) {
              case 30 -> " status=estimated";
              case 45 -> " source=other";
              case 70 -> " quantity=\"2 t\"";
              case 90 -> " valuation=fas";
              default -> "";
            };
        flows.add(
            TradeTableTest.flow(
                KENYA + "value=7 partner=%s commodity=H6:%d%s".formatted(partner, chapter, odd)));
      }
    }
    TradeTable table = AggregationProperties.inBlocks(flows, 100);
    assertThat(table.values().narrowChunkOf(0)).isNotEmpty();
    TradeTable sums = table.aggregate(TradeQuery.all().keep(PARTNER, COMMODITY));
    assertThat(sums.size()).isEqualTo(100);
    for (int row = 0; row < 100; row++) {
      assertThat(sums.status(row)).isEqualTo(flows.get(row).status());
      assertThat(sums.provenance(row)).containsExactly(flows.get(row).provenance());
      assertThat(sums.quantity(row).orElse(null)).isEqualTo(flows.get(row).quantity());
      assertThat(sums.get(VALUATION, row)).isEqualTo(flows.get(row).valuation());
    }
  }

  /** In no order, and with rows between that are not picked. */
  @Test
  void aRollUpNeedNotKnowWhatIsNotPicked() {
    List<String> flows = new ArrayList<>();
    for (int chapter = 10; chapter < 50; chapter++) {
      for (String partner : List.of("USA", "UGA", "CAN", "TZA")) {
        if (!partner.equals("TZA") || chapter % 3 == 0) {
          flows.add(KENYA + "commodity=H6:%d partner=%s value=1".formatted(chapter, partner));
        }
      }
    }
    TradeQuery query =
        TradeQuery.all()
            .keep(PARTNER, COMMODITY)
            .rolledUp(
                PARTNER,
                partner -> {
                  if (partner.equals(Economy.of("TZA"))) {
                    throw new IllegalArgumentException("Nothing is known of " + partner);
                  }
                  return partner.equals(Economy.of("CAN")) ? Economy.of("USA") : partner;
                },
                "with neighbours");
    TradeTable table = table(flows.toArray(String[]::new));
    TradeTable sums = table.aggregate(query.partners("USA", "UGA", "CAN"));
    assertThat(sums.size()).isEqualTo(80);
    for (int row = 0; row < 80; row++) {
      assertThat(sums.get(PARTNER, row)).isEqualTo(Economy.of(row < 40 ? "UGA" : "USA"));
      assertThat(sums.get(COMMODITY, row).code()).isEqualTo(String.valueOf(10 + row % 40));
      assertThat(sums.value(row)).contains(BigDecimal.valueOf(row < 40 ? 1 : 2));
    }
    assertThatThrownBy(() -> table.aggregate(query))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nothing is known of TZA");
  }

  @Test
  void membersOfAGroupCountInTheYearsOfTheirMembership() {
    TradeTable sums =
        table(
                KENYA + "partner=GBR value=1 period=2019",
                KENYA + "partner=FRA value=2 period=2019",
                KENYA + "partner=GBR value=4 period=2021",
                KENYA + "partner=FRA value=8 period=2021")
            .aggregate(TradeQuery.all().partnersIn(EconomyGroup.of("EU")).keep(PERIOD));
    assertThat(sums.value(0)).contains(new BigDecimal("3"));
    assertThat(sums.value(1)).contains(new BigDecimal("8"));
  }

  @Test
  void aReconciledFigureIsTheTradeOfBothSides() {
    String reconciled = "reporter=reconciled economy=KEN direction=X partner=USA ";
    TradeTable trade =
        table(
            reconciled + "value=737 net_weight_kg=5",
            "reporter=UGA direction=X partner=KEN value=2");
    TradeQuery query =
        TradeQuery.all().keep(ECONOMY, DIRECTION).reconciledOnBothSides().valuesOnly();
    TradeTable sums = trade.aggregate(query);
    assertThat(sums.distinct(ECONOMY))
        .containsExactly(Economy.of("KEN"), Economy.of("UGA"), Economy.of("USA"));
    assertThat(sums.get(DIRECTION, 2)).isEqualTo(FlowDirection.IMPORT);
    assertThat(sums.value(2)).contains(new BigDecimal("737"));
    assertThat(sums.netWeightKg(0)).isEmpty();
    assertThat(trade.aggregate(query.seenFrom(Economy.of("USA"))).size()).isEqualTo(1);
    assertThat(query)
        .hasToString("keep economy, direction; reconciled figures on both sides; values only");
    assertThatThrownBy(() -> trade.aggregate(TradeQuery.all().reconciledOnBothSides()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Can't take reconciled figures on both sides without directions: the export and the import are one figure"
                + " and would count twice; add DIRECTION to keep(…)");
  }

  /** Enough rows for several threads, once in runs and once in any order. */
  @Test
  void neitherThreadsNorTheOrderOfRowsChangeASum() {
    List<Economy> partners = Economy.all().stream().filter(e -> !e.isAggregate()).toList();
    List<TradeFlow> flows = new ArrayList<>();
    Map<Economy, BigDecimal> expected = new TreeMap<>();
    TradeFlow flow = TradeTableTest.flow(KENYA + "partner=USA value=1");
    Random random = new Random(1);
    for (int i = 0; i < 150_000; i++) {
      Economy partner = partners.get(i / 700 % partners.size());
      BigDecimal value = BigDecimal.valueOf(random.nextLong() >> 2, random.nextInt(3));
      Period month = Period.month(1950 + i % 700 / 12, 1 + i % 700 % 12);
      flows.add(flow.toBuilder().partner(partner).period(month).value(value).build());
      expected.merge(partner, value, BigDecimal::add);
    }
    TradeQuery byPartner = TradeQuery.all().keep(PARTNER);
    TradeTable sums = TradeTable.of(flows).aggregate(byPartner);
    Collections.shuffle(flows, random);
    TradeTable ofShuffled = TradeTable.of(flows).aggregate(byPartner);
    assertThat(sums.distinct(PARTNER)).containsExactlyElementsOf(expected.keySet());
    for (int row = 0; row < sums.size(); row++) {
      BigDecimal sum = expected.get(sums.get(PARTNER, row));
      assertThat(sums.value(row).orElseThrow()).isEqualByComparingTo(sum);
      assertThat(ofShuffled.value(row).orElseThrow()).isEqualByComparingTo(sum);
    }
  }

  /** More rows than a chunk has, a few of them with numbers that do not fit into four bytes. */
  @Test
  void rowsOfSeveralChunksAddUpAsPlainNumbersDo() {
    List<Economy> economies =
        Economy.all().stream().filter(e -> !e.isAggregate()).sorted().limit(150).toList();
    int rows = Codes.CHUNK + 3000;
    int blockRows = 9_000;
    TradeColumns columns = new TradeColumns();
    int[] codes = economies.stream().mapToInt(e -> columns.code(ECONOMY, e)).toArray();
    int[] partnerCodes = economies.stream().mapToInt(e -> columns.code(PARTNER, e)).toArray();
    TradeFlow like = TradeTableTest.flow(KENYA + "partner=USA value=1");
    TradeColumns.Block block = columns.block(blockRows);
    block.clear(1);
    columns.set(block, 0, like); // every other column has the one value that it is given here
    long[][] expected = new long[economies.size()][economies.size()];
    for (int from = 0; from < rows; from += blockRows) {
      int count = Math.min(blockRows, rows - from);
      block.clear(count);
      block.allStatus(columns.code(ObservationStatus.NORMAL));
      block.allUnits(columns.code(QuantityUnit.NONE));
      long[] raw = block.values().raw(0);
      for (int i = 0; i < count; i++) {
        int row = from + i;
        int economy = row / 5_000 % economies.size();
        int partner = (row * 7) % economies.size();
        block.codes(ECONOMY)[i] = codes[economy];
        block.codes(PARTNER)[i] = partnerCodes[partner];
        raw[i] = row % 10_007 == 5 ? 1L << 40 : row % 1_000 + 1;
        expected[economy][partner] += raw[i];
      }
      columns.put(block, from);
    }
    TradeTable sums =
        columns.table(rows).aggregate(TradeQuery.all().keep(ECONOMY, PARTNER).valuesOnly());
    int row = 0;
    for (int economy = 0; economy < expected.length; economy++) {
      for (int partner = 0; partner < expected.length; partner++) {
        if (expected[economy][partner] != 0) {
          assertThat(sums.get(ECONOMY, row)).isEqualTo(economies.get(economy));
          assertThat(sums.get(PARTNER, row)).isEqualTo(economies.get(partner));
          assertThat(sums.value(row)).contains(BigDecimal.valueOf(expected[economy][partner]));
          row++;
        }
      }
    }
    assertThat(sums.size()).isEqualTo(row);
  }

  @Test
  void combinationsBeyondSixtyFourBitsAreKeptApart() {
    List<TradeFlow> flows = new ArrayList<>();
    TradeFlow flow = TradeTableTest.flow(KENYA + "partner=USA value=1");
    List<Economy> economies = Economy.all().subList(0, 250);
    for (int i = 0; i < 250; i++) {
      flows.add(
          flow.toBuilder()
              .period(Period.day(LocalDate.EPOCH.plusDays(i)))
              .economy(economies.get(i))
              .partner(economies.get(249 - i))
              .reporter(Reporter.of(economies.get(i)))
              .provenance(Provenance.of("s" + i))
              .breakdown(Breakdown.TOTAL.withSecondPartner(economies.get(i)))
              .build());
    }
    TradeTable sums =
        TradeTable.of(flows)
            .aggregate(
                TradeQuery.all()
                    .keep(
                        PERIOD,
                        ECONOMY,
                        PARTNER,
                        REPORTER,
                        SOURCE,
                        SECOND_PARTNER,
                        EXPORTER,
                        IMPORTER));
    assertThat(sums.size()).isEqualTo(250);
    assertThat(sums.distinct(PERIOD)).hasSize(250);
    for (int row = 0; row < 250; row++) {
      assertThat(sums.get(ECONOMY, row)).isEqualTo(economies.get(row));
      assertThat(sums.get(IMPORTER, row)).isEqualTo(economies.get(row));
    }
  }

  @Test
  void fewGroupsOfManyPossibleOnesAreInTheOrderOfWhatIsKept() {
    TradeFlow flow = TradeTableTest.flow(KENYA + "partner=USA value=1");
    List<Economy> economies = Economy.all().subList(0, 250);
    List<TradeFlow> flows = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      flows.add(
          flow.toBuilder()
              .period(Period.day(LocalDate.EPOCH.plusDays(i)))
              .partner(economies.get(249 - i))
              .provenance(Provenance.of("s" + i * 17 % 250))
              .breakdown(Breakdown.TOTAL.withSecondPartner(economies.get(i * 7 % 250)))
              .value(BigDecimal.valueOf(1 + i))
              .build());
    }
    Map<Dimension<?>, Function<TradeFlow, ? extends Comparable<?>>> told = new LinkedHashMap<>();
    told.put(PERIOD, TradeFlow::period);
    told.put(PARTNER, TradeFlow::partner);
    told.put(SOURCE, f -> f.provenance().source());
    told.put(SECOND_PARTNER, f -> f.breakdown().secondPartner());
    List<Dimension<?>> kept = new ArrayList<>(told.keySet());
    for (int turn = 0; turn < kept.size(); turn++) {
      Collections.rotate(kept, 1);
      List<TradeFlow> sorted = new ArrayList<>(flows);
      Function<TradeFlow, ? extends Comparable<?>> first = told.get(kept.get(0));
      sorted.sort((a, b) -> compare(first.apply(a), first.apply(b)));
      Collections.shuffle(flows, new Random(turn));
      for (Dimension<?>[] keys :
          List.of(
              kept.subList(0, 3).toArray(Dimension<?>[]::new),
              Stream.concat(kept.stream(), Stream.of(ECONOMY, REPORTER, IMPORTER, EXPORTER))
                  .toArray(Dimension<?>[]::new))) {
        TradeTable sums = TradeTable.of(flows).aggregate(TradeQuery.all().keep(keys));
        assertThat(sums.size()).isEqualTo(250);
        for (int row = 0; row < 250; row++) {
          assertThat(sums.value(row)).contains(sorted.get(row).value());
          for (Dimension<?> dimension : kept.subList(0, 3)) {
            assertThat((Object) sums.get(dimension, row))
                .isEqualTo(told.get(dimension).apply(sorted.get(row)));
          }
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> int compare(Comparable<T> one, Object other) {
    return one.compareTo((T) other);
  }

  @Test
  void flowsOfOneWayMeetWhoeverDeclaredThem() {
    TradeTable sums =
        table(
                "reporter=KEN direction=X partner=USA value=1 valuation=fob",
                "reporter=USA direction=X partner=KEN value=2 valuation=fob")
            .aggregate(TradeQuery.all().keep(EXPORTER, IMPORTER));
    assertThat(sums.get(EXPORTER, 0)).isEqualTo(Economy.of("KEN"));
    assertThat(sums.value(0)).contains(new BigDecimal("1"));
    assertThat(sums.value(1)).contains(new BigDecimal("2"));
  }

  @Nested
  class IsRefused {

    @Test
    void differentCurrencies() {
      TradeTable table =
          table(
              KENYA + "partner=USA value=1 currency=USD",
              KENYA + "partner=UGA value=1 currency=KES");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessage(
              "Can't add up different currencies 'KES', 'USD': convert them, pick one with currencies(…), or keep them apart"
                  + " with keep(CURRENCY)");
      assertThat(table.aggregate(TradeQuery.all().keep(CURRENCY)).size()).isEqualTo(2);
      assertThat(table.aggregate(TradeQuery.all().currencies("KES")).value(0))
          .contains(BigDecimal.ONE);
    }

    @Test
    void importsWithExports() {
      TradeTable table =
          table(KENYA + "partner=USA value=1", "reporter=KEN direction=X partner=USA value=1");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessage(
              "Can't add up different directions 'M', 'X': pick imports or exports with directions(…), keep them apart with"
                  + " keep(DIRECTION), or ask TotalTrade for their sum")
          .isInstanceOfSatisfying(
              MixedFiguresException.class,
              e -> {
                assertThat(e.what()).isEqualTo("directions");
                assertThat(e.values()).hasToString("[M, X]");
              });
      TradeTable byExporter =
          table(KENYA + "partner=USA value=1", "reporter=USA direction=X partner=UGA value=1");
      assertThatThrownBy(() -> byExporter.aggregate(TradeQuery.all().keep(EXPORTER)))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessageStartingWith("Can't add up different directions 'M', 'X': ");
      TradeTable byImporter =
          table(KENYA + "partner=USA value=1", "reporter=UGA direction=X partner=KEN value=1");
      assertThatThrownBy(() -> byImporter.aggregate(TradeQuery.all().keep(IMPORTER)))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessageStartingWith("Can't add up different directions 'M', 'X': ");
      TradeTable oneWay =
          table(
              "reporter=USA direction=M partner=KEN value=1 commodity=H6:0901",
              "reporter=KEN direction=X partner=USA value=2 commodity=H6:0902");
      assertThat(oneWay.aggregate(TradeQuery.all().keep(EXPORTER, IMPORTER)).value(0))
          .contains(new BigDecimal("3"));
    }

    @Test
    void differentValuationClasses() {
      TradeTable table =
          table(
              KENYA + "partner=USA value=1 valuation=cif",
              KENYA + "partner=UGA value=1 valuation=customs-value");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessage(
              "Can't add up different valuations 'customs-value', 'cif': pick one kind with valuations(…), or keep them apart"
                  + " with keep(VALUATION)");
    }

    @Test
    void aYearWithAMonth() {
      TradeTable table =
          table(KENYA + "partner=USA value=1", KENYA + "partner=USA value=1 period=2023-03");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessage(
              "Can't add up different lengths of period '2023-03', '2024': pick one with frequency(…) or periods(…), or"
                  + " keep them apart with keep(PERIOD)");
    }

    @Test
    void spansOfDifferentLength() {
      TradeTable table =
          table(
              KENYA + "partner=USA value=1 period=2018-07-01/P2Y",
              KENYA + "partner=USA value=2 period=2020-07-01/P3Y");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessage(
              "Can't add up different lengths of period '2018-07-01/P2Y', '2020-07-01/P3Y': pick one with periods(…), or keep"
                  + " them apart with keep(PERIOD)");
      assertThat(table.aggregate(TradeQuery.all().keep(PERIOD)).size()).isEqualTo(2);
      assertThat(
              table(
                      KENYA + "partner=USA value=1 period=2018-07-01/P1Y",
                      KENYA + "partner=USA value=2 period=2019-07-01/P1Y")
                  .aggregate(TradeQuery.all())
                  .value(0))
          .contains(BigDecimal.valueOf(3));
    }

    @Test
    void aFiscalYearWithACalendarYear() {
      TradeTable table =
          table(
              KENYA + "partner=USA value=1 period=2020-07-01/P1Y",
              KENYA + "partner=USA value=2 period=2022");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessage(
              "Can't add up different starts of period '2020-07-01/P1Y', '2022': pick one with frequency(…) or periods(…), or"
                  + " keep them apart with keep(PERIOD)");
    }

    @Test
    void differentClassifications() {
      TradeTable table =
          table(
              KENYA + "partner=USA value=1 commodity=H6:0902",
              KENYA + "partner=USA value=1 commodity=S3:074");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all()))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessage(
              "Can't add up different classifications 'H6:0902', 'S3:074': pick one with commodities(…) or convert them, or"
                  + " keep them apart with keep(COMMODITY)");
    }

    @Test
    void theWorldBesideItsEconomies() {
      overlap(
          "Can't add up partner 'W00' beside 'USA'",
          "pick the one or the others with partners(…), or keep them apart with keep(PARTNER)",
          KENYA + "partner=W00 value=2",
          KENYA + "partner=USA value=1");
    }

    @Test
    void aUnionBesideItsMembers() {
      overlap(
          "Can't add up economy 'EUR' beside 'FRA'",
          "pick the one or the others with economies(…), or keep them apart with keep(ECONOMY)",
          "reporter=FRA direction=M partner=KEN value=2",
          "reporter=EUR direction=M partner=KEN value=2");
    }

    @Test
    void allGoodsBesideChapters() {
      overlap(
          "Can't add up commodity 'H6:TOTAL' beside 'H6:09'",
          "pick the one or the others with commodities(…), or keep them apart with keep(COMMODITY)",
          KENYA + "partner=USA value=2 commodity=H6:TOTAL",
          KENYA + "partner=USA value=2 commodity=H6:09");
    }

    @Test
    void aChapterBesideItsSubheadings() {
      overlap(
          "Can't add up commodity 'H6:09' beside 'H6:090240'",
          "pick the one or the others with commodities(…), or keep them apart with keep(COMMODITY)",
          KENYA + "partner=USA value=2 commodity=H6:090240",
          KENYA + "partner=UGA value=2 commodity=H6:09");
    }

    @Test
    void allExportsBesideReExports() {
      overlap(
          "Can't add up direction 'X' beside 'RX'",
          "pick the one or the others with directions(…), or keep them apart with keep(DIRECTION)",
          "reporter=KEN direction=X partner=USA value=2",
          "reporter=KEN direction=RX partner=USA value=2");
    }

    @Test
    void allModesOfTransportBesideOne() {
      overlap(
          "Can't add up transport '0' beside '2100'",
          "pick the one or the others with where(TRANSPORT, …), or keep them apart with keep(TRANSPORT)",
          KENYA + "partner=USA value=2",
          KENYA + "partner=USA value=2 transport=2100");
    }

    @Test
    void allCustomsProceduresBesideOne() {
      overlap(
          "Can't add up customs 'C00' beside 'C05'",
          "pick the one or the others with where(CUSTOMS, …), or keep them apart with keep(CUSTOMS)",
          KENYA + "partner=USA value=2",
          KENYA + "partner=USA value=2 customs=C05");
    }

    @Test
    void allSecondPartnersBesideOne() {
      overlap(
          "Can't add up second_partner 'W00' beside 'TZA'",
          "pick the one or the others with where(SECOND_PARTNER, …), or keep them apart with keep(SECOND_PARTNER)",
          KENYA + "partner=USA value=2",
          KENYA + "partner=USA value=2 second_partner=TZA");
    }

    @Test
    void spansThatOverlap() {
      overlap(
          "Can't add up period '2024-01-01/P10M' beside '2024-02-01/P10M'",
          "pick the one or the others with periods(…), or keep them apart with keep(PERIOD)",
          KENYA + "partner=USA value=2 period=2024-01-01/P10M",
          KENYA + "partner=USA value=2 period=2024-02-01/P10M");
    }

    @Test
    void aYearBesideItsMonthsThatRollUpToIt() {
      TradeTable table =
          table(KENYA + "partner=USA value=1", KENYA + "partner=USA value=1 period=2024-03");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all().per(Frequency.YEAR).keep(PERIOD)))
          .isInstanceOf(OverlapException.class)
          .hasMessage(
              "Can't add up period '2024' beside '2024-03': the first includes the second, so trade would count twice; pick"
                  + " the one or the others with periods(…)");
    }

    @Test
    void twoReportsOfOneFlow() {
      TradeTable table =
          table(
              "reporter=USA direction=M partner=KEN value=1 source=a",
              "reporter=USA direction=M partner=KEN value=2 source=b vintage=later");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all().keep(PERIOD)))
          .isInstanceOf(OverlapException.class)
          .hasMessage(
              "Can't add up source 'a' beside 'b': both tell the same flow, so trade would count twice; pick one with"
                  + " sources(…), or keep them apart with keep(SOURCE)");
      assertThat(table.aggregate(TradeQuery.all().keep(SOURCE)).size()).isEqualTo(2);
    }

    @Test
    void bothSidesReportsOfOneFlow() {
      TradeTable table =
          table(
              "reporter=KEN direction=X partner=USA value=1",
              "reporter=USA direction=M partner=KEN value=2");
      assertThatThrownBy(
              () -> table.aggregate(TradeQuery.all().seenFrom(Economy.of("KEN")).keep(DIRECTION)))
          .isInstanceOf(OverlapException.class)
          .hasMessage(
              "Can't add up reporter 'KEN' beside 'USA': both tell the same flow, so trade would count twice; pick one with"
                  + " reporters(…), or keep them apart with keep(REPORTER)");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all().keep(EXPORTER, IMPORTER)))
          .isInstanceOf(OverlapException.class)
          .hasMessageStartingWith("Can't add up reporter 'KEN' beside 'USA'");
      assertThat(
              table.aggregate(TradeQuery.all().seenFrom(Economy.of("KEN")).keep(REPORTER)).size())
          .isEqualTo(2);
    }

    @Test
    void bothSidesOfOneFlowThatWereTurnedBefore() {
      TradeTable table =
          table(
              "reporter=unknown economy=KEN direction=X partner=USA value=1",
              "reporter=unknown economy=USA direction=M partner=KEN value=2");
      TradeQuery fromKenya =
          TradeQuery.all().seenFrom(Economy.of("KEN")).keep(PERIOD, PARTNER, DECLARANT);
      for (TradeQuery turned :
          List.of(fromKenya, fromKenya.keep(DIRECTION), fromKenya.keep(DIRECTION, ECONOMY))) {
        TradeTable sums = table.aggregate(turned).where(TradeQuery.all());
        for (TradeQuery query : List.of(TradeQuery.all(), TradeQuery.all().keep(PARTNER))) {
          assertThatThrownBy(() -> sums.aggregate(query))
              .isInstanceOf(OverlapException.class)
              .hasMessage(
                  "Can't add up declarant 'KEN' beside 'USA': both tell the same flow, so trade would count twice; pick one"
                      + " with where(DECLARANT, …), or keep them apart with keep(DECLARANT)");
        }
        assertThat(sums.aggregate(TradeQuery.all().keep(DECLARANT)).size()).isEqualTo(2);
      }
    }

    /** Each of the two may hold the report of the other's office. */
    @Test
    void sumsOfPartnersWhoseDirectionsAreNotKnown() {
      TradeTable sums =
          table(
                  "reporter=KEN direction=X partner=USA value=1 source=a",
                  "reporter=USA direction=M partner=KEN value=2 source=b")
              .aggregate(TradeQuery.all().keep(PARTNER));
      assertThatThrownBy(() -> sums.aggregate(TradeQuery.all()))
          .isInstanceOf(OverlapException.class)
          .hasMessageStartingWith("Can't add up publication 'source=a' beside 'source=b': ");
    }

    @Test
    void theWorldBesideItsEconomiesInSumsOfAllPeriods() {
      TradeTable table =
          table(
              KENYA + "partner=W00 value=2 source=a",
              KENYA + "partner=USA value=1 source=b",
              KENYA + "partner=USA value=4 source=b period=2023");
      TradeTable byPartner =
          table.aggregate(TradeQuery.all().directions(FlowDirection.IMPORT).keep(PARTNER));
      assertThatThrownBy(() -> byPartner.aggregate(TradeQuery.all()))
          .isInstanceOf(OverlapException.class)
          .hasMessage(
              "Can't add up partner 'W00' beside 'USA': the first includes the second, so trade would count twice; pick the"
                  + " one or the others with partners(…), or keep them apart with keep(PARTNER)");
      for (TradeQuery query :
          List.of(TradeQuery.all().keep(EXPORTER), TradeQuery.all().keep(PERIOD, EXPORTER))) {
        TradeTable byExporter = table.aggregate(query);
        assertThatThrownBy(() -> byExporter.aggregate(TradeQuery.all().keep(CURRENCY)))
            .isInstanceOf(OverlapException.class)
            .hasMessage(
                "Can't add up exporter 'W00' beside 'USA': the first includes the second, so trade would count twice; pick"
                    + " the one or the others with where(EXPORTER, …), or keep them apart with keep(EXPORTER)");
      }
    }

    @Test
    void aUnionBesideWhoWasAMemberOnceInSumsOfAllPeriods() {
      TradeTable sums =
          table(KENYA + "partner=EUR value=2", KENYA + "partner=GBR value=1")
              .aggregate(TradeQuery.all().keep(PARTNER));
      assertThatThrownBy(() -> sums.aggregate(TradeQuery.all()))
          .isInstanceOf(OverlapException.class)
          .hasMessageStartingWith("Can't add up partner 'EUR' beside 'GBR': ");
      assertThat(sums.aggregate(TradeQuery.all().partners("GBR")).value(0))
          .contains(BigDecimal.ONE);
    }

    @Test
    void reportsThatRollUpToOneReporter() {
      TradeTable table =
          table(
              "reporter=KEN direction=X partner=USA value=1",
              "reporter=USA direction=M partner=KEN value=2");
      TradeQuery query = TradeQuery.all().seenFrom(Economy.of("KEN")).keep(DIRECTION, REPORTER);
      assertThat(table.aggregate(query).size()).isEqualTo(2);
      assertThatThrownBy(
              () ->
                  table.aggregate(
                      query.rolledUp(REPORTER, reporter -> Reporter.UNKNOWN, "any reporter")))
          .isInstanceOf(OverlapException.class)
          .hasMessage(
              "Can't add up reporter 'KEN' beside 'USA': both tell the same flow, so trade would count twice; pick one with"
                  + " reporters(…)")
          .isInstanceOfSatisfying(
              OverlapException.class,
              e -> {
                assertThat(e.what()).isEqualTo("reporter");
                assertThat(e.whole()).hasToString("KEN");
                assertThat(e.part()).hasToString("USA");
              });
    }

    @Test
    void twoVintagesOfASourceThatIsKeptApart() {
      TradeTable table =
          table(
              "reporter=USA direction=M partner=KEN value=1 source=a vintage=first",
              "reporter=USA direction=M partner=KEN value=2 source=a vintage=second");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all().keep(SOURCE)))
          .isInstanceOf(OverlapException.class)
          .hasMessageStartingWith(
              "Can't add up publication 'source=a vintage=first' beside 'source=a vintage=second': ");
      assertThat(table.aggregate(TradeQuery.all().keep(PUBLICATION)).size()).isEqualTo(2);
    }

    @Test
    void theFirstOfSeveralPairsWhateverTheOrderOfRows() {
      String[] flows = {
        KENYA + "partner=USA value=1 currency=USD period=2022",
        KENYA + "partner=UGA value=1 currency=EUR period=2022",
        KENYA + "partner=USA value=1 currency=KES",
        KENYA + "partner=UGA value=1 currency=EUR"
      };
      for (TradeTable table :
          List.of(table(flows), table(flows[3], flows[2], flows[1], flows[0]))) {
        assertThatThrownBy(() -> table.aggregate(TradeQuery.all().keep(PERIOD)))
            .isInstanceOf(MixedFiguresException.class)
            .hasMessageStartingWith("Can't add up different currencies 'EUR', 'KES': ");
      }
    }

    @Test
    void whatIsMixedBeforeWhatCountsTwice() {
      TradeTable table =
          table(
              KENYA + "partner=USA value=1 period=2021 commodity=H6:09 valuation=fas",
              KENYA + "partner=USA value=1 period=2021 commodity=H6:09 valuation=fob",
              KENYA + "partner=USA value=1 commodity=H6:09 valuation=fob",
              KENYA + "partner=USA value=1 commodity=S3:074 valuation=fob");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all().keep(PERIOD)))
          .isInstanceOf(MixedFiguresException.class)
          .hasMessageStartingWith("Can't add up different classifications 'H6:09', 'S3:074': ");
      assertThatThrownBy(() -> table.aggregate(TradeQuery.all().commodityLevel(2).keep(PERIOD)))
          .isInstanceOf(OverlapException.class);
    }

    private void overlap(String start, String remedy, String... flows) {
      assertThatThrownBy(() -> table(flows).aggregate(TradeQuery.all()))
          .isInstanceOf(OverlapException.class)
          .hasMessage(
              start + ": the first includes the second, so trade would count twice; " + remedy);
    }
  }

  /** Advice to ask another query is followed in the contract of stores. */
  @Test
  void adviceThatIsNoQueryHelpsToo() {
    TradeTable currencies =
        table(KENYA + "partner=USA value=1", KENYA + "partner=UGA value=130 currency=KES");
    Conversion inDollars = Conversion.to("USD").atPeriodAverage(RateTable.bundled());
    assertThat(currencies.convert(inDollars).aggregate(TradeQuery.all()).size()).isOne();
    TradeTable directions =
        table(KENYA + "partner=USA value=1", "reporter=KEN direction=X partner=USA value=2");
    assertThat(TotalTrade.by(PERIOD).from(directions).single().value()).isEqualByComparingTo("3");
    TradeTable classifications =
        table(
            KENYA + "partner=USA value=1 commodity=H5:090210",
            KENYA + "partner=UGA value=2 commodity=S4:07413");
    CommodityConversion toSitc =
        CommodityConversion.by(
            new ConcordanceReader(Classification.H5, Classification.S4)
                .read("from,to\n090210,07413\n", "test.csv"));
    assertThat(classifications.convert(toSitc).allPlaced().aggregate(TradeQuery.all()).value(0))
        .contains(new BigDecimal("3"));
  }

  @Test
  void sumsThatDoNotTellWhoReportedAreNotTakenOnBothSides() {
    TradeTable sums =
        table("reporter=KEN direction=X partner=USA value=1")
            .aggregate(TradeQuery.all().keep(ECONOMY, PARTNER, DIRECTION));
    TradeQuery bothSides = TradeQuery.all().keep(DIRECTION).reconciledOnBothSides();
    for (TradeQuery query :
        List.of(bothSides, bothSides.rolledUp(DIRECTION, d -> d.mirror().mirror(), "both"))) {
      assertThatThrownBy(() -> sums.aggregate(query))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "No reporter in this table, whose figures were added up over it: the dimensions are economy, partner,"
                  + " direction, valuation, currency, exporter, importer, declarant; add reporter to keep(…) in the query");
    }
  }

  @Test
  void sumsAreTurnedAsFlowsAre() {
    TradeTable sums =
        table(
                "reporter=KEN direction=X partner=USA value=1",
                "reporter=KEN direction=M partner=USA value=2",
                "reporter=reconciled economy=UGA direction=X partner=USA value=4")
            .aggregate(TradeQuery.all().keep(PERIOD, ECONOMY, PARTNER, DIRECTION, REPORTER));
    TradeQuery fromUsa =
        TradeQuery.all().seenFrom(Economy.of("USA")).directions(FlowDirection.IMPORT);
    assertThat(sums.aggregate(fromUsa).value(0)).contains(new BigDecimal("5"));
    assertThat(sums.where(fromUsa).size()).isEqualTo(2);
    assertThat(sums.aggregate(fromUsa.keep(DECLARANT)).distinct(DECLARANT))
        .hasToString("[KEN, UGA]");
    TradeTable bothSides =
        sums.aggregate(TradeQuery.all().keep(ECONOMY, DIRECTION).reconciledOnBothSides());
    assertThat(bothSides.size()).isEqualTo(4);
    assertThat(bothSides.distinct(ECONOMY)).hasToString("[KEN, UGA, USA]");
  }

  @Test
  void sumsOfEconomiesThatDeclareTheirOwnTradeAreAddedUp() {
    TradeTable sums =
        table(
                "reporter=KEN direction=M partner=USA value=1",
                "reporter=USA direction=M partner=KEN value=2")
            .aggregate(TradeQuery.all().keep(ECONOMY, PERIOD, DECLARANT));
    assertThat(sums.aggregate(TradeQuery.all()).value(0)).contains(new BigDecimal("3"));
  }

  @Test
  void sumsOfPartnersAreOfDifferentFlows() {
    TradeTable table =
        table(
            KENYA + "partner=USA value=1 source=a",
            KENYA + "partner=UGA value=2 source=b",
            "reporter=UGA direction=X partner=KEN value=4 source=c");
    TradeTable imports =
        table.aggregate(
            TradeQuery.all().directions(FlowDirection.IMPORT).keep(PARTNER, COMMODITY, PERIOD));
    assertThat(imports.aggregate(TradeQuery.all()).value(0)).contains(new BigDecimal("3"));
    assertThat(
            imports
                .aggregate(TradeQuery.all().keep(PARTNER, PERIOD))
                .aggregate(TradeQuery.all().keep(PERIOD))
                .value(0))
        .contains(new BigDecimal("3"));
    TradeTable directions = table.aggregate(TradeQuery.all().keep(PARTNER, DIRECTION));
    assertThat(directions.aggregate(TradeQuery.all().keep(DIRECTION)).value(0))
        .contains(new BigDecimal("3"));
  }

  @Test
  void aFlowThatOneReportSplitsIsAddedUp() {
    TradeTable table =
        table(
            KENYA + "partner=USA value=1 transport=1000",
            KENYA + "partner=USA value=2 transport=2100");
    assertThat(table.aggregate(TradeQuery.all()).value(0)).contains(new BigDecimal("3"));
  }

  @Test
  void anAggregateHoldsAnEconomyOnlyInThePeriodsOfItsMembership() {
    String[] flows = {
      KENYA + "partner=EUR value=8 period=2021",
      KENYA + "partner=GBR value=4 period=2021",
      KENYA + "partner=GBR value=1 period=2019"
    };
    assertThat(table(flows).aggregate(TradeQuery.all()).value(0)).contains(new BigDecimal("13"));
    TradeTable table = table(flows[0], flows[2], KENYA + "partner=EUR value=2 period=2019");
    assertThatThrownBy(() -> table.aggregate(TradeQuery.all().keep(PERIOD)))
        .isInstanceOf(OverlapException.class)
        .hasMessageStartingWith("Can't add up partner 'EUR' beside 'GBR'");
  }

  @Test
  void exportersThatReportTheirOwnExportsTellNoFlowTwice() {
    TradeTable table =
        table(
            "reporter=KEN direction=X partner=USA value=1",
            "reporter=USA direction=X partner=KEN value=2");
    assertThat(table.aggregate(TradeQuery.all().keep(PERIOD)).value(0))
        .contains(new BigDecimal("3"));
  }

  @Test
  void whatIsKeptApartMayOverlap() {
    TradeTable table = table(KENYA + "partner=W00 value=2", KENYA + "partner=USA value=1");
    assertThat(table.aggregate(TradeQuery.all().keep(PARTNER)).size()).isEqualTo(2);
    assertThat(table.aggregate(TradeQuery.all().partners("USA")).value(0)).contains(BigDecimal.ONE);
    assertThat(
            table
                .aggregate(TradeQuery.all().where(PARTNER, List.of(Economy.WORLD)).keep(ECONOMY))
                .value(0))
        .contains(new BigDecimal("2"));
    assertThat(table.aggregate(TradeQuery.all().directions(FlowDirection.EXPORT)).size()).isZero();
  }
}
