package dev.sekisho.host;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a host has objects of by what its registry says, and the keys that say so: of what type
/// objects may be unseen if keys could not be read.
final class BehindKeys {
  /// The type of keys themselves.
  static final String KEY = "windows-registry-key";

  private static final String PROGRAMS = "\\microsoft\\windows\\currentversion\\uninstall";
  private static final String WINDOWS = "\\microsoft\\windows"; // and Windows NT
  private static final String MACHINE = "hkey_local_machine\\software";
  private static final String USER = "hkey_current_user\\software";
  private static final String SYSTEM = "hkey_local_machine\\system";

  private static final Map<String, List<String>> SAID_BY =
      Map.of(
          "software",
          List.of(MACHINE + PROGRAMS, USER + PROGRAMS),
          "user-account",
          List.of(
              "hkey_local_machine\\sam\\sam\\domains\\account",
              MACHINE + "\\microsoft\\windows nt\\currentversion\\profilelist"),
          HostProperties.AUTOSTART,
          List.of(
              MACHINE + WINDOWS,
              USER + WINDOWS,
              SYSTEM + "\\currentcontrolset\\services",
              SYSTEM + "\\select"));

  private BehindKeys() {}

  /// Types of what keys in `names` may tell.
  ///
  /// @param names in full, as they are compared
  static Set<String> types(List<String> names) {
    Set<String> types = new HashSet<>(Set.of(KEY));
    SAID_BY.forEach(
        (type, keys) -> {
          if (keys.stream().anyMatch(key -> names.stream().anyMatch(name -> meet(key, name)))) {
            types.add(type);
          }
        });
    return types;
  }

  private static boolean meet(String key, String name) {
    return key.startsWith(name) || name.startsWith(key);
  }
}
