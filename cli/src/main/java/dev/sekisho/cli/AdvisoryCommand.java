package dev.sekisho.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `sekisho advisory`
@Command(name = "advisory", synopsisSubcommandLabel = "COMMAND")
final class AdvisoryCommand extends Subcommand {
  private AdvisoryCommand(Session session) {
    super(session);
  }

  /// The command with its subcommands.
  static CommandLine commandLine(Session session) {
    return new CommandLine(new AdvisoryCommand(session))
        .addSubcommand("list", new AdvisoryListCommand(session))
        .addSubcommand("show", new AdvisoryShowCommand(session))
        .addSubcommand("test", new AdvisoryTestCommand(session))
        .addSubcommand("lint", new AdvisoryLintCommand(session))
        .addSubcommand("validate", new AdvisoryValidateCommand(session))
        .addSubcommand("publish", new AdvisoryPublishCommand(session))
        .addSubcommand("export", new AdvisoryExportCommand(session))
        .addSubcommand("import", new AdvisoryImportCommand(session))
        .addSubcommand("new", new AdvisoryNewCommand(session))
        .addSubcommand("diff", new AdvisoryDiffCommand(session))
        .addSubcommand("draft", new AdvisoryDraftCommand(session))
        .addSubcommand("sign", new AdvisorySignCommand(session))
        .addSubcommand("verify", new AdvisoryVerifyCommand(session));
  }

  @Override
  Exit run() throws CommandFailure {
    throw new CommandFailure(text("advisory.missing"));
  }
}
