package org.tradefigures.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2048, 16_384, 16_385, 100_000})
  void everyRowIsGoneThroughOnce(int rows) {
    AtomicIntegerArray times = new AtomicIntegerArray(rows);
    Blocks.forEach(rows, (from, to) -> IntStream.range(from, to).forEach(times::incrementAndGet));
    assertThat(IntStream.range(0, rows).map(times::get)).allMatch(count -> count == 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_384, 16_385, 100_000})
  void theRowsThatPassAreInOrder(int rows) {
    assertThat(Blocks.filter(rows, row -> row % 7 == 3))
        .isEqualTo(IntStream.range(0, rows).filter(row -> row % 7 == 3).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2048, 2049, 40_000})
  void rowsAreReadInAnyPortion(int size) {
    int[] some = IntStream.range(0, size).map(i -> i % 5 == 0 ? -1 : i * 3 % size).toArray();
    int[] twice = IntStream.of(some).map(i -> i < 0 ? -1 : some[i]).toArray();
    RowMap rows = RowMap.of(some);
    assertThat(rows.toArray()).isEqualTo(some);
    assertThat(RowMap.same(size).toArray()).isEqualTo(IntStream.range(0, size).toArray());
    assertThat(rows.through(RowMap.same(size))).isSameAs(rows);
    assertThat(rows.through(rows).toArray()).isEqualTo(twice);
    assertThat(rows.through(rows).listed().size()).isEqualTo(size);
    for (int row = 0; row < size; row += 997) {
      assertThat(rows.through(rows).get(row)).isEqualTo(twice[row]);
    }
  }
}
