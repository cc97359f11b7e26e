package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tradefigures.examples.NotebookRunner;

/** Runs the notebook that needs Spark, and compares what it prints with its golden file. */
class SparkNotebookTest {

  private static final String SHUFFLES = "spark.sql.shuffle.partitions";

  private final String before = Spark.SESSION.conf().get(SHUFFLES);

  /** The notebook starts a session with settings of its own, and gets this one. */
  @AfterEach
  void readAsUsual() {
    Spark.SESSION.conf().set(SHUFFLES, before);
  }

  @Test
  void printsItsGoldenFile() throws IOException {
    assertThat(capture("imports.jsh", "08-on-a-cluster.jsh"))
        .isEqualTo(
            Files.readString(
                Spark.PROJECT.resolve("src/test/resources/notebooks/08-on-a-cluster.out")));
  }

  private static String capture(String... notebooks) throws IOException {
    PrintStream out = System.out;
    var captured = new ByteArrayOutputStream();
    try (var runner = new NotebookRunner()) {
      System.setOut(new PrintStream(captured, true, UTF_8));
      for (String notebook : notebooks) {
        runner.run(Spark.PROJECT.resolve(Path.of("examples", notebook)));
      }
    } finally {
      System.setOut(out);
    }
    return captured.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
