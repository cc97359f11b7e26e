package org.tradefigures.source;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column as one thread reads it from bytes: as texts, as numbers, as what is told of its cells,
 * as several of them, or as nothing.
 */
final class CellColumn {

  private final boolean isLast;
  private final Map<Layout.Cell, ToldCells> told = new EnumMap<>(Layout.Cell.class);
  private @Nullable TextCells texts;
  private @Nullable NumberCells numbers;
  private boolean hasPlaces;

  /** Where the cells stand, where somebody needs that. */
  private long[] places = new long[0];

  /**
   * A column of which nothing is read.
   *
   * @param isLast whether it is the last of the rows
   */
  CellColumn(boolean isLast) {
    this.isLast = isLast;
  }

  /** What a function is handed that asks for a kind of cell. */
  Cells cells(Layout.Cell cell) {
    if (cell != Layout.Cell.TEXT) {
      return told.computeIfAbsent(cell, ToldCells::new);
    }
    if (texts == null) {
      texts = new TextCells();
    }
    return texts;
  }

  void measure(NumberCells cells) {
    numbers = cells;
  }

  /** The texts, if there are any. */
  @Nullable TextCells texts() {
    return texts;
  }

  /** Whether the cells are texts, and nothing else. */
  boolean isText() {
    return texts != null && numbers == null && isPlain();
  }

  private boolean isPlain() {
    return told.isEmpty() && !hasPlaces;
  }

  boolean isTold() {
    return !told.isEmpty();
  }

  /** Says that others need to know where the cells stand. */
  void keepPlaces() {
    hasPlaces = true;
  }

  /** Reads the next cell of all rows, which move on. */
  void read(RowCursors rows) {
    if (texts != null && isText() && !isLast) {
      texts.read(rows);
    } else if (numbers != null && texts == null && isPlain()) {
      numbers.read(rows, isLast);
    } else {
      places = places.length < rows.count() ? new long[rows.places().length] : places;
      rows.cells(isLast, places);
      readPlaces(rows);
    }
  }

  private void readPlaces(RowCursors rows) {
    if (texts != null) {
      texts.read(rows, places);
    }
    if (numbers != null) {
      numbers.read(rows, places);
    }
    if (texts == null && numbers == null) {
      requireSound(rows);
    }
  }

  /** Requires that cells hold nothing that the reading row by row refuses. */
  private void requireSound(RowCursors rows) {
    byte[] bytes = rows.bytes();
    for (int row = 0; row < rows.count(); row++) {
      int start = RowCursors.start(places[row]);
      int end = start + RowCursors.length(places[row]);
      boolean isOdd = false;
      for (int at = start; at < end && !isOdd; at += Long.BYTES) {
        int odd = Words.index(Words.odd(Words.at(bytes, at)));
        isOdd = odd < Math.min(Long.BYTES, end - at);
      }
      if (isOdd) {
        ByteFields.sound(bytes, start, end);
      }
    }
  }

  /**
   * Reads what is told of the cells, once all columns were read.
   *
   * @param values where the values of the rows stand
   */
  void tell(RowCursors rows, CellColumn values) {
    told.values().forEach(cells -> cells.read(rows, places, values.places));
  }
}
