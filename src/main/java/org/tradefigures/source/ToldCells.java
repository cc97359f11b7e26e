package org.tradefigures.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of cells that functions are not handed as they are. */
final class ToldCells implements Cells {

  private final Layout.Cell cell;
  private final Map<String, Integer> known = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private int[] numbers = new int[0];

  /** No cells yet. */
  ToldCells(Layout.Cell cell) {
    this.cell = cell;
  }

  /**
   * Reads cells.
   *
   * @param cells where {@link RowCursors#cells} says they stand
   * @param values the same for the values of the rows
   */
  void read(RowCursors rows, long[] cells, long[] values) {
    if (numbers.length < rows.count()) {
      numbers = new int[cells.length];
    }
    for (int row = 0; row < rows.count(); row++) {
      String told = cell.told(text(rows.bytes(), cells[row]), text(rows.bytes(), values[row]));
      Integer number = known.putIfAbsent(told, texts.size());
      if (number == null) {
        number = texts.size();
        texts.add(told);
      }
      numbers[row] = number;
    }
  }

  private static String text(byte[] bytes, long cell) {
    return new String(
            bytes, RowCursors.start(cell), RowCursors.length(cell), StandardCharsets.UTF_8)
        .strip();
  }

  @Override
  public int number(int row) {
    return numbers[row];
  }

  @Override
  public String text(int number) {
    return texts.get(number);
  }
}
