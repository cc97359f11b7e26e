package org.tradefigures.table;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Small non-negative numbers, one a row, in as few bytes as the largest of them needs; none at all
 * where all are the same. They are kept in chunks of a fixed number of rows, each as wide as its
 * own numbers: a chunk never moves, so that several threads can fill a column, and a column grows
 * without being copied. In a finished column those that stay the same for many rows are told by
 * runs.
 */
abstract sealed class Codes {

  /** A chunk has two to this power rows. */
  static final int CHUNK_BITS = 20;

  static final int CHUNK = 1 << CHUNK_BITS;
  static final int IN_CHUNK = CHUNK - 1;

  /** How many codes are read at a time; a chunk is a whole number of blocks. */
  private static final int BLOCK = 1 << 12;

  /**
   * How many rows are looked at one by one for the end of a run. After that an array is compared
   * with itself one row on, many rows at a time.
   */
  private static final int NEAR = 8;

  /** So many rows may be copied each time there are half as many more. */
  private static final int FEW = 1 << 16;

  private static final byte[] NO_BYTES = new byte[0];
  private static final short[] NO_SHORTS = new short[0];

  abstract int get(int row);

  /** Reads the codes of some rows, of one at least, in one go. */
  void read(int from, int to, int[] into) {
    for (int row = from; row < to; row++) {
      into[row - from] = get(row);
    }
  }

  /** The codes of the first rows. */
  int[] toArray(int size) {
    int[] all = new int[size];
    int[] block = new int[Math.min(size, BLOCK)];
    for (int from = 0; from < size; from += BLOCK) {
      int count = Math.min(BLOCK, size - from);
      read(from, from + count, block);
      System.arraycopy(block, 0, all, from, count);
    }
    return all;
  }

  /**
   * Adds numbers above zero to sums, up to the first row whose number is not, and tells that row.
   *
   * @param base the sum of a row stands here
   * @param shares and so much further for its code
   * @param numbers those of one chunk of rows
   * @param start the first row of that chunk
   */
  int add(int from, int to, int base, int[] shares, long[] sums, int[] numbers, int start) {
    for (int row = from; row < to; row++) {
      int number = numbers[row - start];
      if (number <= 0) {
        return row;
      }
      sums[base + shares[get(row)]] += number;
    }
    return to;
  }

  /** Adds what stands for the code of each row to a number of its own. */
  void add(int from, int to, int[] shares, int[] sums) {
    for (int row = from; row < to; row++) {
      sums[row - from] += shares[get(row)];
    }
  }

  /** The codes of the chunk that a row is in, told by their places there. */
  Codes chunkOf(int row) {
    return this;
  }

  /** The codes if each is kept in a byte; otherwise nothing. */
  byte[] bytes() {
    return NO_BYTES;
  }

  /** The codes if each is kept in two bytes; otherwise nothing. */
  short[] shorts() {
    return NO_SHORTS;
  }

  /** The first row after the given one, but before the limit, that has another code. */
  int runEnd(int row, int limit) {
    int code = get(row);
    int end = row + 1;
    while (end < limit && get(end) == code) {
      end++;
    }
    return end;
  }

  /**
   * The codes of the first rows, told by runs in those chunks in which that takes less room.
   *
   * @param rows how many rows there are
   */
  Codes inRuns(int rows) {
    return isConstant() || rows < Repeated.LENGTH ? this : Repeated.of(this, rows);
  }

  static Codes constant(int code) {
    return new Constant(code);
  }

  /** A view of an array that may change. */
  static Codes of(int[] codes) {
    return new Ints(codes);
  }

  /** A view of an array that has a code for each of some runs; both may change. */
  static Codes ofRuns(RunStarts starts, int[] codes) {
    return new OfRuns(starts, codes);
  }

  /** Where runs of rows start, until others are told. */
  static final class RunStarts {
    private int[] firsts = new int[1];
    private int count;
    private int told;

    /** Tells the first row of every run, and behind them the number of rows. */
    void tell(int[] firstRows, int runs) {
      firsts = firstRows;
      count = runs;
      told++;
    }

    int first(int run) {
      return firsts[run];
    }

    int count() {
      return count;
    }
  }

  /** Codes that are worked out anew whenever they are asked for. */
  static Codes computed(IntUnaryOperator codeAt) {
    return new Computed(codeAt);
  }

