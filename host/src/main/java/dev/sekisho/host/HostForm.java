package dev.sekisho.host;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Operator;
import dev.sekisho.engine.Pattern;
import dev.sekisho.registry.RegistryPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The form of a pattern in which a scan of a host runs it.
///
/// Differs from the text of STIX 2.1 §9.6 on purpose: what is asked of a property that no host
/// yields is false; names and paths of files on Windows, and names of registry keys and values
/// everywhere, are compared in any case of letters; root keys are written in full. Observed names
/// are folded alike ({@link HostObjects}).
final class HostForm {
  private static final Condition NEVER = new Condition.AnyOf(List.of());
  private static final String ANY_CASE = "(?i)";

  /// What a comparison compares, as far as its form goes.
  private enum Kind {
    FILE_NAME,
    FILE_PATH,
    KEY,
    VALUE_NAME,
    OTHER
  }

  private HostForm() {}

  /// `pattern` for hosts of that naming; empty if it can hold on none.
  static Optional<Pattern> of(Pattern pattern, Naming naming) {
    Pattern form = Pattern.replace(pattern, term -> yields(term) ? folded(term, naming) : NEVER);
    return never(form) ? Optional.empty() : Optional.of(form);
  }

  private static boolean yields(Comparison comparison) {
    boolean asksForAbsence = comparison.operator() == Operator.EXISTS && comparison.negated();
    FieldPath path = comparison.path();
    return asksForAbsence
        || (path.steps().getFirst() instanceof FieldPath.Key(String name)
            && HostProperties.ALL.contains(path.type() + ":" + name));
  }

  /// True if the comparison looks at a path of files.
  static boolean asksPath(Comparison comparison) {
    return kind(comparison.path()) == Kind.FILE_PATH;
  }

  /// True if the comparison looks at the name of a registry key.
  static boolean asksKey(Comparison comparison) {
    return kind(comparison.path()) == Kind.KEY;
  }

  private static Kind kind(FieldPath path) {
    if (!(path.steps().getLast() instanceof FieldPath.Key(String last))) {
      return Kind.OTHER;
    }
    boolean direct = path.steps().size() == 1;
    return switch (path.type()) {
      case "windows-registry-key" ->
          direct && last.equals("key")
              ? Kind.KEY
              : !direct && last.equals("name") ? Kind.VALUE_NAME : Kind.OTHER;
      case "file", "directory" -> ofFile(last);
      case HostProperties.AUTOSTART ->
          direct ? (last.equals("name") ? Kind.VALUE_NAME : Kind.OTHER) : ofFile(last);
      default -> Kind.OTHER;
    };
  }

  private static Kind ofFile(String property) {
    return switch (property) {
      case "name" -> Kind.FILE_NAME;
      case "path" -> Kind.FILE_PATH;
      default -> Kind.OTHER;
    };
  }

  private static Comparison folded(Comparison comparison, Naming naming) {
    Kind kind = kind(comparison.path());
    boolean ofFile = kind == Kind.FILE_NAME || kind == Kind.FILE_PATH;
    if (kind == Kind.OTHER || (ofFile && naming == Naming.POSIX)) {
      return comparison;
    }
    return switch (comparison.operator()) {
      case EQUAL, NOT_EQUAL, IN, LIKE -> with(comparison, kind);
      case MATCHES -> inAnyCase(comparison);
      case LESS, AT_MOST, GREATER, AT_LEAST, ISSUBSET, ISSUPERSET, EXISTS -> comparison;
    };
  }

  private static Comparison with(Comparison comparison, Kind kind) {
    List<Constant> operands =
        comparison.operands().stream().map(constant -> folded(constant, kind)).toList();
    return new Comparison(comparison.path(), comparison.operator(), comparison.negated(), operands);
  }

  private static Constant folded(Constant constant, Kind kind) {
    if (!(constant instanceof Constant.Text(String text))) {
      return constant;
    }
    return new Constant.Text(
        switch (kind) {
          case KEY -> RegistryPath.canonical(text).toLowerCase(Locale.ROOT);
          case FILE_PATH -> Naming.WINDOWS.foldPath(text);
          case FILE_NAME, VALUE_NAME, OTHER -> text.toLowerCase(Locale.ROOT);
        });
  }

  private static Comparison inAnyCase(Comparison comparison) {
    if (!(comparison.operands().getFirst() instanceof Constant.Text(String expression))
        || expression.startsWith(ANY_CASE)) {
      return comparison;
    }
    return new Comparison(
        comparison.path(),
        comparison.operator(),
        comparison.negated(),
        List.of(new Constant.Text(ANY_CASE + expression)));
  }

  private static boolean never(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Bracket(Condition condition) -> never(condition);
      case Pattern.And(Pattern left, Pattern right) -> never(left) || never(right);
      case Pattern.FollowedBy(Pattern left, Pattern right) -> never(left) || never(right);
      case Pattern.Or(Pattern left, Pattern right) -> never(left) && never(right);
      case Pattern.Within(Pattern inner, _) -> never(inner);
      case Pattern.Repeats(Pattern inner, _) -> never(inner);
      case Pattern.StartStop(Pattern inner, _, _) -> never(inner);
    };
  }

  private static boolean never(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> terms) -> terms.stream().anyMatch(HostForm::never);
      case Condition.AnyOf(List<Condition> terms) -> terms.stream().allMatch(HostForm::never);
      case Comparison _ -> false;
    };
  }
}
