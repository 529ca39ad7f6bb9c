package dev.sekisho.host;

import dev.sekisho.engine.Condition;
import dev.sekisho.engine.Condition.Comparison;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;

/// The forms of names that patterns ask for, so that no others are made.
///
/// @param variables environment variables that paths begin with, such as `windir`
/// @param shortNames true if some path has a name of 8.3 form, such as `PROGRA~1`
/// @param shortRoots true if some expression abbreviates a root key, such as `HKLM`
record Forms(Set<String> variables, boolean shortNames, boolean shortRoots) {
  private static final java.util.regex.Pattern VARIABLE =
      java.util.regex.Pattern.compile("%([a-z][a-z0-9_()]*)%");
  private static final java.util.regex.Pattern ROOT =
      java.util.regex.Pattern.compile("(?i)hk(lm|cu|u|cr|cc)\\b");

  Forms {
    variables = Set.copyOf(variables);
  }

  /// What `patterns` ask for.
  static Forms of(List<Pattern> patterns) {
    Set<String> paths = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (Pattern pattern : patterns) {
      for (Pattern.Bracket bracket : Pattern.brackets(pattern)) {
        collect(bracket.condition(), paths, keys);
      }
    }
    Set<String> variables = new HashSet<>();
    for (String path : paths) {
      Matcher found = VARIABLE.matcher(path.toLowerCase(Locale.ROOT).replace("\\", ""));
      while (found.find()) {
        variables.add(found.group(1));
      }
    }
    return new Forms(
        variables,
        paths.stream().anyMatch(path -> path.contains("~")),
        keys.stream().anyMatch(key -> ROOT.matcher(key).find()));
  }

  private static void collect(Condition condition, Set<String> paths, Set<String> keys) {
    switch (condition) {
      case Condition.All(List<Condition> terms) -> terms.forEach(t -> collect(t, paths, keys));
      case Condition.AnyOf(List<Condition> terms) -> terms.forEach(t -> collect(t, paths, keys));
      case Comparison comparison -> {
        if (HostForm.asksPath(comparison)) {
          texts(comparison, paths);
        } else if (HostForm.asksKey(comparison)) {
          texts(comparison, keys);
        }
      }
    }
  }

  private static void texts(Comparison comparison, Set<String> into) {
    for (Constant constant : comparison.operands()) {
      if (constant instanceof Constant.Text(String text)) {
        into.add(text);
      }
    }
  }
}
