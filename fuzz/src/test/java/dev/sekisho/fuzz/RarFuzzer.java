package dev.sekisho.fuzz;

/// Any bytes, read as a RAR archive.
public final class RarFuzzer {
  private RarFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Archives.check(input);
  }
}
