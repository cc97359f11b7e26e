package org.tradefigures.table;

import tech.tablesaw.api.Table;

/** What a table prints, without what its printer puts around it. */
final class TableText {

  private TableText() {}

  /** One line a row, with bars between the cells. */
  static String rows(Table table) {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < table.rowCount(); row++) {
      for (int column = 0; column < table.columnCount(); column++) {
        rows.append(column == 0 ? "" : "|").append(table.getString(row, column));
      }
      rows.append('\n');
    }
    return rows.toString();
  }
}
