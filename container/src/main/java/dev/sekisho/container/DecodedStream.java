package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What a compressed file decodes to. Damage is an `IOException` or, as some decoders report it, a
/// `RuntimeException`; all that precedes it was given before.
abstract class DecodedStream extends InputStream {
  private final List<Defect> defects = new ArrayList<>();

  /// What is wrong with the file beside damage, as far as it was read.
  List<Defect> defects() {
    return List.copyOf(defects);
  }

  void add(Defect defect) {
    defects.add(defect);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] target, int offset, int length) throws IOException;
}
