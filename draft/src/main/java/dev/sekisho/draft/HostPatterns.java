package dev.sekisho.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// STIX patterns for artefacts of a host.
final class HostPatterns {
  private static final int MOST_PAIRED = 5;

  /// What Windows' variables stand for, as an expression.
  private static final Map<String, String> VARIABLES =
      Map.of(
          "windir", "(%(windir|systemroot)%|[a-z]:\\\\(winnt|windows))",
          "systemroot", "(%(windir|systemroot)%|[a-z]:\\\\(winnt|windows))",
          "windows", "(%(windir|systemroot)%|[a-z]:\\\\(winnt|windows))",
          "system", "(%(windir|systemroot)%|[a-z]:\\\\(winnt|windows))\\\\system(32)?");

  private static final Map<String, String> ROOTS =
      Map.of(
          "HKLM", "HKEY_LOCAL_MACHINE",
          "HKCU", "HKEY_CURRENT_USER",
          "HKCR", "HKEY_CLASSES_ROOT",
          "HKU", "HKEY_USERS",
          "HKCC", "HKEY_CURRENT_CONFIG");

  private HostPatterns() {}

  static String file(Fact file) {
    StringBuilder pattern = new StringBuilder("[file:name MATCHES ");
    pattern.append(
        Expressions.constant("(?i)^" + Placeholders.expression(file.value(), " ") + "$"));
    if (!file.detail("size").isEmpty()) {
      pattern.append(" AND file:size = ").append(file.detail("size"));
    }
    if (!file.detail("folder").isEmpty()) {
      pattern
          .append(" AND file:parent_directory_ref.path MATCHES ")
          .append(Expressions.constant(folder(file.detail("folder"))));
    }
    return pattern.append(']').toString();
  }

  /// A whole folder from its root on, or the end of one.
  private static String folder(String folder) {
    String whole = folder.replace("/", "\\");
    boolean variable = whole.startsWith("%") && whole.indexOf('%', 1) > 0;
    if (variable) {
      int end = whole.indexOf('%', 1);
      String name = whole.substring(1, end).toLowerCase(Locale.ROOT);
      String known = VARIABLES.get(name);
      String rest = Expressions.literal(whole.substring(end + 1));
      return known != null
          ? "(?i)^" + known + rest + "\\\\?$"
          : "(?i)"
              + (rest.isEmpty() ? Expressions.literal(whole.substring(0, end + 1)) : rest)
              + "\\\\?$";
    }
    return whole.matches("(?i)[a-z]:.*")
        ? "(?i)^" + Expressions.literal(whole) + "\\\\?$"
        : "(?i)(^|\\\\)" + Expressions.literal(whole) + "(\\\\|$)";
  }

  static String registry(Fact key) {
    int root = key.value().indexOf('\\');
    String hive = root < 0 ? key.value() : key.value().substring(0, root);
    String full =
        ROOTS.getOrDefault(hive.toUpperCase(Locale.ROOT), hive)
            + (root < 0 ? "" : key.value().substring(root));
    StringBuilder pattern = new StringBuilder("[windows-registry-key:key MATCHES ");
    pattern.append(Expressions.constant(Expressions.whole(full)));
    if (!key.detail("name").isEmpty()) {
      pattern
          .append(" AND windows-registry-key:values[*].name MATCHES ")
          .append(Expressions.constant(Expressions.whole(key.detail("name"))));
    }
    if (!key.detail("data").isEmpty()) {
      pattern
          .append(" AND windows-registry-key:values[*].data MATCHES ")
          .append(Expressions.constant(data(key.detail("data"))));
    }
    return pattern.append(']').toString();
  }

  /// Of a path the name of the file counts, since its folder differs from host to host.
  private static String data(String data) {
    int name = data.lastIndexOf('\\');
    return name < 0 || name == data.length() - 1
        ? Expressions.whole(data)
        : "(?i)" + Expressions.literal(data.substring(name)) + "$";
  }

  /// Any two of the artefacts; of many the first ones.
  static String together(List<String> patterns) {
    List<String> some = patterns.subList(0, Math.min(MOST_PAIRED, patterns.size()));
    StringBuilder pairs = new StringBuilder();
    for (int i = 0; i < some.size(); i++) {
      String one = some.get(i);
      String others =
          some.subList(i + 1, some.size()).stream()
              .map(other -> "(" + one + " AND " + other + ")")
              .collect(Collectors.joining(" OR "));
      pairs.append(pairs.isEmpty() || others.isEmpty() ? "" : " OR ").append(others);
    }
    return pairs.toString();
  }
}
