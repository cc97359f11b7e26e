package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.tradefigures.internal.Decimals;
import org.tradefigures.trade.ObservationStatus;

/** Sums of rows in whatever form they are kept and added, against plain sums of them. */
class ExactSumsProperties {

  private static final int GROUPS = 3;

  @Provide
  Arbitrary<List<Object>> lists() {
    Arbitrary<Object> small = Arbitraries.longs().between(1, 1000).map(BigDecimal::valueOf);
    Arbitrary<Object> large = Arbitraries.longs().map(BigDecimal::valueOf);
    Arbitrary<Object> extreme =
        Arbitraries.of(
                Long.MAX_VALUE,
                Long.MIN_VALUE + 4,
                1L << 62,
                -(1L << 62),
                1L << 61,
                1L << 40,
                (1L << 40) + 1,
                (long) Integer.MAX_VALUE,
                Integer.MAX_VALUE + 1L)
            .map(BigDecimal::valueOf);
    Arbitrary<Object> any =
        Arbitraries.longs().map(unscaled -> Decimals.normal(BigDecimal.valueOf(unscaled, 3)));
    Arbitrary<Object> signed = Arbitraries.longs().between(-5, 5).map(BigDecimal::valueOf);
    Arbitrary<Object> absent =
        Arbitraries.of(
            ObservationStatus.MISSING,
            ObservationStatus.SUPPRESSED,
            ObservationStatus.NOT_YET_REPORTED);
    return Arbitraries.oneOf(
        small.list().ofMinSize(1).ofMaxSize(40),
        extreme.list().ofMinSize(1).ofMaxSize(10),
        Arbitraries.frequencyOf(
                Tuple.of(20, small),
                Tuple.of(1, large),
                Tuple.of(1, extreme),
                Tuple.of(1, any),
                Tuple.of(3, signed),
                Tuple.of(1, absent))
            .list()
            .ofMinSize(1)
            .ofMaxSize(40));
  }

  private static DecimalVector rowByRow(List<Object> cells) {
    DecimalVector vector = new DecimalVector();
    for (Object cell : cells) {
      if (cell instanceof BigDecimal number) {
        vector.add(number);
      } else {
        vector.addAbsent((ObservationStatus) cell);
      }
    }
    return vector;
  }

  private static DecimalVector inBlocks(List<Object> cells) {
    DecimalVector vector = new DecimalVector();
    DecimalVectorProperties.putBlock(vector, 0, cells);
    vector.setSize(cells.size());
    return vector;
  }

  /** No sums yet, together and in parts. */
  private static List<ExactSums> none() {
    return List.of(new ExactSums(GROUPS), new ExactSums(new SumParts(GROUPS, 2)));
  }

  /** What the cells of a group add up to. */
  private record Plain(BigDecimal sum, boolean has, int absent) {

