package dev.sekisho.host;

import java.io.IOException;

/// Counts what a walk over files does, slows it down, and remembers where it is.
public interface WalkControl {
  /// A walk at full speed that nobody watches.
  WalkControl NONE =
      new WalkControl() {
        @Override
        public Position.Part enter(Position folder) {
          return Position.Part.NEW;
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
  /// @return what of it is to be walked
  /// @throws IOException if it cannot be remembered
  Position.Part enter(Position folder) throws IOException;

  /// A file was met.
  void file(long bytes);

  /// Bytes of a file were read.
  void read(long bytes);

  /// Something was passed over: a link, a device, a file that went away.
  void skipped();
}
