package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.tradefigures.internal.Decimals;
import org.tradefigures.trade.ObservationStatus;

/** The vector against the plain list of what was put in. */
class DecimalVectorProperties {

  /** A number, or the reason why there is none. */
  private static Arbitrary<Object> cells() {
    Arbitrary<Object> numbers =
        Arbitraries.oneOf(
                Combinators.combine(
                        Arbitraries.longs().between(-1_000_000, 1_000_000),
                        Arbitraries.integers().between(0, 4))
                    .as(BigDecimal::valueOf),
                Arbitraries.longs().map(BigDecimal::valueOf),
                Arbitraries.integers().map(BigDecimal::valueOf),
                Combinators.combine(
                        Arbitraries.bigIntegers()
                            .between(BigInteger.TEN.pow(37).negate(), BigInteger.TEN.pow(37)),
                        Arbitraries.integers().between(0, 37))
                    .as(BigDecimal::new))
            .map(Decimals::normal);
    Arbitrary<Object> absences =
        Arbitraries.of(
            ObservationStatus.MISSING,
            ObservationStatus.SUPPRESSED,
            ObservationStatus.NOT_YET_REPORTED);
    return Arbitraries.frequencyOf(Tuple.of(4, numbers), Tuple.of(1, absences));
  }

  @Provide
  Arbitrary<List<Object>> lists() {
    return cells().list().ofMaxSize(30);
  }

  /** Changes of a vector, and the same of a list. */
  @Provide
  Arbitrary<List<BiConsumer<DecimalVector, List<Object>>>> changes() {
    Arbitrary<BiConsumer<DecimalVector, List<Object>>> change =
        Arbitraries.oneOf(
            cells()
                .map(
                    cell ->
                        (vector, list) -> {
                          add(vector, cell);
                          list.add(cell);
                        }),
            Combinators.combine(cells(), Arbitraries.integers().between(0, 29))
                .as(
                    (cell, row) ->
                        (vector, list) -> {
                          if (row < list.size()) {
                            set(vector, row, cell);
                            list.set(row, cell);
                          }
                        }),
            Combinators.combine(cells(), Arbitraries.integers().between(0, 29))
                .as(
                    (cell, row) ->
                        (vector, list) -> {
                          if (row < list.size()) {
                            vector.setFrom(row, vector(List.of(cell)), 0);
                            list.set(row, cell);
                          }
                        }));
    return change.list().ofMaxSize(20);
  }

  @Property
  void partsAreReadInOneGo(@ForAll("lists") List<Object> cells, @ForAll Random random) {
    DecimalVector vector = vector(cells);
    int to = random.nextInt(cells.size() + 1);
    int from = random.nextInt(to + 1);
    long[] read = new long[to - from];
    vector.readTo(from, to, read);
    for (int row = from; row < to; row++) {
      assertThat(read[row - from]).isEqualTo(vector.raw(row));
    }
    assertThat(vector.takeOr(new int[] {-1}, 5).raw(0)).isEqualTo(5);
  }

  @Property
  void holdsWhatWasPutIn(
      @ForAll("lists") List<Object> list,
      @ForAll("changes") List<BiConsumer<DecimalVector, List<Object>>> changes) {
    DecimalVector vector = vector(list);
    List<Object> expected = new ArrayList<>(list);
    for (var change : changes) {
      change.accept(vector, expected);
    }
    assertThat(cells(vector)).isEqualTo(expected);
  }

  @Property
  void holdsWhatWasPutInBlocks(
      @ForAll("lists") List<Object> one,
      @ForAll("lists") List<Object> other,
      @ForAll("changes") List<BiConsumer<DecimalVector, List<Object>>> changes) {
    DecimalVector vector = new DecimalVector();
    putBlock(vector, 0, one);
    vector.putNothing(one.size(), 3);
    putBlock(vector, one.size() + 3, other);
    vector.setSize(one.size() + 3 + other.size());
    List<Object> expected = new ArrayList<>(one);
    expected.addAll(Collections.nCopies(3, ObservationStatus.MISSING));
    expected.addAll(other);
    assertThat(cells(vector)).isEqualTo(expected);
    assertThat(cells(vector.copy())).isEqualTo(expected);
    for (var change : changes) {
      change.accept(vector, expected);
    }
    assertThat(cells(vector)).isEqualTo(expected);
  }

