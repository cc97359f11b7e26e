package org.tradefigures.store.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.source.SourceText;
import org.tradefigures.store.Sql;

/**
 * The files a store is opened on.
 *
 * @param place the file or folder that was named
 * @param kind what its files are
 * @param files the files
 */
record DataFiles(Path place, Kind kind, List<Path> files) {

  /** The kinds of files, each with the end of their names. */
  enum Kind {
    PARQUET("\\.parquet"),
    CSV("\\.[ct]sv(\\.gz)?"),
    DATABASE("\\.(duckdb|db)");

    private final Pattern name;

    Kind(String end) {
      this.name = Pattern.compile(".*" + end, Pattern.CASE_INSENSITIVE);
    }

    boolean matches(Path file) {
      return name.matcher(String.valueOf(file.getFileName())).matches();
    }
  }

  /**
   * The header of a CSV file.
   *
   * @param columns the names of its columns
   * @param separator what stands between two of them
   * @param line its line, from 1
   * @param compressed whether the file is compressed with gzip, whatever its name
   */
  record Header(List<String> columns, String separator, long line, boolean compressed) {}

  /** The name of a folder whose rows have nothing in its column. */
  private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

  private static final String WILDCARDS = "*?[]{}";

  /** The files at a place, all of one kind. */
  static DataFiles at(Path place) throws IOException {
    Path whole = place.toAbsolutePath().normalize();
    if (!Files.exists(whole)) {
      throw new NoSuchFileException(whole.toString());
    }
    requirePlain(whole);
    List<Path> files;
    try (Stream<Path> all = Files.walk(whole)) {
      files =
          all.filter(Files::isRegularFile).filter(file -> isData(file, whole)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    files.forEach(DataFiles::requirePlain);
    List<Kind> kinds =
        Stream.of(Kind.values()).filter(k -> files.stream().anyMatch(k::matches)).toList();
    if (kinds.size() != 1 || (Files.isDirectory(whole) && kinds.contains(Kind.DATABASE))) {
      throw new IllegalArgumentException(
          (kinds.size() > 1 ? "Several kinds of data at " : "No data at ")
              + Messages.quoteWhole(whole)
              + ": expected is a .parquet, .csv, .csv.gz, .tsv, .tsv.gz, .duckdb or .db file, or a folder of Parquet files"
              + " or of CSV files; what is in other files is read with TradeFiles");
    }
    return new DataFiles(whole, kinds.get(0), files);
  }

  /** Refuses a place that would be taken for a pattern when it is opened. */
  static void requirePlain(Path whole) {
    if (whole.toString().chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "Can't open "
              + Messages.quoteWhole(whole)
              + ": names with any of "
              + WILDCARDS
              + " would be taken for patterns; rename it");
    }
  }

  /** What a folder holds besides, such as marks of success and unfinished parts, is left alone. */
  private static boolean isData(Path file, Path named) {
    for (Path name : named.relativize(file)) {
      if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
        return false;
      }
    }
    return Stream.of(Kind.values()).anyMatch(k -> k.matches(file));
  }

  private static boolean isCompressed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1F && in.read() == 0x8B;
    }
  }

  private static boolean isUtf16(byte[] mark) {
    return mark.length == 2
        && ((mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF)
            || (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE));
  }

  /**
   * What folders such as {@code period=2024} tell for all rows of a file in them, by column: the
   * folder that was named and those in it.
   */
  Map<String, Sql> toldByFolders(Path file) {
    Path above = Files.isDirectory(place) && place.getParent() != null ? place.getParent() : place;
    return told(file, above.relativize(file));
  }

  /** What all folders above a file tell. */
  static Map<String, Sql> toldByAllFolders(Path file) {
    return told(file, file);
  }

  private static Map<String, Sql> told(Path file, Path path) {
    Map<String, Sql> told = new LinkedHashMap<>();
    for (Path folder : path) {
      String name = folder.toString();
      int equals = name.indexOf('=');
      if (equals > 0 && !folder.equals(file.getFileName())) {
        String value = name.substring(equals + 1);
        told.put(
            name.substring(0, equals),
            value.equals(NO_VALUE)
                ? Sql.of("CAST(NULL AS VARCHAR)")
                : Sql.of("url_decode(").plus(Sql.value(value)).plus(")"));
      }
    }
    return told;
  }

  /** The header of a CSV file, after comments and blank lines. */
  static Header header(Path file) throws IOException {
    String start;
    try (SourceText text = SourceText.of(file)) {
      start = text.start();
      if (isUtf16(text.bytes().readNBytes(2))) {
        throw new TradeParseException(
            "Encoding of",
            String.valueOf(file.getFileName()),
            "it is UTF-16, and DuckDB reads UTF-8 only; save the file in UTF-8, or read it with TradeFiles, which finds the encoding");
      }
    }
    Header best = null;
    for (char separator : new char[] {',', ';', '\t'}) {
      try (DelimitedText cursor =
          DelimitedText.withLeadingComments(new StringReader(start), separator)) {
        boolean there = cursor.next();
        while (there && cursor.isBlank()) {
          there = cursor.next();
        }
        if (there && (best == null || cursor.size() > best.columns.size())) {
          best =
              new Header(
                  cursor.fields(), String.valueOf(separator), cursor.line(), isCompressed(file));
        }
      }
    }
    if (best == null) {
      throw new TradeParseException(
          "No header",
          String.valueOf(file.getFileName()),
          "the first line names the columns",
          Location.of(file.toString(), 1),
          null);
    }
    return best;
  }
}
