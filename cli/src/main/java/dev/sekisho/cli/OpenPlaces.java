package dev.sekisho.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Finds the places of a document that `advisory new` and `advisory draft` left for a person: texts
/// that start with `PLACEHOLDER`, and addresses at `placeholder.invalid`.
final class OpenPlaces {
  /// What such findings are called.
  static final String TEST = "placeholder";

  private static final String ADDRESS = "https://placeholder.invalid";

  private final List<Validated.Line> found = new ArrayList<>();
  private final Messages messages;

  private OpenPlaces(Messages messages) {
    this.messages = messages;
  }

  /// What validating gave, and a warning for each place that is open.
  static Validated add(Validated validated, JsonNode root, Messages messages) {
    OpenPlaces places = new OpenPlaces(messages);
    places.walk("", root);
    places.found.addAll(0, validated.findings());
    return new Validated(validated.valid(), places.found, validated.unchecked());
  }

  private void walk(String path, JsonNode node) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String name = member.getKey().replace("~", "~0").replace("/", "~1");
        walk(path + "/" + name, member.getValue());
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(path + "/" + i, node.get(i));
      }
    } else {
      String text = node.stringValue("");
      if (text.startsWith("PLACEHOLDER") || text.startsWith(ADDRESS)) {
        String message = messages.text("validate.placeholder", text);
        found.add(new Validated.Line(TEST, "optional", path, message));
      }
    }
  }
}
