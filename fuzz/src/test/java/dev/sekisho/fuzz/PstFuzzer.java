package dev.sekisho.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A store of Outlook with {@link Changes}. The properties are those of {@link ContainerFuzzer}.
public final class PstFuzzer {
  private static final Path STORE =
      Path.of("..", "document", "src", "test", "resources", "documents", "testPST.pst");
  private static final byte[] WHOLE = whole();

  private PstFuzzer() {}

  private static byte[] whole() {
    try {
      return Files.readAllBytes(STORE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] store = Changes.of(WHOLE, input);
    // What marks it as a store stays.
    System.arraycopy(WHOLE, 0, store, 0, 4);
    ContainerFuzzer.fuzzerTestOneInput(store);
  }
}
