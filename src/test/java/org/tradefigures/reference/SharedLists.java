package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.tradefigures.internal.DelimitedText;

/** Published lists beside the project, for tests that run only where they are. */
public final class SharedLists {

  private SharedLists() {}

  /** The file, or the end of the test. */
  public static Path file(String name) {
    Path file = Path.of("..", "shared", "data").resolve(name);
    assumeTrue(Files.isRegularFile(file), () -> file + " is not there");
    return file;
  }

  /** The rows of a CSV file, by column. */
  public static List<Map<String, String>> rows(String name) throws IOException {
    Path file = file(name);
    List<Map<String, String>> rows = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file);
        Reader text =
            new InputStreamReader(
                name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                StandardCharsets.UTF_8)) {
      DelimitedText cursor = DelimitedText.of(text, ',');
      assertThat(cursor.next()).isTrue();
      List<String> header = cursor.fields();
      while (cursor.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), cursor.get(i));
        }
        rows.add(row);
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }
}
