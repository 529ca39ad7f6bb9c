package dev.sekisho.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node of the tree of all paths that start from one object type: the type at the root, then a
/// node for each step, shared by the paths that begin alike. Grows while rules are compiled, then
/// only read.
final class PathNode {
  private final @Nullable PathNode parent;
  private final FieldPath path;
  private final int wildcards;
  private final Map<String, PathNode> keys = new HashMap<>();
  private final Map<Integer, PathNode> indexes = new HashMap<>();
  private @Nullable PathNode any;
  private @Nullable Field field;
  private final List<Field> below = new ArrayList<>();
  private final LostRules lost = new LostRules();

  private PathNode(@Nullable PathNode parent, FieldPath path, int wildcards) {
    this.parent = parent;
    this.path = path;
    this.wildcards = wildcards;
  }

  /// The root of the tree for an object type.
  static PathNode root(String type) {
    return new PathNode(null, new FieldPath(type, List.of()), 0);
  }

  /// The node for a step further, made if it is new.
  PathNode child(FieldPath.Step step) {
    return switch (step) {
      case FieldPath.Key(String name) -> keys.computeIfAbsent(name, _ -> grown(step, 0));
      case FieldPath.Index(int number) -> indexes.computeIfAbsent(number, _ -> grown(step, 0));
      case FieldPath.Any _ -> {
        PathNode child = any == null ? grown(step, 1) : any;
        any = child;
        yield child;
      }
    };
  }

  private PathNode grown(FieldPath.Step step, int wildcard) {
    List<FieldPath.Step> steps = new ArrayList<>(path.steps());
    steps.add(step);
    return new PathNode(this, new FieldPath(path.type(), steps), wildcards + wildcard);
  }

  /// Marks this node as the end of a field's path.
  void end(Field ending) {
    field = ending;
    for (PathNode node = this; node != null; node = node.parent) {
      node.below.add(ending);
    }
  }

  @Nullable PathNode parent() {
    return parent;
  }

  /// The field whose path ends here, if any.
  @Nullable Field field() {
    return field;
  }

  Map<String, PathNode> keys() {
    return keys;
  }

  Map<Integer, PathNode> indexes() {
    return indexes;
  }

  @Nullable PathNode any() {
    return any;
  }

  /// The fields whose paths end here or further on.
  List<Field> below() {
    return below;
  }

  /// True if the same object can be met here many times: behind a list.
  boolean repeats() {
    return wildcards > 0;
  }

  /// True if `node` is this one or further on.
  boolean leadsTo(PathNode node) {
    PathNode at = node;
    while (at != null && at != this) {
      at = at.parent;
    }
    return at != null;
  }

  /// The rules that are open when what is here is lost.
  LostRules lost() {
    return lost;
  }

  /// Type and path up to here.
  String property() {
    return path.toString();
  }
}
