package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/// Decoders of the rarer methods of ZIP (APPNOTE §5).
final class ZipDecoder {
  private static final int ENDED_BY_MARKER = 2;
  private static final int IMPLODE_FLAGS = 6;
  private static final int LOCAL_HEADER = 30;
  private static final byte[] LOCAL = {'P', 'K', 3, 4};

  private ZipDecoder() {}

  /// Opens the data of a member.
  ///
  /// @param data starts where the member's data does, and may go on behind it
  /// @param memory how many bytes a decoder may keep
  static InputStream open(Slice data, ZipHeader header, long memory) throws IOException {
    SliceStream packed = new SliceStream(data);
    return switch (header.method()) {
      case ZipMethod.BZIP2 -> new BZip2CompressorInputStream(packed);
      case ZipMethod.DEFLATE64 -> new Deflate64CompressorInputStream(packed);
      case ZipMethod.LZMA -> lzma(packed, header, memory);
      case ZipMethod.XZ -> new Xz().open(packed, memory);
      case ZipMethod.ZSTD, ZipMethod.ZSTD_OLD -> {
        Zstd zstd = new Zstd();
        yield zstd.open(new SliceStream(data.part(0, zstd.end(data, 0))), memory);
      }
      default -> old(data, header);
    };
  }

  /// APPNOTE §5.8.8: version, length of the properties, properties, data.
  private static InputStream lzma(SliceStream packed, ZipHeader header, long memory)
      throws IOException {
    Slice start = Slice.of(packed.readNBytes(9));
    if (start.length() < 9 || u16(start, 2) < 5) {
      throw new EOFException("no LZMA properties");
    }
    packed.skipNBytes(u16(start, 2) - 5L);
    boolean unsized = (header.flags() & ENDED_BY_MARKER) != 0 || header.describedBehind();
    long size = unsized ? -1 : header.size();
    return Lzma.decoder(packed, size, (byte) start.at(4), u32(start, 5), memory);
  }

  /// Shrink and implode, which the library decodes in whole archives only: it gets one of one
  /// member. They do not mark their end, so the stated sizes are it.
  private static InputStream old(Slice data, ZipHeader header) throws IOException {
    int packed = (int) Math.min(header.packedSize(), data.length());
    ByteBuffer local = ByteBuffer.allocate(LOCAL_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    local.put(LOCAL).putShort((short) 20).putShort((short) (header.flags() & IMPLODE_FLAGS));
    local.putShort((short) header.method()).putInt(0).putInt((int) header.crc32());
    local.putInt(packed).putInt((int) header.size());
    InputStream archive =
        new SequenceInputStream(
            new SliceStream(Slice.of(local.array())), new SliceStream(data.part(0, packed)));
    ZipArchiveInputStream member = new ZipArchiveInputStream(archive);
    member.getNextEntry();
    return new SizedStream(member, header.size());
  }
}
