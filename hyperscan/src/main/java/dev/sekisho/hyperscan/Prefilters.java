package dev.sekisho.hyperscan;

import dev.sekisho.engine.Prefilter;
import java.nio.file.Path;
import java.util.List;

/// The ways to get a {@link Prefilter.Compiler}.
public final class Prefilters {
  private Prefilters() {}

  /// The pure-Java compiler; works everywhere.
  public static Prefilter.Compiler pureJava() {
    return FactorPrefilter::compile;
  }

  /// The native compiler where Hyperscan (or Vectorscan, which has the same functions) can be
  /// loaded.
  ///
  /// Looked at in this order: the file or folder that the system property `sekisho.native` names,
  /// `folders`, then what the system's loader finds. The library stays loaded until the process
  /// ends.
  ///
  /// @param folders each holds the library, or a folder named by system and processor that does
  public static Loaded load(List<Path> folders) {
    return new LibrarySearch(folders).load(HyperscanCompiler::new);
  }

  /// As {@link #load(List)}, and compiled databases are kept in a folder.
  ///
  /// @param cache made if absent; not used where others than its owner, the current user, could
  ///   write to it, nor where the file system does not say so (docs/formats/matcher-cache.md)
  public static Loaded load(List<Path> folders, Path cache) {
    return new LibrarySearch(folders)
        .load(hyperscan -> new HyperscanCompiler(hyperscan, new MatcherCache(cache)));
  }
}
