package dev.sekisho.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

/// The command itself, without a subcommand.
@Command(name = "sekisho", synopsisSubcommandLabel = "COMMAND")
final class Root extends Subcommand {
  @Option(names = {"-V", "--version"})
  private boolean version;

  private Root(Session session) {
    super(session);
  }

  /// Runs the command that `args` name.
  ///
  /// @return the exit status
  static int run(Session session, String... args) {
    return commandLine(session).execute(args);
  }

  /// The whole command line: commands, options and their help.
  static CommandLine commandLine(Session session) {
    CommandLine line =
        new CommandLine(new Root(session))
            .addSubcommand("scan", new ScanCommand(session))
            .addSubcommand("show", new ShowCommand(session))
            .addSubcommand("match", new MatchCommand(session))
            .addSubcommand("advisory", AdvisoryCommand.commandLine(session))
            .addSubcommand("dist", new DistCommand(session))
            .addSubcommand("version", new VersionCommand(session))
            .addSubcommand("help", new HelpCommand());
    Failures failures = new Failures(session);
    return line.setResourceBundle(session.messages().help())
        .setOut(writer(session.out()))
        .setErr(writer(session.err()))
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  @Override
  Exit run() throws CommandFailure {
    if (version) {
      return new VersionCommand(session).run();
    }
    throw new CommandFailure(text("command.missing"));
  }
}
