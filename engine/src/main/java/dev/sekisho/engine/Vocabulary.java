package dev.sekisho.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The distinct types, fields and atoms of a rule set, while it is compiled.
final class Vocabulary {
  private final Map<String, TypeRules> types = new LinkedHashMap<>();
  private final Map<FieldPath, Field> fields = new LinkedHashMap<>();
  private final Map<Condition.Comparison, Atom> atoms = new HashMap<>();
  private final List<Atom> inOrder = new ArrayList<>();
  private final Set<Condition.Comparison> impossible = new HashSet<>();
  private final Set<String> properties = new HashSet<>();

  Map<String, TypeRules> types() {
    return types;
  }

  List<Field> fields() {
    return new ArrayList<>(fields.values());
  }

  /// The atoms, each at the place of its number.
  List<Atom> atoms() {
    return inOrder;
  }

  /// All names in paths.
  Set<String> properties() {
    return properties;
  }

  TypeRules type(String type) {
    return types.computeIfAbsent(type, TypeRules::new);
  }

  /// The atom of a comparison; null if no value can satisfy it.
  @Nullable Atom atom(Condition.Comparison comparison) {
    Atom known = atoms.get(comparison);
    if (known != null || impossible.contains(comparison)) {
      return known;
    }
    Check check = Check.of(comparison);
    if (!check.satisfiable()) {
      impossible.add(comparison);
      return null;
    }
    Atom made = made(comparison, field(comparison.path()), check);
    atoms.put(comparison, made);
    inOrder.add(made);
    return made;
  }

  private Atom made(Condition.Comparison comparison, Field field, Check check) {
    int number = atoms.size();
    Atom.Found found = field.index().add(number, comparison);
    if (found != null) {
      return new Atom(number, field, comparison, check, Trigger.found(field, found), true);
    }
    if (order(comparison) != null) {
      Trigger trigger = Trigger.found(field, Atom.Found.BY_ORDER);
      return new Atom(number, field, comparison, check, trigger, false);
    }
    boolean absence = comparison.operator() == Operator.EXISTS && comparison.negated();
    Trigger trigger = absence ? type(comparison.path().type()).there() : field.present();
    return new Atom(number, field, comparison, check, trigger, false);
  }

  /// The number that a value is compared with by order; null for other comparisons.
  private static @Nullable Number order(Condition.Comparison comparison) {
    boolean order =
        switch (comparison.operator()) {
          case LESS, AT_MOST, GREATER, AT_LEAST -> !comparison.negated();
          case EQUAL, NOT_EQUAL, IN, LIKE, MATCHES, ISSUBSET, ISSUPERSET, EXISTS -> false;
        };
    Object key = order ? EqualityKey.of(comparison.operands().getFirst()) : null;
    return key instanceof Number number ? number : null;
  }

  /// Puts the comparisons by order that clauses wait for into the index, once all clauses are in.
  /// To find the others costs more than it helps: `size > 0` holds for nearly every file.
  void indexOrders() {
    for (Atom atom : inOrder) {
      Number number = order(atom.comparison());
      if (number == null) {
        continue;
      }
      if (atom.trigger().primaries().size() > 0) {
        atom.field().index().addOrder(atom.number(), atom.comparison().operator(), number);
      } else {
        atom.trigger().handAlternatesTo(atom.field().present());
      }
    }
  }

  private Field field(FieldPath path) {
    Field known = fields.get(path);
    if (known != null) {
      return known;
    }
    PathNode node = type(path.type()).root();
    for (FieldPath.Step step : path.steps()) {
      node = node.child(step);
      if (step instanceof FieldPath.Key(String name)) {
        properties.add(name);
      }
    }
    Field made = new Field(fields.size(), path, node);
    fields.put(path, made);
    node.end(made);
    return made;
  }
}
