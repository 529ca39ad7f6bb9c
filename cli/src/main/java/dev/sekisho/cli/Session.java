package dev.sekisho.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// What one run of the command works with: everything it has of the process around it.
///
/// @param in standard input
/// @param out standard output, UTF-8
/// @param err standard error, UTF-8
/// @param environment environment variables
/// @param home the folder of the installation, with `advisories/`
/// @param messages texts for people
/// @param outIsTerminal true if `out` is a terminal
/// @param errIsTerminal true if `err` is a terminal
record Session(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path home,
    Messages messages,
    boolean outIsTerminal,
    boolean errIsTerminal) {
  Session {
    environment = Map.copyOf(environment);
  }

  /// Prints a line for people to standard error: `sekisho: ` and the text of a key.
  void say(String key, Object... arguments) {
    warn(messages.text(key, arguments));
  }

  /// Prints a line for people to standard error, made harmless.
  void warn(String line) {
    err.println("sekisho: " + Printable.of(line));
  }

  /// True if traces of our own failures are wanted.
  boolean debug() {
    return environment.getOrDefault("SEKISHO_DEBUG", "").equals("1");
  }
}
