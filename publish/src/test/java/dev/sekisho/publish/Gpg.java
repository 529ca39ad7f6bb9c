package dev.sekisho.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/// GnuPG, as maker of keys and as second opinion on signatures.
///
/// @param home its home folder; short, since the paths of its sockets are limited
record Gpg(Path home) implements AutoCloseable {
  private static final int MOST_TRIES = 5;
  static final String PASSPHRASE = "open sesame";

  /// GnuPG with a home folder of its own.
  ///
  /// @throws TestAbortedException where there is no GnuPG
  static Gpg open() throws IOException {
    if (!Files.isExecutable(Path.of("/usr/bin/gpg"))) {
      throw new TestAbortedException("not present: gpg");
    }
    Gpg gpg = new Gpg(Files.createTempDirectory(Path.of("/tmp"), "gpg"));
    // It gives its agent five seconds to start, which on a busy machine may not do.
    int tries = 1;
    while (gpg.agent("--launch", "gpg-agent") != 0 && tries < MOST_TRIES) {
      tries++;
    }
    return gpg;
  }

  /// Starts or stops its agents.
  ///
  /// @return the exit status
  private int agent(String... what) throws IOException {
    List<String> command = new ArrayList<>(List.of("gpgconf", "--homedir", home.toString()));
    command.addAll(List.of(what));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Runs it.
  ///
  /// @return what it printed, to both streams
  String run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("gpg", "--batch", "--homedir", home.toString(), "--pinentry-mode", "loopback"));
    command.addAll(List.of("--passphrase", PASSPHRASE));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return said + "\nstatus " + process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// A new secret key with a subkey for encryption, in `folder`.
  Path key(String algorithm, Path folder) throws IOException {
    run("--quick-gen-key", algorithm + "@example.jp", algorithm, "default", "never");
    Path file = folder.resolve(algorithm + ".asc");
    String said =
        run(
            "--armor",
            "--output",
            file.toString(),
            "--export-secret-keys",
            algorithm + "@example.jp");
    if (!Files.exists(file)) {
      throw new IOException(said);
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    agent("--kill", "all");
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
