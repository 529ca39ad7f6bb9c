package dev.sekisho.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    int status = Root.run(session, args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
