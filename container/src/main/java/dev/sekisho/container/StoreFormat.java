package dev.sekisho.container;

import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.file.Path;

/// A format of files that hold many messages and are read at random, message by message, such as
/// Outlook's stores. Stateless; used by any number of threads.
public interface StoreFormat {
  /// How many of a file's first bytes {@link #recognises} is asked with, where there are as many.
  int HEAD = 16;

  /// A file of fewer bytes is no store: the first page of allocations of an Outlook store stands at
  /// this offset (MS-PST §2.2.2.7.2).
  long SMALLEST = 0x4400;

  /// True if a file that starts with `head` is of this format.
  boolean recognises(Slice head);

  /// Opens a file. What is wrong with it is an {@link Item.Failure} of the source.
  ///
  /// @param limits those of each message
  /// @throws IOException if it cannot be opened
  MessageSource open(Path path, Limits limits) throws IOException;
}
