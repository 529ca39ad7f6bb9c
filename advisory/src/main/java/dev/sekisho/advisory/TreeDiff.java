package dev.sekisho.advisory;

import static dev.sekisho.advisory.StixObjects.text;

import dev.sekisho.advisory.Change.Action;
import dev.sekisho.advisory.Change.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Compares two trees of JSON, value by value.
final class TreeDiff {
  private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

  private final String document;
  private final JsonNode before;
  private final JsonNode after;
  private final Map<String, String> products = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  /// @param document tracking id of the document; empty for a bundle
  TreeDiff(String document, JsonNode before, JsonNode after) {
    this.document = document;
    this.before = before;
    this.after = after;
  }

  /// The differences, in the order of the documents.
  List<Change> changes() {
    names(before.path("product_tree"));
    names(after.path("product_tree"));
    walk(Thing.document(document), "", "", before, after);
    Set<String> changed = new HashSet<>();
    changes.stream()
        .filter(change -> !change.field().equals("modified"))
        .forEach(change -> changed.add(change.id()));
    changes.removeIf(
        change ->
            document.isEmpty()
                && change.field().equals("modified")
                && changed.contains(change.id()));
    return changes;
  }

  private void names(JsonNode node) {
    String id = text(node, "product_id");
    if (!id.isEmpty()) {
      products.put(id, text(node, "name"));
    }
    node.forEach(this::names);
  }

  private void walk(Thing thing, String list, String path, JsonNode old, JsonNode now) {
    if (list.equals("product_status") && wellFormed(old) && wellFormed(now)) {
      statuses(thing, path, old, now);
    } else if (old.isObject() && now.isObject()) {
      members(thing.within(old, now), path, old, now);
    } else if (old.isArray() && now.isArray()) {
      elements(thing, list, path, old, now);
    } else if (!old.equals(now)) {
      leaf(thing, path, old, now);
    }
  }

  private void members(Thing thing, String path, JsonNode old, JsonNode now) {
    Set<String> names = new LinkedHashSet<>(old.propertyNames());
    names.addAll(now.propertyNames());
    for (String name : names) {
      String at = path + "/" + name.replace("~", "~0").replace("/", "~1");
      Thing part = thing.part(at, name);
      JsonNode first = old.path(name);
      JsonNode second = now.path(name);
      boolean list = first.isArray() || second.isArray();
      if (list && (first.isMissingNode() || second.isMissingNode())) {
        JsonNode none = JsonNodeFactory.instance.arrayNode();
        JsonNode a = first.isMissingNode() ? none : first;
        JsonNode b = second.isMissingNode() ? none : second;
        if (a.isEmpty() && b.isEmpty()) {
          leaf(part, at, first, second);
        } else {
          walk(part, name, at, a, b);
        }
      } else {
        walk(part, name, at, first, second);
      }
    }
  }

  private void elements(Thing thing, String list, String path, JsonNode old, JsonNode now) {
    Map<String, Integer> first = ListKeys.of(list, old);
    Map<String, Integer> second = ListKeys.of(list, now);
    List<Integer> gone = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (Map.Entry<String, Integer> one : first.entrySet()) {
      Integer there = second.remove(one.getKey());
      if (there == null) {
        gone.add(one.getValue());
      } else {
        order.add(there);
        walk(thing, "", path + "/" + there, old.get(one.getValue()), now.get(there));
      }
    }
    List<Integer> made = new ArrayList<>(second.values());
    if (ListKeys.loose(list) && gone.size() == 1 && made.size() == 1) {
      JsonNode then = now.get(made.getFirst());
      walk(thing, "", path + "/" + made.getFirst(), old.get(gone.getFirst()), then);
    } else {
      gone.forEach(at -> whole(thing, path + "/" + at, old.get(at), NOTHING));
      made.forEach(at -> whole(thing, path + "/" + at, NOTHING, now.get(at)));
    }
    if (ListKeys.ordered(list) && !order.equals(order.stream().sorted().toList())) {
      changes.add(thing.change(Action.REORDERED, path, old.toString(), now.toString()));
    }
  }

