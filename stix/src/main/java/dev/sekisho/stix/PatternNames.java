package dev.sekisho.stix;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Judges the names of objects and properties in the pattern of an indicator: those that STIX does
/// not have are notes; those that no extension may have either are warnings.
///
/// Source: STIX 2.1 §7.3 and §11, by which names of custom objects and properties have at least
/// three characters.
final class PatternNames {
  private static final int SHORTEST = 3;
  private static final Set<String> UNKNOWN = Set.of("lint.type-unknown", "lint.property-unknown");

  private PatternNames() {}

  /// @param where path of the pattern
  static List<JsonDiagnostic> check(Parsed.Valid pattern, String where) {
    List<JsonDiagnostic> found = new ArrayList<>();
    for (Diagnostic diagnostic : PatternLint.check(pattern, Set.of())) {
      if (UNKNOWN.contains(diagnostic.code())) {
        found.add(JsonDiagnostic.note("stix.pattern", where, diagnostic.message()));
      }
    }
    Set<String> tooShort = new LinkedHashSet<>();
    Pattern.brackets(pattern.pattern()).forEach(b -> collect(b.condition(), tooShort));
    for (String name : tooShort) {
      found.add(
          JsonDiagnostic.warning(
              "stix.pattern", where, name + " is shorter than any name of STIX or an extension"));
    }
    return found;
  }

  private static void collect(Condition condition, Set<String> tooShort) {
    switch (condition) {
      case Condition.All(List<Condition> terms) -> terms.forEach(t -> collect(t, tooShort));
      case Condition.AnyOf(List<Condition> terms) -> terms.forEach(t -> collect(t, tooShort));
      case Comparison comparison -> {
        FieldPath path = comparison.path();
        boolean known = ObservableTypes.isObject(path.type());
        if (!known && path.type().length() < SHORTEST) {
          tooShort.add(path.type());
        }
        if (path.steps().getFirst() instanceof FieldPath.Key(String name)
            && name.length() < SHORTEST
            && !isOfStix(path.type(), name)) {
          tooShort.add(name);
        }
      }
    }
  }

  private static boolean isOfStix(String type, String name) {
    return name.equals("id") || ObservableTypes.property(type, name).isPresent();
  }
}