  /** As a reader of files puts blocks: numbers of one scale, larger ones beside. */
  static void putBlock(DecimalVector vector, int row, List<Object> cells) {
    int scale =
        cells.stream()
            .filter(BigDecimal.class::isInstance)
            .mapToInt(cell -> ((BigDecimal) cell).scale())
            .filter(decimals -> decimals < 5)
            .max()
            .orElse(0);
    long[] raws = new long[cells.size()];
    Map<Integer, BigDecimal> wide = new HashMap<>();
    for (int i = 0; i < raws.length; i++) {
      if (cells.get(i) instanceof BigDecimal number) {
        raws[i] = DecimalVector.raw(number, scale);
        if (raws[i] == DecimalVector.WIDE) {
          wide.put(i, number);
        }
      } else {
        raws[i] = DecimalVector.mark((ObservationStatus) cells.get(i));
      }
    }
    if (!vector.hasRoom(row, raws.length, scale) || !wide.isEmpty()) {
      vector.makeRoom(row, raws.length, scale);
    }
    vector.put(row, raws, 0, raws.length, scale, wide);
  }

  @Property
  void takesRowsInAnyOrder(@ForAll("lists") List<Object> list, @ForAll("rows") List<Integer> rows) {
    int[] taken = rows.stream().filter(row -> row < list.size()).mapToInt(row -> row).toArray();

    assertThat(cells(vector(list).take(taken)))
        .isEqualTo(Arrays.stream(taken).mapToObj(list::get).toList());
  }

  @Provide
  Arbitrary<List<Integer>> rows() {
    return Arbitraries.integers().between(0, 29).list().ofMaxSize(30);
  }

  @Property
  void copiesFromAnother(@ForAll("lists") List<Object> one, @ForAll("lists") List<Object> other) {
    DecimalVector vector = vector(one);
    DecimalVector source = vector(other);
    for (int row = 0; row < other.size(); row++) {
      vector.addFrom(source, row);
    }
    List<Object> both = new ArrayList<>(one);
    both.addAll(other);
    assertThat(cells(vector)).isEqualTo(both);
    assertThat(cells(source)).isEqualTo(other);
  }

  @Property
  void copyIsItsOwn(@ForAll("lists") List<Object> list) {
    DecimalVector vector = vector(list);
    DecimalVector copy = vector.copy();
    for (int row = 0; row < list.size(); row++) {
      vector.setAbsent(row, ObservationStatus.SUPPRESSED);
    }
    vector.add(BigDecimal.ONE);

    assertThat(cells(copy)).isEqualTo(list);
  }

  @Property
  void comparesAsNumbersDo(@ForAll("lists") List<Object> list) {
    DecimalVector vector = vector(list);
    for (int a = 0; a < list.size(); a++) {
      for (int b = 0; b < list.size(); b++) {
        assertThat(Integer.signum(vector.compare(a, b)))
            .isEqualTo(Integer.signum(compare(list.get(a), list.get(b))));
        assertThat(vector.equal(a, b)).isEqualTo(list.get(a).equals(list.get(b)));
      }
    }
  }

  private static int compare(Object a, Object b) {
    if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
      return x.compareTo(y);
    }
    if (a instanceof ObservationStatus x && b instanceof ObservationStatus y) {
      return x.compareTo(y);
    }
    return a instanceof ObservationStatus ? -1 : 1;
  }

  private static DecimalVector vector(List<Object> cells) {
    DecimalVector vector = new DecimalVector();
    cells.forEach(cell -> add(vector, cell));
    return vector;
  }

  private static void add(DecimalVector vector, Object cell) {
    if (cell instanceof BigDecimal number) {
      vector.add(number);
    } else {
      vector.addAbsent((ObservationStatus) cell);
    }
  }

  private static void set(DecimalVector vector, int row, Object cell) {
    if (cell instanceof BigDecimal number) {
      vector.set(row, number);
    } else {
      vector.setAbsent(row, (ObservationStatus) cell);
    }
  }

  private static List<Object> cells(DecimalVector vector) {
    List<Object> cells = new ArrayList<>();
    for (int row = 0; row < vector.size(); row++) {
      cells.add(vector.isAbsent(row) ? vector.absence(row) : vector.get(row));
    }
    return cells;
  }
}
