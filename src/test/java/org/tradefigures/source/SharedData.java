package org.tradefigures.source;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Published files that lie beside the project where it is developed, and not in a clone. */
public final class SharedData {

  private SharedData() {}

  /**
   * The file; where it is not there, the test is skipped.
   *
   * @param name its path below the folder
   * @return the file
   */
  public static Path file(String name) {
    Path file = Path.of("../shared/data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> file + " is not here");
    return file;
  }
}
