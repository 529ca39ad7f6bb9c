package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Files made by programs of others: recorded ones, and those made while a test runs.
final class Others {
  static final String TEXT = "Inert text, packed by a program of somebody else.\n".repeat(40);
  static final String OTHER = "A second file, shorter.\n";

  private Others() {}

  /// A recorded file of `made-by-others`.
  static byte[] bytes(String name) {
    try (InputStream in = Others.class.getResourceAsStream("/made-by-others/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Slice slice(String name) {
    return Slice.of(bytes(name));
  }

  /// Runs a program in `folder`, which must succeed; where it is not installed, the test is skipped
  /// by the program's name.
  ///
  /// @return what it wrote to its standard output
  static byte[] run(Path folder, String... command) {
    assumeInstalled(command[0]);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      byte[] out = process.getInputStream().readAllBytes();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed");
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Skips the test, by the program's name, where it is not installed.
  static void assumeInstalled(String program) {
    Assumptions.assumeTrue(isInstalled(program), program + " is not installed");
  }

  private static boolean isInstalled(String program) {
    Stream<String> folders = Arrays.stream(System.getenv("PATH").split(":"));
    return folders.anyMatch(folder -> java.nio.file.Files.isExecutable(Path.of(folder, program)));
  }
}
