package dev.sekisho.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// Entry point of the process.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit status.
  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    String terminals = System.getProperty("sekisho.terminals", "");
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Session session =
        new Session(
            System.in,
            out,
            err,
            environment,
            Path.of(System.getProperty("sekisho.home", ".")).toAbsolutePath().normalize(),
            Messages.in(Messages.language(args, environment)),
            terminals.contains("1"),
            terminals.contains("2"));
    silence(err, environment);
    int status = Root.run(session, args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /// Keeps libraries from printing what they think of hostile content: what is printed goes through
  /// the session.
  private static void silence(PrintStream err, Map<String, String> environment) {
    if (!environment.getOrDefault("SEKISHO_DEBUG", "").equals("1")) {
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false);
      System.setOut(nowhere);
      System.setErr(nowhere);
    }
    Thread.setDefaultUncaughtExceptionHandler((_, failure) -> failure.printStackTrace(err));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return Standard.of(new FileOutputStream(descriptor));
  }
}
