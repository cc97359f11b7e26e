package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DelimitedText;
import org.tradefigures.reference.Location;

/**
 * Reads large files of delimited text in parallel, from bytes straight into codes and numbers. It
 * reads what sound files hold; at anything else (a wrong cell, a quote within a cell, a row told
 * twice) it gives up, and {@link LayoutText} reads the file again row by row: so both tell the same
 * figures and the same errors.
 */
final class LayoutBytes {

  /** What one thread reads at a time. */
  private static final int BLOCK = 1 << 18;

  /** Smaller files are not worth the threads. */
  private static final int SMALLEST = 1 << 16;

  /** No sound row is longer. */
  private static final int LONGEST_ROW = 1 << 20;

  private final InputStream in;
  private final byte separator;
  private final Layout layout;
  private final FlowSink.Parallel sink;
  private final AtomicInteger[] scales = new AtomicInteger[3];
  private byte[] carried;
  private int started;
  private int delivered;
  private boolean ended;
  private boolean failed;
  private boolean increasing = true;
  private byte @Nullable [][] lastRow;

  private LayoutBytes(
      InputStream in, byte separator, Layout layout, byte[] start, FlowSink.Parallel sink) {
    this.in = in;
    this.separator = separator;
    this.layout = layout;
    this.carried = start;
    this.sink = sink;
    Arrays.setAll(scales, i -> new AtomicInteger());
  }

  /**
   * Reads a text, if it is large and sound.
   *
   * @return false if the sink got nothing, and the text has to be read from its start row by row
   */
  static boolean read(
      SourceText in, char separator, LayoutText.Declaration declaration, FlowSink sink)
      throws IOException {
    InputStream bytes = in.utf8();
    byte[] start = bytes.readNBytes(SMALLEST);
    int end = 0;
    while (end < start.length && start[end] != '\n') {
      end++;
    }
    if (start.length < SMALLEST || end == start.length || separator > 0x7f) {
      return false;
    }
    String line = new String(start, 0, end, StandardCharsets.UTF_8);
    DelimitedText first = DelimitedText.of(new StringReader(line), separator);
    if (!first.next() || first.isBlank() || first.fault().isPresent()) {
      return false;
    }
    List<String> header = first.fields().stream().map(String::strip).toList();
    if (first.next()) {
      return false;
    }
    Layout layout = declaration.layout(header, Location.of(in.name(), 1));
    byte[] rows = Arrays.copyOfRange(start, end + 1, start.length);
    FlowSink.Parallel parallel = sink.parallel();
    if (!new LayoutBytes(bytes, (byte) separator, layout, rows, parallel).read()) {
      return false;
    }
    parallel.accept();
    return true;
  }

  private boolean read() throws IOException {
    List<ForkJoinTask<?>> helpers = new ArrayList<>();
    for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
      helpers.add(ForkJoinPool.commonPool().submit(this::work));
    }
    try {
      work();
    } finally {
      helpers.forEach(ForkJoinTask::quietlyJoin);
    }
    try {
      helpers.forEach(ForkJoinTask::join);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return !failed && (increasing || sink.hasNoRepetition());
  }

  private void work() {
    boolean done = false;
    try {
      BlockParser parser = new BlockParser(layout, separator, sink.columns(), scales);
      FlowSink.Target target = sink.target();
      int number = next(parser);
      while (number >= 0) {
        int row = deliver(parser, number);
        target.take(parser.block(), row);
        number = next(parser);
      }
      done = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      done = false; // whatever it is, the reading row by row meets it again and says where
    } finally {
      if (!done) {
        fail();
      }
    }
  }

  private synchronized void fail() {
    failed = true;
    notifyAll();
  }

  /** Reads the next block, and returns its number; -1 at the end. */
  private int next(BlockParser parser) throws IOException {
    int length;
    int number;
    synchronized (this) {
      if (failed || ended) {
        return -1;
      }
      length = fill(parser);
      number = started++;
    }
    parser.parse(length);
    return number;
  }

  /** Fills the buffer with whole rows, and keeps what is left for the next. */
  private int fill(BlockParser parser) throws IOException {
    int length = carried.length;
    parser.reserve(Math.max(BLOCK, length * 2));
    System.arraycopy(carried, 0, parser.bytes(), 0, length);
    while (true) {
      length += in.readNBytes(parser.bytes(), length, parser.capacity() - length);
      if (length < parser.capacity()) {
        ended = true;
        return length;
      }
      int last = length;
      while (last > 0 && parser.bytes()[last - 1] != '\n') {
        last--;
      }
      if (last > 0) {
        carried = Arrays.copyOfRange(parser.bytes(), last, length);
        return last;
      }
      if (length > LONGEST_ROW) {
        throw new BlockParser.GiveUp();
      }
      parser.reserve(length * 2);
    }
  }

  /** Waits for the blocks before, compares where they meet, and returns the row to go on at. */
  private synchronized int deliver(BlockParser parser, int number) {
    while (!failed && delivered < number) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BlockParser.GiveUp();
      }
    }
    if (failed) {
      throw new BlockParser.GiveUp();
    }
    delivered++;
    increasing &= parser.isIncreasing() && parser.follows(lastRow);
    lastRow = parser.rows() == 0 ? lastRow : parser.lastRow();
    notifyAll();
    return sink.reserve(parser.rows());
  }
}
