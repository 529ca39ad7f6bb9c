package dev.sekisho.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// One command, with the options that every command has.
abstract class Subcommand implements Callable<Integer> {
  /// What the command works with.
  final Session session;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "any.help")
  boolean help;

  /// Read before the command line is: {@link Messages#language}.
  @Option(names = "--lang", paramLabel = "en|ja", descriptionKey = "any.lang")
  @Nullable Language lang;

  Subcommand(Session session) {
    this.session = session;
  }

  /// Runs the command once its options are set.
  abstract Exit run() throws IOException, CommandFailure;

  @Override
  public final Integer call() throws IOException, CommandFailure {
    return run().code();
  }

  /// The text of a key.
  final String text(String key, Object... arguments) {
    return session.messages().text(key, arguments);
  }

  /// Languages of the texts for people.
  enum Language {
    /// English.
    en,
    /// Japanese.
    ja
  }
}
