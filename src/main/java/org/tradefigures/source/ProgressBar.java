package org.tradefigures.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A bar in a terminal that shows how far reading has come:
 *
 * <pre>
 * BACI_HS17_Y2022_V202301.csv [########............]  40 %  4,194,304 rows
 * </pre>
 *
 * <p>It is written again over itself when a further percent is done, or a further 100,000 rows
 * where nobody knows how many there are, and ends with a new line.
 */
public final class ProgressBar implements Progress {

  private static final int WIDTH = 20;
  private static final int ROWS = 100_000;

  private final Appendable out;
  private long shown = -1;

  private ProgressBar(Appendable out) {
    this.out = Objects.requireNonNull(out, "out");
  }

  /**
   * A bar in a terminal.
   *
   * @param out where to, such as {@code System.err}
   * @return the bar
   */
  public static ProgressBar to(Appendable out) {
    return new ProgressBar(out);
  }

  /**
   * Draws the bar.
   *
   * @throws UncheckedIOException if it can't be written
   */
  @Override
  public void report(State state) {
    OptionalDouble share = state.share();
    long step =
        share.isPresent() ? (long) Math.floor(share.getAsDouble() * 100) : state.rows() / ROWS;
    if (step == shown && !state.finished()) {
      return;
    }
    shown = state.finished() ? -1 : step;
    String rows = String.format(Locale.ROOT, "%,d rows", state.rows());
    String line = state.source() + (share.isPresent() ? bar(step) : "  ") + rows;
    try {
      out.append('\r').append(line).append(state.finished() ? "\n" : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bar(long percent) {
    int done = (int) (percent * WIDTH / 100);
    return String.format(
        Locale.ROOT, " [%s%s] %3d %%  ", "#".repeat(done), ".".repeat(WIDTH - done), percent);
  }
}
