package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.source.BaciCsv;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.TradeFlow;

/**
 * So many rows that several threads share them, and everything that they tell: what comes of each
 * group is what its records tell one after the other.
 */
class LargeAggregationTest {

  private static final List<ObservationStatus> ABSENCES =
      List.of(
          ObservationStatus.MISSING,
          ObservationStatus.SUPPRESSED,
          ObservationStatus.NOT_YET_REPORTED);

  private static final List<TradeFlow> FLOWS = flows();

  /** Sorted by partner, period and commodity; every partner is odd in its own way. */
  private static List<TradeFlow> flows() {
    TradeFlow like = TradeTableTest.flow("reporter=KEN direction=M partner=USA value=1");
    List<Economy> partners =
        Economy.all().stream()
            .filter(e -> e.toString().matches("[A-Z]{3}") && !e.isAggregate())
            .sorted()
            .limit(40)
            .toList();
    Random random = new Random(1);
    List<TradeFlow> flows = new ArrayList<>();
    for (int partner = 0; partner < partners.size(); partner++) {
      for (int year = 2011; year <= 2020; year++) {
        for (int chapter = 1; chapter <= 96; chapter++) {
          int number = flows.size();
          TradeFlow.Builder flow =
              like.toBuilder()
                  .partner(partners.get(partner))
                  .period(Period.year(year))
                  .commodity(Commodity.of(Classification.H5, "%02d".formatted(chapter)))
                  .value(value(number, random))
                  .netWeightKg(number % 2_003 == 7 ? null : BigDecimal.valueOf(number % 97))
                  .quantity(quantity(partner, chapter, number))
                  .provenance(Provenance.of(partner < 20 || number == 30_000 ? "one" : "other"));
          if (number % 1_999 == 3) {
            flow.value((BigDecimal) null).status(ABSENCES.get(number % 3));
          } else if (number % 4_001 == 9) {
            flow.status(partner < 20 ? ObservationStatus.ESTIMATED : ObservationStatus.PROVISIONAL);
          }
          flows.add(flow.build());
        }
      }
    }
    return flows;
  }

  private static BigDecimal value(int number, Random random) {
    return switch (number % 3_001) {
      case 1 -> BigDecimal.valueOf(-5);
      case 2 -> BigDecimal.ZERO;
      case 3 -> BigDecimal.valueOf(Long.MAX_VALUE);
      case 4 -> new BigDecimal("0.125");
      default -> BigDecimal.valueOf(1L + random.nextInt(1_000_000_000));
    };
  }

  private static @Nullable Quantity quantity(int partner, int chapter, int number) {
    QuantityUnit unit = number % 4_003 == 11 ? QuantityUnit.PAIR : QuantityUnit.ITEM;
    return partner % 4 == 0 && chapter == 5
        ? null
        : new Quantity(
            BigDecimal.valueOf(number % 89), partner % 4 == 3 ? QuantityUnit.PAIR : unit);
  }

  /** What the records of a group make together, one after the other. */
  private static String plain(Object key, List<TradeFlow> group, boolean valuesOnly) {
    Set<ObservationStatus> statuses = EnumSet.noneOf(ObservationStatus.class);
    group.forEach(flow -> statuses.add(flow.status()));
    Set<QuantityUnit> units = EnumSet.noneOf(QuantityUnit.class);
    group.forEach(
        flow -> units.add(flow.quantity() == null ? QuantityUnit.NONE : flow.quantity().unit()));
    Set<Provenance> provenances = new TreeSet<>();
    group.forEach(flow -> provenances.add(flow.provenance()));
    BigDecimal weight = valuesOnly ? null : sum(group, TradeFlow::netWeightKg, true);
    BigDecimal amount =
        valuesOnly || units.size() > 1
            ? null
            : sum(group, f -> f.quantity() == null ? null : f.quantity().amount(), true);
    return String.join(
        " | ",
        key.toString(),
        String.valueOf(sum(group, TradeFlow::value, false)),
        AnswerBuilder.status(statuses).toString(),
        String.valueOf(weight),
        amount == null ? "null" : new Quantity(amount, units.iterator().next()).toString(),
        provenances.toString(),
        ABSENCES.stream()
            .map(why -> group.stream().filter(flow -> flow.status() == why).count())
            .toList()
            .toString());
  }

