package dev.sekisho.fuzz;

/// Any bytes, read as what a disk image, ISO 9660 or UDF, has behind its first 16 sectors.
public final class IsoFuzzer {
  private static final int SYSTEM_AREA = 16 * 2048;

  private IsoFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] image = new byte[SYSTEM_AREA + input.length];
    System.arraycopy(input, 0, image, SYSTEM_AREA, input.length);
    ContainerFuzzer.fuzzerTestOneInput(image);
  }
}
