package dev.sekisho.csaf;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A place in a JSON document and what is there. What is absent, or of another kind than asked for,
/// is read as not said.
///
/// @param path JSON Pointer (RFC 6901); `""` is the whole document
/// @param json what is there; a missing node if nothing is
public record Node(String path, JsonNode json) {
  /// A whole document.
  public static Node root(JsonNode document) {
    return new Node("", document);
  }

  /// The member `name`.
  public Node at(String name) {
    return new Node(path + "/" + escaped(name), json.path(name));
  }

  /// The elements of the array in member `name`; none if there is no array.
  public List<Node> items(String name) {
    Node array = at(name);
    if (!array.json.isArray()) {
      return List.of();
    }
    List<Node> items = new ArrayList<>(array.json.size());
    for (int i = 0; i < array.json.size(); i++) {
      items.add(new Node(array.path + "/" + i, array.json.get(i)));
    }
    return items;
  }

  /// The strings of the array in member `name`; other elements are left out.
  public List<String> texts(String name) {
    return items(name).stream().filter(Node::isText).map(Node::text).toList();
  }

  /// The string in member `name`; empty if there is none.
  public String text(String name) {
    return json.path(name).stringValue("");
  }

  /// The string here; empty if there is none.
  public String text() {
    return json.stringValue("");
  }

  /// True if a string is here.
  public boolean isText() {
    return json.isString();
  }

  /// True if there is a member `name`.
  public boolean has(String name) {
    return json.has(name);
  }

  /// A name as one step of a JSON Pointer.
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
