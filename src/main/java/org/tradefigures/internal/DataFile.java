package org.tradefigures.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A comma-separated data file of ours, read whole and strictly: comment lines that start with
 * {@code #}, a header that must be exactly the expected one, rows as long as the header, no blank
 * lines and no blanks around a cell. Anything else throws an {@link IllegalStateException} that
 * names the file and the line, because a broken table must never become a shorter one.
 */
public final class DataFile {

  private static final String LIST_SEPARATOR = ";";

  private final String name;
  private final List<String> columns;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private DataFile(String name, String... columns) {
    this.name = Objects.requireNonNull(name, "name");
    this.columns = List.of(columns);
    for (int i = 0; i < columns.length; i++) {
      indexes.put(columns[i], i);
    }
  }

  /**
   * The rows of a bundled file.
   *
   * @param name the path below {@code data/}, such as {@code reference/economies.csv}
   * @param columns the header the file must have
   * @return the rows in file order
   * @throws IllegalStateException if the file is absent or malformed
   */
  public static List<Row> read(String name, String... columns) {
    return read(name, Resources.open(name), columns);
  }

  /**
   * The rows of a file given as text; the reader is closed.
   *
   * @param name the name used in errors
   * @param text the whole file
   * @param columns the header the file must have
   * @return the rows in file order
   * @throws IllegalStateException if the file is malformed
   */
  public static List<Row> read(String name, Reader text, String... columns) {
    DataFile file = new DataFile(name, columns);
    try (text) {
      file.load(DelimitedText.withComments(text, ','));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read data file " + name, e);
    }
    return List.copyOf(file.rows);
  }

  private void load(DelimitedText text) throws IOException {
    boolean headed = false;
    while (text.next()) {
      Optional<String> fault = text.fault();
      if (fault.isPresent()) {
        throw fault(" line " + text.line() + ": " + fault.get());
      }
      String[] cells = new String[text.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = text.get(i);
      }
      if (!headed) {
        if (!columns.equals(List.of(cells))) {
          throw fault(
              " line "
                  + text.line()
                  + ": the header is "
                  + List.of(cells)
                  + "; it must be "
                  + columns);
        }
        headed = true;
      } else if (cells.length != columns.size()) {
        String has = cells.length == 1 ? "1 cell" : cells.length + " cells";
        throw fault(
            " line " + text.line() + ": it has " + has + " where the header has " + columns.size());
      } else {
        rows.add(new Row(this, text.line(), cells));
      }
    }
    if (!headed) {
      throw fault(": there is no header; it must be " + columns);
    }
  }

  private IllegalStateException fault(String problem) {
    return new IllegalStateException("Data file " + name + problem);
  }

  /**
   * One row of a data file; cells are asked for by column name, and an empty cell is an absent
   * value.
   */
  public static final class Row {

    private final DataFile file;
    private final long line;
    private final String[] cells;

    private Row(DataFile file, long line, String[] cells) {
      this.file = file;
      this.line = line;
      this.cells = cells;
      for (int i = 0; i < cells.length; i++) {
        if (hasBlanksAround(cells[i])) {
          throw fault(file.columns.get(i), "has blanks around it");
        }
      }
    }

    /**
     * The text of a cell.
     *
     * @param column the column's name
     * @return the text, never empty
     * @throws IllegalStateException if the cell is empty
     */
    public String get(String column) {
      String cell = cell(column);
      if (cell.isEmpty()) {
        throw fault(column, "must not be empty");
      }
      return cell;
    }

    /**
     * A cell read as something else.
     *
     * @param column the column's name
     * @param parser what reads the text; an {@link IllegalArgumentException}, {@link
     *     DateTimeException} or {@link ArithmeticException} it throws becomes an error that names
     *     the file and line
     * @param <T> the type read
     * @return the value
     * @throws IllegalStateException if the cell is empty or cannot be read
     */
    public <T> T get(String column, Function<String, T> parser) {
      return parsed(column, get(column), parser);
    }

    /**
     * The text of a cell that may be empty.
     *
     * @param column the column's name
     * @return the text, or empty
     */
    public Optional<String> find(String column) {
      String cell = cell(column);
      return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    /**
     * A cell that may be empty, read as something else.
     *
     * @param column the column's name
     * @param parser what reads the text, as in {@link #get(String, Function)}
     * @param <T> the type read
     * @return the value, or empty
     * @throws IllegalStateException if the cell cannot be read
     */
    public <T> Optional<T> find(String column, Function<String, T> parser) {
      String cell = cell(column);
      return cell.isEmpty() ? Optional.empty() : Optional.of(parsed(column, cell, parser));
    }

    /**
     * The parts of a cell that holds a list separated by semicolons.
     *
     * @param column the column's name
     * @return the parts, none if the cell is empty
     * @throws IllegalStateException if a part is empty or has blanks around it
     */
    public List<String> list(String column) {
      String cell = cell(column);
      if (cell.isEmpty()) {
        return List.of();
      }
      String[] parts = cell.split(LIST_SEPARATOR, -1);
      for (String part : parts) {
        if (part.isEmpty() || hasBlanksAround(part)) {
          throw fault(column, "has an empty part or blanks around a part");
        }
      }
      return List.of(parts);
    }

    /**
     * Puts a value under a key that no row may use twice.
     *
     * @param map the map to fill
     * @param column the column that gave the key
     * @param key the key
     * @param value the value
     * @param <K> the type of the key
     * @param <V> the type of the value
     * @throws IllegalStateException if the map has the key
     */
    public <K, V> void putOnce(Map<K, V> map, String column, K key, V value) {
      if (map.putIfAbsent(key, value) != null) {
        throw fault(column, key, "was given before");
      }
    }

    /**
     * The error for a cell that is not as it should be.
     *
     * @param column the column's name
     * @param problem what is wrong with it, to follow the quoted value
     * @return the error, naming file, line, column and value, for the caller to throw
     */
    public IllegalStateException fault(String column, String problem) {
      return fault(column, cell(column), problem);
    }

    private IllegalStateException fault(String column, Object value, String problem) {
      return file.fault(
          " line " + line + ", column '" + column + "': " + Messages.quote(value) + " " + problem);
    }

    private static boolean hasBlanksAround(String text) {
      return !text.isEmpty()
          && (Character.isWhitespace(text.charAt(0))
              || Character.isWhitespace(text.charAt(text.length() - 1)));
    }

    private String cell(String column) {
      Integer index = file.indexes.get(column);
      if (index == null) {
        throw new IllegalArgumentException(
            "No column '" + column + "' in " + file.name + "; there are " + file.columns);
      }
      return cells[index];
    }

    private <T> T parsed(String column, String cell, Function<String, T> parser) {
      try {
        return parser.apply(cell);
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        IllegalStateException fault = fault(column, "cannot be read: " + e.getMessage());
        fault.initCause(e);
        throw fault;
      }
    }
  }
}
