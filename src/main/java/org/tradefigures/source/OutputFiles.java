package org.tradefigures.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Opens files to write text to. */
final class OutputFiles {

  private OutputFiles() {}

  /** A file in UTF-8, compressed with gzip where its name ends in {@code .gz}. */
  static Writer open(Path file) throws IOException {
    if (!InputFiles.name(file).toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }
    OutputStream bytes = Files.newOutputStream(file);
    try {
      return new BufferedWriter(
          new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }
}
