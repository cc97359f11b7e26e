package org.tradefigures.source;

/** Says that a file is not plain, and has to be read row by row. */
@SuppressWarnings("serial") // never written
class GiveUp extends IllegalArgumentException {

  /** Says that a text is in another encoding than it seemed to be. */
  static final class NotUtf8 extends GiveUp {}
}
