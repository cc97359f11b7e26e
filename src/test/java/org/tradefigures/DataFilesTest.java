package org.tradefigures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table in {@code data/} says what it is, where it comes from and under which terms. */
class DataFilesTest {

  private static final Path DATA = Path.of("data");

  static List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.walk(DATA)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsDescribedAtItsTop(Path table) throws IOException {
    String text = Files.readString(table, StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("\r").endsWith("\n");
    List<String> top = text.lines().takeWhile(line -> line.startsWith("#")).toList();
    String header = text.lines().skip(top.size()).findFirst().orElse("");
    String description = String.join("\n", top);
    assertThat(description)
        .contains("Columns:", "Origin", "Date: ")
        .containsIgnoringCase("licence");
    assertThat(header.split(","))
        .isNotEmpty()
        .allSatisfy(column -> assertThat(description).containsPattern("\\b" + column + "\\b"));
  }
}
