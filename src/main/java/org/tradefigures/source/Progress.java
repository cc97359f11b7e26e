package org.tradefigures.source;

import java.util.Objects;
import java.util.OptionalDouble;

/** Listens to how far reading has come, see {@link SourceText#withProgress}. */
@FunctionalInterface
public interface Progress {

  /**
   * Hears of the state now and then, on a thread that reads and on one at a time, and once at the
   * end. What it throws ends the reading.
   *
   * @param state how far reading has come
   */
  void report(State state);

  /**
   * How far reading has come.
   *
   * @param source the name of what is read
   * @param rows the figures and problems so far
   * @param bytes the bytes read so far, of the file as it is stored
   * @param ofBytes how many bytes there are; -1 where that is not known
   * @param finished whether this is the end
   */
  record State(String source, long rows, long bytes, long ofBytes, boolean finished) {

    /** Checks that nothing is negative. */
    public State {
      Objects.requireNonNull(source, "source");
      if (rows < 0 || bytes < 0 || ofBytes < -1) {
        throw new IllegalArgumentException(
            "Progress of " + rows + " rows and " + bytes + " of " + ofBytes + " bytes");
      }
    }

    /**
     * The share that is done, by bytes.
     *
     * @return 0 to 1; empty where it is not known how many bytes there are
     */
    public OptionalDouble share() {
      return ofBytes < 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(finished || ofBytes == 0 ? 1 : Math.min(1, bytes / (double) ofBytes));
    }
  }
}
