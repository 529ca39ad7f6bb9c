package dev.sekisho.cli;

import dev.sekisho.publish.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which key signs. A passphrase comes from a file or the environment; on the
/// command line others could read it.
final class KeyOptions {
  /// The variable with the passphrase.
  private static final String VARIABLE = "SEKISHO_PASSPHRASE";

  @Option(names = "--key", paramLabel = "FILE", descriptionKey = "key.file")
  private @Nullable Path file;

  @Option(names = "--passphrase-file", paramLabel = "FILE", descriptionKey = "key.passphrase")
  private @Nullable Path passphrase;

  /// The key that was asked for; null if none was.
  ///
  /// @throws CommandFailure if it cannot sign
  SigningKey.@Nullable Usable key(Session session) throws IOException, CommandFailure {
    if (file == null) {
      if (passphrase != null) {
        throw new CommandFailure(session.messages().text("key.passphrase-alone"));
      }
      return null;
    }
    warn(file, session);
    char[] secret = passphrase(session);
    return switch (SigningKey.read(file, secret, Instant.now())) {
      case SigningKey.Usable usable -> usable;
      case SigningKey.Unusable(var why) ->
          throw new CommandFailure(
              session.messages().text("key.unusable", file, why.in(session.messages().language())));
    };
  }

  private char[] passphrase(Session session) throws IOException {
    if (passphrase == null) {
      return session.environment().getOrDefault(VARIABLE, "").toCharArray();
    }
    warn(passphrase, session);
    return TextLines.of(passphrase).stream().findFirst().orElse("").toCharArray();
  }

  /// Says so where others can read a secret.
  private static void warn(Path secret, Session session) throws IOException {
    if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(secret);
      if (permissions.contains(PosixFilePermission.OTHERS_READ)
          || permissions.contains(PosixFilePermission.GROUP_READ)) {
        session.say("key.readable", secret);
      }
    }
  }
}
