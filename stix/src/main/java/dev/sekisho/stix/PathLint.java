package dev.sekisho.stix;

import dev.sekisho.engine.FieldPath;
import dev.sekisho.stix.PropertyType.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Follows an object path through what STIX 2.1 §6 knows of objects.
final class PathLint {
  private final Set<String> observable;
  private final List<Flaw> flaws;
  private final FieldPath path;
  private Collection<String> holders;
  private PropertyType type = PropertyType.ANYTHING;
  private boolean started;
  private String soFar;
  private String last = "";

  /// @param observable properties that are observed, as `type:property`; empty if that is not asked
  /// @param flaws takes what is found
  PathLint(FieldPath path, Set<String> observable, List<Flaw> flaws) {
    this.path = path;
    this.observable = observable;
    this.flaws = flaws;
    holders = List.of(path.type());
    soFar = path.type();
  }

  /// Follows the path; returns the type of what it leads to.
  PropertyType follow() {
    root();
    for (FieldPath.Step step : path.steps()) {
      switch (step) {
        case FieldPath.Key(String name) -> key(name);
        case FieldPath.Index(int number) -> element(number < 0, "[" + number + "]");
        case FieldPath.Any() -> element(false, "[*]");
      }
    }
    return type;
  }

  /// The last property name or key of the path.
  String last() {
    return last;
  }

  /// Types of the object or structure that holds the value.
  Collection<String> holders() {
    return holders;
  }

  private void root() {
    String root = path.type();
    if (ObservableTypes.isObject(root)) {
      return;
    }
    if (ObservableTypes.isCustom(root)) {
      flaws.add(Flaw.pathNote("lint.type-custom", root + " is a custom object type"));
      return;
    }
    String meant = Spelling.type(root).map(near -> "; is " + near + " meant?").orElse("");
    flaws.add(
        new Flaw(
            "lint.type-unknown",
            Severity.WARNING,
            true,
            false,
            root + " is no object type of STIX 2.1" + meant));
  }

  private void key(String name) {
    if (type.list()) {
      flaws.add(Flaw.deadPath("lint.list", soFar + " is a list: write " + soFar + "[*]." + name));
    }
    last = name;
    type = step(name);
    soFar = soFar + (started ? "." : ":") + (Token.isPlain(name) ? name : Literals.quoted(name));
    started = true;
  }

  private PropertyType step(String name) {
    if (!started) {
      return property(name, true);
    }
    return switch (type.kind()) {
      case REFERENCE -> {
        holders = type.targets().isEmpty() ? ObservableTypes.objects() : type.targets();
        yield property(name, true);
      }
      case STRUCTURE -> {
        holders = type.targets();
        yield property(name, false);
      }
      case HASHES -> hash(name);
      case EXTENSIONS ->
          ObservableTypes.isNested(name)
              ? new PropertyType(Kind.STRUCTURE, false, List.of(name))
              : PropertyType.ANYTHING;
      case DICTIONARY, ANYTHING -> PropertyType.ANYTHING;
      case TEXT, WHOLE, REAL, FLAG, TIME, BINARY -> {
        flaws.add(
            Flaw.deadPath(
                "lint.not-an-object",
                soFar + " is " + type.kind().words() + ", which has no " + name));
        yield PropertyType.ANYTHING;
      }
    };
  }

  /// The property `name` of one of the holders.
  private PropertyType property(String name, boolean ofObject) {
    List<PropertyType> found = new ArrayList<>();
    boolean open = ObservableTypes.isCustom(name);
    for (String holder : holders) {
      open |= !ObservableTypes.isObject(holder) && !ObservableTypes.isNested(holder);
      ObservableTypes.property(holder, name).ifPresent(found::add);
    }
    if (ofObject && !observable.isEmpty()) {
      observe(name);
    }
    if (found.isEmpty()) {
      if (!open) {
        unknown(name);
      }
      return PropertyType.ANYTHING;
    }
    boolean alike = found.stream().distinct().count() == 1;
    return alike ? found.getFirst() : PropertyType.ANYTHING;
  }

  private void observe(String name) {
    if (holders.stream().noneMatch(holder -> observable.contains(holder + ":" + name))) {
      String holder = holders.size() == 1 ? holders.iterator().next() + ":" : "";
      flaws.add(Flaw.pathNote("lint.not-observable", holder + name + " is not observed here"));
    }
  }

  private void unknown(String name) {
    Optional<String> near =
        holders.stream().flatMap(holder -> Spelling.property(holder, name).stream()).findFirst();
    String meant = near.map(other -> "; is " + other + " meant?").orElse("");
    String of = holders.size() > 3 ? "any object" : String.join(" or ", holders);
    flaws.add(Flaw.deadPath("lint.property-unknown", name + " is no property of " + of + meant));
  }

  private PropertyType hash(String algorithm) {
    Optional<String> meant = Spelling.hash(algorithm);
    PropertyType text = new PropertyType(Kind.TEXT, false, List.of());
    if (meant.isEmpty()) {
      flaws.add(
          Flaw.pathNote("lint.hash-algorithm", algorithm + " is no hash algorithm of STIX 2.1"));
    } else if (!meant.get().equals(algorithm)) {
      flaws.add(
          Flaw.deadPath(
              "lint.hash-algorithm", "the algorithm " + algorithm + " is written " + meant.get()));
    }
    return text;
  }

  private void element(boolean negative, String index) {
    if (negative) {
      flaws.add(Flaw.deadPath("lint.index", "elements of lists are counted from 0, not " + index));
    } else if (type.list()) {
      type = new PropertyType(type.kind(), false, type.targets());
    } else if (type.kind() != Kind.ANYTHING) {
      flaws.add(Flaw.deadPath("lint.not-a-list", soFar + " is not a list: leave out " + index));
    }
    soFar += index;
  }
}
