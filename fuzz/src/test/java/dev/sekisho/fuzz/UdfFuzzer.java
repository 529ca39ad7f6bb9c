package dev.sekisho.fuzz;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Containers;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Passwords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk image, UDF beside ISO 9660, with {@link Changes}. The properties are those of {@link
/// ContainerFuzzer}.
public final class UdfFuzzer {
  private static final Path IMAGE =
      Path.of("..", "container", "src", "test", "resources", "foreign", "iso", "udf_bridge.iso.Z");
  private static final byte[] WHOLE = whole();

  private UdfFuzzer() {}

  private static byte[] whole() {
    try {
      Slice packed = Slice.of(Files.readAllBytes(IMAGE));
      Budget budget = Budget.of(Limits.standard());
      ContainerReader reader = Containers.of(packed).getFirst();
      return reader
          .read(packed, new Opening(budget, Passwords.listed(List.of())))
          .members()
          .getFirst()
          .content()
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    ContainerFuzzer.fuzzerTestOneInput(Changes.of(WHOLE, input));
  }
}
