package org.tradefigures.table;

/** What it means that a table has no row for something. */
public enum Coverage {
  /** The table holds all there is within its reach, so what is not there is zero. */
  COMPLETE,
  /** The table holds a choice, so what is not there is unknown. */
  SELECTION
}