  /** The codes read through a table of other codes: what a roll-up is. */
  Codes through(int[] table) {
    return this instanceof Constant c ? constant(table[c.code]) : new Through(this, table);
  }

  /** Takes its code from one of two others, by what a third says. */
  static Codes choice(Codes which, boolean[] first, Codes one, Codes other) {
    if (which instanceof Constant c) {
      return first[c.code] ? one : other;
    }
    return new Choice(which, first, one, other);
  }

  /**
   * Pairs of a code of this and one of another, read through a table.
   *
   * @param width how many codes the other can have
   * @param table the code for each pair, that of a and b at a × width + b
   */
  Codes pairs(Codes other, int width, int[] table) {
    if (this instanceof Constant c) {
      return other.through(Arrays.copyOfRange(table, c.code * width, (c.code + 1) * width));
    }
    return new Pairs(this, other, width, table);
  }

  boolean isConstant() {
    return this instanceof Constant;
  }

  /** Whether the codes of a finished column stay the same for many rows, wherever one looks. */
  boolean isInRuns() {
    return isConstant();
  }

  private static final class Constant extends Codes {
    private final int code;

    Constant(int code) {
      this.code = code;
    }

    @Override
    int get(int row) {
      return code;
    }

    @Override
    void read(int from, int to, int[] into) {
      Arrays.fill(into, 0, to - from, code);
    }

    @Override
    int runEnd(int row, int limit) {
      return limit;
    }
  }

  private static final class Bytes extends Codes {
    private final byte[] codes;

    Bytes(byte[] codes) {
      this.codes = codes;
    }

    @Override
    byte[] bytes() {
      return codes;
    }

    @Override
    int get(int row) {
      return codes[row] & 0xFF;
    }

    @Override
    void read(int from, int to, int[] into) {
      for (int row = from; row < to; row++) {
        into[row - from] = codes[row] & 0xFF;
      }
    }

    @Override
    int add(int from, int to, int base, int[] shares, long[] sums, int[] numbers, int start) {
      for (int row = from; row < to; row++) {
        int number = numbers[row - start];
        if (number <= 0) {
          return row;
        }
        sums[base + shares[codes[row] & 0xFF]] += number;
      }
      return to;
    }

    @Override
    void add(int from, int to, int[] shares, int[] sums) {
      for (int row = from; row < to; row++) {
        sums[row - from] += shares[codes[row] & 0xFF];
      }
    }

    @Override
    int runEnd(int row, int limit) {
      byte code = codes[row];
      int end = row + 1;
      for (int near = Math.min(limit, row + NEAR); end < near; end++) {
        if (codes[end] != code) {
          return end;
        }
      }
      int differs = Arrays.mismatch(codes, end - 1, limit - 1, codes, end, limit);
      return differs < 0 ? limit : end + differs;
    }
  }

  private static final class Shorts extends Codes {
    private final short[] codes;

    Shorts(short[] codes) {
      this.codes = codes;
    }

    @Override
    short[] shorts() {
      return codes;
    }

    @Override
    int get(int row) {
      return codes[row] & 0xFFFF;
    }

    @Override
    void read(int from, int to, int[] into) {
      for (int row = from; row < to; row++) {
        into[row - from] = codes[row] & 0xFFFF;
      }
    }

    @Override
    int add(int from, int to, int base, int[] shares, long[] sums, int[] numbers, int start) {
      for (int row = from; row < to; row++) {
        int number = numbers[row - start];
        if (number <= 0) {
          return row;
        }
        sums[base + shares[codes[row] & 0xFFFF]] += number;
      }
      return to;
    }

    @Override
    void add(int from, int to, int[] shares, int[] sums) {
      for (int row = from; row < to; row++) {
        sums[row - from] += shares[codes[row] & 0xFFFF];
      }
    }

    @Override
    int runEnd(int row, int limit) {
      short code = codes[row];
      int end = row + 1;
      for (int near = Math.min(limit, row + NEAR); end < near; end++) {
        if (codes[end] != code) {
          return end;
        }
      }
      int differs = Arrays.mismatch(codes, end - 1, limit - 1, codes, end, limit);
      return differs < 0 ? limit : end + differs;
    }
  }

  private static final class Ints extends Codes {
    private final int[] codes;

    Ints(int[] codes) {
      this.codes = codes;
    }

