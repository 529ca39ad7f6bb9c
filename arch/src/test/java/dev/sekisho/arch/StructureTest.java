package dev.sekisho.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The directions of ARCHITECTURE.md, held.
class StructureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.sekisho");

  /// What each module may know of the others.
  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("bytes", List.of()),
          Map.entry("observe", List.of("bytes")),
          Map.entry("engine", List.of("bytes", "observe")),
          Map.entry("hyperscan", List.of("engine")),
          Map.entry("stix", List.of("bytes", "observe", "engine")),
          Map.entry("mime", List.of("bytes")),
          Map.entry("container", List.of("bytes")),
          Map.entry("document", List.of("bytes", "mime", "container")),
          Map.entry("registry", List.of("bytes")),
          Map.entry("scan", List.of("bytes", "observe", "engine", "mime", "container", "document")),
          Map.entry("imap", List.of("bytes", "container")),
          Map.entry("csaf", List.of("bytes")),
          Map.entry(
              "advisory",
              List.of("bytes", "observe", "engine", "stix", "csaf", "scan", "container")),
          Map.entry("exposure", List.of("advisory")),
          Map.entry(
              "host",
              List.of("bytes", "observe", "engine", "container", "registry", "scan", "advisory")),
          Map.entry("publish", List.of("bytes", "csaf", "advisory")),
          Map.entry("exchange", List.of("bytes", "engine", "stix", "advisory", "draft")),
          Map.entry("draft", List.of("bytes", "container", "document")));

  @Test
  void classes_ofTheProduct_wereRead() {
    assertThat(CLASSES.size()).isGreaterThan(250);
    MAY_KNOW.keySet().forEach(module -> assertThat(classesOf(module)).as(module).isNotEmpty());
  }

  @Test
  void modules_knowOnlyWhatTheyMay() {
    MAY_KNOW.forEach(
        (module, known) -> {
          List<String> forbidden =
              MAY_KNOW.keySet().stream()
                  .filter(other -> !other.equals(module) && !known.contains(other))
                  .map(other -> "dev.sekisho." + other)
                  .toList();
          noClasses()
              .that()
              .resideInAPackage("dev.sekisho." + module)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  java.util.stream.Stream.concat(
                          forbidden.stream(), java.util.stream.Stream.of("dev.sekisho.cli"))
                      .toArray(String[]::new))
              .check(CLASSES);
        });
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.sekisho.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void core_needsOnlyTheJdk() {
    noClasses()
        .that()
        .resideInAnyPackage(core())
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "dev.sekisho..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void core_hasNoClockThreadSocketOrConsole() {
    noClasses()
        .that()
        .resideInAnyPackage(core())
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, java.time.Clock.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void methods_declareNoGenericThrows() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.sekisho..")
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .declareThrowableOfType(Exception.class)
        .orShould()
        .declareThrowableOfType(Throwable.class)
        .check(CLASSES);
  }

  @Test
  void packages_areNullMarked() {
    for (String module : MAY_KNOW.keySet()) {
      assertThat(
              CLASSES
                  .getPackage("dev.sekisho." + module)
                  .tryGetAnnotationOfType("org.jspecify.annotations.NullMarked"))
          .as(module)
          .isPresent();
    }
  }

  private static String[] core() {
    return new String[] {
      "dev.sekisho.bytes",
      "dev.sekisho.observe",
      "dev.sekisho.engine",
      "dev.sekisho.scan",
      "dev.sekisho.mime",
      "dev.sekisho.registry"
    };
  }

  private static List<?> classesOf(String module) {
    return CLASSES.stream()
        .filter(c -> c.getPackageName().equals("dev.sekisho." + module))
        .toList();
  }
}
