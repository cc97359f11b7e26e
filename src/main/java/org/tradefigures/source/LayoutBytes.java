package org.tradefigures.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
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

  /** Smaller files are not worth the threads. */
  private static final int SMALLEST = 1 << 16;

  private final RowBlocks blocks;
  private final byte separator;
  private final Layout layout;
  private final FlowSink.Intake sink;
  private final AtomicInteger[] scales = new AtomicInteger[3];
  private int delivered;
  private volatile boolean failed;
  private volatile boolean notUtf8;
  private volatile boolean increasing = true;
  private @Nullable List<String> lastRow;

  private LayoutBytes(RowBlocks blocks, byte separator, Layout layout, FlowSink.Intake sink) {
    this.blocks = blocks;
    this.separator = separator;
    this.layout = layout;
    this.sink = sink;
    for (int i = 0; i < scales.length; i++) {
      scales[i] = new AtomicInteger();
    }
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
    OptionalLong inFile = in.startInFile();
    if (inFile.isPresent()) {
      Path file = in.file().orElseThrow();
      long firstRow = inFile.getAsLong() + end + 1;
      try (RowBlocks blocks = new RowBlocks.OfFile(file, firstRow, in::reached)) {
        LayoutBytes reading = new LayoutBytes(blocks, (byte) separator, layout, sink.intake());
        boolean read = reading.read();
        if (read || !reading.notUtf8) {
          return read;
        }
      }
    }
    RowBlocks blocks = new RowBlocks.OfStream(bytes, rows);
    return new LayoutBytes(blocks, (byte) separator, layout, sink.intake()).read();
  }

  /** Reads all rows, and has the sink accept them if they are sound. */
  private boolean read() throws IOException {
    List<ForkJoinTask<?>> helpers = new ArrayList<>();
    for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
      helpers.add(ForkJoinPool.commonPool().submit(this::work));
    }
    try {
      try {
        work();
      } finally {
        helpers.forEach(ForkJoinTask::quietlyJoin);
      }
      helpers.forEach(ForkJoinTask::join);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    failed = failed || (!increasing && sink.hasRepetition());
    if (!failed) {
      sink.accept();
    }
    return !failed;
  }

  private void work() {
    boolean done = false;
    try {
      BlockParser parser = new BlockParser(layout, separator, sink.columns(), scales);
      FlowSink.Target target = sink.target();
      int number = blocks.next(parser, increasing);
      while (number >= 0) {
        int row = deliver(parser, number);
        target.take(parser.block(), row);
        number = failed ? -1 : blocks.next(parser, increasing);
      }
      done = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GiveUp.NotUtf8 e) {
      notUtf8 = true;
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

  /** Waits for the blocks before, compares where they meet, and returns the row to go on at. */
  private synchronized int deliver(BlockParser parser, int number) {
    while (!failed && delivered < number) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GiveUp();
      }
    }
    if (failed) {
      throw new GiveUp();
    }
    delivered++;
    increasing = increasing && parser.isIncreasing() && parser.follows(lastRow);
    lastRow = parser.rows() == 0 ? lastRow : parser.lastRow();
    notifyAll();
    return sink.reserve(parser.rows());
  }
}
