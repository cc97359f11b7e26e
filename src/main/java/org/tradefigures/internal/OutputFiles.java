package org.tradefigures.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

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
   * stays until all is written, and who may read and write it stays too. What is no ordinary file,
   * such as a link or a device, and a file in a folder that takes no other, is written to as it is.
   *
   * @param file the file
   * @param text writes the text
   * @throws IOException if it can't be written
   */
  public static void write(Path file, Writing text) throws IOException {
    String name = Objects.requireNonNullElse(file.getFileName(), file).toString();
    boolean packed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
    Path folder = file.toAbsolutePath().getParent();
    requireFolder(folder);
    boolean isNew = Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    boolean replaces =
        isNew || (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(file));
    if (!replaces || folder == null || !Files.isWritable(folder)) {
      // where that is not allowed either, the error names the file
      write(file, packed, text);
      return;
    }
    // of nobody else's name, and left alone by who reads the folder meanwhile
    Path part = file.resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
    try {
      write(part, packed, text);
      if (!isNew) {
        keepPermissions(file, part);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Refuses a folder that is not there.
   *
   * @param folder where something is to be written; null is where there are no folders
   * @throws NoSuchFileException if there is no such folder
   */
  public static void requireFolder(@Nullable Path folder) throws NoSuchFileException {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no such folder; create it");
    }
  }

  private static void keepPermissions(Path of, Path on) throws IOException {
    if (Files.getFileAttributeView(on, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(on, Files.getPosixFilePermissions(of));
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
