package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.host.Artefact.AccountSeen;
import dev.sekisho.host.Artefact.AutostartSeen;
import dev.sekisho.host.Artefact.DeletedSeen;
import dev.sekisho.host.Artefact.FileSeen;
import dev.sekisho.host.Artefact.FolderSeen;
import dev.sekisho.host.Artefact.KeySeen;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.MemberSeen;
import dev.sekisho.host.Artefact.SoftwareSeen;
import dev.sekisho.host.Artefact.Times;
import dev.sekisho.host.Artefact.Unread;
import dev.sekisho.host.Artefact.ValueSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes artefacts of the lines of a collection.
final class CollectedArtefacts {
  private final Environment environment;
  private final Forms forms;
  private Folder last;

  CollectedArtefacts(Environment environment, Forms forms) {
    this.environment = environment;
    this.forms = forms;
    this.last = environment.folder("", forms);
  }

  /// The artefact of a line.
  ///
  /// @throws IllegalArgumentException or java.time.DateTimeException if it is none
  Artefact of(JsonNode line) {
    return switch (text(line, "t")) {
      case "file" -> file(line);
      case "member" ->
          new MemberSeen(
              text(line, "archive"),
              texts(line, "inside"),
              texts(line, "names"),
              line.path("size").longValue(-1),
              null,
              hashes(line),
              line.has("cause") ? lost(line) : null);
      case "folder" -> new FolderSeen(folder(text(line, "path")), times(line));
      case "key" -> key(line);
      case "deleted" ->
          new DeletedSeen(
              text(line, "place"), texts(line, "names"), time(line, "modified"), values(line));
      case "account" ->
          new AccountSeen(
              text(line, "login"),
              text(line, "id"),
              text(line, "name"),
              text(line, "type"),
              line.has("disabled") ? line.path("disabled").booleanValue(false) : null);
      case "software" ->
          new SoftwareSeen(text(line, "name"), text(line, "version"), text(line, "vendor"));
      case "autostart" ->
          new AutostartSeen(
              text(line, "place"),
              text(line, "entry"),
              text(line, "command"),
              line.has("target") ? file(line.path("target")) : null);
      case "unread" ->
          new Unread(
              text(line, "name"),
              lost(line),
              new HashSet<>(texts(line, "types")),
              texts(line, "under"));
      default -> throw new IllegalArgumentException("unknown artefact " + text(line, "t"));
    };
  }

  private FileSeen file(JsonNode line) {
    return new FileSeen(
        folder(text(line, "folder")),
        text(line, "name"),
        line.path("size").longValue(0),
        times(line),
        null,
        hashes(line));
  }

  private static Map<String, String> hashes(JsonNode line) {
    Map<String, String> hashes = new LinkedHashMap<>();
    line.path("hashes")
        .properties()
        .forEach(h -> hashes.put(h.getKey(), h.getValue().asString("")));
    return hashes;
  }

  private Folder folder(String path) {
    if (!last.path().equals(path)) {
      last = environment.folder(path, forms);
    }
    return last;
  }

  private static KeySeen key(JsonNode line) {
    List<String> names = texts(line, "names");
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a key without a name");
    }
    List<ValueSeen> values = values(line);
    return new KeySeen(names, Instant.parse(text(line, "modified")), () -> values);
  }

  private static List<ValueSeen> values(JsonNode line) {
    List<ValueSeen> values = new ArrayList<>();
    for (JsonNode value : line.path("values")) {
      values.add(
          new ValueSeen(
              text(value, "name"),
              text(value, "type"),
              value.has("data") ? text(value, "data") : null,
              value.has("cause") ? lost(value) : null));
    }
    return values;
  }

  private static Lost lost(JsonNode line) {
    for (Cause cause : Cause.values()) {
      if (cause.key().equals(text(line, "cause"))) {
        return new Lost(cause, text(line, "detail"));
      }
    }
    throw new IllegalArgumentException("unknown cause " + text(line, "cause"));
  }

  private static Times times(JsonNode line) {
    return new Times(time(line, "mtime"), time(line, "ctime"), time(line, "atime"));
  }

  private static @Nullable Instant time(JsonNode line, String name) {
    return line.has(name) ? Instant.parse(text(line, name)) : null;
  }

  private static String text(JsonNode line, String name) {
    return line.path(name).asString("");
  }

  private static List<String> texts(JsonNode line, String name) {
    List<String> texts = new ArrayList<>();
    line.path(name).forEach(text -> texts.add(text.asString("")));
    return texts;
  }
}
