package dev.sekisho.scan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The names that a file has once it is saved.
///
/// Source: Microsoft, "Naming Files, Paths, and Namespaces": Windows drops dots and spaces at the
/// end of a name, and takes what stands behind a colon for a stream of the file. Characters that
/// are not seen (Unicode, general category Cf) and controls stay in a name, or are dropped by the
/// client that saves it; the file opens the same.
final class FileNames {
  private FileNames() {}

  /// The base name of `name`, whichever separators it has, then the same as it is saved if that
  /// differs.
  static Set<String> saved(String name) {
    Set<String> names = new LinkedHashSet<>();
    String base = base(name);
    names.add(base);
    String seen = withoutUnseen(base);
    names.add(seen);
    int colon = seen.indexOf(':');
    if (colon > 0) {
      names.add(trimmed(seen.substring(0, colon)));
      names.add(trimmed(seen.substring(colon + 1)));
    } else {
      names.add(trimmed(seen));
    }
    if (!base.isEmpty()) {
      names.remove("");
    }
    return names;
  }

  /// All of `names` as they are saved.
  static Set<String> saved(List<String> names) {
    Set<String> all = new LinkedHashSet<>();
    names.forEach(name -> all.addAll(saved(name)));
    return all;
  }

  private static String base(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private static String trimmed(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) <= ' ')) {
      end--;
    }
    return name.substring(0, end);
  }

  private static String withoutUnseen(String name) {
    if (name.chars().noneMatch(FileNames::isUnseen)) {
      return name;
    }
    StringBuilder seen = new StringBuilder(name.length());
    name.chars().filter(c -> !isUnseen(c)).forEach(c -> seen.append((char) c));
    return seen.toString();
  }

  private static boolean isUnseen(int c) {
    return c < ' ' || c == 127 || (c > 127 && Character.getType(c) == Character.FORMAT);
  }
}
