package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayInputStream;

/// The bytes of a slice as a stream.
final class SliceStream extends ByteArrayInputStream {
  SliceStream(Slice slice) {
    super(slice.array(), slice.offset(), slice.length());
  }
}
