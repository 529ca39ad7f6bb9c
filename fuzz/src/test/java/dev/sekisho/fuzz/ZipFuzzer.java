package dev.sekisho.fuzz;

/// Any bytes, read as a ZIP archive.
public final class ZipFuzzer {
  private ZipFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Archives.check(input);
  }
}
