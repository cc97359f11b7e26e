package org.tradefigures.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.BulkStream;
import org.tradefigures.internal.Messages;
import org.tradefigures.internal.Suggestions;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/** How readers open a file: told by its first bytes, not by its name. */
final class InputFiles {

  private static final int GZIP = 0x1F8B;
  private static final int ZIP = 0x504B;
  private static final int NEITHER = -1;
  private static final int BUFFER = 1 << 16;
  private static final int MOST_NAMES = 5;

  /**
   * What statistical offices publish shrinks to a tenth or a fiftieth; zeros shrink to a 1,000th.
   */
  private static final long MOST_TIMES = 250;

  private static final long SUSPECT_FROM = 1L << 26;
  private static final long MOST_BYTES = 1L << 40;

  private InputFiles() {}

  /**
   * The decompressed bytes of a file.
   *
   * @param name what errors call it
   * @param in the bytes; closing them closes the file
   * @param total how many bytes the progress counts; -1 where that is not known
   * @param isAsStored whether they are the bytes of the file
   */
  record Opened(String name, InputStream in, long total, boolean isAsStored) {}

  /** What a file is called in errors. */
  static String name(Path file) {
    return Objects.requireNonNullElse(file.getFileName(), file).toString();
  }

  /**
   * The bytes of a file, decompressed where they are compressed with gzip, or of the one file in a
   * zip archive.
   *
   * @param entry the file in the archive; null for the only one
   * @param progress is told how many bytes were read
   * @throws TradeParseException if there are no such bytes: the message says what to do
   */
  static Opened open(Path file, @Nullable String entry, LongConsumer progress) throws IOException {
    requireFile(file);
    Counted counted = new Counted(Files.newInputStream(file), progress);
    InputStream in = new BufferedInputStream(counted, BUFFER);
    try {
      if (start(in) == ZIP) {
        in.close();
        return entry(file, entry, progress);
      }
      if (entry != null) {
        throw new TradeParseException(
            "No archive",
            name(file),
            "it has no entry " + Messages.quote(entry) + "; leave that out");
      }
      boolean packed = start(in) == GZIP;
      return new Opened(
          name(file),
          packed ? inflated(in, counted::count, name(file)) : in,
          Files.size(file),
          !packed);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Bytes from anywhere, decompressed where they are compressed with gzip. */
  static InputStream open(InputStream bytes, String name, LongConsumer progress)
      throws IOException {
    Counted counted = new Counted(Objects.requireNonNull(bytes, "in"), progress);
    InputStream in = new BufferedInputStream(counted, BUFFER);
    int start = start(in);
    if (start == ZIP) {
      throw new TradeParseException(
          "Unreadable first bytes",
          "504B",
          "it is a workbook or another zip archive; read it as a file, or save the sheet as CSV",
          Location.of(name, 0),
          null);
    }
    return start == GZIP ? inflated(in, counted::count, name) : in;
  }

  private static void requireFile(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      List<String> names = namesIn(file);
      throw new TradeParseException(
          "Directory in place of a file",
          name(file),
          names.isEmpty() ? "it is empty" : "name one of its files, such as " + some(names));
    }
    if (!Files.exists(file)) {
      Path folder = file.toAbsolutePath().getParent();
      List<String> near =
          folder == null || !Files.isDirectory(folder)
              ? List.of()
              : Suggestions.nearest(name(file), namesIn(folder));
      throw new NoSuchFileException(
          file.toString(),
          null,
          near.isEmpty()
              ? "there is no such file"
              : "there is no such file; did you mean " + some(near) + "?");
    }
    if (Files.size(file) == 0) {
      throw new TradeParseException(
          "Empty file", name(file), "it has no bytes; was its download or copy cut short?");
    }
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(InputFiles::name).sorted().toList();
    }
  }

