package dev.sekisho.cli;

import dev.sekisho.advisory.Change;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tells a difference between two editions of an advisory: docs/formats/diff-json.md.
final class DiffReport {
  /// Properties that say what a thing is, the first of them that there is.
  private static final List<String> SAID =
      List.of("pattern", "details", "text", "date", "description", "name");

  /// Longer texts are shown from where they differ.
  private static final int LONG = 160;

  /// So much that is the same is shown beside.
  private static final int AROUND = 30;

  private final Messages messages;

  DiffReport(Messages messages) {
    this.messages = messages;
  }

  /// One JSON object.
  static byte[] json(Change change) {
    return Json.line(
        json -> {
          Json.text(json, "change", label(change.action()));
          Json.text(json, "kind", label(change.kind()));
          Json.text(json, "id", change.id());
          Json.text(json, "name", change.name());
          Json.text(json, "field", change.field());
          Json.text(json, "path", change.path());
          Json.text(json, "old", change.before());
          Json.text(json, "new", change.after());
        });
  }

  /// One line, made harmless.
  String text(Change change) {
    String kind = messages.text("diff.kind." + label(change.kind()));
    String line =
        switch (change.action()) {
          case ADDED ->
              messages.text("diff.added", kind, what(change), start(plain(change.after())));
          case REMOVED ->
              messages.text("diff.removed", kind, what(change), start(plain(change.before())));
          case CHANGED ->
              messages.text(
                  "diff.changed",
                  kind,
                  what(change),
                  said(change.before(), change.after()),
                  said(change.after(), change.before()));
          case MOVED ->
              messages.text(
                  "diff.moved",
                  kind,
                  named(change.name(), change.id()),
                  listed(change.before()),
                  listed(change.after()),
                  change.field());
          case REORDERED -> messages.text("diff.reordered", kind, what(change));
        };
    return Printable.all(line);
  }

  /// The thing and its field; where neither says what it is, its path.
  private static String what(Change change) {
    String thing = named(change.name(), change.id());
    String place = change.kind() == Change.Kind.OTHER ? change.path() : change.field();
    if (place.startsWith("document/")) {
      place = "";
    }
    return (thing + " " + place).strip();
  }

  private static String named(String name, String id) {
    return name.isEmpty() || name.equals(id) ? id : name + " (" + id + ")";
  }

  private String listed(String statuses) {
    return statuses.isEmpty() ? messages.text("diff.nothing") : statuses;
  }

  /// Of a thing in JSON what it says to people, if it does; else all of it.
  private static String plain(String json) {
    try {
      JsonNode thing = JsonMapper.shared().readTree(json);
      for (String name : SAID) {
        if (thing.path(name).isString()) {
          return thing.path(name).stringValue("");
        }
      }
    } catch (JacksonException _) {
      // a text as it is
    }
    return json;
  }

  private static String start(String text) {
    return text.length() <= 2 * LONG
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONG)) + " …";
  }

  /// A text; of a long one the part in which it differs from the other.
  private String said(String text, String other) {
    if (text.isEmpty()) {
      return messages.text("diff.nothing");
    }
    if (text.length() <= LONG) {
      return text;
    }
    int most = Math.min(text.length(), other.length());
    int start = 0;
    while (start < most && text.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    int from = Math.max(0, start - AROUND);
    int to = Math.min(text.length(), text.length() - end + AROUND);
    return (from > 0 ? "… " : "") + text.substring(from, to) + (to < text.length() ? " …" : "");
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
