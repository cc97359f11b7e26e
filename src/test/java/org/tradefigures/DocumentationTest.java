package org.tradefigures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Everything public has a Javadoc comment, with whatever it takes, gives and throws. The javadoc
 * tool checks that what is written is right; on JDK 17 it cannot check that something is written,
 * for it asks for it on compact constructors as well.
 */
class DocumentationTest {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  @Test
  void everythingPublicIsDocumented() throws IOException {
    Path sources = Path.of("src/main/java");
    try (var files = COMPILER.getStandardFileManager(null, null, UTF_8);
        var paths = Files.walk(sources)) {
      List<Path> outsideInternal =
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.getParent().endsWith("internal"))
              .sorted()
              .toList();
      assertThat(undocumented(files.getJavaFileObjectsFromPaths(outsideInternal))).isEmpty();
    }
  }

  @Test
  void whatIsUndocumentedIsFound() throws IOException {
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("mem:/Sample.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return """
                public class Sample {
                  public int field;
                  /** Documented. */
                  public int documented;
                  int hidden;
                  protected Sample() {}
                  public void method() { int local; }
                  /** Documented in part. */
                  public <T> int method(T one, int two) throws IOException { return 0; }
                  /**
                   * Documented.
                   *
                   * @param one documented
                   * @param <T> documented
                   * @return documented
                   * @throws java.io.IOException documented
                   */
                  public <T> int whole(T one) throws IOException { return 0; }
                  /** {@return documented} */
                  public int inline() { return 0; }
                  @Override public String toString() { return ""; }
                  /**
                   * A record.
                   *
                   * @param a documented
                   */
                  public record Pair(int a, int b) {
                    static final int HIDDEN = 1;
                    public Pair {}
                  }
                  /** An interface. */
                  public interface Contract {
                    void obligation();
                  }
                  /** An enum. */
                  public enum Choice { ONE, /** Two. */ TWO }
                  static class Hidden { public int field; }
                }
                """;
          }
        };
    assertThat(undocumented(List.of(source)))
        .containsExactly(
            "Sample.java:1 Sample",
            "Sample.java:2 field",
            "Sample.java:6 <init>",
            "Sample.java:7 method",
            "Sample.java:9 method: @param one",
            "Sample.java:9 method: @param two",
            "Sample.java:9 method: @param <T>",
            "Sample.java:9 method: @return",
            "Sample.java:9 method: @throws IOException",
            "Sample.java:27 Pair: @param b",
            "Sample.java:33 obligation",
            "Sample.java:36 ONE");
  }

  private static List<String> undocumented(Iterable<? extends JavaFileObject> sources)
      throws IOException {
    var task = (JavacTask) COMPILER.getTask(null, null, null, List.of(), null, sources);
    var scanner = new Scanner(DocTrees.instance(task));
    for (CompilationUnitTree unit : task.parse()) {
      scanner.scan(unit, null);
    }
    return scanner.undocumented;
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final List<String> undocumented = new ArrayList<>();

    Scanner(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!isVisible(type.getModifiers())) {
        return null;
      }
      String name = type.getSimpleName().toString();
      requireComment(type, name);
      if (type.getKind() == Tree.Kind.RECORD) {
        requireParams(type);
      }
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .map(AnnotationTree::getAnnotationType)
              .anyMatch(annotation -> annotation.toString().equals("Override"));
      if (isVisible(method.getModifiers()) && !overrides && !isCanonicalConstructor(method)) {
        requireComment(method, method.getName().toString());
        requireTags(method);
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void nothing) {
      if (isVisible(field.getModifiers())) {
        requireComment(field, field.getName().toString());
      }
      return null;
    }

    /** What it takes is said at the record itself. */
    private boolean isCanonicalConstructor(MethodTree method) {
      return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
          && type.getKind() == Tree.Kind.RECORD
          && method.getReturnType() == null
          && names(method.getParameters()).equals(names(components(type)));
    }

    private static List<VariableTree> components(ClassTree record) {
      return record.getMembers().stream()
          .filter(member -> member instanceof VariableTree)
          .map(member -> (VariableTree) member)
          .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
          .toList();
    }

    private static List<String> names(List<? extends VariableTree> variables) {
      return variables.stream().map(variable -> variable.getName().toString()).toList();
    }

    private void requireParams(ClassTree type) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      List<String> params = comment == null ? List.of() : params(comment);
      names(components(type)).stream()
          .filter(name -> !params.contains(name))
          .forEach(name -> report(type, type.getSimpleName() + ": @param " + name));
    }

    /** What a commented method takes, gives and throws of checked exceptions is told. */
    private void requireTags(MethodTree method) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment == null) {
        return;
      }
      List<String> params = params(comment);
      List<String> told = new ArrayList<>();
      Stream.concat(comment.getBlockTags().stream(), comment.getFirstSentence().stream())
          .forEach(
              tag -> {
                if (tag.getKind() == DocTree.Kind.RETURN) {
                  told.add("@return");
                } else if (tag instanceof ThrowsTree thrown) {
                  told.add("@throws " + simple(thrown.getExceptionName().toString()));
                }
              });
      List<String> wanted = new ArrayList<>();
      boolean gives =
          method.getReturnType() != null && !method.getReturnType().toString().equals("void");
      if (gives) {
        wanted.add("@return");
      }
      method.getThrows().forEach(type -> wanted.add("@throws " + simple(type.toString())));
      Stream.concat(
              names(method.getParameters()).stream(),
              method.getTypeParameters().stream().map(type -> "<" + type.getName() + ">"))
          .filter(name -> !params.contains(name))
          .forEach(name -> report(method, method.getName() + ": @param " + name));
      wanted.stream()
          .filter(tag -> !told.contains(tag))
          .forEach(tag -> report(method, method.getName() + ": " + tag));
    }

    private static List<String> params(DocCommentTree comment) {
      return comment.getBlockTags().stream()
          .filter(tag -> tag instanceof ParamTree)
          .map(tag -> (ParamTree) tag)
          .map(tag -> tag.isTypeParameter() ? "<" + tag.getName() + ">" : tag.getName().toString())
          .toList();
    }

    private static String simple(String name) {
      return name.substring(name.lastIndexOf('.') + 1);
    }

    private boolean isVisible(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || modifiers.getFlags().contains(Modifier.PROTECTED)
          || ((parentKind() == Tree.Kind.INTERFACE || parentKind() == Tree.Kind.ANNOTATION_TYPE)
              && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private Tree.Kind parentKind() {
      return getCurrentPath().getParentPath().getLeaf().getKind();
    }

    private void requireComment(Tree tree, String name) {
      if (trees.getDocComment(getCurrentPath()) == null) {
        report(tree, name);
      }
    }

    private void report(Tree tree, String name) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      long start = trees.getSourcePositions().getStartPosition(unit, tree);
      String file = Path.of(unit.getSourceFile().toUri().getPath()).getFileName().toString();
      undocumented.add(file + ":" + unit.getLineMap().getLineNumber(start) + " " + name);
    }
  }
}
