package org.tradefigures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pins what a consumer of tradefigures gets on its class path. */
class RuntimeDependenciesTest {

  /** Written by the build: one artifact a line, indented by its depth in the tree. */
  private static final Path TREE = Path.of("target/runtime-dependencies.txt");

  @Test
  void theRuntimeDependenciesAreTheseAndNoOthers() throws IOException {
    assertThat(withoutOptional(Files.readAllLines(TREE)))
        .containsExactly(
            "tech.tablesaw:tablesaw-core:0.44.4",
            "com.google.guava:guava:33.0.0-jre",
            "com.google.guava:failureaccess:1.0.2",
            "com.google.guava:listenablefuture:9999.0-empty-to-avoid-conflict-with-guava",
            "com.google.code.findbugs:jsr305:3.0.2",
            "org.checkerframework:checker-qual:3.41.0",
            "com.google.errorprone:error_prone_annotations:2.23.0",
            "com.google.j2objc:j2objc-annotations:2.8",
            "org.apache.commons:commons-math3:3.6.1",
            "it.unimi.dsi:fastutil:8.5.13",
            "org.roaringbitmap:RoaringBitmap:1.0.5",
            "com.univocity:univocity-parsers:2.9.1",
            "com.ibm.icu:icu4j:74.2",
            "io.github.classgraph:classgraph:4.8.168",
            "org.slf4j:slf4j-api:2.0.12",
            "org.javamoney.moneta:moneta-core:1.4.5",
            "javax.money:money-api:1.1",
            "jakarta.annotation:jakarta.annotation-api:2.0.0",
            "org.javamoney.moneta:moneta-convert:1.4.5",
            "tools.jackson.core:jackson-databind:3.1.7",
            "com.fasterxml.jackson.core:jackson-annotations:2.21",
            "tools.jackson.core:jackson-core:3.1.7",
            "tools.jackson.datatype:jackson-datatype-javax-money:3.1.4",
            "org.jspecify:jspecify:1.0.1",
            "com.google.auto.service:auto-service-annotations:1.1.1");
  }

  @Test
  void whatAnOptionalDependencyBringsIsOptionalToo() {
    assertThat(
            withoutOptional(
                List.of(
                    "org.tradefigures:tradefigures:jar:1",
                    "   a:optional:jar:1:compile (optional)",
                    "      b:below-it:jar:1:compile",
                    "         c:below-that:jar:1:compile",
                    "   d:needed:jar:1:compile",
                    "      e:needed-too:jar:2:runtime")))
        .containsExactly("d:needed:1", "e:needed-too:2");
  }

  private static List<String> withoutOptional(List<String> tree) {
    List<String> artifacts = new ArrayList<>();
    int optional = Integer.MAX_VALUE;
    for (String line : tree.subList(1, tree.size())) {
      String artifact = line.strip();
      int depth = line.indexOf(artifact);
      if (depth > optional) {
        continue;
      }
      optional = artifact.endsWith("(optional)") ? depth : Integer.MAX_VALUE;
      if (optional == Integer.MAX_VALUE) {
        String[] parts = artifact.split(":", -1);
        artifacts.add(parts[0] + ":" + parts[1] + ":" + parts[3]);
      }
    }
    return artifacts;
  }
}
