package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RepetitionsTest {

  private static final int ROWS = 40_000;

  private static Coded<Integer> column(int rows, IntUnaryOperator value) {
    Coded.Builder<Integer> column = new Coded.Builder<>();
    IntStream.range(0, rows).map(value).forEach(column::add);
    return column.build();
  }

  @Property(tries = 300)
  void columnsOfFewValuesTellAnotherIfRowsThatAgreeInThemHaveOneValueOfIt(
      @ForAll @Size(max = 12) List<@IntRange(max = 26) Integer> rows) {
    Coded<Integer> first = column(rows.size(), row -> rows.get(row) % 3);
    Coded<Integer> second = column(rows.size(), row -> rows.get(row) / 3 % 3);
    Coded<Integer> more = column(rows.size(), row -> rows.get(row) / 9);
    Map<Integer, Integer> met = new HashMap<>();
    boolean expected =
        rows.stream().allMatch(row -> met.computeIfAbsent(row % 9, k -> row / 9) == row / 9);
    assertThat(Repetitions.tell(List.of(first, second), more, rows.size())).isEqualTo(expected);
  }

  @Test
  void manyRowsAreLookedAtByTheColumnsOfFewValues() {
    Coded<Integer> ofReporters = column(ROWS, row -> row % 300);
    Coded<Integer> ofMany = column(ROWS, row -> row % 397);
    List<Coded<?>> columns = List.of(ofReporters, ofMany);
    Coded<Integer> own = column(ROWS, row -> row % 300 / 2);
    assertThat(Repetitions.tell(columns, own, ROWS)).isTrue();
    Coded<Integer> otherAtLast = column(ROWS, row -> row == ROWS - 1 ? 200 : row % 300 / 2);
    assertThat(Repetitions.tell(columns, otherAtLast, ROWS)).isFalse();
    Coded<Integer> otherAtFirst = column(ROWS, row -> row == 0 ? 200 : row % 300 / 2);
    assertThat(Repetitions.tell(columns, otherAtFirst, ROWS)).isFalse();
    assertThat(Repetitions.tell(columns, ofMany, ROWS)).as("known by all columns only").isFalse();
  }
}
