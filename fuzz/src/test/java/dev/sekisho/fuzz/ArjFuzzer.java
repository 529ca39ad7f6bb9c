package dev.sekisho.fuzz;

/// Any bytes, read as an ARJ archive.
public final class ArjFuzzer {
  private ArjFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Archives.check(input);
  }
}
