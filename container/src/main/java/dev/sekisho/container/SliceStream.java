package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayInputStream;

/// The bytes of a slice as a stream.
final class SliceStream extends ByteArrayInputStream {
  private final Slice slice;

  SliceStream(Slice slice) {
    super(slice.array(), slice.offset(), slice.length());
    this.slice = slice;
  }

  /// How many bytes were read or skipped.
  int position() {
    return pos - slice.offset();
  }

  /// What is still to be read.
  Slice rest() {
    return slice.from(position());
  }
}
