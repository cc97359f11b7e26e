package org.tradefigures.source;

import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes records as lines of CSV. */
final class CsvLines {

  private static final Pattern PLAIN = Pattern.compile("[^#\\s\",][^\"\\r\\n,]*");

  private CsvLines() {}

  /**
   * Writes rows under a header.
   *
   * @param rows the cells of each row by column
   * @param required the columns that are always there
   * @param columns all columns, in their order; those that no row has are left out
   */
  static void writeAll(
      List<Map<String, String>> rows, List<String> required, List<String> columns, Writer out)
      throws IOException {
    List<String> header =
        columns.stream()
            .filter(c -> required.contains(c) || rows.stream().anyMatch(r -> r.containsKey(c)))
            .toList();
    write(header, out);
    for (Map<String, String> row : rows) {
      write(header.stream().map(c -> row.getOrDefault(c, "")).toList(), out);
    }
    out.flush();
  }

  static void write(Collection<String> cells, Writer out) throws IOException {
    out.write(cells.stream().map(CsvLines::quoted).collect(Collectors.joining(",")));
    out.write('\n');
  }

  private static String quoted(String cell) {
    return cell.isEmpty() || PLAIN.matcher(cell).matches()
        ? cell
        : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
