package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunsTest {

  private static final int ROWS = 60;

  /** The first row after the given one in which a column has another code; the limit if none. */
  private static int change(int[] column, int row, int limit) {
    int end = row + 1;
    while (end < limit && column[end] == column[row]) {
      end++;
    }
    return end;
  }

  @Property
  void endsAreWhereColumnsChange(
      @ForAll long seed,
      @ForAll @IntRange(max = 5) int width,
      @ForAll @IntRange(max = 20) int from) {
    Random random = new Random(seed);
    int[][] columns = new int[width][ROWS];
    for (int[] column : columns) {
      int often = 1 + random.nextInt(12);
      for (int row = 1; row < ROWS; row++) {
        column[row] = column[row - 1] + (random.nextInt(often) == 0 ? 1 : 0);
      }
    }
    int limit = from + 1 + random.nextInt(ROWS - from);
    Runs runs = new Runs(Stream.of(columns).map(Codes::of).toList()).from(from);
    for (int row = from; row < limit; row += 1 + random.nextInt(4)) {
      int at = row;
      int[] changes = Stream.of(columns).mapToInt(column -> change(column, at, limit)).toArray();
      int[] sorted = Arrays.copyOf(changes, width + 3);
      Arrays.fill(sorted, width, width + 3, limit);
      Arrays.sort(sorted);
      assertThat(runs.end(row, limit)).isEqualTo(sorted[0]);
      assertThat(runs.endOfOthers()).isEqualTo(sorted[1]);
      assertThat(runs.endOfRest()).isEqualTo(sorted[2]);
      if (sorted[0] < limit) {
        assertThat(changes[runs.first()]).isEqualTo(sorted[0]);
      }
      if (sorted[1] < limit) {
        assertThat(changes[runs.second()]).isEqualTo(sorted[1]);
        assertThat(runs.second()).isNotEqualTo(runs.first());
      }
    }
  }

  @Test
  void runsAreSplitUpToTheLimit() {
    Codes one = Codes.of(new int[] {7, 7, 7, 8, 8, 9, 9, 9});
    Codes other = Codes.of(new int[] {1, 2, 2, 2, 2, 2, 3, 3});
    Runs runs = new Runs(List.of(one, other));
    int[] starts = new int[9];
    assertThat(runs.split(0, 8, starts)).isEqualTo(5);
    assertThat(starts).startsWith(0, 1, 3, 5, 6, 8);
    assertThat(runs.split(2, 6, starts)).isEqualTo(3);
    assertThat(starts).startsWith(2, 3, 5, 6);
    assertThat(runs.split(6, 7, starts)).isEqualTo(1);
    assertThat(starts).startsWith(6, 7);
    assertThat(new Runs(List.of()).split(3, 8, starts)).isEqualTo(1);
    assertThat(starts).startsWith(3, 8);
  }

  /** Rows between may be left out, but not gone back to. */
  @Test
  void columnsAreLookedAtAnewOnlyBehindTheirRuns() {
    int[] asked = new int[ROWS];
    Codes counting =
        Codes.computed(
            row -> {
              asked[row]++;
              return row / 20;
            });
    Runs runs = new Runs(List.of(counting)).from(0);
    IntStream.range(0, 20).forEach(row -> assertThat(runs.end(row, ROWS)).isEqualTo(20));
    assertThat(asked[20]).isEqualTo(1);
    assertThat(runs.end(45, ROWS)).isEqualTo(ROWS);
    assertThat(runs.from(5).end(5, ROWS)).isEqualTo(20);
  }
}
