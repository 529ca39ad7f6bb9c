package dev.sekisho.cli;

import picocli.CommandLine.Command;

/// `sekisho version`
@Command(name = "version")
final class VersionCommand extends Subcommand {
  VersionCommand(Session session) {
    super(session);
  }

  /// The version of what is running; `development` where it was not packaged.
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  Exit run() {
    session.out().println("sekisho " + version() + " (Java " + Runtime.version() + ")");
    return Exit.CLEAN;
  }
}
