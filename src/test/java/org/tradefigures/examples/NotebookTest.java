package org.tradefigures.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every notebook and compares what it prints with its golden file. What it printed is kept in
 * {@code target/notebooks}, from where it is copied when it is right. Notebooks with Spark are run
 * by the consumer project that has it on its class path.
 */
class NotebookTest {

  private static final Path EXAMPLES = Path.of("examples");
  private static final Path GOLDEN = Path.of("src/test/resources/notebooks");

  @Test
  void everyNotebookHasItsGoldenFileAndEveryGoldenFileItsNotebook() throws IOException {
    assertThat(names(EXAMPLES, "[0-9][0-9]-*.jsh")).isEqualTo(names(GOLDEN, "*.out"));
  }

  @TestFactory
  Stream<DynamicTest> prints() throws IOException {
    return names(EXAMPLES, "[0-9][0-9]-*.jsh").stream()
        .filter(name -> !needsSpark(EXAMPLES.resolve(name + ".jsh")))
        .map(name -> dynamicTest(name, () -> assertPrintsItsGoldenFile(name)));
  }

  private static void assertPrintsItsGoldenFile(String name) throws IOException {
    Path printed = Files.createDirectories(Path.of("target/notebooks")).resolve(name + ".out");
    Files.writeString(
        printed,
        NotebookRunnerTest.capture(
            EXAMPLES.resolve("imports.jsh"), EXAMPLES.resolve(name + ".jsh")));
    assertThat(printed)
        .usingCharset(UTF_8)
        .hasSameTextualContentAs(GOLDEN.resolve(name + ".out"), UTF_8);
  }

  private static boolean needsSpark(Path notebook) {
    try {
      return Files.readString(notebook).contains("import org.apache.spark.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedSet<String> names(Path folder, String glob) throws IOException {
    try (var files = Files.newDirectoryStream(folder, glob)) {
      return StreamSupport.stream(files.spliterator(), false)
          .map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
          .collect(toCollection(TreeSet::new));
    }
  }
}
