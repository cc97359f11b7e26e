package org.tradefigures.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Writes text to files. */
public final class OutputFiles {

  private OutputFiles() {}

  /** Writes a text. */
  public interface Writing {
    /**
     * Writes it.
     *
     * @param out where to
     * @throws IOException if it can't be written
     */
    void to(Writer out) throws IOException;
  }

  /**
   * Writes a file in UTF-8, compressed with gzip where its name ends in {@code .gz}. What is there
   * stays until all is written. What is no ordinary file, such as a link or a device, is written to
   * as it is.
   *
   * @param file the file
   * @param text writes the text
   * @throws IOException if it can't be written
   */
  public static void write(Path file, Writing text) throws IOException {
    String name = Objects.requireNonNullElse(file.getFileName(), file).toString();
    boolean packed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
    boolean ordinary =
        Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
            || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    if (!ordinary) {
      write(file, packed, text);
      return;
    }
    // of nobody else's name, and left alone by who reads the folder meanwhile
    Path part = file.resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
    try {
      write(part, packed, text);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Path file, boolean packed, Writing text) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        OutputStream stored = packed ? new GZIPOutputStream(bytes) : bytes;
        Writer out = new BufferedWriter(new OutputStreamWriter(stored, StandardCharsets.UTF_8))) {
      text.to(out);
    }
  }
}
