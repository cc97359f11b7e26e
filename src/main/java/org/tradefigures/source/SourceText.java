package org.tradefigures.source;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reader reads: the bytes of a file, decompressed, with the name that errors call them. Its
 * start can be looked at before it is read, to tell which layout it has.
 */
public final class SourceText implements Closeable {

  /** How much of the start is looked at. */
  private static final int START = 1 << 16;

  private final InputStream in;
  private final String name;
  private final @Nullable Path file;
  private final @Nullable Charset other;

  private SourceText(InputStream in, String name, @Nullable Path file) {
    this(in, name, file, null);
  }

  private SourceText(InputStream in, String name, @Nullable Path file, @Nullable Charset other) {
    this.other = other;
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, START);
    this.name = name;
    this.file = file;
  }

  /**
   * A file, decompressed where its first bytes say that it is compressed with gzip.
   *
   * @param file the file; errors call it by its last name
   * @return the text, to be closed
   * @throws IOException if the file can't be opened
   */
  public static SourceText of(Path file) throws IOException {
    return new SourceText(InputFiles.open(file), InputFiles.name(file), file);
  }

  /**
   * Bytes from anywhere.
   *
   * @param in the bytes; closed by {@link #close()}
   * @param name what errors call them
   * @return the text
   */
  public static SourceText of(InputStream in, String name) {
    return new SourceText(
        Objects.requireNonNull(in, "in"), Objects.requireNonNull(name, "name"), null);
  }

  /**
   * A text.
   *
   * @param text the text
   * @param name what errors call it
   * @return the text
   */
  public static SourceText of(String text, String name) {
    return of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
  }

  /**
   * What errors call it.
   *
   * @return the last name of a file
   */
  public String name() {
    return name;
  }

  /**
   * The file, where it is one.
   *
   * @return empty for bytes and texts from elsewhere
   */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * The first characters, which stay to be read. A byte-order mark is left out.
   *
   * @return up to 65,536 bytes, as text
   * @throws IOException if they can't be read
   */
  public String start() throws IOException {
    in.mark(START);
    byte[] bytes = in.readNBytes(START);
    in.reset();
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * The bytes.
   *
   * @return the bytes from the first on, as long as nothing was read
   */
  public InputStream bytes() {
    return in;
  }

  /**
   * The same for a layout that may come in another encoding: where its bytes are no UTF-8, they are
   * in that one from the first of these on.
   *
   * @param encoding one that has the ASCII characters in their places
   */
  SourceText orIn(Charset encoding) {
    return new SourceText(in, name, file, encoding);
  }

  /**
   * The text.
   *
   * @return the characters from the first on
   * @throws IOException if they can't be read
   */
  BufferedReader text() throws IOException {
    return InputFiles.text(
        in,
        name,
        bytes ->
            other == null
                ? new InputStreamReader(bytes, StandardCharsets.UTF_8)
                : new FallbackReader(bytes, other));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
