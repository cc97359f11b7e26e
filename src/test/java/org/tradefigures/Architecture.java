package org.tradefigures;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the architecture, for the packages under one root: they are held against the
 * library, and against fixtures that break them. A violation reads {@code class: what is wrong}.
 */
final class Architecture {

  /** Everything that is shipped. */
  static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.tradefigures");

  /**
   * Each package uses only the packages of floors above it in this list, that is, of lower ones.
   */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("internal"),
          Set.of("reference"),
          Set.of("trade"),
          Set.of("money"),
          Set.of("agreement"),
          Set.of("table"),
          Set.of("json"),
          Set.of("source"),
          Set.of("indicator"),
          Set.of("claim"),
          Set.of("store"),
          Set.of("store.duckdb", "store.spark"),
          Set.of("client"),
          Set.of("chart"),
          Set.of("jqwik"));

  private static final Set<String> LIBRARIES_EVERYWHERE =
      Set.of("java", "javax.money", "org.jspecify");

  /** Tablesaw, and the two libraries that its own signatures are written in. */
  private static final Set<String> LIBRARIES_FROM_TABLE_UP =
      Set.of("tech.tablesaw", "it.unimi.dsi.fastutil", "org.roaringbitmap");

  /** The packages that other libraries are confined to; a library in no list is used nowhere. */
  private static final Map<String, Set<String>> LIBRARIES_CONFINED =
      Map.ofEntries(
          Map.entry("com.google.auto.service", Set.of("source")),
          Map.entry("org.javamoney", Set.of("money")),
          Map.entry("tools.jackson", Set.of("json", "source")),
          Map.entry("com.fasterxml.jackson", Set.of("json", "source")),
          Map.entry("javax.xml.stream", Set.of("source")),
          Map.entry("org.duckdb", Set.of("store.duckdb")),
          Map.entry("org.apache.hadoop", Set.of("store.spark")),
          Map.entry("org.apache.parquet", Set.of("store.spark")),
          Map.entry("org.apache.spark", Set.of("store.spark")),
          Map.entry("scala", Set.of("store.spark")),
          Map.entry("org.knowm.xchart", Set.of("chart")),
          Map.entry("net.jqwik", Set.of("jqwik")));

  private static final Set<String> VALUE_PACKAGES = Set.of("reference", "trade", "agreement");

  /** What in {@code java.net} opens no connection. */
  private static final Set<String> OFFLINE = Set.of("java.net.URI", "java.net.URISyntaxException");

  private static final Set<String> STANDARD_STREAMS =
      Set.of("java.lang.System.out", "java.lang.System.err");

  private final String root;

  Architecture(String root) {
    this.root = root;
  }

  ArchRule everyPackageIsOnAFloor() {
    return rule(
        "be in a package that has a floor",
        type ->
            floor(type) < 0
                ? Stream.of("package " + type.getPackageName() + " has no floor")
                : Stream.of());
  }

  ArchRule packagesUseOnlyLowerFloors() {
    return rule(
        "use only packages of lower floors",
        type ->
            uses(type)
                .filter(this::isOurs)
                .filter(used -> floor(used) >= floor(type) && !name(used).equals(name(type)))
                .map(used -> "uses " + used.getName()));
  }

  ArchRule packagesAreFreeOfCycles() {
    return SlicesRuleDefinition.slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  ArchRule librariesStayWhereTheyBelong() {
    return rule(
        "use each library only where it belongs",
        type ->
            uses(type)
                .filter(used -> !isOurs(used) && !mayUse(type, used))
                .map(used -> "uses " + used.getName()));
  }

  ArchRule packagesAreNullMarked() {
    return rule(
        "be in a package with a package-info that is @NullMarked",
        type ->
            type.getPackage().isAnnotatedWith(NullMarked.class)
                ? Stream.of()
                : Stream.of("package " + type.getPackageName() + " is not @NullMarked"));
  }

  ArchRule publicTypesOfValuePackagesAreValues() {
    return rule(
        "be a record, an enum, an interface, an exception, a builder or a class of static methods",
        type ->
            VALUE_PACKAGES.contains(name(type)) && isPublic(type) && !isValue(type)
                ? Stream.of("is none of these")
                : Stream.of());
  }

  ArchRule nothingIsPrintedOrLogged() {
    return rule(
        "neither print nor log",
        type ->
            Stream.concat(
                type.getFieldAccessesFromSelf().stream()
                    .map(access -> access.getTarget().getFullName())
                    .filter(STANDARD_STREAMS::contains)
                    .map(stream -> "uses " + stream),
                uses(type)
                    .map(JavaClass::getName)
                    .filter(
                        used ->
                            used.startsWith("java.util.logging.")
                                || used.startsWith("java.lang.System$Logger"))
                    .map(used -> "uses " + used)));
  }

  ArchRule onlyTheClientConnects() {
    return rule(
        "open no connection outside the client",
        type ->
            name(type).equals("client")
                ? Stream.of()
                : uses(type)
                    .map(JavaClass::getName)
                    .filter(used -> used.startsWith("java.net.") && !OFFLINE.contains(used))
                    .map(used -> "uses " + used));
  }

  ArchRule internalTypesStayInternal() {
    return rule(
        "show no internal type in what is public",
        type ->
            name(type).equals("internal") || !isPublic(type)
                ? Stream.of()
                : Stream.concat(
                    ancestors(type).map(shown -> "extends " + shown.getName()),
                    type.getMembers().stream()
                        .filter(Architecture::isVisible)
                        .flatMap(
                            member ->
                                signature(member)
                                    .filter(this::isInternal)
                                    .map(used -> member.getName() + " shows " + used.getName()))));
  }

  private static ArchRule rule(String description, Function<JavaClass, Stream<String>> faults) {
    return classes()
        .should(
            new ArchCondition<>(description) {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                faults
                    .apply(type)
                    .distinct()
                    .forEach(
                        fault ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    type, type.getName() + ": " + fault)));
              }
            })
        .allowEmptyShould(true);
  }

  private Stream<JavaClass> ancestors(JavaClass type) {
    return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
        .flatMap(ancestor -> ancestor.getAllInvolvedRawTypes().stream())
        .filter(this::isInternal);
  }

  private static Stream<JavaClass> signature(JavaMember member) {
    Stream<JavaClass> types = member.getAllInvolvedRawTypes().stream();
    return member instanceof JavaCodeUnit code
        ? Stream.concat(types, code.getExceptionTypes().stream())
        : types;
  }

  private static Stream<JavaClass> uses(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(used -> !used.isPrimitive());
  }

  private boolean mayUse(JavaClass type, JavaClass used) {
    return LIBRARIES_EVERYWHERE.stream().anyMatch(library -> isIn(used, library))
        || (floor(type) >= floor("table")
            && LIBRARIES_FROM_TABLE_UP.stream().anyMatch(library -> isIn(used, library)))
        || LIBRARIES_CONFINED.entrySet().stream()
            .anyMatch(entry -> isIn(used, entry.getKey()) && entry.getValue().contains(name(type)));
  }

  private static boolean isValue(JavaClass type) {
    return type.isRecord()
        || type.isEnum()
        || type.isInterface()
        || type.isAssignableTo(Throwable.class)
        || type.getSimpleName().equals("Builder")
        || hasOnlyStaticMembers(type);
  }

  private static boolean hasOnlyStaticMembers(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.FINAL)
        && type.getConstructors().stream().noneMatch(Architecture::isVisible)
        && type.getFields().stream()
            .allMatch(field -> field.getModifiers().contains(JavaModifier.STATIC));
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(Architecture::isPublic).orElse(true);
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private boolean isInternal(JavaClass type) {
    return isOurs(type) && name(type).equals("internal");
  }

  private boolean isOurs(JavaClass type) {
    return isIn(type, root);
  }

  private static boolean isIn(JavaClass type, String parent) {
    return type.getPackageName().equals(parent) || type.getPackageName().startsWith(parent + ".");
  }

  /**
   * The package that has a floor, of those that a type is in: {@code table} for {@code table.sort},
   * {@code store.spark} rather than {@code store}.
   */
  private String name(JavaClass type) {
    return FLOORS.stream()
        .flatMap(Set::stream)
        .filter(name -> isIn(type, root + "." + name))
        .max(Comparator.comparing(String::length))
        .orElse("");
  }

  private int floor(JavaClass type) {
    return floor(name(type));
  }

  private static int floor(String name) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).contains(name)) {
        return floor;
      }
    }
    return -1;
  }
}
