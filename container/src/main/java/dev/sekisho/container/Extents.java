package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// The pieces of a disk image that make up one file, as a stream.
final class Extents extends InputStream {
  /// One piece, in bytes.
  ///
  /// @param start where it is in the image; -1 for zeros that are not kept
  record Extent(long start, long length) {}

  private final Slice image;
  private final Iterator<Extent> extents;
  private long size;
  private long at;
  private long left;

  private Extents(Slice image, List<Extent> extents, long size) {
    this.image = image;
    this.extents = extents.iterator();
    this.size = size;
  }

  /// Their bytes joined; damaged where the image ends before them.
  ///
  /// @param size bytes of the file, which may be fewer than those of its pieces
  static Unpacked read(Slice image, List<Extent> extents, long size, Unpacking unpacking) {
    if (extents.size() == 1 && lies(image, extents.getFirst(), size)) {
      Slice content = image.part((int) extents.getFirst().start(), (int) size);
      return unpacking.whole(content).unpacked("extents");
    }
    int capacity = (int) Math.min(Math.min(size, image.length()), 1 << 16);
    try (Extents in = new Extents(image, extents, size)) {
      Unpacked read = unpacking.drain(in, capacity).unpacked("extents");
      return read.missing() == null && read.content().length() < size
          ? new Unpacked(read.content(), new Missing(Cause.DAMAGED, "extents"), read.defects())
          : read;
    }
  }

  private static boolean lies(Slice image, Extent extent, long size) {
    return extent.start() >= 0
        && size <= extent.length()
        && extent.start() <= image.length()
        && size <= image.length() - extent.start();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (left == 0) {
      if (size == 0 || !extents.hasNext()) {
        return -1;
      }
      Extent next = extents.next();
      at = next.start();
      left = Math.min(next.length(), size);
    }
    int count = (int) Math.min(length, left);
    if (at >= 0) {
      count = (int) Math.min(count, image.length() - at);
      if (count <= 0) {
        throw new IOException("image ends");
      }
      System.arraycopy(image.array(), image.offset() + (int) at, target, offset, count);
      at += count;
    } else {
      Arrays.fill(target, offset, offset + count, (byte) 0);
    }
    left -= count;
    size -= count;
    return count;
  }

  @Override
  public void close() {
    left = 0;
  }
}
