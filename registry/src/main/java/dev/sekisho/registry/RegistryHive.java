package dev.sekisho.registry;

import dev.sekisho.bytes.Missing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A hive: a key with all that lies below it, which Windows mounts as a whole. At rest in a file it
/// is a {@link Hive}; a running Windows gives its own through its API.
///
/// Used by one thread. Whoever opens it closes it, after the last key and value.
public interface RegistryHive extends AutoCloseable {
  /// The root key; empty, and {@link #missing()} says why, if there is none.
  Optional<RegistryKey> root();

  /// The key of that path.
  ///
  /// @param path names below the root key with backslashes between them, in any case of letters
  /// @return empty if there is none, or if it could not be read
  default Optional<RegistryKey> key(String path) {
    return root().flatMap(key -> key.find(path));
  }

  /// What of the hive could not be read, as far as it has been asked for: the first 200. If it is
  /// not empty, what was not found is *unknown*, not absent.
  List<Missing> missing();

  /// Lets go of what is open.
  @Override
  void close() throws IOException;
}
