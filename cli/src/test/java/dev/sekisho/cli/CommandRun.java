package dev.sekisho.cli;

import dev.sekisho.bytes.SharedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What one command did, run in this process on captured streams.
///
/// @param status exit status
/// @param out all of standard output
/// @param err all of standard error
record CommandRun(int status, String out, String err) {
  /// Runs a command with English texts and nothing on standard input.
  static CommandRun of(String... args) {
    return withInput("", args);
  }

  /// Runs a command with `input` on standard input.
  static CommandRun withInput(String input, String... args) {
    return in(Map.of("LANG", "en_US.UTF-8"), input, args);
  }

  /// Runs a command with an environment.
  static CommandRun in(Map<String, String> environment, String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            environment,
            SharedData.projectRoot(),
            Messages.in(Messages.language(args, environment)),
            false,
            false);
    int status = Root.run(session, args);
    session.out().flush();
    session.err().flush();
    return new CommandRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The lines of standard output.
  List<String> lines() {
    return out.lines().toList();
  }
}
