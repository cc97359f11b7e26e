package org.tradefigures.store.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.source.SourceText;
import org.tradefigures.source.TradeReader;
import org.tradefigures.table.TradeTable;

/**
 * What one task reads of a file: the lines that start in a range of its bytes, under its first
 * line. What is compressed, has no first line of columns or is no text that ends lines as usual is
 * read whole by the part that begins it, and by no other.
 *
 * @param path the whole path of the file
 * @param from the first byte
 * @param to the byte behind the last
 * @param size how many bytes the file has
 */
record FilePart(String path, long from, long to, long size) implements Serializable {

  /** No sound first line is longer. */
  private static final int LONGEST_FIRST_LINE = 1 << 16;

  private static final byte[] NOTHING = {};

  private boolean isWhole() {
    return from == 0 && to >= size;
  }

  /** What errors call the file. */
  String name() {
    return new Path(path).getName();
  }

  /**
   * Reads the figures, with the errors that reading the whole file gives.
   *
   * @throws TradeParseException if a row is not valid; the message names file, line and column
   */
  TradeTable read(TradeReader reader, Configuration configuration) throws IOException {
    byte[] header = isWhole() ? NOTHING : firstLine(configuration);
    if (header.length == 0 && from > 0) {
      return TradeTable.builder().build();
    }
    if (header.length == 0) {
      return read(reader, open(configuration, 0));
    }
    try {
      return read(reader, lines(header, configuration));
    } catch (TradeParseException e) {
      return withLineNumbers(reader, header.length, configuration);
    }
  }

  private TradeTable read(TradeReader reader, InputStream opened) throws IOException {
    try (InputStream in = opened) {
      return reader.read(SourceText.of(in, name()));
    }
  }

  private InputStream open(Configuration configuration, long position) throws IOException {
    Path file = new Path(path);
    FSDataInputStream in = file.getFileSystem(configuration).open(file);
    in.seek(position);
    return new TaskStream(in);
  }

  /** The first line with its end; nothing where the file is not to be read by lines. */
  private byte[] firstLine(Configuration configuration) throws IOException {
    byte[] start;
    try (InputStream in = open(configuration, 0)) {
      start = in.readNBytes(LONGEST_FIRST_LINE);
    }
    int end = 0;
    int quotes = 0;
    while (end < start.length && start[end] != '\n') {
      quotes += start[end] == '"' ? 1 : 0;
      // compressed files and UTF-16 have such bytes, a line of names has none
      if (start[end] >= 0 && start[end] < ' ' && start[end] != '\r' && start[end] != '\t') {
        return NOTHING;
      }
      end++;
    }
    byte[] line = Arrays.copyOf(start, Math.min(start.length, end + 1));
    String text = new String(line, StandardCharsets.UTF_8);
    boolean named = end < start.length && quotes % 2 == 0 && !text.isBlank();
    return named && text.charAt(0) != '#' ? line : NOTHING;
  }

  /** The lines of the part under the first line. */
  private InputStream lines(byte[] header, Configuration configuration) throws IOException {
    if (from == 0) {
      return new Lines(open(configuration, 0), 0, to);
    }
    return new SequenceInputStream(
        new ByteArrayInputStream(header),
        new Lines(open(configuration, from - 1), from - 1, to).behindLineEnd());
  }

  /** Reads once more, with an empty line for every line that stands before. */
  private TradeTable withLineNumbers(TradeReader reader, int header, Configuration configuration)
      throws IOException {
    Lines lines = new Lines(open(configuration, 0), 0, to).withBlank(header, from);
    try {
      return read(reader, lines);
    } catch (TradeParseException e) {
      if (!lines.isBegunWithinQuotes() && !e.remedy().endsWith(DelimitedText.NEVER_CLOSED)) {
        throw e;
      }
      throw new TradeParseException(
          e.what(),
          e.value(),
          e.remedy()
              + "; where a cell holds a line break, compress the file with gzip, so that it is read in one piece",
          e.location().orElse(null),
          e);
    }
  }
}
