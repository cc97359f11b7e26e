package org.tradefigures.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** The bytes of a text in blocks of whole rows, which several threads read. */
interface RowBlocks extends Closeable {

  /** What one thread reads at a time. */
  int SIZE = 1 << 17;

  /** No sound row is longer. */
  int LONGEST_ROW = 1 << 20;

  /**
   * Hands the next block to a parser, which reads it.
   *
   * @return the number of the block in the text, from 0; -1 at the end
   * @throws GiveUp if there is a row that is too long
   */
  int next(BlockParser parser, boolean ordered) throws IOException;

  /** Blocks of a stream, of which one thread at a time reads. */
  final class OfStream implements RowBlocks {
    private final InputStream in;
    private byte[] carried;
    private int started;
    private boolean ended;

    /**
     * Blocks of what is left.
     *
     * @param start bytes that come before those of the stream
     */
    OfStream(InputStream in, byte[] start) {
      this.in = in;
      this.carried = start;
    }

    @Override
    public int next(BlockParser parser, boolean ordered) throws IOException {
      int length;
      int number;
      synchronized (this) {
        if (ended) {
          return -1;
        }
        length = fill(parser);
        number = started++;
      }
      parser.parse(0, length, length, ordered);
      return number;
    }

    /** Fills the buffer with whole rows, and keeps what is left for the next. */
    private int fill(BlockParser parser) throws IOException {
      int length = carried.length;
      parser.reserve(Math.max(SIZE, length * 2));
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
          throw new GiveUp();
        }
        parser.reserve(length * 2);
      }
    }

    @Override
    public void close() {}
  }

  /** Blocks of a file in UTF-8, each read by its thread from its place. */
  final class OfFile implements RowBlocks {

    /** Where the last row of a block should end, behind the block. */
    private static final int REST = 1 << 12;

    private final FileChannel file;
    private final long start;
    private final long size;
    private final LongConsumer progress;
    private final AtomicInteger started = new AtomicInteger();

    /**
     * Blocks of a file.
     *
     * @param start where its first row starts
     * @param progress is told how many bytes were read
     */
    OfFile(Path file, long start, LongConsumer progress) throws IOException {
      this.file = FileChannel.open(file, StandardOpenOption.READ);
      this.start = start;
      this.size = this.file.size();
      this.progress = progress;
    }

    @Override
    public int next(BlockParser parser, boolean ordered) throws IOException {
      int number = started.getAndIncrement();
      long from = start + (long) number * SIZE;
      if (from >= size) {
        return -1;
      }
      // a row is of the block in which it starts; the byte before tells whether one does at once
      int before = number == 0 ? 0 : 1;
      int end = (int) Math.min(SIZE, size - from) + before;
      int length = read(parser, from - before, 0, end + REST);
      if (length < end) {
        throw new GiveUp(); // the file became shorter meanwhile
      }
      int first = number == 0 ? 0 : rowAfter(parser.bytes(), 0, end);
      while (first < end
          && from - before + length < size
          && rowAfter(parser.bytes(), end - 1, length) == length) {
        int longer = read(parser, from - before, length, length * 2);
        if (length > LONGEST_ROW || longer == length) {
          throw new GiveUp();
        }
        length = longer;
      }
      progress.accept(Math.min(size, from + SIZE));
      parser.parse(first, end, length, ordered);
      return number;
    }

    /** The place behind the next end of a line; the last one if there is none before. */
    private static int rowAfter(byte[] bytes, int from, int to) {
      int at = from;
      while (at < to && bytes[at] != '\n') {
        at++;
      }
      return Math.min(at + 1, to);
    }

    /** Fills the buffer from one of its places to another, as far as the file goes. */
    private int read(BlockParser parser, long start, int from, int to) throws IOException {
      parser.reserve(to);
      ByteBuffer buffer = parser.buffer(from, to);
      int count = 0;
      while (buffer.hasRemaining() && count >= 0) {
        count = file.read(buffer, start + buffer.position());
      }
      return buffer.position();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
