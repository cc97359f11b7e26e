package org.tradefigures;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever implements one of the contracts that the library grows by is a final class, has a test
 * of its own and a row in a table of the README: there is no other list to enter it in.
 */
class CatalogueTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.tradefigures.indicator.Indicator",
        "org.tradefigures.source.TradeReader",
        "org.tradefigures.source.RateReader"
      })
  void everyImplementationIsFinalTestedAndListed(String contract) throws IOException {
    assertThat(
            faults(
                contract,
                Architecture.LIBRARY,
                CatalogueTest::hasTest,
                Files.readAllLines(Path.of("README.md"))))
        .isEmpty();
  }

  @Test
  void whatIsMissingIsFound() {
    String indicators = "org.tradefigures.fixture.indicator";
    assertThat(
            faults(
                indicators + ".Indicator",
                new ClassFileImporter().importPackages(indicators),
                type -> !type.getSimpleName().equals("Untested"),
                List.of(
                    "| `Complete` | has all |",
                    "| `Open` | is not final |",
                    "| `Untested` | has no test |",
                    "`Unlisted` is not in a table")))
        .containsExactly(
            "Open is not final",
            "Unlisted has no table row with `Unlisted` in README.md",
            "Untested has no UntestedTest");
  }

  @Test
  void aContractWithoutImplementationsIsFound() {
    String contract = "org.tradefigures.fixture.indicator.Indicator";
    assertThat(
            faults(
                contract,
                new ClassFileImporter()
                    .importClasses(org.tradefigures.fixture.indicator.Indicator.class),
                type -> true,
                List.of()))
        .containsExactly("Indicator has no implementation");
  }

  private static boolean hasTest(JavaClass type) {
    return Files.exists(Path.of("src/test/java", type.getName().replace('.', '/') + "Test.java"));
  }

  private static List<String> faults(
      String contract, JavaClasses classes, Predicate<JavaClass> hasTest, List<String> readme) {
    List<JavaClass> implementations =
        classes.stream()
            .filter(type -> type.isAssignableTo(contract) && !type.isInterface())
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .sorted(Comparator.comparing(JavaClass::getName))
            .toList();
    List<String> faults = new ArrayList<>();
    if (implementations.isEmpty() && classes.contain(contract)) {
      faults.add(classes.get(contract).getSimpleName() + " has no implementation");
    }
    for (JavaClass type : implementations) {
      String name = type.getSimpleName();
      if (!type.getModifiers().contains(JavaModifier.FINAL)) {
        faults.add(name + " is not final");
      }
      if (!hasTest.test(type)) {
        faults.add(name + " has no " + name + "Test");
      }
      String entry = "`" + name + "`";
      if (readme.stream().noneMatch(line -> line.startsWith("|") && line.contains(entry))) {
        faults.add(name + " has no table row with " + entry + " in README.md");
      }
    }
    return faults;
  }
}
