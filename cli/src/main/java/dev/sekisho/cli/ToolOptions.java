package dev.sekisho.cli;

import dev.sekisho.container.Unpacker;
import dev.sekisho.scan.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of the commands that open what is in a message: what they may use on what is closed.
final class ToolOptions {
  @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "tools.password-file")
  private @Nullable Path passwords;

  @Option(names = "--unpack-with", paramLabel = "bsdtar", descriptionKey = "tools.unpack-with")
  private @Nullable Program program;

  /// A program that unpacks.
  enum Program {
    /// libarchive's.
    BSDTAR
  }

  /// What was chosen by option or configuration.
  Tools tools(Config config, Session session) throws IOException, CommandFailure {
    boolean wanted = program != null || config.unpackWith();
    Unpacker unpacker = wanted ? unpacker(session) : null;
    return new Tools(config.passwords(passwords), unpacker);
  }

  private static Unpacker unpacker(Session session) throws CommandFailure {
    Optional<Unpacker> found = Bsdtar.in(session.environment().getOrDefault("PATH", ""));
    if (found.isEmpty()) {
      throw new CommandFailure(session.messages().text("tools.absent"));
    }
    return found.get();
  }
}
