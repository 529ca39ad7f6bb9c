package dev.sekisho.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A store of Outlook with some bytes changed: each five bytes of the input are a place, three
/// bytes long, how the byte there changes, and how the next. The properties are those of {@link
/// ContainerFuzzer}.
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
    byte[] store = WHOLE.clone();
    for (int i = 0; i + 5 <= input.length; i += 5) {
      int place = (input[i] & 0xff) << 16 | (input[i + 1] & 0xff) << 8 | (input[i + 2] & 0xff);
      store[place % store.length] ^= input[i + 3];
      store[(place + 1) % store.length] ^= input[i + 4];
    }
    // What marks it as a store stays.
    System.arraycopy(WHOLE, 0, store, 0, 4);
    ContainerFuzzer.fuzzerTestOneInput(store);
  }
}
