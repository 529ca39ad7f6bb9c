package dev.sekisho.registry;

import java.util.List;

/// A key of a machine.
///
/// @param key the key in its hive
/// @param names its names in full: first where it lies, then the others that Windows knows it by
public record MountedKey(RegistryKey key, List<String> names) {
  /// Copies the names.
  public MountedKey {
    names = List.copyOf(names);
  }
}