    static Plain of(List<Object> cells, int[] groups, int group) {
      List<Object> own =
          IntStream.range(0, groups.length)
              .filter(row -> groups[row] == group)
              .mapToObj(cells::get)
              .toList();
      List<BigDecimal> numbers =
          own.stream().filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast).toList();
      return new Plain(
          numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
          !numbers.isEmpty(),
          own.size() - numbers.size());
    }
  }

  @Property
  void oneByOneIsPlainAddition(
      @ForAll("lists") List<Object> cells, @ForAll @IntRange(max = 4) int step) {
    int[] groups = IntStream.range(0, cells.size()).map(row -> row * step % GROUPS).toArray();
    DecimalVector numbers = rowByRow(cells);
    for (ExactSums sums : none()) {
      for (int row = 0; row < groups.length; row++) {
        sums.add(groups[row], numbers, row);
      }
      assertPlain(sums, cells, groups);
    }
  }

  @Property
  void sumsOfPartsAddUp(
      @ForAll("lists") List<Object> cells,
      @ForAll @IntRange(max = 4) int step,
      @ForAll @IntRange(min = 1, max = 4) int parts) {
    int[] groups = IntStream.range(0, cells.size()).map(row -> row * step % GROUPS).toArray();
    DecimalVector numbers = inBlocks(cells);
    for (int kind = 0; kind < none().size(); kind++) {
      ExactSums same = none().get(kind);
      ExactSums turned = none().get(kind);
      for (int part = 0; part < parts; part++) {
        ExactSums some = none().get(kind);
        for (int row = part; row < groups.length; row += parts) {
          some.add(groups[row], numbers, row);
        }
        turned.addAll(some, new int[] {2, 1, 0});
        same.addAll(some, null);
      }
      assertPlain(same, cells, groups);
      assertPlain(turned, cells, IntStream.of(groups).map(group -> 2 - group).toArray());
    }
  }

  @Property
  void rowsAddUpAsTheyDoOneByOne(
      @ForAll("lists") List<Object> cells, @ForAll @IntRange(max = 4) int step) {
    int[] groups = IntStream.range(0, cells.size()).map(row -> row * step % GROUPS).toArray();
    for (DecimalVector numbers : List.of(rowByRow(cells), inBlocks(cells))) {
      for (ExactSums sums : none()) {
        int half = groups.length / 2;
        int[] second = IntStream.of(groups).skip(half).toArray();
        sums.addRows(groups, numbers, 0, half);
        sums.addRows(second, numbers, half, groups.length - half);
        assertPlain(sums, cells, groups);
      }
    }
  }

  @Property
  void rowsOfCodesAddUpAsTheyDoOneByOne(
      @ForAll("lists") List<Object> cells, @ForAll @IntRange(max = 4) int step) {
    int size = cells.size();
    int[] shares = {1, 0, 2, 1};
    int[] codes = IntStream.range(0, size).map(row -> row * step % shares.length).toArray();
    int[] groups = IntStream.of(codes).map(code -> shares[code]).toArray();
    for (Codes each : List.of(Codes.of(codes), kept(codes, 3), Codes.computed(row -> codes[row]))) {
      assertPlain(base -> new RowGroups.ByOne(each, shares, base), cells, groups);
    }
  }

  @Property
  void rowsOfTwoCodesAddUpAsTheyDoOneByOne(
      @ForAll("lists") List<Object> cells, @ForAll @IntRange(max = 4) int step) {
    int[] shares = {1, 0, 0};
    int[] codes = IntStream.range(0, cells.size()).map(row -> row * step % 3).toArray();
    int[] sharesOfOthers = {-1, 0};
    int[] others = IntStream.range(0, cells.size()).map(row -> row / 2 % 2).toArray();
    int[] groups =
        IntStream.range(0, cells.size())
            .map(row -> 1 + shares[codes[row]] + sharesOfOthers[others[row]])
            .toArray();
    for (int largest : new int[] {1, 300}) {
      Codes kept = kept(others, largest);
      assertThat(RowGroups.ByTwo.areFit(kept(codes, 2), kept)).isTrue();
      assertThat(RowGroups.ByTwo.areFit(Codes.of(codes), kept)).isFalse();
      assertPlain(
          base -> new RowGroups.ByTwo(kept(codes, 2), shares, kept, sharesOfOthers, base + 1),
          cells,
          groups);
    }
  }

  /** Codes one by one, in as many bytes as the largest takes that there might be. */
  private static Codes kept(int[] codes, int largest) {
    Codes.Builder builder = new Codes.Builder();
    builder.makeRoom(0, codes.length, largest);
    builder.put(0, codes, 0, codes.length);
    return builder.build(codes.length);
  }

  /** Groups from a base on, in sums that are together and in the second part of others. */
  private static void assertPlain(IntFunction<RowGroups> from, List<Object> cells, int[] groups) {
    int size = cells.size();
    for (DecimalVector numbers : List.of(rowByRow(cells), inBlocks(cells))) {
      ExactSums together = new ExactSums(GROUPS);
      together.addRows(from.apply(0), numbers, 0, size / 2);
      together.addRows(from.apply(0), numbers, size / 2, size - size / 2);
      assertPlain(together, cells, groups);
      ExactSums inParts = new ExactSums(new SumParts(2 * GROUPS, GROUPS));
      inParts.addRows(from.apply(GROUPS), numbers, 0, size);
      ExactSums moved = new ExactSums(GROUPS);
      moved.addAll(inParts, new int[] {0, 0, 0, 0, 1, 2});
      assertPlain(moved, cells, groups);
    }
  }

  @Property
  void runsAddUpAsTheirRowsDo(@ForAll("lists") List<Object> cells) {
    int size = cells.size();
    for (DecimalVector numbers : List.of(rowByRow(cells), inBlocks(cells))) {
      ExactSums sums = new ExactSums(GROUPS);
      sums.addRun(new int[] {0, 2}, numbers, 0, size);
      assertThat(sums.has(1)).isFalse();
      int[] groups = new int[size];
      assertThat(sums.sum(2)).isEqualByComparingTo(Plain.of(cells, groups, 0).sum);
      for (ExactSums first : none()) {
        first.addRun(new int[] {0}, numbers, 0, size);
        assertPlain(first, cells, groups);
      }
    }
  }

  private static void assertPlain(ExactSums sums, List<Object> cells, int[] groups) {
    for (int group = 0; group < GROUPS; group++) {
      Plain plain = Plain.of(cells, groups, group);
      assertThat(sums.sum(group)).isEqualByComparingTo(plain.sum);
      assertThat(sums.has(group)).isEqualTo(plain.has);
      assertThat(sums.absent(group)).isEqualTo(plain.absent);
      assertThat(sums.met(group)).isEqualTo(plain.has || plain.absent > 0);
    }
  }
}
