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
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a reader reads: the bytes of a file, decompressed, with the name that errors call them. Its
 * start can be looked at before it is read, to tell which layout it has.
 *
 * <p>What is compressed with gzip is decompressed, and so is the only file in a zip archive, told
 * by the first bytes and not by the name. What decompresses to more than 250 times its size (from
 * 64 MiB on) or to more than 1 TiB, and what is compressed twice, is refused.
 *
 * <p>The encoding is the one that {@link #withCharset} states, else that of the byte-order mark
 * (UTF-8, UTF-16), else UTF-8 where what is not ASCII is that, else Windows-1252, which holds
 * Latin-1; {@link #charset} tells which. Bytes that are no text in the encoding are refused where
 * they are met.
 */
public final class SourceText implements Closeable {

  /** How much of the start is looked at. */
  private static final int START = 1 << 16;

  private static final int ROWS = 1 << 12;

  private final Origin origin;
  private final @Nullable Charset stated;
  private final @Nullable Progress progress;

  /** The bytes, shared by the copies that are told more. */
  private static final class Origin {
    private final String name;
    private final @Nullable Path file;
    private final AtomicLong read;
    private @Nullable String entry;
    private long total = -1;
    private boolean isAsStored;
    private @Nullable InputStream in;
    private @Nullable Kept opened;
    private @Nullable Utf8Stream text;

    /**
     * Nothing yet.
     *
     * @param read how many bytes were read so far
     */
    Origin(String name, @Nullable Path file, AtomicLong read) {
      this.name = name;
      this.file = file;
      this.read = read;
    }

    Kept bytes() throws IOException {
      if (opened == null) {
        InputStream raw = Objects.requireNonNull(in, "in");
        opened = new Kept(InputFiles.open(raw, name, read::set));
      }
      return opened;
    }
  }

  /** Bytes that are closed with the text, and not by who reads them. */
  private static final class Kept extends BufferedInputStream {
    Kept(InputStream in) {
      super(in, START);
    }

    @Override
    public void close() {}

    void end() throws IOException {
      super.close();
    }
  }

  private SourceText(Origin origin, @Nullable Charset stated, @Nullable Progress progress) {
    this.origin = origin;
    this.stated = stated;
    this.progress = progress;
  }

  /**
   * A file, or the only file in a zip archive.
   *
   * @param file the file; errors call it by its last name
   * @return the text, to be closed
   * @throws org.tradefigures.reference.TradeParseException if it is empty, a directory, a workbook,
   *     damaged, or an archive of several files
   * @throws IOException if the file can't be opened
   */
  public static SourceText of(Path file) throws IOException {
    return open(file, null);
  }

  /**
   * One of the files in a zip archive.
   *
   * @param file the archive
   * @param entry the path of the file in it
   * @return the text, to be closed
   * @throws org.tradefigures.reference.TradeParseException if there is no such entry, or the file
   *     is no archive
   * @throws IOException if the archive can't be opened
   */
  public static SourceText of(Path file, String entry) throws IOException {
    return open(file, Objects.requireNonNull(entry, "entry"));
  }

  private static SourceText open(Path file, @Nullable String entry) throws IOException {
    AtomicLong read = new AtomicLong();
    InputFiles.Opened opened = InputFiles.open(file, entry, read::set);
    Origin origin = new Origin(opened.name(), file, read);
    origin.entry = entry;
    origin.total = opened.total();
    origin.isAsStored = opened.isAsStored();
    origin.opened = new Kept(opened.in());
    return new SourceText(origin, null, null);
  }

  /**
   * Bytes from anywhere.
   *
   * @param in the bytes; closed by {@link #close()}
   * @param name what errors call them
   * @return the text
   */
  public static SourceText of(InputStream in, String name) {
    Origin origin = new Origin(Objects.requireNonNull(name, "name"), null, new AtomicLong());
    origin.in = Objects.requireNonNull(in, "in");
    return new SourceText(origin, null, null);
  }

  /**
   * A text.
   *
   * @param text the text
   * @param name what errors call it
   * @return the text
   */
  public static SourceText of(String text, String name) {
    return of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name)
        .withCharset(StandardCharsets.UTF_8);
  }

  /**
   * The same text, whose encoding is stated. To be said before it is read.
   *
   * @param charset the encoding
   * @return the text
   */
  public SourceText withCharset(Charset charset) {
    return new SourceText(origin, Objects.requireNonNull(charset, "charset"), progress);
  }

  /**
   * The same text, which tells how far reading has come. To be said before it is read.
   *
   * @param listener hears of it, such as {@link ProgressBar}
   * @return the text
   */
  public SourceText withProgress(Progress listener) {
    return new SourceText(origin, stated, Objects.requireNonNull(listener, "listener"));
  }

  /**
   * What errors call it.
   *
   * @return the last name of a file, with the entry of an archive behind a slash
   */
  public String name() {
    return origin.name;
  }

  /**
   * The file, where it is one.
   *
   * @return empty for bytes and texts from elsewhere
   */
  public Optional<Path> file() {
    return Optional.ofNullable(origin.file);
  }

  /**
   * The encoding that was stated, or found in what was read so far.
   *
   * @return UTF-8 as long as there is nothing but ASCII
   */
  public Charset charset() {
    if (stated != null) {
      return stated;
    }
    return origin.text == null ? StandardCharsets.UTF_8 : origin.text.charset();
  }

  /**
   * The first characters, which stay to be read. A byte-order mark is left out.
   *
   * @return up to 65,536 bytes, as text
   * @throws IOException if they can't be read
   */
  public String start() throws IOException {
    InputStream in = origin.bytes();
    in.mark(START);
    byte[] bytes = in.readNBytes(START);
    in.reset();
    Utf8Stream text = new Utf8Stream(new ByteArrayInputStream(bytes), stated);
    return new String(text.readAllBytes(), StandardCharsets.UTF_8);
  }

  /**
   * The bytes as they are stored, decompressed.
   *
   * @return the bytes from the first on, as long as nothing was read; closed with the text
   * @throws IOException if they can't be read
   */
  public InputStream bytes() throws IOException {
    return origin.bytes();
  }

  /** Whether the encoding was stated, so that nothing in the text tells another. */
  boolean isCharsetStated() {
    return stated != null;
  }

  /**
   * The text as bytes in UTF-8, whatever it is stored in, without byte-order mark.
   *
   * @return the bytes from the first on, as long as nothing was read
   * @throws IOException if they can't be read
   */
  InputStream utf8() throws IOException {
    origin.text = new Utf8Stream(origin.bytes(), stated);
    return origin.text;
  }

  /**
   * Where in its file the text starts, if the file holds it as it is, in UTF-8: such a file can be
   * read at any place. To be asked once the start was read; what follows may tell otherwise.
   */
  OptionalLong startInFile() {
    return origin.isAsStored
            && origin.text != null
            && origin.text.charset().equals(StandardCharsets.UTF_8)
        ? OptionalLong.of(origin.text.skipped())
        : OptionalLong.empty();
  }

  /** Notes that the file was read up to a place by others than the stream. */
  void reached(long bytes) {
    origin.read.accumulateAndGet(bytes, Math::max);
  }

  /** The same file from its start. */
  SourceText again() throws IOException {
    SourceText again = open(file().orElseThrow(), origin.entry);
    return new SourceText(again.origin, stated, progress);
  }

  /**
   * The text.
   *
   * @return the characters from the first on
   * @throws IOException if they can't be read
   */
  BufferedReader text() throws IOException {
    return new BufferedReader(new InputStreamReader(utf8(), StandardCharsets.UTF_8));
  }

  /** Tells the listener now and then how many rows were read. */
  void progress(long rows) {
    if (rows % ROWS == 0) {
      passed(rows);
    }
  }

  /** Tells the listener that so many rows were read. */
  void passed(long rows) {
    tell(rows, false);
  }

  /** Tells the listener that all rows were read. */
  void finished(long rows) {
    tell(rows, true);
  }

  private void tell(long rows, boolean finished) {
    if (progress != null) {
      progress.report(new Progress.State(name(), rows, origin.read.get(), origin.total, finished));
    }
  }

  @Override
  public void close() throws IOException {
    if (origin.opened != null) {
      origin.opened.end();
    } else if (origin.in != null) {
      origin.in.close();
    }
  }
}
