package org.tradefigures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Java that the Javadoc shows compiles. */
class JavadocExamplesTest {

  private static final Path SOURCES = Path.of("src/main/java");

  /** What it shows of Java; forms of JSON begin with a brace. */
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\n( *\\* [^{].*?)\\}</pre>", Pattern.DOTALL);

  private static final String IMPORTS =
      """
      import java.io.*;
      import java.math.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import javax.money.*;
      import net.jqwik.api.*;
      import org.apache.spark.sql.SparkSession;
      import org.tradefigures.agreement.*;
      import org.tradefigures.indicator.*;
      import org.tradefigures.jqwik.*;
      import org.tradefigures.json.*;
      import org.tradefigures.money.*;
      import org.tradefigures.reference.*;
      import org.tradefigures.reference.Period;
      import org.tradefigures.source.*;
      import org.tradefigures.store.duckdb.*;
      import org.tradefigures.store.spark.*;
      import org.tradefigures.table.*;
      import org.tradefigures.trade.*;
      import tech.tablesaw.api.Table;
      import tools.jackson.databind.json.JsonMapper;
      import static org.tradefigures.reference.Classification.*;
      import static org.tradefigures.table.Dimension.*;
      import static org.tradefigures.trade.FlowDirection.*;
      import static org.tradefigures.trade.Valuation.*;
      """;

  @TestFactory
  Stream<DynamicTest> compile(@TempDir Path folder) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        for (String example : examples(Files.readString(file))) {
          tests.add(
              dynamicTest(
                  SOURCES.relativize(file).toString(),
                  () -> assertThat(faults(example, folder)).as(example).isEmpty()));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests.stream();
  }

  @Test
  void whatDoesNotCompileIsFound(@TempDir Path folder) throws IOException {
    List<String> examples =
        examples(
            """
            /**
             * <pre>{@code
             * Period.yaer(2024);
             * }</pre>
             *
             * <pre>{@code
             * {"period": "2024"}
             * }</pre>
             */
            """);
    assertThat(examples).containsExactly("Period.yaer(2024);\n");
    assertThat(faults(examples.get(0), folder)).contains("yaer");
  }

  private static List<String> examples(String source) {
    List<String> examples = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(source);
    while (example.find()) {
      examples.add(example.group(1).replaceAll("(?m)^ *\\* ?", "").stripTrailing() + "\n");
    }
    return examples;
  }

  /** What the compiler says of an example, as statements or as members; nothing if it is right. */
  private static String faults(String example, Path folder) throws IOException {
    String faults = "";
    for (String form : List.of("void example() throws Exception {\n%s}\n", "%s")) {
      String type = "class Example {\n  SparkSession spark;\n" + form.formatted(example) + "}\n";
      Path source = Files.writeString(folder.resolve("Example.java"), IMPORTS + type);
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  told,
                  told,
                  "-proc:none",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-d",
                  folder.toString(),
                  source.toString());
      if (status == 0) {
        return "";
      }
      faults += told.toString(UTF_8);
    }
    return faults;
  }
}
