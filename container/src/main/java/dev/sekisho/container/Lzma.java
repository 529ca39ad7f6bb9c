package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.tukaani.xz.LZMAInputStream;

/// The .lzma file format, "LZMA alone": properties, size of the dictionary, size of the content,
/// data.
///
/// It has no sign of its own. As `xz` does, only what that program could have written is taken for
/// one: a dictionary of 2ⁿ or 2ⁿ + 2ⁿ⁻¹ bytes, and content below 256 GiB or of unknown size.
final class Lzma implements Compression {
  private static final int HEADER = 13;
  private static final int MOST_PROPERTIES = (4 * 5 + 4) * 9 + 8;
  private static final long MOST_CONTENT = 1L << 38;

  @Override
  public String name() {
    return "lzma";
  }

  @Override
  public List<String> endings() {
    return List.of(".tlz=.tar", ".lzma=");
  }

  @Override
  public boolean startsAt(Slice content, int at) {
    if (content.length() - at <= HEADER || content.at(at) > MOST_PROPERTIES) {
      return false;
    }
    long size = u32(content, at + 5) | u32(content, at + 9) << 32;
    return isDictionary(u32(content, at + 1))
        && size < MOST_CONTENT
        && size >= -1
        && content.at(at + HEADER) == 0;
  }

  private static boolean isDictionary(long size) {
    long highest = Long.highestOneBit(size);
    return size >= 4096
        && (size == highest || size == highest + highest / 2 || size == 0xffff_ffffL);
  }

  @Override
  public InputStream open(SliceStream packed, long memory) throws IOException {
    byte[] header = packed.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw new EOFException();
    }
    Slice fields = Slice.of(header);
    long size = u32(fields, 5) | u32(fields, 9) << 32;
    return decoder(packed, size, header[0], u32(fields, 1), memory);
  }

  /// LZMA data without a header.
  ///
  /// @param size bytes of the content; -1 if a marker ends it
  /// @param dictionary bytes; of more than `memory` no more is kept, since no more is unpacked
  static InputStream decoder(
      InputStream packed, long size, byte properties, long dictionary, long memory)
      throws IOException {
    int kept = (int) Math.min(Math.min(dictionary, memory), LZMAInputStream.DICT_SIZE_MAX);
    return new LZMAInputStream(packed, size, properties, kept);
  }
}
