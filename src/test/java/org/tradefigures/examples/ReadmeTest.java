package org.tradefigures.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README shows is so: its Java runs and prints what it says, its commands and links are
 * there.
 */
class ReadmeTest {

  private static final Pattern CODE =
      Pattern.compile("```java\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

  @Test
  void itsCodePrintsWhatItSays(@TempDir Path folder) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher code = CODE.matcher(readme());
    while (code.find()) {
      Path notebook = folder.resolve("readme-" + blocks.size() + ".jsh");
      Files.writeString(notebook, code.group(1));
      Path imports = Path.of("examples/imports.jsh");
      assertThat(NotebookRunnerTest.capture(imports, notebook)).isEqualTo(code.group(2));
      assertThat(NotebookRunnerTest.capture(NotebookRunner::paste, imports, notebook))
          .isEqualTo(code.group(2));
      blocks.add(code.group(1));
    }
    assertThat(blocks).isNotEmpty();
    assertThat(readme().split("```java")).hasSize(blocks.size() + 1);
  }

  @Test
  void whatItLinksToIsThere() throws IOException {
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(readme());
    while (link.find()) {
      links.add(link.group(1));
    }
    assertThat(links).isNotEmpty().allMatch(target -> Files.exists(Path.of(target)));
  }

  @Test
  void everyNotebookIsListed() throws IOException {
    String readme = readme();
    try (Stream<Path> notebooks = Files.list(Path.of("examples"))) {
      assertThat(
              notebooks
                  .map(Path::getFileName)
                  .map(Path::toString)
                  .filter(n -> n.matches("\\d\\d-.*")))
          .allMatch(name -> readme.contains("examples/" + name));
    }
  }

  @Test
  void itsCommandsAreThoseOfTheBuild() throws IOException {
    String ci = Files.readString(Path.of(".ci/run"));
    assertThat(readme()).contains("mvn verify", "mvn -q -Pnotebook");
    assertThat(ci).contains("mvn -B -ntp verify", "mvn -q -Pnotebook");
  }

  /** As it says: with what is Spark's and this library's classes, but not what those need. */
  @Test
  void whatIsSubmittedIsCompiledAgainstSparkAlone(@TempDir Path folder) {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(
                entry ->
                    Path.of(entry).endsWith(Path.of("target", "classes"))
                        || entry.contains("spark-")
                        || entry.contains("scala-"))
            .collect(Collectors.joining(File.pathSeparator));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                told,
                told,
                "-cp",
                classPath,
                "-d",
                folder.toString(),
                "examples/OnACluster.java");
    assertThat(status).as(told.toString(UTF_8)).isZero();
    assertThat(folder.resolve("OnACluster.class")).exists();
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
