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
import org.junit.jupiter.api.Test;
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
      strings = {
        "a\n",
        "a,b,c\n",
        "\"a,b\n",
        "\"a\"x,b\n",
        "a,\"b\n",
        "a,\"b\n\n",
        "a,\"b\"x\n",
        "a,bc\rd\n",
        "a,b\r\r\n",
        "a,b\r,\n",
        "a,b\r \n",
        "a,b,\rc\n",
        "a\nb,c\n",
        "a,b\nc\nd,e\n",
        "a,b\r\nc\r\nd,e\r\n",
        "\ra,b\n",
        "\ra,b\n\n",
        "a,b\n\n\rc,d\n",
        "a,b\n\rc,d\n",
        "a\n,b\n"
      })
  void otherRowsAreRefused(String text) {
    assertThatThrownBy(
            () -> {
              RowCursors rows = find(text, 0, text.length());
              long[] cells = new long[rows.count()];
              for (boolean isLast : new boolean[] {false, true}) {
                rows.cells(isLast, cells);
                requireSound(rows, cells);
              }
              rows.requireEnds();
            })
        .isInstanceOf(GiveUp.class);
    assertThatThrownBy(
            () -> {
              RowCursors rows = find(text, 0, text.length());
              for (boolean isLast : new boolean[] {false, true}) {
                for (int row = 0; row < rows.count(); row++) {
                  rows.cell(row, isLast);
                }
              }
              rows.requireEnds();
            })
        .isInstanceOf(GiveUp.class);
  }

  @Test
  void aRowThatWasReadBeyondItsEndIsRefused() {
    RowCursors rows = find("a\nb\n\nc\n", 0, 7);
    rows.places()[0] = 2;
    rows.places()[1] = 5;
    rows.places()[2] = 7;
    rows.requireEnds();
    rows.places()[0] = 4;
    assertThatThrownBy(rows::requireEnds).isInstanceOf(GiveUp.class);
    rows.places()[0] = 1;
    assertThatThrownBy(rows::requireEnds).isInstanceOf(GiveUp.class);
  }

  /** What is done with cells once they are found. */
  private static void requireSound(RowCursors rows, long[] cells) {
    for (long cell : cells) {
      int start = RowCursors.start(cell);
      ByteFields.sound(rows.bytes(), start, start + RowCursors.length(cell));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "\r", "a\r", "a,b,"})
  void anyNumberOfEqualLinesIsFound(String line) {
    for (int lines = 0; lines < 300; lines++) {
      String text = (line + "\n").repeat(lines);
      RowCursors rows = find(text, 0, text.length());
      assertThat(rows.count()).isEqualTo(line.isBlank() ? 0 : lines);
    }
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
