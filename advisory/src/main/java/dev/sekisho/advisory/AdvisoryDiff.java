package dev.sekisho.advisory;

import dev.sekisho.advisory.Change.Action;
import dev.sekisho.advisory.Change.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Says what differs between two editions of an advisory.
///
/// Every value of both is compared; what is of a known kind is told as such, and the rest by its
/// path, so that nothing is lost. Things are the same by what the standards tell them apart with:
/// STIX and product ids, CVE, numbers of revisions. Not told: the order of objects and references
/// in a bundle, and `modified` where something else of the object differs.
public final class AdvisoryDiff {
  private final List<Change> changes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private AdvisoryDiff() {}

  /// What was found.
  ///
  /// @param changes by kind, then in the order of the documents
  /// @param problems what could not be read: then `changes` do not tell the whole, and nothing if
  ///   nothing of one edition could be read
  public record Found(List<Change> changes, List<Problem> problems) {
    public Found {
      changes = List.copyOf(changes);
      problems = List.copyOf(problems);
    }
  }

  /// Compares two editions, each a CSAF document, a STIX bundle, or a folder of them.
  public static Found compare(Path before, Path after) {
    AdvisoryDiff diff = new AdvisoryDiff();
    Editions old = Editions.read(before);
    Editions now = Editions.read(after);
    diff.problems.addAll(old.problems());
    diff.problems.addAll(now.problems());
    if (old.empty() || now.empty()) {
      return new Found(List.of(), diff.problems);
    }
    diff.documents(old.documents(), now.documents());
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    JsonNode first = old.bundle() == null ? nothing : old.bundle();
    JsonNode second = now.bundle() == null ? nothing : now.bundle();
    diff.changes.addAll(new TreeDiff("", first, second).changes());
    return new Found(
        diff.changes.stream().sorted(Comparator.comparing(Change::kind)).toList(), diff.problems);
  }

  /// Pairs documents by tracking id, then what is left by language.
  private void documents(Map<String, JsonNode> old, Map<String, JsonNode> now) {
    Map<String, JsonNode> left = new LinkedHashMap<>(now);
    Map<String, JsonNode> gone = new LinkedHashMap<>();
    old.forEach(
        (id, document) -> {
          JsonNode same = left.remove(id);
          if (same == null) {
            gone.put(id, document);
          } else {
            changes.addAll(new TreeDiff(id, document, same).changes());
          }
        });
    gone.forEach(
        (id, document) -> {
          String kin = kin(document, left);
          JsonNode same = left.remove(kin);
          if (same == null) {
            changes.add(whole(Action.REMOVED, id, document.toString(), ""));
          } else {
            changes.addAll(new TreeDiff(kin, document, same).changes());
          }
        });
    left.forEach((id, document) -> changes.add(whole(Action.ADDED, id, "", document.toString())));
  }

  private static String kin(JsonNode document, Map<String, JsonNode> left) {
    return left.entrySet().stream()
        .filter(one -> languages(one.getValue()).equals(languages(document)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("\u0000");
  }

  private static String languages(JsonNode document) {
    return document.at("/document/lang").stringValue("")
        + " "
        + document.at("/document/source_lang").stringValue("");
  }

  private static Change whole(Action action, String id, String before, String after) {
    return new Change(action, Kind.DOCUMENT, id, "", "", "", before, after);
  }
}
