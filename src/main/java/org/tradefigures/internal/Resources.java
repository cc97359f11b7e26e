package org.tradefigures.internal;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Access to the data files that are part of the jar. */
public final class Resources {

  private static final String ROOT = "/org/tradefigures/data/";

  private Resources() {}

  /**
   * Opens a bundled data file as UTF-8 text.
   *
   * @param name the path below {@code data/}, such as {@code reference/economies.csv}
   * @return a reader at the start of the file
   * @throws IllegalStateException if there is no such file
   */
  public static Reader open(String name) {
    return new BufferedReader(new InputStreamReader(stream(name), StandardCharsets.UTF_8));
  }

  /**
   * Opens a bundled data file as bytes.
   *
   * @param name the path below {@code data/}
   * @return a stream at the start of the file
   * @throws IllegalStateException if there is no such file
   */
  public static InputStream stream(String name) {
    Objects.requireNonNull(name, "name");
    InputStream in = Resources.class.getResourceAsStream(ROOT + name);
    if (in == null) {
      throw new IllegalStateException(
          "Missing bundled data file "
              + Messages.quote(name)
              + ": the jar of tradefigures is incomplete; build it again or get it anew");
    }
    return in;
  }
}
