package dev.sekisho.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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
  /// @return the exit status; that of an error also if standard output did not take everything,
  ///   which is said unless its reader just stopped reading
  static int run(Session session, String... args) {
    Map<String, Supplier<Object>> commands = commands(session);
    Supplier<Object> named = args.length == 0 ? null : commands.get(args[0]);
    boolean alone = named != null && !args[0].equals("help");
    int status =
        execute(session, commandLine(session, alone ? Map.of(args[0], named) : commands), args);
    session.out().flush();
    IOException failure = Standard.failure(session.out());
    if (failure == null) {
      return status;
    }
    if (!Standard.isReaderGone(failure)) {
      String output = session.messages().text("output.standard");
      session.say("input.failed", output, String.valueOf(failure.getMessage()));
    }
    return Exit.ERROR.code();
  }

  private static int execute(Session session, CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError | StackOverflowError failure) {
      session.say("failure.own", failure);
      return Exit.ERROR.code();
    }
  }

  /// The whole command line: commands, options and their help.
  static CommandLine commandLine(Session session) {
    return commandLine(session, commands(session));
  }

  /// What makes each command. Made only when needed: what picocli learns of a command by reflection
  /// costs time at each start.
  private static Map<String, Supplier<Object>> commands(Session session) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("scan", () -> new ScanCommand(session));
    commands.put("show", () -> new ShowCommand(session));
    commands.put("match", () -> new MatchCommand(session));
    commands.put("host", () -> new HostCommand(session));
    commands.put("expose", () -> ExposeCommand.commandLine(session));
    commands.put("advisory", () -> AdvisoryCommand.commandLine(session));
    commands.put("dist", () -> new DistCommand(session));
    commands.put("version", () -> new VersionCommand(session));
    commands.put("help", HelpCommand::new);
    return commands;
  }

  private static CommandLine commandLine(Session session, Map<String, Supplier<Object>> commands) {
    CommandLine line = new CommandLine(new Root(session));
    commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
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