    @Override
    int get(int row) {
      return codes[row];
    }

    @Override
    void read(int from, int to, int[] into) {
      System.arraycopy(codes, from, into, 0, to - from);
    }

    @Override
    int add(int from, int to, int base, int[] shares, long[] sums, int[] numbers, int start) {
      for (int row = from; row < to; row++) {
        int number = numbers[row - start];
        if (number <= 0) {
          return row;
        }
        sums[base + shares[codes[row]]] += number;
      }
      return to;
    }

    @Override
    void add(int from, int to, int[] shares, int[] sums) {
      for (int row = from; row < to; row++) {
        sums[row - from] += shares[codes[row]];
      }
    }

    @Override
    int runEnd(int row, int limit) {
      int code = codes[row];
      int end = row + 1;
      for (int near = Math.min(limit, row + NEAR); end < near; end++) {
        if (codes[end] != code) {
          return end;
        }
      }
      int differs = Arrays.mismatch(codes, end - 1, limit - 1, codes, end, limit);
      return differs < 0 ? limit : end + differs;
    }
  }

  /** One thread asks for them, and most often for one row after the other. */
  private static final class OfRuns extends Codes {
    private final RunStarts starts;
    private final int[] codes;
    private int told;

    /** The run that was found last. */
    private int run;

    OfRuns(RunStarts starts, int[] codes) {
      this.starts = starts;
      this.codes = codes;
    }

    private int run(int row) {
      int[] firsts = starts.firsts;
      int found = told == starts.told && firsts[run] <= row ? run : 0;
      told = starts.told;
      while (firsts[found + 1] <= row) {
        found++;
      }
      run = found;
      return found;
    }

    @Override
    int get(int row) {
      return codes[run(row)];
    }

    @Override
    int runEnd(int row, int limit) {
      int next = run(row) + 1;
      int code = codes[next - 1];
      while (starts.firsts[next] < limit && codes[next] == code) {
        next++;
      }
      return Math.min(limit, starts.firsts[next]);
    }
  }

  /** Codes that stay the same for many rows: those of runs, and where they start. */
  private static final class Repeated extends Codes {

    /** So many rows have a run of their own, on average, at least. */
    private static final int LENGTH = 16;

    /** How many runs more there may be than that before it is plain that there are too many. */
    private static final int SURE = 1 << 10;

    /** The first run in two to this power rows is known. */
    private static final int NEXT_BITS = 8;

    private final int[] starts;
    private final int[] codes;
    private final int[] runs;

    /**
     * The runs.
     *
     * @param starts where each starts, and behind them where the last ends
     */
    private Repeated(int[] starts, int[] codes) {
      this.starts = starts;
      this.codes = codes;
      int rows = starts[codes.length];
      runs = new int[((rows - 1) >>> NEXT_BITS) + 1];
      for (int i = 1; i < runs.length; i++) {
        runs[i] = runs[i - 1];
        while (starts[runs[i] + 1] <= i << NEXT_BITS) {
          runs[i]++;
        }
      }
    }

    static Codes of(Codes plain, int rows) {
      int[] starts = new int[rows / LENGTH + 1];
      int[] codes = new int[starts.length];
      int count = 0;
      for (int row = 0; row < rows; row = plain.runEnd(row, rows)) {
        if (count == rows / LENGTH || count > SURE + row / LENGTH) {
          return plain;
        }
        starts[count] = row;
        codes[count++] = plain.get(row);
      }
      starts[count] = rows;
      return new Repeated(Arrays.copyOf(starts, count + 1), Arrays.copyOf(codes, count));
    }

    @Override
    boolean isInRuns() {
      return true;
    }

    private int run(int row) {
      int run = runs[row >>> NEXT_BITS];
      while (starts[run + 1] <= row) {
        run++;
      }
      return run;
    }

    @Override
    int get(int row) {
      return codes[run(row)];
    }

    @Override
    void read(int from, int to, int[] into) {
      int run = run(from);
      for (int row = from; row < to; run++) {
        int end = Math.min(to, starts[run + 1]);
        Arrays.fill(into, row - from, end - from, codes[run]);
        row = end;
      }
    }

