package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Slice;

/// A program outside of this one that unpacks whole archives of formats whose content is not read
/// here. Used by any number of threads.
public interface Unpacker {
  /// Its name, as it is shown.
  String name();

  /// Unpacks an archive.
  ///
  /// @param budget what is made is paid for with `UNPACKED_BYTES` while it is read
  Output unpack(Slice archive, Budget budget);

  /// What an unpacker made.
  ///
  /// @param tar the members as a tar archive, as far as it came
  /// @param whole true if the program ended by itself and had nothing to say against the archive
  /// @param complaint why not, in one line of the program's own; possibly hostile; empty if whole
  record Output(Slice tar, boolean whole, String complaint) {}
}
