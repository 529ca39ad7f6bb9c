package dev.sekisho.hyperscan;

import dev.sekisho.engine.Prefilter;

/// What came of looking for the native library.
public sealed interface Loaded {
  /// The library is there.
  ///
  /// @param compiler makes prefilters with it; shared between threads
  /// @param version what the library says of itself, such as `5.4.2 2024-01-26`
  /// @param library file, or name the system's loader found it by
  record Native(Prefilter.Compiler compiler, String version, String library) implements Loaded {}

  /// There is no library that can be used here.
  ///
  /// @param reason where it was looked for and what was wrong there, for people
  record Unavailable(String reason) implements Loaded {}
}
