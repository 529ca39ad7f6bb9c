package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Zstandard (RFC 8878): frames, with skippable frames between them.
final class Zstd implements Compression {
  private static final byte[] START = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final int WIDEST_WINDOW = 1 << 23;
  private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
  private static final int[] SIZE_BYTES = {0, 2, 4, 8};
  private static final int RLE = 1;

  @Override
  public String name() {
    return "zstd";
  }

  @Override
  public List<String> endings() {
    return List.of(".tzst=.tar", ".zst=");
  }

  @Override
  public boolean startsAt(Slice content, int at) {
    return content.startsWith(START, at);
  }

  @Override
  public int skipped(Slice content, int at) {
    return behindSkippable(content, at);
  }

  /// Behind the skippable frames at `at` (RFC 8878 §3.1.2), which LZ4 has too.
  static int behindSkippable(Slice content, int at) {
    int end = at;
    while (content.length() - end >= 8 && (u32(content, end) & 0xffff_fff0L) == 0x184d_2a50L) {
      end = (int) Math.min(content.length(), end + 8 + u32(content, end + 4));
    }
    return end;
  }

  /// Behind the frame, whose blocks say how long they are (RFC 8878 §3.1.1).
  @Override
  public int end(Slice content, int at) {
    long next = at + (long) START.length + 1;
    if (next > content.length()) {
      return content.length();
    }
    int descriptor = content.at((int) next - 1);
    next += headerBytes(descriptor);
    boolean last = false;
    while (!last && content.length() - next >= 3) {
      int block = u16(content, (int) next) | content.at((int) next + 2) << 16;
      last = (block & 1) != 0;
      next += 3 + ((block >> 1 & 3) == RLE ? 1 : block >> 3);
    }
    next += (descriptor & 4) != 0 ? 4 : 0;
    return last ? (int) Math.min(next, content.length()) : content.length();
  }

  private static boolean isSingleSegment(int descriptor) {
    return (descriptor & 0x20) != 0;
  }

  private static int headerBytes(int descriptor) {
    boolean single = isSingleSegment(descriptor);
    int size = SIZE_BYTES[descriptor >> 6];
    return (single ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3] + (single && size == 0 ? 1 : size);
  }

  @Override
  public InputStream open(SliceStream packed, long memory) throws IOException {
    if (window(packed.rest()) > WIDEST_WINDOW) {
      throw new MissingException(new Missing(Cause.UNSUPPORTED, "zstd window"));
    }
    return new ZstdInputStream(packed);
  }

  /// Bytes that the frame's decoder has to keep: its window, or all of it where it has none.
  private static long window(Slice frame) {
    int descriptor = frame.length() < 5 ? 0 : frame.at(4);
    if (frame.length() < 5 + headerBytes(descriptor)) {
      return 0;
    }
    if (!isSingleSegment(descriptor)) {
      long base = 1L << (10 + (frame.at(5) >> 3));
      return base + base / 8 * (frame.at(5) & 7);
    }
    int at = 5 + DICTIONARY_BYTES[descriptor & 3];
    return switch (descriptor >> 6) {
      case 0 -> frame.at(at);
      case 1 -> u16(frame, at) + 256;
      case 2 -> u32(frame, at);
      default -> u63(frame, at);
    };
  }
}
