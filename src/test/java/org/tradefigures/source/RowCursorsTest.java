package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCursorsTest {

  /** Short and long lines, blank ones, and all that start in a part of the text. */
  @Property(tries = 300)
  void rowsThatStartInAPartAreFound(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 90) int longest, @ForAll boolean pairs) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(200); i >= 0; i--) {
      String line = random.nextInt(5) == 0 ? "" : "x".repeat(random.nextInt(longest));
      starts.add(text.length());
      lines.add(line);
      text.append(line).append(pairs ? "\r\n" : "\n");
    }
    int from = starts.get(random.nextInt(starts.size()));
    int to = from + random.nextInt(text.length() - from + 1);
    RowCursors rows = find(text.toString(), from, to);
    long[] cells = new long[rows.count()];
    rows.cells(true, cells);
    rows.requireEnds();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (starts.get(i) >= from && starts.get(i) < to && !lines.get(i).isEmpty()) {
        expected.add(lines.get(i));
      }
    }
    assertThat(Arrays.stream(cells).mapToObj(cell -> text(rows, cell))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a,b\n", "a,b\r\n", "\"a\",\"b\"\n", "a,b,\n", "a,b,  \r\n", "\n\r\na,b\n\n"})
  void twoCellsAreRead(String text) {
    RowCursors rows = find(text, 0, text.length());
    long[] first = new long[rows.count()];
    long[] second = new long[rows.count()];
    rows.cells(false, first);
    rows.cells(true, second);
    rows.requireEnds();
    assertThat(rows.count()).isEqualTo(1);
    assertThat(text(rows, first[0])).isEqualTo("a");
    assertThat(text(rows, second[0])).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\n", "a,b,c\n", "\"a,b\n", "\"a\"x,b\n", "a,b\r\r\n", "a,b\r,\n", "a\nb,c\n"})
  void otherRowsAreRefused(String text) {
    RowCursors rows = find(text, 0, text.length());
    long[] cells = new long[rows.count()];
    assertThatThrownBy(
            () -> {
              rows.cells(false, cells);
              rows.cells(true, cells);
              rows.requireEnds();
              assertThat(text(rows, cells[0])).doesNotContain(",", "\n", "\r");
            })
        .isInstanceOfAny(GiveUp.class, AssertionError.class);
  }

  private static RowCursors find(String text, int from, int to) {
    byte[] bytes = (text + "\n" + "?".repeat(RowCursors.PADDING)).getBytes(StandardCharsets.UTF_8);
    RowCursors rows = new RowCursors((byte) ',');
    rows.find(bytes, from, to);
    return rows;
  }

  private static String text(RowCursors rows, long cell) {
    return new String(
        rows.bytes(), RowCursors.start(cell), RowCursors.length(cell), StandardCharsets.UTF_8);
  }
}
