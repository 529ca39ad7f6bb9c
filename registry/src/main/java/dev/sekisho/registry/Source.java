package dev.sekisho.registry;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Bytes that are read by position: of a file, or of memory.
interface Source {
  /// Length in bytes.
  long size();

  /// Fills `into` from `position` on, as far as there are bytes.
  ///
  /// @return how many were read
  int read(long position, byte[] into) throws IOException;

  /// Bytes in memory.
  static Source of(Slice slice) {
    return new Source() {
      @Override
      public long size() {
        return slice.length();
      }

      @Override
      public int read(long position, byte[] into) {
        if (position >= slice.length()) {
          return 0;
        }
        int count = (int) Math.min(into.length, slice.length() - position);
        System.arraycopy(slice.array(), slice.offset() + (int) position, into, 0, count);
        return count;
      }
    };
  }

  /// A file, which must stay open; what it had as its length when opened counts.
  static Source of(FileChannel file) throws IOException {
    long size = file.size();
    return new Source() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, byte[] into) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into);
        long at = position;
        while (buffer.hasRemaining()) {
          int count = file.read(buffer, at);
          if (count < 0) {
            break;
          }
          at += count;
        }
        return buffer.position();
      }
    };
  }
}
