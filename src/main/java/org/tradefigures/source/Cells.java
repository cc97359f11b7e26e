package org.tradefigures.source;

/** What functions are handed of a column, as one thread reads it: texts, and which a row has. */
interface Cells {

  /** The number of the text of a row. */
  int number(int row);

  /** The text that has a number. */
  String text(int number);
}