    @Override
    int add(int from, int to, int base, int[] shares, long[] sums, int[] numbers, int start) {
      int row = from;
      for (int run = run(from); row < to; run++) {
        int sum = base + shares[codes[run]];
        for (int end = Math.min(to, starts[run + 1]); row < end; row++) {
          int number = numbers[row - start];
          if (number <= 0) {
            return row;
          }
          sums[sum] += number;
        }
      }
      return to;
    }

    @Override
    int runEnd(int row, int limit) {
      return Math.min(limit, starts[run(row) + 1]);
    }
  }

  private static final class Chunks extends Codes {
    private final Codes[] chunks;

    Chunks(Codes[] chunks) {
      this.chunks = chunks;
    }

    @Override
    Codes inRuns(int rows) {
      Codes[] parts = new Codes[chunks.length];
      Parallel.run(
          parts.length,
          () -> parts,
          (into, i) -> into[i] = chunks[i].inRuns(Math.min(CHUNK, rows - (i << CHUNK_BITS))));
      return new Chunks(parts);
    }

    @Override
    boolean isInRuns() {
      return Arrays.stream(chunks).allMatch(Codes::isInRuns);
    }

    @Override
    Codes chunkOf(int row) {
      return chunks[row >>> CHUNK_BITS];
    }

    @Override
    int get(int row) {
      return chunks[row >>> CHUNK_BITS].get(row & IN_CHUNK);
    }

    @Override
    void read(int from, int to, int[] into) {
      int start = from & ~IN_CHUNK;
      if (to - start <= CHUNK) {
        chunks[from >>> CHUNK_BITS].read(from - start, to - start, into);
      } else {
        super.read(from, to, into);
      }
    }

    @Override
    int add(int from, int to, int base, int[] shares, long[] sums, int[] numbers, int start) {
      int here = from & ~IN_CHUNK;
      Codes chunk = chunks[from >>> CHUNK_BITS];
      return here + chunk.add(from - here, to - here, base, shares, sums, numbers, start - here);
    }

    @Override
    void add(int from, int to, int[] shares, int[] sums) {
      int here = from & ~IN_CHUNK;
      chunks[from >>> CHUNK_BITS].add(from - here, to - here, shares, sums);
    }

    @Override
    int runEnd(int row, int limit) {
      int start = row & ~IN_CHUNK;
      int end = Math.min(limit - start, CHUNK);
      return start + chunks[row >>> CHUNK_BITS].runEnd(row & IN_CHUNK, end);
    }
  }

  private static final class Computed extends Codes {
    private final IntUnaryOperator codeAt;

    Computed(IntUnaryOperator codeAt) {
      this.codeAt = codeAt;
    }

    @Override
    int get(int row) {
      return codeAt.applyAsInt(row);
    }
  }

  private static final class Through extends Codes {
    private final Codes base;
    private final int[] table;

    Through(Codes base, int[] table) {
      this.base = base;
      this.table = table;
    }

    @Override
    int get(int row) {
      return table[base.get(row)];
    }

    @Override
    void read(int from, int to, int[] into) {
      base.read(from, to, into);
      for (int i = 0; i < to - from; i++) {
        into[i] = table[into[i]];
      }
    }

    /** May end early where different codes become the same one. */
    @Override
    int runEnd(int row, int limit) {
      return base.runEnd(row, limit);
    }
  }

  private static final class Choice extends Codes {
    private final Codes which;
    private final boolean[] first;
    private final Codes one;
    private final Codes other;

    Choice(Codes which, boolean[] first, Codes one, Codes other) {
      this.which = which;
      this.first = first;
      this.one = one;
      this.other = other;
    }

    @Override
    int get(int row) {
      return (first[which.get(row)] ? one : other).get(row);
    }

    @Override
    int runEnd(int row, int limit) {
      int end = which.runEnd(row, limit);
      return (first[which.get(row)] ? one : other).runEnd(row, end);
    }
  }

  private static final class Pairs extends Codes {
    private final Codes one;
    private final Codes other;
    private final int width;
    private final int[] table;

    Pairs(Codes one, Codes other, int width, int[] table) {
      this.one = one;
      this.other = other;
      this.width = width;
      this.table = table;
    }

    @Override
    int get(int row) {
      return table[one.get(row) * width + other.get(row)];
    }

    @Override
    int runEnd(int row, int limit) {
      return other.runEnd(row, one.runEnd(row, limit));
    }
  }

