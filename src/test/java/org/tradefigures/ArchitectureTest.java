package org.tradefigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The library keeps every rule of the architecture, and every rule finds the fixtures that break
 * it.
 */
class ArchitectureTest {

  private static final String FIXTURES = "org.tradefigures.fixture";
  private static final JavaClasses FIXTURE_CLASSES =
      new ClassFileImporter().importPackages(FIXTURES);

  private final Architecture broken = new Architecture(FIXTURES);

  @TestFactory
  Stream<DynamicTest> theLibraryKeeps() {
    var architecture = new Architecture("org.tradefigures");
    return Stream.of(
            architecture.everyPackageIsOnAFloor(),
            architecture.packagesUseOnlyLowerFloors(),
            architecture.packagesAreFreeOfCycles(),
            architecture.librariesStayWhereTheyBelong(),
            architecture.packagesAreNullMarked(),
            architecture.publicTypesOfValuePackagesAreValues(),
            architecture.nothingIsPrintedOrLogged(),
            architecture.onlyTheClientConnects(),
            architecture.internalTypesStayInternal())
        .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(Architecture.LIBRARY)));
  }

  @Test
  void aPackageWithoutFloorIsFound() {
    assertThat(violations(broken.everyPackageIsOnAFloor()))
        .containsExactly(
            "elsewhere.Stray: package org.tradefigures.fixture.elsewhere has no floor");
  }

  @Test
  void usingAHigherFloorIsFound() {
    assertThat(violations(broken.packagesUseOnlyLowerFloors()))
        .containsExactly(
            "reference.UsesHigherFloor: uses org.tradefigures.fixture.table.Innocent",
            "store.duckdb.UsesNeighbour: uses org.tradefigures.fixture.store.spark.Neighbour");
  }

  @Test
  void aCycleIsFound() {
    assertThat(violations(broken.packagesAreFreeOfCycles()))
        .singleElement()
        .asString()
        .contains("Cycle detected", "table.UsesPart", "table.part.UsesWhole");
  }

  @Test
  void aLibraryWhereItDoesNotBelongIsFound() {
    assertThat(violations(broken.librariesStayWhereTheyBelong()))
        .containsExactly(
            "agreement.UsesLibraries: uses org.javamoney.moneta.Money",
            "agreement.UsesLibraries: uses org.slf4j.Logger",
            "agreement.UsesLibraries: uses org.slf4j.LoggerFactory",
            "agreement.UsesLibraries: uses tech.tablesaw.api.Table",
            "table.UsesLibraries: uses net.jqwik.api.Arbitraries",
            "table.UsesLibraries: uses tools.jackson.databind.JsonNode");
  }

  @Test
  void aPackageThatIsNotNullMarkedIsFound() {
    assertThat(violations(broken.packagesAreNullMarked()))
        .containsExactly(
            "claim.InUnmarkedPackage: package org.tradefigures.fixture.claim is not @NullMarked",
            "claim.package-info: package org.tradefigures.fixture.claim is not @NullMarked",
            "elsewhere.Stray: package org.tradefigures.fixture.elsewhere is not @NullMarked");
  }

  @Test
  void aPublicTypeThatIsNoValueIsFound() {
    assertThat(violations(broken.publicTypesOfValuePackagesAreValues()))
        .containsExactly(
            "trade.Values$Instances: is none of these", "trade.Values$Open: is none of these");
  }

  @Test
  void printingAndLoggingAreFound() {
    assertThat(violations(broken.nothingIsPrintedOrLogged()))
        .containsExactly(
            "source.PrintsAndLogs: uses java.lang.System$Logger",
            "source.PrintsAndLogs: uses java.lang.System$Logger$Level",
            "source.PrintsAndLogs: uses java.lang.System.err",
            "source.PrintsAndLogs: uses java.lang.System.out",
            "source.PrintsAndLogs: uses java.util.logging.Logger");
  }

  @Test
  void aConnectionIsFound() {
    assertThat(violations(broken.onlyTheClientConnects()))
        .containsExactly(
            "source.Connects: uses java.net.Socket",
            "source.Connects: uses java.net.http.HttpClient");
  }

  @Test
  void anInternalTypeInSightIsFound() {
    assertThat(violations(broken.internalTypesStayInternal()))
        .containsExactly(
            "money.ShowsInternals: <init> shows org.tradefigures.fixture.internal.Helper",
            "money.ShowsInternals: extends org.tradefigures.fixture.internal.Helper",
            "money.ShowsInternals: fails shows org.tradefigures.fixture.internal.Failure",
            "money.ShowsInternals: field shows org.tradefigures.fixture.internal.Helper",
            "money.ShowsInternals: list shows org.tradefigures.fixture.internal.Helper",
            "money.ShowsInternals: takes shows org.tradefigures.fixture.internal.Helper");
  }

  private static List<String> violations(ArchRule rule) {
    return rule.evaluate(FIXTURE_CLASSES).getFailureReport().getDetails().stream()
        .map(violation -> violation.replaceFirst("^" + FIXTURES + "\\.", ""))
        .sorted()
        .toList();
  }
}
