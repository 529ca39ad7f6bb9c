package dev.sekisho.cli;

import dev.sekisho.advisory.Problem;
import dev.sekisho.publish.PublicKeys;
import dev.sekisho.publish.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho advisory verify`
@Command(name = "verify")
final class AdvisoryVerifyCommand extends Subcommand {
  @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "PATH")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--key", paramLabel = "FILE")
  private List<Path> keys = new ArrayList<>();

  AdvisoryVerifyCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    PublicKeys known = new PublicKeys();
    for (Path file : keys) {
      if (!known.add(file)) {
        throw new CommandFailure(text("verify.no-key", file));
      }
    }
    Verification verification = new Verification(known);
    Exit exit = Exit.CLEAN;
    for (Path path : paths) {
      try {
        verification.check(path);
      } catch (IOException e) {
        session.warn(Failures.describe(e, session.messages()));
        exit = Exit.ERROR;
      }
    }
    for (Problem problem : verification.problems()) {
      session.out().println(Printable.of(AdvisoryOptions.line(problem, session.messages())));
      exit = exit.or(problem.severity() == Problem.Severity.ERROR ? Exit.ERROR : Exit.INCOMPLETE);
    }
    String with = String.join(", ", known.fingerprints());
    session.say(
        "verify.summary",
        verification.documents(),
        verification.problems().size(),
        with.isEmpty() ? text("verify.no-keys") : with);
    if (keys.isEmpty() && !with.isEmpty()) {
      session.say("verify.own-key");
    }
    return exit;
  }
}
