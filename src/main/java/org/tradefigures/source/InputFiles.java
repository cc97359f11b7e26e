package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** How readers open a file. */
final class InputFiles {

  private InputFiles() {}

  /** The bytes of a file; of one whose name ends in {@code .gz}, what was compressed. */
  static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    if (!file.toString().endsWith(".gz")) {
      return in;
    }
    try {
      return new GZIPInputStream(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
