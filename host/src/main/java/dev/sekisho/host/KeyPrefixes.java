package dev.sekisho.host;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the names of registry keys must begin with that rules ask for: a hive that is absent holds
/// nothing up if no rule could be met by a key of it. Errs only towards "could".
final class KeyPrefixes {
  private static final String ANYTHING = "";
  private static final String REGISTRY_KEY = "windows-registry-key";
  private static final String SIGNS = "^$.[]|()*+?{}";
  private static final String REPEATERS = "*+?{";

  private final Set<String> prefixes = new HashSet<>();

  KeyPrefixes(List<Rule> rules) {
    for (Rule rule : rules) {
      Pattern.brackets(rule.pattern()).forEach(b -> prefixes.addAll(of(b.condition())));
    }
  }

  /// True if some rule could be met by a key below one of `names`, which are in lower case.
  boolean mayLieUnder(List<String> names) {
    for (String prefix : prefixes) {
      for (String name : names) {
        if (prefix.startsWith(name) || name.startsWith(prefix)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> of(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> terms) -> all(terms);
      case Condition.AnyOf(List<Condition> terms) -> {
        Set<String> any = new HashSet<>();
        terms.forEach(term -> any.addAll(of(term)));
        yield any;
      }
      case Comparison comparison -> of(comparison);
    };
  }

  /// The narrowest of the terms: what all must hold of, must begin as any of them says.
  private static Set<String> all(List<Condition> terms) {
    List<Set<String>> each = new ArrayList<>();
    terms.forEach(term -> each.add(of(term)));
    return each.stream()
        .filter(set -> !set.contains(ANYTHING))
        .findFirst()
        .orElse(each.isEmpty() ? Set.of() : each.getFirst());
  }

  private static Set<String> of(Comparison comparison) {
    String type = comparison.path().type();
    if (!type.equals(REGISTRY_KEY)) {
      return type.equals(HostProperties.AUTOSTART) ? Set.of(ANYTHING) : Set.of();
    }
    if (!HostForm.asksKey(comparison) || comparison.negated()) {
      return Set.of(ANYTHING);
    }
    Set<String> found = new HashSet<>();
    for (Constant constant : comparison.operands()) {
      String text = constant instanceof Constant.Text(String value) ? value : "";
      found.add(
          switch (comparison.operator()) {
            case EQUAL, IN -> text;
            case LIKE -> text.substring(0, firstOf(text, "%_"));
            case MATCHES -> literalStart(text);
            case NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, ISSUBSET, ISSUPERSET, EXISTS ->
                ANYTHING;
          });
    }
    return found.isEmpty() ? Set.of(ANYTHING) : found;
  }

  private static int firstOf(String text, String signs) {
    int at = 0;
    while (at < text.length() && signs.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /// The text every match of an expression starts with, in lower case.
  static String literalStart(String expression) {
    int at = expression.startsWith("(?i)") ? 4 : 0;
    if (at >= expression.length() || expression.charAt(at) != '^' || alternates(expression)) {
      return ANYTHING;
    }
    at++;
    StringBuilder text = new StringBuilder();
    while (at < expression.length() && SIGNS.indexOf(expression.charAt(at)) < 0) {
      char c = expression.charAt(at++);
      if (c == '\\') {
        char escaped = at < expression.length() ? expression.charAt(at++) : 'Q';
        if (Character.isLetterOrDigit(escaped)) {
          return text.toString().toLowerCase(Locale.ROOT);
        }
        c = escaped;
      }
      text.append(c);
    }
    boolean repeated = at < expression.length() && REPEATERS.indexOf(expression.charAt(at)) >= 0;
    if (repeated && !text.isEmpty()) {
      text.setLength(text.length() - 1);
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  /// True if an alternative may stand outside all groups.
  private static boolean alternates(String expression) {
    int depth = 0;
    for (int at = 0; at < expression.length(); at++) {
      switch (expression.charAt(at)) {
        case '\\' -> at++;
        case '(' -> depth++;
        case ')' -> depth--;
        case '|' -> {
          if (depth <= 0) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }
}
