package dev.sekisho.cli;

import dev.sekisho.engine.Prefilter;
import dev.sekisho.hyperscan.Loaded;
import dev.sekisho.hyperscan.Prefilters;
import java.nio.file.Path;
import java.util.List;

/// What looks for expressions.
enum Engine {
  /// Hyperscan where it can be loaded, else the matcher in Java.
  AUTO,
  /// Hyperscan; where it cannot be loaded, the command ends.
  NATIVE,
  /// The matcher in Java.
  JAVA;

  /// Makes matchers of this kind.
  Prefilter.Compiler compiler(Session session) throws CommandFailure {
    return this == JAVA ? Prefilters.pureJava() : of(Prefilters.load(folders(session)), session);
  }

  /// Makes matchers of this kind, and keeps them in the user's cache folder.
  Prefilter.Compiler cachedCompiler(Session session) throws CommandFailure {
    Path cache = Config.folder(session, "XDG_CACHE_HOME", ".cache");
    return this == JAVA || cache == null
        ? compiler(session)
        : of(Prefilters.load(folders(session), cache.resolve("matchers")), session);
  }

  private static List<Path> folders(Session session) {
    Path home = session.home();
    return List.of(home.resolve("native"), home.resolve("hyperscan/target/native"));
  }

  private Prefilter.Compiler of(Loaded loaded, Session session) throws CommandFailure {
    return switch (loaded) {
      case Loaded.Native(Prefilter.Compiler compiler, _, _) -> compiler;
      case Loaded.Unavailable(String reason) -> {
        if (this == NATIVE) {
          throw new CommandFailure(session.messages().text("engine.absent", reason));
        }
        yield Prefilters.pureJava();
      }
    };
  }
}
