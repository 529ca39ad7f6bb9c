package dev.sekisho.host;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The properties that a scan of a host observes (docs/hosts.md).
final class HostProperties {
  /// What is started at boot or log-on; no object of STIX is that.
  static final String AUTOSTART = "x-sekisho-autostart";

  /// As `type:property`.
  static final Set<String> ALL =
      Stream.of(
              of(
                  "file",
                  "id name size hashes mtime ctime atime parent_directory_ref content_ref"
                      + " magic_number_hex"),
              of("directory", "id path mtime ctime atime"),
              of("windows-registry-key", "id key values modified_time"),
              of("user-account", "id user_id account_login display_name account_type is_disabled"),
              of("software", "id name version vendor"),
              of(AUTOSTART, "id place name command target_ref"))
          .flatMap(properties -> properties)
          .collect(Collectors.toUnmodifiableSet());

  private HostProperties() {}

  private static Stream<String> of(String type, String names) {
    return Stream.of(names.split(" ", -1)).map(name -> type + ":" + name);
  }
}
