package dev.sekisho.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The official test data of the mandatory tests.
class OfficialTestsTest {
  private static JsonNode read(String file) {
    return JsonMapper.shared().readTree(SharedData.at(file).toFile());
  }

  private static final String FOLDER = "conformance/csaf/validator/";

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (JsonNode test : read(FOLDER + "testcases.json").path("tests")) {
      for (String kind : List.of("failures", "valid")) {
        for (JsonNode example : test.path(kind)) {
          cases.add(
              Arguments.of(
                  test.path("id").stringValue(),
                  example.path("name").stringValue(),
                  example.path("valid").booleanValue()));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("cases")
  void validate_officialExample_answersAsTheStandardSays(String test, String name, boolean valid) {
    Validation validation = Validator.validate(read(FOLDER + name));

    assertThat(validation.valid()).as("%s", validation.findings()).isEqualTo(valid);
    if (valid) {
      assertThat(validation.findings()).extracting(Finding::test).doesNotContain(test);
    } else {
      assertThat(validation.findings()).extracting(Finding::test).contains(test);
    }
  }

  @Test
  void tests_areAllOfTheStandard() {
    List<String> official = cases().map(one -> (String) one.get()[0]).distinct().toList();

    assertThat(Validator.tests().stream().filter(test -> test.startsWith("6.1.")).toList())
        .containsExactlyElementsOf(official);
  }

  static Stream<Arguments> verdicts() {
    List<Arguments> verdicts = new ArrayList<>();
    for (JsonNode one : read("conformance/csaf/real-verdicts.json")) {
      List<String> failing = new ArrayList<>();
      one.path("errors").propertyNames().forEach(name -> failing.add(number(name)));
      verdicts.add(
          Arguments.of(
              one.path("file").stringValue(), one.path("isValid").booleanValue(), failing));
    }
    return verdicts.stream();
  }

  private static String number(String reference) {
    return reference.startsWith("mandatoryTest_")
        ? reference.substring("mandatoryTest_".length()).replace('_', '.')
        : "schema";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verdicts")
  void validate_realDocument_answersAsTheReferenceValidator(
      String file, boolean valid, List<String> failing) {
    Validation validation =
        Validator.validate(read(Path.of("conformance/csaf/real", file).toString()));

    assertThat(validation.valid()).isEqualTo(valid);
    assertThat(
            validation.findings().stream()
                .filter(finding -> finding.group().compareTo(Finding.Group.OPTIONAL) < 0)
                .map(Finding::test)
                .distinct())
        .containsExactlyElementsOf(failing);
  }
}