  private static @Nullable BigDecimal sum(
      List<TradeFlow> group, Function<TradeFlow, @Nullable BigDecimal> of, boolean whole) {
    List<BigDecimal> numbers = group.stream().map(of).filter(Objects::nonNull).toList();
    return numbers.isEmpty() || (whole && numbers.size() < group.size())
        ? null
        : Decimals.normal(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static String told(TradeTable table, int row, Dimension<?>... kept) {
    return String.join(
        " | ",
        Stream.of(kept).map(dimension -> table.get(dimension, row)).toList().toString(),
        String.valueOf(table.value(row).orElse(null)),
        table.status(row).toString(),
        String.valueOf(table.netWeightKg(row).orElse(null)),
        String.valueOf(table.quantity(row).orElse(null)),
        table.provenance(row).toString(),
        ABSENCES.stream().map(why -> table.absent(row, why)).toList().toString());
  }

  private static List<String> told(TradeTable table, Dimension<?>... kept) {
    return Stream.iterate(0, row -> row + 1)
        .limit(table.size())
        .map(row -> told(table, row, kept))
        .toList();
  }

  private static List<String> plain(
      List<TradeFlow> flows,
      Function<TradeFlow, List<? extends Comparable<?>>> key,
      boolean valuesOnly) {
    Map<String, List<TradeFlow>> groups = new TreeMap<>();
    flows.forEach(
        flow ->
            groups.computeIfAbsent(key.apply(flow).toString(), k -> new ArrayList<>()).add(flow));
    List<String> rows = new ArrayList<>();
    groups.forEach((text, group) -> rows.add(plain(text, group, valuesOnly)));
    return rows;
  }

  private static List<TradeTable> inSeveralOrders() {
    List<TradeFlow> shuffled = new ArrayList<>(FLOWS);
    Collections.shuffle(shuffled, new Random(2));
    List<TradeFlow> byCommodity = new ArrayList<>(FLOWS);
    byCommodity.sort(Comparator.comparing(TradeFlow::commodity));
    return List.of(TradeTable.of(FLOWS), TradeTable.of(shuffled), TradeTable.of(byCommodity));
  }

  @Test
  void groupsAreWhatTheirRecordsMakeInWhateverOrderTheyCome() {
    List<String> byPartner = plain(FLOWS, f -> List.of(f.partner()), false);
    List<String> values = plain(FLOWS, f -> List.of(f.partner(), f.period()), true);
    List<String> byPeriod = plain(FLOWS, f -> List.of(f.period(), f.commodity()), false);
    for (TradeTable table : inSeveralOrders()) {
      assertThat(told(table.aggregate(TradeQuery.all().keep(PARTNER)), PARTNER))
          .isEqualTo(byPartner);
      assertThat(
              told(
                  table.aggregate(TradeQuery.all().keep(PARTNER, PERIOD).valuesOnly()),
                  PARTNER,
                  PERIOD))
          .isEqualTo(values);
      assertThat(told(table.aggregate(TradeQuery.all().keep(PERIOD, COMMODITY)), PERIOD, COMMODITY))
          .isEqualTo(byPeriod);
    }
  }

  @Test
  void pickedGroupsAreWhatTheirPickedRecordsMake() {
    Period from = Period.year(2014);
    List<TradeFlow> picked =
        FLOWS.stream()
            .filter(f -> f.period().compareTo(from) >= 0 && !f.commodity().code().endsWith("5"))
            .toList();
    TradeQuery query =
        TradeQuery.all()
            .years(2014, 2020)
            .where(COMMODITY, c -> !c.code().endsWith("5"), "not of five")
            .keep(PARTNER);
    List<String> expected = plain(picked, f -> List.of(f.partner()), false);
    for (TradeTable table : inSeveralOrders()) {
      assertThat(told(table.aggregate(query), PARTNER)).isEqualTo(expected);
    }
  }

  @Test
  void groupsAreTheSameInBlocksOfAnySize() {
    List<TradeQuery> queries =
        List.of(
            TradeQuery.all().keep(PARTNER),
            TradeQuery.all().keep(PERIOD, COMMODITY).years(2014, 2020),
            TradeQuery.all()
                .where(COMMODITY, c -> !c.code().endsWith("5"), "not of five")
                .keep(PARTNER, PERIOD)
                .valuesOnly());
    for (TradeTable table : inSeveralOrders()) {
      for (TradeQuery query : queries) {
        Dimension<?>[] kept = query.kept().toArray(Dimension<?>[]::new);
        List<String> expected = told(table.aggregate(query), kept);
        for (int size : new int[] {700, 20_000}) {
          assertThat(told(new BlockSumsTest.Blocks(table, size).aggregate(query), kept))
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void sumsOfSumsCarryWhatIsAbsent() {
    for (TradeTable table : inSeveralOrders()) {
      TradeTable sums =
          table.aggregate(TradeQuery.all().keep(ECONOMY, DIRECTION, PARTNER, PERIOD, COMMODITY));
      assertThat(sums.size()).isEqualTo(FLOWS.size());
      for (Dimension<?> kept : List.of(PARTNER, COMMODITY, PERIOD)) {
        TradeTable atOnce = table.aggregate(TradeQuery.all().keep(kept));
        TradeTable inSteps = sums.aggregate(TradeQuery.all().keep(kept));
        assertThat(inSteps.size()).isEqualTo(atOnce.size());
        for (int row = 0; row < atOnce.size(); row++) {
          assertThat(inSteps.value(row)).isEqualTo(atOnce.value(row));
          for (ObservationStatus why : ABSENCES) {
            assertThat(inSteps.absent(row, why)).isEqualTo(atOnce.absent(row, why));
          }
        }
      }
    }
  }

  private static List<String> numbersOfEconomies(int most) {
    return Economy.all().stream()
        .filter(e -> e.toString().matches("[A-Z]{3}") && !e.isAggregate())
        .flatMap(e -> e.m49().stream().mapToObj(Integer::toString))
        .limit(most)
        .toList();
  }

  @Test
  void groupsOfManyEconomiesAndCommoditiesAreWhatTheirRecordsMake(@TempDir Path folder)
      throws IOException {
    List<String> exporters = numbersOfEconomies(150);
    Random random = new Random(3);
    List<String> sorted = new ArrayList<>();
    exporters.stream().limit(40).forEach(e -> sorted.add("2022," + e + ",894,010000,0.007,NA"));
    for (int exporter = 0; exporter < exporters.size(); exporter++) {
      for (int each = 0; each < 300; each++) {
        int product = 10_000 + (each * 4 + exporter) % 1_200;
        sorted.add(
            "2022,%s,%d,%06d,%d.%03d,NA"
                .formatted(
                    exporters.get(exporter),
                    each < 290 ? 716 : 748,
                    product,
                    random.nextInt(1_000),
                    random.nextInt(1_000)));
      }
    }
    List<String> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(4));
    for (List<String> lines : List.of(sorted, shuffled)) {
      Path file = folder.resolve("BACI_HS17_Y2022_V202401b.csv");
      Files.write(file, Stream.concat(Stream.of("t,i,j,k,v,q"), lines.stream()).toList());
      TradeTable table = new BaciCsv().read(file);
      List<String> expected = plain(table.flows(), f -> List.of(f.economy(), f.commodity()), true);
      TradeQuery query = TradeQuery.all().keep(ECONOMY, COMMODITY).valuesOnly();
      assertThat(told(table.aggregate(query), ECONOMY, COMMODITY)).isEqualTo(expected);
    }
  }

  @Test
  void pairsSeenFromBothSidesAreWhatTheirRecordsMake(@TempDir Path folder) throws IOException {
    List<String> economies = numbersOfEconomies(120);
    Random random = new Random(5);
    List<String> lines = new ArrayList<>();
    for (String exporter : economies) {
      for (String importer : economies.subList(0, 90)) {
        for (int product = 1; product <= 3 && !importer.equals(exporter); product++) {
          int million = random.nextInt(5_000);
          lines.add("2022,%s,%s,01%04d,%d.5,NA".formatted(exporter, importer, product, million));
        }
      }
    }
    TradeQuery query = TradeQuery.all().keep(ECONOMY, PARTNER, DIRECTION).valuesOnly();
    for (int seed : new int[] {6, 7}) {
      Collections.shuffle(lines, new Random(seed));
      Path file = folder.resolve("BACI_HS17_Y2022_V202401b.csv");
      Files.write(file, Stream.concat(Stream.of("t,i,j,k,v,q"), lines.stream()).toList());
      TradeTable table = new BaciCsv().read(file);
      List<TradeFlow> bothSides = new ArrayList<>(table.flows());
      table.flows().forEach(flow -> bothSides.add(flow.mirror()));
      assertThat(told(table.aggregate(query.reconciledOnBothSides()), ECONOMY, PARTNER, DIRECTION))
          .isEqualTo(plain(bothSides, f -> List.of(f.economy(), f.partner(), f.direction()), true));
    }
  }
}
