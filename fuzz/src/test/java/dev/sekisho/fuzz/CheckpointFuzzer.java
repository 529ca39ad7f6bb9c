package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Limits;
import dev.sekisho.host.Checkpoint;
import dev.sekisho.host.HostExtras;
import dev.sekisho.host.HostResult;
import dev.sekisho.host.HostRules;
import dev.sekisho.host.HostScan;
import dev.sekisho.host.HostSource;
import dev.sekisho.host.HostSources;
import dev.sekisho.host.HostVerdict;
import dev.sekisho.host.Naming;
import dev.sekisho.host.Position;
import dev.sekisho.host.WalkControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Any bytes, as the file of `host --resume`, in which `@ROOT` and `@RULES` stand for those of the
/// scan: the scan goes on or the file is refused by name, it makes no file beside the host one of
/// it, and what it could not read leaves no host clean.
public final class CheckpointFuzzer {
  private static final HostRules RULES =
      SampleHostRules.of(
          "[file:name = 'found.exe']",
          Naming.POSIX,
          new HostExtras(/* members= */ false, /* deleted= */ false));
  private static final Path ROOT = root();
  private static final String DIGEST = digest();

  private CheckpointFuzzer() {}

  private static Path root() {
    Given.file("beside/found.exe", new byte[1]);
    Given.file("host/b/c", new byte[1]);
    Given.file("host/a", new byte[1]);
    return Given.folder("host");
  }

  /// The digest that a sound file of these rules has.
  private static String digest() {
    Path file = Given.file("whole.json", new byte[0]);
    try {
      Files.delete(file);
      scan(file, new Stopping());
      throw new IllegalStateException("not stopped");
    } catch (IOException stopped) {
      return text(file).replaceFirst("(?s).*\"rules\":\"([0-9a-f]+)\".*", "$1");
    }
  }

  /// Ends a scan at its last folder.
  private static final class Stopping implements WalkControl {
    @Override
    public Position.Part enter(Position folder) throws IOException {
      if (folder.names().contains("b")) {
        throw new IOException("stopped");
      }
      return Position.Part.NEW;
    }

    @Override
    public void file(long bytes) {}

    @Override
    public void read(long bytes) {}

    @Override
    public void skipped() {}
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    String state =
        new String(input, StandardCharsets.ISO_8859_1)
            .replace("@ROOT", ROOT.toString())
            .replace("@RULES", DIGEST);
    Path file = Given.file("state.json", state.getBytes(StandardCharsets.ISO_8859_1));
    try {
      HostResult result = scan(file, WalkControl.NONE);
      require(result.verdict() != HostVerdict.INFECTED, "what is beside the host is of it");
      require(
          result.verdict() != HostVerdict.CLEAN || result.incomplete().isEmpty(),
          "something could not be read, and the host is clean");
      require(!Files.exists(file), "it came to its end, and its state is still there");
    } catch (IOException refused) {
      require(String.valueOf(refused.getMessage()).contains("state.json"), "which? " + refused);
    }
  }

  private static HostResult scan(Path state, WalkControl control) throws IOException {
    try (HostSource source = HostSources.open(ROOT.toString(), Limits.standard())) {
      Checkpoint checkpoint = Checkpoint.in(state, 0, System::nanoTime);
      return new HostScan(
              source, RULES, Limits.standard(), SampleHostRules.TIME, control, null, checkpoint)
          .run();
    }
  }
}
