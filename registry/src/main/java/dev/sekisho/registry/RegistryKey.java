package dev.sekisho.registry;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A key of a hive. Subkeys and values are read when they are asked for, and anew each time; a key
/// keeps its name and nothing of the hive. Used by one thread, while the hive is open.
public interface RegistryKey {
  /// Levels of keys that Windows allows, and that are read.
  int MAX_DEPTH = 512;

  /// The name. A root key's is what the hive's maker chose; it is no part of any path.
  String name();

  /// Names from below the root key to this key, with backslashes between them; empty for the root.
  /// For a deleted key whose parents were overwritten it starts with `?`.
  String path();

  /// When the key, a value of it or its list of subkeys was last written.
  Instant lastWritten();

  /// True if it was deleted and found in free space.
  boolean deleted();

  /// The class name, which few keys have.
  Optional<String> className();

  /// The subkeys, each read as the iteration comes to it, in the order of the hive; none for a
  /// deleted key, whose subkeys are found by themselves. Complete only if {@link #missing()} is
  /// empty once the iteration is over.
  Iterable<RegistryKey> subkeys();

  /// The subkey of that name, in any case of letters. Looks at one subkey after another and not at
  /// the hints of the list, which a damaged hive has wrong.
  ///
  /// @return empty if there is none, or, with a finding in {@link #missing()}, if it could not be
  ///   read
  default Optional<RegistryKey> subkey(String name) {
    for (RegistryKey key : subkeys()) {
      if (key.name().equalsIgnoreCase(name)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /// The key below this one.
  ///
  /// @param names names with backslashes between them, in any case of letters; empty for this key
  default Optional<RegistryKey> find(String names) {
    Optional<RegistryKey> key = Optional.of(this);
    for (String name : names.split("\\\\", -1)) {
      if (!name.isEmpty()) {
        key = key.flatMap(k -> k.subkey(name));
      }
    }
    return key;
  }

  /// The values, in the order of the hive. Complete only if {@link #missing()} is empty afterwards.
  List<RegistryValue> values();

  /// The value of that name, in any case of letters; the empty name is the default value.
  default Optional<RegistryValue> value(String name) {
    return values().stream().filter(v -> v.name().equalsIgnoreCase(name)).findFirst();
  }

  /// What was wrong with this key, its lists and values, as far as they have been read.
  List<Defect> defects();

  /// What of this key could not be read, as far as it has been asked for: a subkey or value that
  /// was not found is *unknown* if this is not empty.
  List<Missing> missing();
}
