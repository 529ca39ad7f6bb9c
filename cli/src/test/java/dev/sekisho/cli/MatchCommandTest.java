package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class MatchCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BUNDLE =
      """
      {"type":"bundle","id":"bundle--1","objects":[
       {"type":"observed-data","id":"observed-data--1","spec_version":"2.1","number_observed":1,
        "first_observed":"2026-01-01T00:00:00Z","last_observed":"2026-01-01T00:00:00Z",
        "object_refs":["file--1"]},
       {"type":"file","id":"file--1","name":"a.exe"}]}
      """;

  @TempDir private Path folder;

  @Test
  void json_eachPattern_isAnsweredInOrder() throws IOException {
    Path patterns =
        Files.writeString(
            folder.resolve("p"), "[file:name = 'a.exe']\n\n[file:name = 'b']\n[file:name = ]\n");
    Path observed = Files.writeString(folder.resolve("o"), BUNDLE);
    CommandRun run =
        CommandRun.of(
            "match",
            "-f",
            "json",
            "--patterns",
            patterns.toString(),
            "--observed",
            observed.toString());
    assertThat(run.lines().get(0))
        .isEqualTo(
            "{\"pattern\":\"[file:name = 'a.exe']\",\"verdict\":\"match\","
                + "\"observed\":[\"observed-data--1\"],\"reason\":\"\",\"diagnostics\":[]}");
    assertThat(run.lines().get(1)).contains("\"verdict\":\"no-match\",\"observed\":[]");
    JsonNode invalid = JSON.readTree(run.lines().get(2));
    assertThat(invalid.path("verdict").asString()).isEqualTo("invalid");
    JsonNode diagnostic = invalid.path("diagnostics").get(0);
    assertThat(diagnostic.path("line").asInt()).isEqualTo(1);
    assertThat(diagnostic.path("column").asInt()).isEqualTo(14);
    assertThat(diagnostic.path("message").asString()).contains("expected");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void text_pattern_saysMatchAndWhichObservedData() throws IOException {
    Path observed = Files.writeString(folder.resolve("o"), BUNDLE);
    CommandRun run =
        CommandRun.of(
            "match", "--pattern", "[file:name = 'a.exe']", "--observed", observed.toString());
    assertThat(run.out()).isEqualTo("match  [file:name = 'a.exe']  observed-data--1\n");
  }

  @Test
  void observed_brokenFile_isSaidAndTheRestIsMatched() throws IOException {
    Path observed = Files.writeString(folder.resolve("o"), BUNDLE);
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    CommandRun run =
        CommandRun.of(
            "match",
            "-f",
            "json",
            "--pattern",
            "[file:name = 'z']",
            "--observed",
            broken.toString(),
            observed.toString(),
            "/no/such");
    assertThat(run.err()).contains("broken.json").contains("/no/such: no such file or folder");
    assertThat(run.lines()).hasSize(1);
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void check_lintFindings_neverMakeAPatternInvalid() {
    CommandRun run =
        CommandRun.of("match", "--check", "-f", "json", "--pattern", "[email:subject = 'x']");
    JsonNode answer = JSON.readTree(run.out());
    assertThat(answer.path("valid").asBoolean()).isTrue();
    assertThat(answer.path("diagnostics").get(0).path("severity").asString()).isEqualTo("warning");
    assertThat(run.status()).isZero();
  }

  @Test
  void check_invalid_saysLineColumnAndWhatWasExpected() throws IOException {
    Path patterns = Files.writeString(folder.resolve("p"), "[file:name = 'a']\n[file:name 'a']\n");
    CommandRun run = CommandRun.of("match", "--check", "--patterns", patterns.toString());
    assertThat(run.lines().get(0)).isEqualTo("valid  [file:name = 'a']");
    assertThat(run.lines().get(1)).isEqualTo("invalid  [file:name 'a']");
    assertThat(run.lines().get(2))
        .contains(patterns + ":2: column 12: error: ")
        .contains("expected");
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void cases_allOfTheSharedOnes_areAnsweredInOrder() {
    Path file = SharedData.at("conformance/stix/match-cases.json");
    CommandRun run = CommandRun.of("match", "-f", "json", "--cases", file.toString());
    JsonNode cases = JSON.readTree(file);
    List<String> answers = run.lines();
    assertThat(answers).hasSize(cases.size());
    for (int i = 0; i < answers.size(); i++) {
      JsonNode answer = JSON.readTree(answers.get(i));
      assertThat(answer.path("pattern")).isEqualTo(cases.get(i).path("pattern"));
      JsonNode expected = cases.get(i).path("matches");
      if (expected.isBoolean()) {
        assertThat(answer.path("verdict").asString())
            .as(answers.get(i))
            .isEqualTo(expected.asBoolean() ? "match" : "no-match");
      }
    }
  }

  @Test
  void check_allOfTheSharedPatterns_areJudgedAsStated() throws IOException {
    JsonNode cases = JSON.readTree(SharedData.at("conformance/stix/pattern-cases.json"));
    StringBuilder patterns = new StringBuilder();
    cases.forEach(one -> patterns.append(one.path("pattern").asString()).append('\n'));
    Path file = Files.writeString(folder.resolve("patterns"), patterns);
    CommandRun run = CommandRun.of("match", "--check", "-f", "json", "--patterns", file.toString());
    assertThat(run.lines()).hasSize(cases.size());
    for (int i = 0; i < cases.size(); i++) {
      assertThat(JSON.readTree(run.lines().get(i)).path("valid"))
          .as(run.lines().get(i))
          .isEqualTo(cases.get(i).path("valid"));
    }
  }
}
