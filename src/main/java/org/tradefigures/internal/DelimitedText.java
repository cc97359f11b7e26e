package org.tradefigures.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The cursor under everything that is read as delimited text: RFC 4180 quoting with any separator,
 * lines ending in LF, CR LF or CR, a byte-order mark skipped, and the line of every record known.
 *
 * <p>The cursor never throws for what a file holds. A record that is malformed is delivered with
 * its {@link #fault()}, and the caller decides whether that ends the reading.
 */
public final class DelimitedText implements Closeable {

  /** The fault of a record whose last field has no closing quote. */
  public static final String NEVER_CLOSED = "a quote that is never closed";

  private static final int END = -1;
  private static final int NONE = -2;

  /** What no sound record reaches; beyond, an open quote would fill the memory with the file. */
  private static final int LONGEST_FIELD = 1_000_000;

  private static final int MOST_FIELDS = 10_000;

  private final Reader in;
  private final char separator;
  private final int comment;
  private final boolean commentsAnywhere;
  private final char[] buffer = new char[1 << 14];
  private int position;
  private int limit;
  private int pushedBack = NONE;

  private final List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private Optional<String> fault = Optional.empty();
  private long nextLine = 1;
  private long line;
  private boolean started;
  private boolean begun;

  private DelimitedText(Reader in, char separator, int comment, boolean commentsAnywhere) {
    this.in = Objects.requireNonNull(in, "in");
    this.separator = separator;
    this.comment = comment;
    this.commentsAnywhere = commentsAnywhere;
  }

  /**
   * A cursor before the first record.
   *
   * @param in the text; closed by {@link #close()}
   * @param separator what stands between two fields
   * @return the cursor
   */
  public static DelimitedText of(Reader in, char separator) {
    return new DelimitedText(in, separator, NONE, false);
  }

  /**
   * A cursor that passes over lines which start with {@code #}, as our own data files have them.
   *
   * @param in the text; closed by {@link #close()}
   * @param separator what stands between two fields
   * @return the cursor
   */
  public static DelimitedText withComments(Reader in, char separator) {
    return new DelimitedText(in, separator, '#', true);
  }

  /**
   * A cursor that passes over lines which start with {@code #} before the first record that is not
   * blank. Later such a line is a record like any other, so that no row is taken for a comment.
   *
   * @param in the text; closed by {@link #close()}
   * @param separator what stands between two fields
   * @return the cursor
   */
  public static DelimitedText withLeadingComments(Reader in, char separator) {
    return new DelimitedText(in, separator, '#', false);
  }

  /**
   * Moves to the next record. An empty line is a record of one empty field.
   *
   * @return whether there is one
   * @throws IOException if the text can't be read
   */
  public boolean next() throws IOException {
    if (!started) {
      started = true;
      int first = read();
      pushedBack = first == '\uFEFF' ? NONE : first;
    }
    int c = read();
    while (c == comment && (commentsAnywhere || !begun)) {
      while (c != '\n' && c != '\r' && c != END) {
        c = read();
      }
      endLine(c);
      c = read();
    }
    if (c == END) {
      return false;
    }
    fields.clear();
    fault = Optional.empty();
    line = nextLine;
    while (true) {
      c = field(c);
      if (c != separator) {
        endLine(c);
        begun |= !isBlank();
        return true;
      }
      c = read();
    }
  }

  /**
   * The number of fields in the current record.
   *
   * @return at least one
   */
  public int size() {
    return fields.size();
  }

  /**
   * A field of the current record, without its quotes.
   *
   * @param index from 0
   * @return the text, which may be empty
   */
  public String get(int index) {
    return fields.get(index);
  }

  /**
   * All fields of the current record.
   *
   * @return a copy
   */
  public List<String> fields() {
    return List.copyOf(fields);
  }

  /**
   * Where the current record starts.
   *
   * @return the line, from 1
   */
  public long line() {
    return line;
  }

  /**
   * Why the current record is malformed.
   *
   * @return the reason; empty for a sound record
   */
  public Optional<String> fault() {
    return fault;
  }

  /**
   * Whether the current record is an empty line.
   *
   * @return true for one empty field
   */
  public boolean isBlank() {
    return fields.size() == 1 && fields.get(0).isBlank() && fault.isEmpty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads one field that starts with the given character, and returns what ended it. */
  private int field(int first) throws IOException {
    field.setLength(0);
    int c = first == '"' ? quoted() : first;
    while (c != separator && c != '\n' && c != '\r' && c != END) {
      if (first == '"') {
        fail("text after a closing quote");
      } else if (c == '"') {
        fail("a quote inside a field that does not start with one");
      }
      add(c);
      addPlain();
      c = read();
    }
    if (fields.size() < MOST_FIELDS) {
      fields.add(field.toString());
    } else {
      fail("more than " + MOST_FIELDS + " fields");
    }
    return c;
  }

  /** Reads up to the closing quote, and returns what follows it. */
  private int quoted() throws IOException {
    int c = read();
    while (c != END) {
      if (c == '"') {
        c = read();
        if (c != '"') {
          return c;
        }
      } else if (c == '\n' || c == '\r') {
        countLine(c);
      }
      add(c);
      addPlain();
      c = read();
    }
    fail(NEVER_CLOSED);
    return END;
  }

  private void add(int c) {
    if (c == 0) {
      fail("a NUL character");
    } else if (c == '\uFFFD') {
      fail("bytes that are no UTF-8: save the file as UTF-8");
    }
    if (field.length() < LONGEST_FIELD) {
      field.append((char) c);
    } else {
      fail("a field of more than " + LONGEST_FIELD + " characters; is a quote not closed?");
    }
  }

  /** Adds what is in the buffer before the next character that may mean something, all at once. */
  private void addPlain() {
    if (pushedBack != NONE) {
      return;
    }
    int end = position;
    int last = Math.min(limit, position + LONGEST_FIELD - field.length());
    while (end < last && isPlain(buffer[end])) {
      end++;
    }
    field.append(buffer, position, end - position);
    position = end;
  }

  private boolean isPlain(char c) {
    return c != separator && c != '"' && c != '\n' && c != '\r' && c != 0 && c != '\uFFFD';
  }

  private void fail(String reason) {
    if (fault.isEmpty()) {
      fault = Optional.of(reason);
    }
  }

  private void endLine(int c) throws IOException {
    if (c == '\r') {
      int next = read();
      if (next != '\n') {
        pushedBack = next;
      }
    }
    nextLine++;
  }

  private void countLine(int c) throws IOException {
    int next = c == '\r' ? read() : NONE;
    if (next != NONE) {
      pushedBack = next;
    }
    if (next != '\n') {
      nextLine++;
    }
  }

  private int read() throws IOException {
    if (pushedBack != NONE) {
      int c = pushedBack;
      pushedBack = NONE;
      return c;
    }
    if (position == limit) {
      limit = in.read(buffer, 0, buffer.length);
      position = 0;
      if (limit <= 0) {
        limit = 0;
        return END;
      }
    }
    return buffer[position++];
  }
}