  /**
   * How long a chunk becomes that has to grow. Only the first one grows step by step, so that a
   * short column stays small: what is copied has been touched in vain.
   */
  static int room(int chunk, int needed, int length) {
    if (chunk > 0) {
      return CHUNK;
    }
    int more = length < FEW ? length + (length >> 1) : length * 4;
    return Math.min(CHUNK, Math.max(16, Math.max(needed, more)));
  }

  /** Collects codes row by row or block by block, and widens chunks as larger ones come. */
  static final class Builder {

    private Chunk[] chunks = {new Chunk(0)};
    private int size;

    void add(int code) {
      chunk(size).set(size & IN_CHUNK, code);
      size++;
    }

    /** Sets rows, while nobody else does. */
    void put(int row, int[] codes, int count) {
      int largest = Arrays.stream(codes, 0, count).max().orElse(0);
      for (int done = 0; done < count; ) {
        int here = Math.min(count - done, CHUNK - ((row + done) & IN_CHUNK));
        makeRoom(row + done, here, largest);
        done += here;
      }
      put(row, codes, 0, count);
    }

    /**
     * Whether rows, all in one chunk, can be {@link #put} as the column is, while others put other
     * rows.
     *
     * @param largest no code of theirs is larger
     */
    boolean hasRoom(int row, int count, int largest) {
      int index = row >>> CHUNK_BITS;
      return index < chunks.length && chunks[index].hasRoom((row & IN_CHUNK) + count, largest);
    }

    /** The same for rows that all have one code. */
    boolean hasRoomForOne(int row, int count, int code) {
      int index = row >>> CHUNK_BITS;
      return index < chunks.length && (chunks[index].isAll(code) || hasRoom(row, count, code));
    }

    /** Makes room for rows, while nobody else puts any. */
    void makeRoom(int row, int count, int largest) {
      chunk(row).makeRoom((row & IN_CHUNK) + count, largest);
    }

    /**
     * Makes room for all rows of a column, none of which is put yet and may stay the first code.
     */
    void makeRoomFor(int rows, int largest) {
      for (int row = 0; row < rows; row += CHUNK) {
        int count = Math.min(CHUNK, rows - row);
        if (largest > 0) {
          makeRoom(row, count, largest);
        } else {
          makeRoomForOne(row, count, 0);
        }
      }
    }

    void makeRoomForOne(int row, int count, int code) {
      chunk(row).makeRoomForOne((row & IN_CHUNK) + count, code);
    }

    /** Sets rows that there is room for. */
    void put(int row, int[] codes, int from, int count) {
      for (int done = 0; done < count; ) {
        int here = Math.min(count - done, CHUNK - ((row + done) & IN_CHUNK));
        chunk(row + done).put((row + done) & IN_CHUNK, codes, from + done, here);
        done += here;
      }
    }

    void putOne(int row, int code, int count) {
      chunk(row).fill(row & IN_CHUNK, code, count);
    }

    Codes build() {
      return build(size);
    }

    /** The codes of so many rows, all of which have been set. */
    Codes build(int rows) {
      int used = Math.max(1, (rows + CHUNK - 1) >>> CHUNK_BITS);
      Codes[] parts = new Codes[used];
      boolean same = true;
      for (int i = 0; i < used; i++) {
        int here = Math.min(CHUNK, rows - (i << CHUNK_BITS));
        parts[i] = chunk(i << CHUNK_BITS).build(Math.max(0, here));
        same &= parts[i] instanceof Constant c && c.code == parts[0].get(0);
      }
      return used == 1 || same ? parts[0] : new Chunks(parts);
    }

    private Chunk chunk(int row) {
      int index = row >>> CHUNK_BITS;
      if (index >= chunks.length) {
        int length = chunks.length;
        chunks = Arrays.copyOf(chunks, Math.max(index + 1, length * 2));
        Arrays.setAll(chunks, i -> i < length ? chunks[i] : new Chunk(i));
      }
      return chunks[index];
    }
  }

  /** Some rows of a column that is being built. */
  private static final class Chunk {
    private final int number;
    private int constant = -1;
    private int width;
    private byte[] bytes = new byte[0];
    private short[] shorts = new short[0];
    private int[] ints = new int[0];

    Chunk(int number) {
      this.number = number;
    }

    void set(int row, int code) {
      makeRoomForOne(row + 1, code);
      if (width > 0) {
        put(row, code);
      }
    }

