package dev.sekisho.fuzz;

/// Any bytes, read as an LHA archive.
public final class LhaFuzzer {
  private LhaFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Archives.check(input);
  }
}
