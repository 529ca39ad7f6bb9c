package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// A way to compress one stream of bytes, and what a file of such streams is called.
interface Compression {
  /// Its name, lower case, as in codes of defects: `xz`.
  String name();

  /// Endings of the names of such files, each with what takes its place: `.txz=.tar`, `.xz=`.
  List<String> endings();

  /// True if a stream starts at `at`.
  boolean startsAt(Slice content, int at);

  /// Where what stands at `at` and is to be passed over ends: padding, or frames of other content.
  default int skipped(Slice content, int at) {
    return at;
  }

  /// Where the stream that starts at `at` ends, if that can be told without decoding it; else the
  /// end of `content`.
  default int end(Slice content, int at) {
    return content.length();
  }

  /// Decodes a stream.
  ///
  /// @param packed stands at its start; left behind its end, if {@link #end} cannot tell that
  /// @param memory how many bytes the decoder may keep
  /// @throws MemoryLimitException if it would need more
  InputStream open(SliceStream packed, long memory) throws IOException;
}