  /// Something that only one edition has: the products in it one by one, else as it is.
  private void whole(Thing thing, String path, JsonNode old, JsonNode now) {
    JsonNode one = old.isMissingNode() ? now : old;
    List<JsonNode> inside = new ArrayList<>();
    if (path.startsWith("/product_tree/") && !document.isEmpty()) {
      collect(one, inside);
    }
    Action action = old.isMissingNode() ? Action.ADDED : Action.REMOVED;
    if (inside.size() > 1) {
      changes.add(thing.change(action, path, said(old), said(now)));
      for (JsonNode product : inside) {
        Thing each = thing.within(product, product);
        changes.add(each.change(action, path, said(old, product), said(now, product)));
      }
    } else {
      JsonNode product = inside.isEmpty() ? one : inside.getFirst();
      changes.add(thing.within(product, product).change(action, path, said(old), said(now)));
    }
    if (wellFormed(one.path("product_status"))) {
      Thing vulnerability = thing.within(one, one);
      statuses(
          vulnerability,
          path + "/product_status",
          old.path("product_status"),
          now.path("product_status"));
    }
    JsonNode remediations = one.path("remediations");
    for (int i = 0; i < remediations.size(); i++) {
      Thing remediation = thing.part(path + "/remediations", "remediations");
      JsonNode each = remediations.get(i);
      String at = path + "/remediations/" + i;
      boolean added = old.isMissingNode();
      whole(remediation, at, added ? NOTHING : each, added ? each : NOTHING);
    }
  }

  private static String said(JsonNode side, JsonNode product) {
    return side.isMissingNode() ? "" : product.toString();
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    if (node.has("product_id")) {
      found.add(node);
    }
    node.forEach(inner -> collect(inner, found));
  }

  /// Which products moved from which statuses to which.
  private void statuses(Thing thing, String path, JsonNode old, JsonNode now) {
    Set<String> ids = new LinkedHashSet<>();
    Map<String, Set<String>> first = byProduct(old, ids);
    Map<String, Set<String>> second = byProduct(now, ids);
    for (String id : ids) {
      Set<String> from = first.getOrDefault(id, Set.of());
      Set<String> to = second.getOrDefault(id, Set.of());
      if (!from.equals(to)) {
        changes.add(
            new Change(
                Action.MOVED,
                Kind.PRODUCT_STATUS,
                id,
                products.getOrDefault(id, ""),
                thing.label(),
                path,
                String.join(", ", from),
                String.join(", ", to)));
      }
    }
  }

  /// True of what has lists of product ids only, and of nothing.
  private static boolean wellFormed(JsonNode statuses) {
    for (JsonNode list : statuses) {
      if (!list.isArray() || list.isEmpty() || list.valueStream().anyMatch(id -> !id.isString())) {
        return false;
      }
    }
    return statuses.isObject() || statuses.isMissingNode();
  }

  private static Map<String, Set<String>> byProduct(JsonNode statuses, Set<String> ids) {
    Map<String, Set<String>> byProduct = new HashMap<>();
    for (Map.Entry<String, JsonNode> status : statuses.properties()) {
      for (JsonNode product : status.getValue()) {
        String id = product.stringValue("");
        ids.add(id);
        byProduct.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(status.getKey());
      }
    }
    return byProduct;
  }

  private void leaf(Thing thing, String path, JsonNode old, JsonNode now) {
    changes.add(thing.change(Action.CHANGED, path, said(old), said(now)));
  }

  /// A text as it is, so that it is not nothing; else JSON.
  private static String said(JsonNode node) {
    String text = node.isMissingNode() ? "" : node.toString();
    return node.isString() && !node.stringValue("").isEmpty() ? node.stringValue("") : text;
  }
}
