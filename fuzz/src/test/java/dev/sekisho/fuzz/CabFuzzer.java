package dev.sekisho.fuzz;

/// Any bytes, read as a cabinet.
public final class CabFuzzer {
  private CabFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Archives.check(input);
  }
}
