package org.tradefigures.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
