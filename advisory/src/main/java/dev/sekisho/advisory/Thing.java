package dev.sekisho.advisory;

import static dev.sekisho.advisory.StixObjects.text;

import dev.sekisho.advisory.Change.Action;
import dev.sekisho.advisory.Change.Kind;
import tools.jackson.databind.JsonNode;

/// What a value of a document belongs to, while two editions are compared.
///
/// @param kind of what it is
/// @param id what tells it from others
/// @param name what people call it
/// @param field the way from it to the value
record Thing(Kind kind, String id, String name, String field) {
  /// A document as a whole; the bundle if its id is empty.
  static Thing document(String id) {
    return new Thing(Kind.OTHER, id, "", "");
  }

  /// The thing that one of the two sides is, if it is one by itself; else this one.
  Thing within(JsonNode old, JsonNode now) {
    JsonNode one = now.isObject() ? now : old;
    String product = text(one, "product_id");
    if (!product.isEmpty() && field.startsWith("product_tree")) {
      return new Thing(Kind.PRODUCT, product, text(one, "name"), "");
    }
    String stix = text(one, "id");
    if (field.equals("objects") && !stix.isEmpty()) {
      Kind as = text(one, "type").equals("indicator") ? Kind.INDICATOR : Kind.OBJECT;
      return new Thing(as, stix, text(one, "name"), "");
    }
    return switch (field) {
      case "document/tracking/revision_history" ->
          new Thing(Kind.REVISION, text(one, "number"), text(one, "summary"), "");
      case "document/notes", "notes" -> new Thing(Kind.NOTE, id, title(one), "");
      case "vulnerabilities" -> new Thing(Kind.VULNERABILITY, cve(one), text(one, "title"), "");
      case "remediations" -> new Thing(Kind.REMEDIATION, id, text(one, "details"), "");
      default -> this;
    };
  }

  private static String title(JsonNode note) {
    String title = text(note, "title");
    return title.isEmpty() ? text(note, "category") : title;
  }

  private static String cve(JsonNode vulnerability) {
    String cve = text(vulnerability, "cve");
    return cve.isEmpty() ? text(vulnerability.path("ids").path(0), "text") : cve;
  }

  /// A member of it.
  Thing part(String path, String member) {
    Kind as =
        switch (path) {
          case "/document/title" -> Kind.TITLE;
          case "/document/tracking/id" -> Kind.ID;
          case "/document/tracking/version" -> Kind.VERSION;
          case "/document/tracking/status" -> Kind.STATUS;
          case "/document/distribution",
              "/document/distribution/tlp",
              "/document/distribution/tlp/label" ->
              Kind.TLP;
          default -> member.equals("object_marking_refs") ? Kind.TLP : kind;
        };
    return new Thing(as, id, name, field.isEmpty() ? member : field + "/" + member);
  }

  /// What people know it by.
  String label() {
    return id.isEmpty() ? name : id;
  }

  /// A difference of it.
  Change change(Action action, String path, String before, String after) {
    return new Change(action, kind, id, name, field, path, before, after);
  }
}
