package dev.sekisho.cli;

import picocli.CommandLine.Command;

/// `sekisho dist`, for its help: in a source tree the script `sekisho` does it.
@Command(name = "dist")
final class DistCommand extends Subcommand {
  DistCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws CommandFailure {
    throw new CommandFailure(text("dist.where", session.home()));
  }
}
