package dev.sekisho.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names of keys in full, as STIX 2.1 §6.17 asks for them: no root key is abbreviated.
public final class RegistryPath {
  /// Root key of the machine.
  public static final String LOCAL_MACHINE = "HKEY_LOCAL_MACHINE";

  /// Root key of all users.
  public static final String USERS = "HKEY_USERS";

  /// Root key of the user at work.
  public static final String CURRENT_USER = "HKEY_CURRENT_USER";

  /// Root key of file types and COM classes.
  public static final String CLASSES_ROOT = "HKEY_CLASSES_ROOT";

  private static final Map<String, String> ROOTS =
      Map.of(
          "HKLM", LOCAL_MACHINE,
          "HKU", USERS,
          "HKCU", CURRENT_USER,
          "HKCR", CLASSES_ROOT,
          "HKCC", "HKEY_CURRENT_CONFIG",
          "HKPD", "HKEY_PERFORMANCE_DATA");

  private static final Map<String, String> KERNEL = Map.of("MACHINE", LOCAL_MACHINE, "USER", USERS);

  private RegistryPath() {}

  /// A key's name in full: the root key's name for its abbreviation (`HKLM`, PowerShell's `HKLM:`)
  /// and for the kernel's (`\REGISTRY\MACHINE`), in capitals; `Computer\` and backslashes too many
  /// left out. The rest keeps its case, and a name of another form is left as it is.
  public static String canonical(String name) {
    List<String> names = new ArrayList<>(List.of(name.strip().split("\\\\", -1)));
    names.removeIf(String::isEmpty);
    if (names.size() > 1 && names.getFirst().equalsIgnoreCase("Computer")) {
      names.removeFirst();
    }
    if (names.size() > 1 && names.getFirst().equalsIgnoreCase("REGISTRY")) {
      String root = KERNEL.get(names.get(1).toUpperCase(Locale.ROOT));
      if (root != null) {
        names.removeFirst();
        names.set(0, root);
      }
    }
    if (!names.isEmpty()) {
      names.set(0, root(names.getFirst()));
    }
    return String.join("\\", names);
  }

  private static String root(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String bare = upper.endsWith(":") ? upper.substring(0, upper.length() - 1) : upper;
    return ROOTS.getOrDefault(bare, ROOTS.containsValue(bare) ? bare : name);
  }

  /// True if `name` is `key` or lies below it, in any case of letters.
  static boolean isIn(String name, String key) {
    return name.regionMatches(true, 0, key, 0, key.length())
        && (name.length() == key.length() || name.charAt(key.length()) == '\\');
  }

  /// What comes after `key` in the name of a key in it, without the backslash.
  static String below(String name, String key) {
    return name.substring(Math.min(key.length() + 1, name.length()));
  }

  /// Names one below the other.
  static String join(String key, String rest) {
    return rest.isEmpty() ? key : key + "\\" + rest;
  }
}
