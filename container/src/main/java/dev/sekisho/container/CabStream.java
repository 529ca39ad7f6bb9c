package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The unpacked bytes of a cabinet's folder, block after block.
///
/// Source: MS-CAB §2.5 (CFDATA, checksum), MS-MCI (MSZIP): each block is deflate data behind `CK`,
/// and goes on with the history of the block before.
final class CabStream extends InputStream {
  private static final int HEAD = 8;
  private static final int LARGEST = 1 << 15;

  private final Slice cabinet;
  private final boolean deflated;
  private final int reserve;
  private final Inflater inflater = new Inflater(true);
  private final byte[] block = new byte[LARGEST];
  private long at;
  private int blocks;
  private long wanted;
  private int read;
  private int length;
  private int mismatches;

  /// @param at where the first block is
  /// @param wanted how many unpacked bytes are asked for
  CabStream(Slice cabinet, long at, int blocks, int reserve, long wanted, boolean deflated) {
    this.cabinet = cabinet;
    this.at = at;
    this.blocks = blocks;
    this.reserve = reserve;
    this.wanted = wanted;
    this.deflated = deflated;
  }

  /// How many blocks had another check sum than stated.
  int mismatches() {
    return mismatches;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    while (read == length) {
      if (wanted <= 0 || blocks == 0) {
        return -1;
      }
      next();
    }
    int some = Math.min(count, length - read);
    System.arraycopy(block, read, target, offset, some);
    read += some;
    return some;
  }

  private void next() throws IOException {
    if (at < 0 || cabinet.length() - at < HEAD + reserve) {
      throw new EOFException("block");
    }
    int head = (int) at;
    int packed = u16(cabinet, head + 4);
    int unpacked = u16(cabinet, head + 6);
    int data = head + HEAD + reserve;
    if (packed > cabinet.length() - data || unpacked > LARGEST) {
      throw new EOFException("block");
    }
    long stated = u32(cabinet, head);
    if (stated != 0 && stated != checksum(cabinet.part(data, packed), head)) {
      mismatches++;
    }
    if (deflated) {
      inflate(cabinet.part(data, packed), unpacked);
    } else {
      length = Math.min(packed, LARGEST);
      System.arraycopy(cabinet.array(), cabinet.offset() + data, block, 0, length);
    }
    read = 0;
    wanted -= length;
    blocks--;
    at = (long) data + packed;
  }

  private void inflate(Slice packed, int unpacked) throws IOException {
    if (packed.length() < 2 || packed.at(0) != 'C' || packed.at(1) != 'K') {
      throw new IOException("no MSZIP block");
    }
    byte[] history = Arrays.copyOf(block, length);
    inflater.reset();
    if (history.length > 0) {
      inflater.setDictionary(history);
    }
    inflater.setInput(packed.array(), packed.offset() + 2, packed.length() - 2);
    length = 0;
    read = 0;
    try {
      while (length < unpacked) {
        int count = inflater.inflate(block, length, unpacked - length);
        if (count == 0) {
          throw new EOFException("MSZIP block");
        }
        length += count;
      }
    } catch (DataFormatException e) {
      throw new IOException(e);
    }
  }

  /// The check sum of a block: of its data, then of the two sizes in its head.
  private long checksum(Slice data, int head) {
    return sum(cabinet.part(head + 4, 4), sum(data, 0));
  }

  private static long sum(Slice data, long seed) {
    long sum = seed;
    int whole = data.length() & ~3;
    for (int i = 0; i < whole; i += 4) {
      sum ^= u32(data, i);
    }
    long rest = 0;
    for (int i = whole; i < data.length(); i++) {
      rest = rest << 8 | data.at(i);
    }
    return sum ^ rest;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
