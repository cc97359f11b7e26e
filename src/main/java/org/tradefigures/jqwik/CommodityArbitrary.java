package org.tradefigures.jqwik;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.arbitraries.ArbitraryDecorator;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;

/**
 * Commodities of every classification and level, the totals among them; most of them of HS 2022.
 * They shrink to {@code H6:TOTAL}.
 */
public final class CommodityArbitrary extends ArbitraryDecorator<Commodity> {

  private static final int MOST = 1_000_000;

  private static final List<Classification> SIMPLEST_FIRST = simplestFirst();

  private record Level(Classification classification, int level) {}

  private Predicate<Level> condition = level -> true;

  CommodityArbitrary() {}

  /**
   * Only commodities of some classifications.
   *
   * @param classifications the classifications
   * @return the arbitrary
   */
  public CommodityArbitrary in(Classification... classifications) {
    Set<Classification> wanted = Set.of(classifications);
    return where(level -> wanted.contains(level.classification));
  }

  /**
   * Only commodities of some levels.
   *
   * @param levels the lengths of the codes, 0 for the total
   * @return the arbitrary
   */
  public CommodityArbitrary atLevel(int... levels) {
    Set<Integer> wanted = Arrays.stream(levels).boxed().collect(Collectors.toSet());
    return where(level -> wanted.contains(level.level));
  }

  @Override
  protected Arbitrary<Commodity> arbitrary() {
    Choices<Level> choices = new Choices<>();
    for (Classification classification : SIMPLEST_FIRST) {
      List<Integer> levels = new ArrayList<>(classification.levels());
      levels.add(0, 0);
      levels.stream()
          .map(level -> new Level(classification, level))
          .filter(condition)
          .forEach(
              level -> choices.add(classification == Classification.H6 ? 20 : 1, List.of(level)));
    }
    return Combinators.combine(
            choices.arbitrary("commodity"),
            Arbitraries.integers()
                .between(0, MOST - 1)
                .withDistribution(RandomDistribution.uniform()))
        .as(CommodityArbitrary::commodity);
  }

  private CommodityArbitrary where(Predicate<Level> further) {
    CommodityArbitrary copy = typedClone();
    copy.condition = condition.and(further);
    return copy;
  }

  private static Commodity commodity(Level level, int rank) {
    if (level.level == 0) {
      return Commodity.total(level.classification);
    }
    boolean unusual = rank % 50 == 49;
    String code =
        switch (level.classification.family()) {
          case HS ->
              unusual && level.level == 6 && level.classification != Classification.H6
                  ? "9999AA"
                  : harmonised(level.level, rank);
          case SITC ->
              unusual && level.level > 1
                  ? digits(level.level - 1, rank) + "X"
                  : digits(level.level, rank);
          case BEC -> digits(level.level, rank);
          case WITS -> group(level.classification, rank);
        };
    return Commodity.of(level.classification, code);
  }

  /** A code of HS 2022, which has the form of a code in every edition. */
  private static String harmonised(int level, int rank) {
    List<String> codes = Codes2022.byLevel(level);
    return codes.get(rank % codes.size());
  }

  private static String group(Classification classification, int rank) {
    List<Commodity> groups = Commodity.total(classification).children();
    return groups.get(rank % groups.size()).code();
  }

  private static String digits(int length, int rank) {
    return Integer.toString(MOST + rank).substring(7 - length);
  }

  private static List<Classification> simplestFirst() {
    List<Classification> classifications = new ArrayList<>(List.of(Classification.values()));
    classifications.remove(Classification.H6);
    classifications.add(0, Classification.H6);
    return List.copyOf(classifications);
  }

  /** Read when the first commodity below a total is asked for. */
  private static final class Codes2022 {

    private static final Map<Integer, List<String>> BY_LEVEL =
        Stream.iterate(
                Commodity.total(Classification.H6).children(),
                level -> !level.isEmpty(),
                level -> level.stream().flatMap(c -> c.children().stream()).toList())
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(
                    Commodity::level, Collectors.mapping(Commodity::code, Collectors.toList())));

    static List<String> byLevel(int level) {
      return Objects.requireNonNull(BY_LEVEL.get(level));
    }
  }
}
