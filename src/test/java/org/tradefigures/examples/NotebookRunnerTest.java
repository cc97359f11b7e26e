package org.tradefigures.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookRunnerTest {

  @TempDir Path folder;

  @Test
  void printsWhatSnippetsPrintAndTheValuesOfLoneExpressions() throws IOException {
    assertThat(
            run(
                """
                // a comment
                int one = 1;

                var text =
                    \"\"\"
                    two
                    lines\"\"\";
                one + one
                text
                text.length();
                one = 3;
                System.out.println("printed " + one); one
                int twice(int i) {
                  return 2 * later(i);
                }
                int later(int i) { return i; }
                twice(21)
                /* the
                   end */
                """))
        .isEqualTo("2\ntwo\nlines\n9\nprinted 3\n3\n42\n");
  }

  @Test
  void aSnippetThatDoesNotCompileFails() {
    assertFails(
        """
        int a = 1;

        String b = a;
        """,
        3,
        "incompatible types: int cannot be converted to java.lang.String",
        "    String b = a;\n");
  }

  @Test
  void anExceptionFails() {
    assertFails(
        """
        int one = 1;
        int parse(String s) {
          return Integer.parseInt(s);
        }
        parse("one")
        """,
        5,
        "java.lang.NumberFormatException: For input string: \"one\"",
        "    parse(\"one\")\n");
  }

  @Test
  void anExceptionInToStringFails() {
    assertFails(
        """
        class Broken { public String toString() { throw new IllegalStateException(); } }
        Object broken = new Broken();
        broken
        """,
        3,
        "java.lang.IllegalStateException",
        "    System.out.println(broken);\n");
  }

  @Test
  void theCauseIsNamed() {
    assertFails(
        "throw new IllegalStateException(\"outer\", new RuntimeException(\"inner\"));\n",
        1,
        "java.lang.IllegalStateException: outer; caused by java.lang.RuntimeException: inner",
        "    throw new IllegalStateException(\"outer\", new RuntimeException(\"inner\"));\n");
  }

  @Test
  void callingWhatIsNotDeclaredYetFails() {
    assertFails(
        """
        int twice(int i) { return later(i); }
        twice(1)
        """,
        2,
        "not declared yet: method later(int)",
        "    twice(1)\n");
  }

  @Test
  void referringToWhatIsNeverDeclaredFails() {
    assertFails(
        "\nint twice(int i) { return never(i); }\n",
        2,
        "never declared: method never(int)",
        "    int twice(int i) { return never(i); }\n");
  }

  @Test
  void aSnippetCutOffByTheEndOfTheFileFails() {
    assertFails(
        """
        int a = 1;
        int twice(int i) {
          return 2 * i;
        """,
        2,
        "the file ends before this snippet does",
        "    int twice(int i) {\n      return 2 * i;\n");
  }

  @Test
  void ofANotebookThatIsNotThereItSaysWhichThereAre() throws IOException {
    Files.createFile(folder.resolve("imports.jsh"));
    Files.createFile(folder.resolve("02-agreements.jsh"));
    Files.createFile(folder.resolve("01-balance.jsh"));
    Path absent = folder.resolve("03-absent.jsh");
    assertThat(NotebookRunner.missing(absent))
        .isEqualTo("No notebook '" + absent + "': there are 01-balance, 02-agreements");
  }

  @Test
  void whatIsPastedIsReadAsAWhole() throws IOException {
    Path typed = Files.writeString(folder.resolve("typed.jsh"), "1 + 1\n2 + 2\n");
    assertThat(capture(typed)).isEqualTo("2\n4\n");
    assertThatThrownBy(() -> capture(NotebookRunner::paste, typed))
        .isInstanceOf(NotebookRunner.NotebookException.class)
        .hasMessage(typed + ":1: ';' expected\n    1 + 1\n    2 + 2\n");
    Path ended = Files.writeString(folder.resolve("ended.jsh"), "1 + 1;\n2 + 2; // four\n3 + 3\n");
    assertThat(capture(NotebookRunner::paste, ended)).isEqualTo("2\n4\n6\n");
  }

  private void assertFails(String notebook, int line, String reason, String source) {
    assertThatThrownBy(() -> run(notebook))
        .isInstanceOf(NotebookRunner.NotebookException.class)
        .hasMessage(folder.resolve("notebook.jsh") + ":" + line + ": " + reason + "\n" + source);
  }

  private String run(String notebook) throws IOException {
    return capture(Files.writeString(folder.resolve("notebook.jsh"), notebook));
  }

  /** What the notebooks, run one after the other in one shell, print. */
  static String capture(Path... notebooks) throws IOException {
    return capture(NotebookRunner::run, notebooks);
  }

  /** What the notebooks print if they are handed over in that way. */
  static String capture(Way way, Path... notebooks) throws IOException {
    PrintStream out = System.out;
    var captured = new ByteArrayOutputStream();
    try (var runner = new NotebookRunner()) {
      System.setOut(new PrintStream(captured, true, UTF_8));
      for (Path notebook : notebooks) {
        way.hand(runner, notebook);
      }
    } finally {
      System.setOut(out);
    }
    return captured.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  interface Way {
    void hand(NotebookRunner runner, Path notebook) throws IOException;
  }
}
