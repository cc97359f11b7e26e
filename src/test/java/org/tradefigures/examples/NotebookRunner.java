package org.tradefigures.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/**
 * Runs notebooks: files of JShell snippets, read line by line as the {@code jshell} tool reads
 * them, in this process.
 *
 * <p>A notebook prints what its snippets print; an expression that stands alone prints its value,
 * as {@code System.out.println} does. Unlike the tool, which goes on and exits with 0, a run ends
 * at the first snippet that does not compile, refers to something never declared, throws, or is cut
 * off by the end of the file.
 *
 * <p>The file is started by {@code java} from its source, so it uses nothing but the JDK.
 */
public final class NotebookRunner implements AutoCloseable {

  private static final Set<Status> UNRESOLVED =
      Set.of(Status.RECOVERABLE_DEFINED, Status.RECOVERABLE_NOT_DEFINED);

  private final JShell shell = JShell.builder().executionEngine("local").build();
  private final SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
  private final Map<Snippet, Integer> lines = new HashMap<>();

  /** Starts a shell that sees this process's class path. */
  public NotebookRunner() {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      shell.addToClasspath(entry);
    }
  }

  /**
   * Runs the files named, in one shell, in the order given; exits with 1 at the first failure.
   *
   * @param files notebooks, UTF-8
   */
  public static void main(String... files) {
    int status = 0;
    try (var runner = new NotebookRunner()) {
      for (String file : files) {
        runner.run(Path.of(file));
      }
    } catch (NotebookException e) {
      System.err.println(e.getMessage());
      status = 1;
    } catch (NoSuchFileException e) {
      System.err.println(missing(Path.of(e.getFile())));
      status = 1;
    } catch (IOException e) {
      System.err.println(e);
      status = 1;
    }
    System.exit(status);
  }

  /** What to say of a notebook that is not there: which there are beside it. */
  static String missing(Path notebook) {
    String[] files =
        Objects.requireNonNullElse(notebook.resolveSibling("").toFile().list(), new String[0]);
    return "No notebook '"
        + notebook
        + "': there are "
        + Arrays.stream(files)
            .filter(name -> name.matches("\\d.*\\.jsh"))
            .sorted()
            .map(name -> name.replace(".jsh", ""))
            .collect(Collectors.joining(", "));
  }

  /**
   * Runs a notebook after those already run.
   *
   * @param notebook a file of snippets, UTF-8
   * @throws NotebookException at the first snippet that fails
   * @throws IOException if the file cannot be read
   */
  public void run(Path notebook) throws IOException {
    String pending = "";
    int start = 0;
    int number = 0;
    for (String line : Files.readAllLines(notebook, UTF_8)) {
      number++;
      if (pending.isBlank()) {
        start = number;
      }
      pending = evaluateComplete(pending + line + "\n", notebook, start);
    }
    var rest = analysis.analyzeCompletion(pending);
    switch (rest.completeness()) {
      case EMPTY -> {}
      case CONSIDERED_INCOMPLETE -> evaluate(pending, notebook, start);
      default ->
          throw new NotebookException(
              notebook, start, "the file ends before this snippet does", pending);
    }
    requireResolved(notebook);
  }

  /**
   * Runs a notebook as the tool reads what is pasted into it: as a whole, in which the end of a
   * line does not end a snippet.
   *
   * @param notebook a file of snippets, UTF-8
   * @throws NotebookException at the first snippet that fails
   * @throws IOException if the file cannot be read
   */
  public void paste(Path notebook) throws IOException {
    String rest = evaluateComplete(Files.readString(notebook), notebook, 1);
    if (!rest.isBlank()) {
      evaluate(rest, notebook, 1);
    }
    requireResolved(notebook);
  }

  /** Evaluates the complete snippets that the source starts with and gives back the rest. */
  private String evaluateComplete(String source, Path notebook, int line) {
    String rest = source;
    while (!rest.isBlank()) {
      var completion = analysis.analyzeCompletion(rest);
      if (!completion.completeness().isComplete()) {
        return completion.completeness() == Completeness.EMPTY ? "" : rest;
      }
      evaluate(completion.source(), notebook, line);
      rest = completion.remaining();
    }
    return "";
  }

  private void evaluate(String source, Path notebook, int line) {
    for (SnippetEvent event : shell.eval(source)) {
      Snippet snippet = event.snippet();
      if (event.status() == Status.REJECTED) {
        String reasons =
            shell
                .diagnostics(snippet)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .collect(Collectors.joining("; "));
        throw new NotebookException(notebook, line, reasons, source);
      }
      if (event.exception() != null) {
        throw new NotebookException(notebook, line, message(event.exception()), source);
      }
      if (event.causeSnippet() == null) {
        lines.put(snippet, line);
        if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
          print(((VarSnippet) snippet).name(), notebook, line);
        } else if (snippet.subKind() == SubKind.VAR_VALUE_SUBKIND) {
          print(((ExpressionSnippet) snippet).name(), notebook, line);
        }
      }
    }
  }

  private void print(String variable, Path notebook, int line) {
    evaluate("System.out.println(" + variable + ");", notebook, line);
  }

  /**
   * A declaration may come before what it refers to, but by the end of the file all must be there.
   */
  private void requireResolved(Path notebook) {
    shell
        .snippets()
        .filter(snippet -> UNRESOLVED.contains(shell.status(snippet)))
        .findFirst()
        .ifPresent(
            snippet -> {
              String missing =
                  shell
                      .unresolvedDependencies((DeclarationSnippet) snippet)
                      .collect(Collectors.joining(", "));
              throw new NotebookException(
                  notebook, lines.get(snippet), "never declared: " + missing, snippet.source());
            });
  }

  private String message(JShellException exception) {
    if (exception instanceof UnresolvedReferenceException unresolved) {
      return "not declared yet: "
          + shell.unresolvedDependencies(unresolved.getSnippet()).collect(Collectors.joining(", "));
    }
    String message = ((EvalException) exception).getExceptionClassName();
    if (exception.getMessage() != null) {
      message += ": " + exception.getMessage();
    }
    return exception.getCause() instanceof JShellException cause
        ? message + "; caused by " + message(cause)
        : message;
  }

  @Override
  public void close() {
    shell.close();
  }

  /** A snippet that failed: where, why, and the snippet. */
  public static final class NotebookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotebookException(Path notebook, int line, String reason, String source) {
      super(notebook + ":" + line + ": " + reason + "\n" + source.strip().indent(4));
    }
  }
}