    boolean hasRoom(int rows, int largest) {
      return rows <= capacity() && width >= bytes(largest);
    }

    boolean isAll(int code) {
      return width == 0 && constant == code;
    }

    void makeRoom(int rows, int largest) {
      constant = Math.max(0, constant);
      reserve(rows, bytes(largest));
    }

    void makeRoomForOne(int rows, int code) {
      if (constant < 0) {
        constant = code;
      }
      if (!isAll(code)) {
        reserve(rows, bytes(code));
      }
    }

    void fill(int row, int code, int count) {
      switch (width) {
        case 1 -> Arrays.fill(bytes, row, row + count, (byte) code);
        case 2 -> Arrays.fill(shorts, row, row + count, (short) code);
        case 4 -> Arrays.fill(ints, row, row + count, code);
        default -> {}
      }
    }

    void put(int row, int[] codes, int from, int count) {
      switch (width) {
        case 1 -> {
          for (int i = 0; i < count; i++) {
            bytes[row + i] = (byte) codes[from + i];
          }
        }
        case 2 -> {
          for (int i = 0; i < count; i++) {
            shorts[row + i] = (short) codes[from + i];
          }
        }
        default -> System.arraycopy(codes, from, ints, row, count);
      }
    }

    private int capacity() {
      return Math.max(Math.max(bytes.length, shorts.length), ints.length);
    }

    Codes build(int rows) {
      return switch (width) {
        case 1 -> {
          byte[] built = fits(rows, bytes.length) ? bytes : Arrays.copyOf(bytes, rows);
          Arrays.fill(built, Math.min(rows, bytes.length), rows, (byte) constant);
          yield new Bytes(built);
        }
        case 2 -> {
          short[] built = fits(rows, shorts.length) ? shorts : Arrays.copyOf(shorts, rows);
          Arrays.fill(built, Math.min(rows, shorts.length), rows, (short) constant);
          yield new Shorts(built);
        }
        case 4 -> {
          int[] built = fits(rows, ints.length) ? ints : Arrays.copyOf(ints, rows);
          Arrays.fill(built, Math.min(rows, ints.length), rows, constant);
          yield new Ints(built);
        }
        default -> new Constant(Math.max(0, constant));
      };
    }

    /**
     * Whether all rows have room, and so little is left that a copy costs more than it saves. Rows
     * behind the room were set while all had the constant.
     */
    private static boolean fits(int rows, int capacity) {
      return rows <= capacity && rows >= capacity - (capacity >> 3);
    }

    private static int bytes(int code) {
      return code < 1 << 8 ? 1 : code < 1 << 16 ? 2 : 4;
    }

    private void put(int row, int code) {
      switch (width) {
        case 1 -> bytes[row] = (byte) code;
        case 2 -> shorts[row] = (short) code;
        default -> ints[row] = code;
      }
    }

    /** Rows that were not set yet get the constant, which all rows so far have. */
    private void reserve(int rows, int needed) {
      int capacity = capacity();
      int newWidth = Math.max(width, Math.max(needed, bytes(constant)));
      if (newWidth == width && rows <= capacity) {
        return;
      }
      int newCapacity = rows <= capacity ? capacity : room(number, rows, capacity);
      int kept = width == 0 ? 0 : capacity;
      byte[] newBytes = newWidth == 1 ? Arrays.copyOf(bytes, newCapacity) : new byte[0];
      short[] newShorts = newWidth == 2 ? Arrays.copyOf(shorts, newCapacity) : new short[0];
      int[] newInts = newWidth == 4 ? Arrays.copyOf(ints, newCapacity) : new int[0];
      for (int i = 0; newWidth > width && i < kept; i++) {
        int code = width == 1 ? bytes[i] & 0xFF : shorts[i] & 0xFFFF;
        if (newWidth == 2) {
          newShorts[i] = (short) code;
        } else {
          newInts[i] = code;
        }
      }
      switch (newWidth) {
        case 1 -> Arrays.fill(newBytes, kept, newCapacity, (byte) constant);
        case 2 -> Arrays.fill(newShorts, kept, newCapacity, (short) constant);
        default -> Arrays.fill(newInts, kept, newCapacity, constant);
      }
      width = newWidth;
      bytes = newBytes;
      shorts = newShorts;
      ints = newInts;
    }
  }
}
