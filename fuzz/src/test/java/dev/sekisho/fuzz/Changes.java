package dev.sekisho.fuzz;

/// A sound file with some bytes changed: each five bytes of an input are a place, three bytes long,
/// how the byte there changes, and how the next.
public final class Changes {
  private static final int EACH = 5;

  private Changes() {}

  /// A copy of `whole` with the changes of `input`.
  public static byte[] of(byte[] whole, byte[] input) {
    byte[] changed = whole.clone();
    for (int i = 0; i + EACH <= input.length; i += EACH) {
      int place = (input[i] & 0xff) << 16 | (input[i + 1] & 0xff) << 8 | (input[i + 2] & 0xff);
      changed[place % changed.length] ^= input[i + 3];
      changed[(place + 1) % changed.length] ^= input[i + 4];
    }
    return changed;
  }
}
