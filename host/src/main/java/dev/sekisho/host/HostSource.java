package dev.sekisho.host;

import java.io.IOException;

/// What one host is read from. Used by one thread, who closes it.
public sealed interface HostSource extends AutoCloseable
    permits RootSource, HiveSource, CollectionSource, ZipRoot {
  /// What it was named.
  String name();

  /// How the host names its files.
  Naming naming();

  /// Reads all of it, once. The sink is told the environment before it is given anything.
  ///
  /// @param asked the forms of names to make
  /// @param sink takes what the host has
  /// @param control counts and slows down what is done
  /// @throws IOException if `sink` or `control` fails; what cannot be read is given to `sink`
  void read(HostRules asked, HostSink sink, WalkControl control) throws IOException;

  /// Lets go of what is open.
  @Override
  void close() throws IOException;
}
