package dev.sekisho.exposure;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Takes texts out of JSON trees; what is missing or of another kind is empty.
final class Nodes {
  private Nodes() {}

  /// The text of a member.
  static String text(JsonNode object, String name) {
    return object.path(name).stringValue("").strip();
  }

  /// The texts of a member that is a list, those that are empty left out.
  static List<String> texts(JsonNode object, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : object.path(name)) {
      String text = item.stringValue("").strip();
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return texts;
  }
}
