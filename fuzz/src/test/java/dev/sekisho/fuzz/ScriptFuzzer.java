package dev.sekisho.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Any bytes, read as the script of a page. The properties are those of {@link ContainerFuzzer}.
public final class ScriptFuzzer {
  private static final byte[] HEAD =
      "<!DOCTYPE html><html><body><script>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TAIL = "</script></body></html>".getBytes(StandardCharsets.US_ASCII);

  private ScriptFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] page = Arrays.copyOf(HEAD, HEAD.length + input.length + TAIL.length);
    System.arraycopy(input, 0, page, HEAD.length, input.length);
    System.arraycopy(TAIL, 0, page, HEAD.length + input.length, TAIL.length);
    ContainerFuzzer.fuzzerTestOneInput(page);
  }
}
