package dev.sekisho.cli;

import dev.sekisho.publish.SignedFiles;
import dev.sekisho.publish.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sekisho advisory sign`
@Command(name = "sign")
final class AdvisorySignCommand extends Subcommand {
  @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "FILE")
  private List<Path> files = new ArrayList<>();

  @Mixin private final KeyOptions keys = new KeyOptions();

  AdvisorySignCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    SigningKey.Usable key = keys.key(session);
    if (key == null) {
      throw new CommandFailure(text("sign.no-key"));
    }
    Exit exit = Exit.CLEAN;
    for (Path file : files) {
      try {
        SignedFiles.write(file, key.signer(), Instant.now());
        session.out().println(Printable.of(text("sign.signed", file)));
      } catch (IOException e) {
        session.warn(Failures.describe(e, session.messages()));
        exit = Exit.ERROR;
      }
    }
    session.say("sign.summary", key.signer().fingerprint());
    return exit;
  }
}
