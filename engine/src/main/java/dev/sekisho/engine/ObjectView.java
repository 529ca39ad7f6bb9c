package dev.sekisho.engine;

import dev.sekisho.observe.Gap;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all paths of one type find at one object, in one walk along the tree of the paths. Reused
/// for one object after the other, at no cost for fields that have no value.
final class ObjectView {
  private static final String TYPE = "type";
  private static final String ID = "id";

  private final @Nullable FieldValues[] values;
  private final List<Field> touched = new ArrayList<>();
  private final Set<Loss> losses = new LinkedHashSet<>();
  private final Map<PathNode, Set<ObservedObject>> visited = new HashMap<>();
  private int generation;
  private Steps steps = Steps.of(0);

  ObjectView(int fields) {
    values = new FieldValues[fields];
  }

  /// Walks an object. Where the budget ends, so does the walk.
  void read(PathNode root, ObservedObject object, Steps budget) {
    forget();
    generation++;
    steps = budget;
    object(root, object);
  }

  /// Lets go of all values, which may be large.
  void forget() {
    for (Field field : touched) {
      valuesOf(field).clear();
    }
    touched.clear();
    losses.clear();
    visited.clear();
  }

  /// The fields with a value.
  List<Field> touched() {
    return touched;
  }

  /// All places lost, with the gaps that lost them.
  Set<Loss> losses() {
    return losses;
  }

  /// The values of a field and its losses; null if it has neither.
  @Nullable FieldValues of(Field field) {
    FieldValues found = values[field.number()];
    return found != null && found.isOf(generation) ? found : null;
  }

  boolean hasLost(Field field) {
    FieldValues found = of(field);
    return found != null && !found.losses().isEmpty();
  }

  private void object(PathNode node, ObservedObject object) {
    if (node.repeats() && !firstVisit(node, object)) {
      return;
    }
    members(node, object.properties(), object);
    PathNode type = node.keys().get(TYPE);
    if (type != null && object.properties().get(TYPE) == null) {
      visit(type, new Value.Text(object.type()), object);
    }
    PathNode id = node.keys().get(ID);
    if (id != null && object.properties().get(ID) == null) {
      visit(id, new Value.Text(object.id()), object);
    }
  }

  /* References may form a web in which a path with [*] meets the same object again and again,
  along different ways; its values are the same each time. */
  private boolean firstVisit(PathNode node, ObservedObject object) {
    return visited
        .computeIfAbsent(node, _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
        .add(object);
  }

  private void members(PathNode node, Properties properties, ObservedObject holder) {
    Map<String, PathNode> keys = node.keys();
    if (keys.size() <= properties.names().size()) {
      for (Map.Entry<String, PathNode> key : keys.entrySet()) {
        visitIfThere(key.getValue(), properties.get(key.getKey()), holder);
      }
      return;
    }
    for (String name : List.copyOf(properties.names())) {
      PathNode next = keys.get(name);
      if (next != null) {
        visitIfThere(next, properties.get(name), holder);
      }
    }
  }

  private void visitIfThere(PathNode node, @Nullable Value value, ObservedObject holder) {
    if (value != null) {
      visit(node, value, holder);
    }
  }

  private void visit(PathNode node, Value value, ObservedObject holder) {
    if (!steps.take(1)) {
      return;
    }
    if (value instanceof Value.Lost(Gap gap)) {
      lose(node, gap);
      return;
    }
    Field field = node.field();
    if (field != null) {
      add(field, value, holder);
    }
    if (value instanceof Value.Dictionary(Properties properties)) {
      members(node, properties, holder);
    } else if (value instanceof Value.Reference(ObservedObject target)) {
      object(node, target);
    } else if (value instanceof Value.Items(List<Value> items)) {
      items(node, items, holder);
    }
  }

  private void items(PathNode node, List<Value> items, ObservedObject holder) {
    PathNode any = node.any();
    if (any != null) {
      items.forEach(item -> visit(any, item, holder));
    }
    for (Map.Entry<Integer, PathNode> index : node.indexes().entrySet()) {
      item(index.getValue(), items, index.getKey(), holder);
    }
  }

  /* A lost element may stand for several, so that what is behind the end may be there too. */
  private void item(PathNode node, List<Value> items, int index, ObservedObject holder) {
    if (index < items.size()) {
      visit(node, items.get(index), holder);
      return;
    }
    for (Value item : items) {
      if (item instanceof Value.Lost) {
        visit(node, item, holder);
      }
    }
  }

  private void add(Field field, Value value, ObservedObject holder) {
    FieldValues found = valuesOf(field);
    if (found.values().isEmpty()) {
      touched.add(field);
    }
    found.add(Check.plain(value), holder);
  }

  private void lose(PathNode place, Gap gap) {
    Loss loss = new Loss(gap, place);
    if (losses.add(loss)) {
      for (Field field : place.below()) {
        valuesOf(field).losses().add(loss);
      }
    }
  }

  private FieldValues valuesOf(Field field) {
    FieldValues found = values[field.number()];
    if (found == null) {
      found = new FieldValues();
      values[field.number()] = found;
    }
    found.renew(generation);
    return found;
  }
}
