package dev.sekisho.host;

import java.io.IOException;

/// Counts what a walk over files does, slows it down, and remembers where it is.
public interface WalkControl {
  /// A walk at full speed that nobody watches.
  WalkControl NONE =
      new WalkControl() {
        @Override
        public boolean enter(String folder) {
          return true;
        }

        @Override
        public void file(long bytes) {}

        @Override
        public void read(long bytes) {}

        @Override
        public void skipped() {}
      };

  /// The walk comes to a folder.
  ///
  /// @return false if its files were seen before: only its folders are walked then
  /// @throws IOException if it cannot be remembered
  boolean enter(String folder) throws IOException;

  /// A file was met.
  void file(long bytes);

  /// Bytes of a file were read.
  void read(long bytes);

  /// Something was passed over: a link, a device, a file that went away.
  void skipped();
}