  private static String some(List<String> names) {
    int more = names.size() - MOST_NAMES;
    return Messages.quoteAll(names.subList(0, Math.min(MOST_NAMES, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static Opened entry(Path file, @Nullable String wanted, LongConsumer progress)
      throws IOException {
    FileSystem archive = archive(file);
    try {
      Path entry = choose(archive, file, wanted);
      String name = name(file) + "/" + path(entry);
      long packed = (Long) Files.getAttribute(entry, "zip:compressedSize");
      Counted counted = new Counted(Files.newInputStream(entry), progress);
      InputStream in = checked(counted, () -> packed, name);
      return new Opened(name, new ClosesToo(in, archive), Files.size(entry), false);
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static FileSystem archive(Path file) throws IOException {
    try {
      return FileSystems.newFileSystem(file);
    } catch (ZipException | java.nio.file.ProviderNotFoundException e) {
      throw damaged(name(file), e);
    }
  }

  private static Path choose(FileSystem archive, Path file, @Nullable String wanted)
      throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.walk(archive.getPath("/"))) {
      entries =
          all.filter(Files::isRegularFile)
              .filter(path -> !path.startsWith("/__MACOSX"))
              .sorted()
              .toList();
    }
    List<String> names = entries.stream().map(InputFiles::path).toList();
    if (wanted != null) {
      int index = names.indexOf(wanted);
      if (index < 0) {
        throw new TradeParseException(
            "Unknown entry",
            wanted,
            "the archive has " + some(names),
            Location.of(name(file), 0),
            null);
      }
      return entries.get(index);
    }
    if (names.contains("[Content_Types].xml") || names.contains("content.xml")) {
      throw new TradeParseException(
          "Workbook", name(file), "open it and save the sheet as CSV in UTF-8");
    }
    if (entries.size() != 1) {
      throw new TradeParseException(
          entries.isEmpty() ? "Empty archive" : "Several files in the archive",
          name(file),
          entries.isEmpty()
              ? "it holds no file"
              : "it holds "
                  + some(names)
                  + "; pick one with SourceText.of(file, "
                  + Messages.quote(names.get(0)).replace('\'', '"')
                  + ")");
    }
    return entries.get(0);
  }

  private static String path(Path entry) {
    return entry.toString().substring(1);
  }

  private static InputStream inflated(InputStream in, LongSupplier packed, String name)
      throws IOException {
    try {
      return checked(new Inflated(in), packed, name);
    } catch (ZipException | EOFException e) {
      throw damaged(name, e);
    }
  }

  /** Decompressed bytes that are neither a bomb nor compressed once more. */
  private static InputStream checked(InputStream in, LongSupplier packed, String name)
      throws IOException {
    InputStream buffered = new BufferedInputStream(new Guarded(in, packed, name), BUFFER);
    int start = start(buffered);
    if (start == GZIP || start == ZIP) {
      throw new TradeParseException(
          "Compressed twice", name, "decompress it once, and read what comes out");
    }
    return buffered;
  }

  private static TradeParseException damaged(String name, Exception cause) {
    return new TradeParseException(
        "Damaged compressed file",
        name,
        "was its download or copy cut short? ("
            + Objects.requireNonNullElse(cause.getMessage(), "its end is missing")
            + ")",
        null,
        cause);
  }

  /** Which of the two the first bytes show; those of an archive go on with a small number. */
  private static int start(InputStream in) throws IOException {
    in.mark(3);
    byte[] bytes = in.readNBytes(3);
    in.reset();
    int start = bytes.length < 2 ? NEITHER : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    boolean packed = start == GZIP || (start == ZIP && bytes.length > 2 && bytes[2] < '\t');
    return packed ? start : NEITHER;
  }

  /** Tells how many bytes were read. */
  private static final class Counted extends BulkStream {
    private final LongConsumer progress;
    private long count;

    Counted(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    long count() {
      return count;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(0, read);
      progress.accept(count);
      return read;
    }
  }

  /** Passes over no bytes after the end of what is compressed, as its superclass does. */
  private static final class Inflated extends GZIPInputStream {

    private static final int TRAILER = 8;

    Inflated(InputStream in) throws IOException {
      super(in, BUFFER);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
        throw new ZipException("bytes after its end");
      }
      return read;
    }
  }

  /** Ends the decompression of what is a bomb or damaged. */
  private static final class Guarded extends BulkStream {
    private final LongSupplier packed;
    private final String name;
    private long count;

    Guarded(InputStream in, LongSupplier packed, String name) {
      super(in);
      this.packed = packed;
      this.name = name;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(bytes, offset, length);
      } catch (ZipException | EOFException e) {
        throw damaged(name, e);
      }
      count += Math.max(0, read);
      if (count > MOST_BYTES || (count > SUSPECT_FROM && count / MOST_TIMES > packed.getAsLong())) {
        throw new TradeParseException(
            "Decompression bomb",
            name,
            String.format(
                Locale.ROOT,
                "%,d bytes became more than %,d; where that is right, decompress it yourself",
                packed.getAsLong(),
                count));
      }
      return read;
    }
  }

  /** Closes the archive with its entry. */
  private static final class ClosesToo extends FilterInputStream {
    private final FileSystem archive;

    ClosesToo(InputStream in, FileSystem archive) {
      super(in);
      this.archive = archive;
    }

    @Override
    public void close() throws IOException {
      try (FileSystem also = archive) {
        super.close();
        Objects.requireNonNull(also);
      }
    }
  }
}
