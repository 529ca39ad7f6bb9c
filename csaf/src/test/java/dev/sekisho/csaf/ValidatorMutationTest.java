package dev.sekisho.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Documents with something at a random place replaced by something of another kind.
class ValidatorMutationTest {
  private static final List<String> STRANGE =
      List.of(
          "null",
          "7",
          "-0.5",
          "true",
          "\"\"",
          "\"x\"",
          "[]",
          "{}",
          "[null, 1, {}]",
          "{\"a\": []}",
          "\"--\"",
          "\"9999999999999999999999\"",
          "\"CVSS:3.1/AV:N\"",
          "\"pkg:\"",
          "\"a-\"");

  private static JsonNode document() {
    return JsonMapper.shared()
        .readTree(
            SharedData.projectRoot().resolve("advisories/mimail/sekisho-2003-0001.json").toFile());
  }

  @Property(tries = 400)
  void validate_mutatedDocument_neverThrowsAndExplains(
      @ForAll @IntRange(max = 100_000) int place, @ForAll @IntRange(max = 14) int with) {
    JsonNode root = document();
    List<Runnable> changes = new ArrayList<>();
    collect(root, JsonMapper.shared().readTree(STRANGE.get(with)), changes);
    changes.get(place % changes.size()).run();

    for (Finding finding : Validator.validate(root).findings()) {
      assertThat(finding.message("en")).isNotBlank().doesNotContain("{0}");
      assertThat(finding.message("ja")).isNotBlank().doesNotContain("{0}");
    }
  }

  private static void collect(JsonNode node, JsonNode value, List<Runnable> changes) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        changes.add(() -> object.set(name, value));
        changes.add(() -> object.remove(name));
        collect(object.path(name), value, changes);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        changes.add(() -> array.set(index, value));
        collect(array.get(i), value, changes);
      }
    }
  }
}
