package dev.sekisho.cli;

import dev.sekisho.bytes.Limits;
import dev.sekisho.container.MessageSource;
import dev.sekisho.imap.ImapAccess;
import dev.sekisho.imap.ImapAddress;
import dev.sekisho.imap.ImapSource;
import dev.sekisho.imap.Tls;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How to get into mail servers: `--imap-…` and `SEKISHO_IMAP_PASSWORD`.
final class Servers {
  @Option(names = "--imap-password-file", paramLabel = "FILE")
  private @Nullable Path password;

  @Option(names = "--imap-ca-file", paramLabel = "FILE")
  private @Nullable Path authorities;

  @Option(names = "--imap-plaintext")
  private boolean plaintext;

  private @Nullable ImapAccess access;

  /// Prepares for addresses among the inputs, so that what is wrong with them or the options ends
  /// the command before anything is scanned.
  void prepare(Inputs inputs, Session session) throws IOException, CommandFailure {
    for (String name : inputs.names()) {
      if (ImapAddress.isAddress(name)) {
        ImapAddress.parse(name);
        access = access == null ? access(session) : access;
      }
    }
  }

  private ImapAccess access(Session session) throws IOException, CommandFailure {
    String word =
        password == null
            ? session.environment().getOrDefault("SEKISHO_IMAP_PASSWORD", "")
            : TextLines.of(password).stream().findFirst().orElse("");
    if (word.isEmpty()) {
      throw new CommandFailure(session.messages().text("imap.no-password"));
    }
    return new ImapAccess(word, Tls.trusting(authorities), plaintext);
  }

  /// Opens what {@link #prepare} has seen.
  MessageSource open(String name, Limits limits, ImapSource.Known known) throws IOException {
    ImapAccess prepared = access;
    if (prepared == null) {
      throw new IllegalStateException("not prepared");
    }
    return ImapSource.open(ImapAddress.parse(name), prepared, limits, known);
  }
}
