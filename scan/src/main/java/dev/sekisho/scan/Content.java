package dev.sekisho.scan;

import dev.sekisho.bytes.Slice;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.ObservedObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of content as it becomes `file` and `artifact` objects.
///
/// @param names every plausible reading of its name; empty if it has none
/// @param label media type it is labelled with; empty if none
/// @param size bytes when decoded; -1 if not known
/// @param bytes decoded bytes as far as read
/// @param gap why bytes are missing; null if all are there
/// @param opened true if it was opened as an archive
/// @param members the files found inside
/// @param inside why there may be files inside that were not seen; null if that is not so
record Content(
    List<String> names,
    String label,
    long size,
    Slice bytes,
    @Nullable Gap gap,
    boolean opened,
    List<ObservedObject> members,
    @Nullable Gap inside) {
  /// Content that is no archive and was read whole.
  static Content plain(List<String> names, String label, Slice bytes) {
    return new Content(names, label, bytes.length(), bytes, null, false, List.of(), null);
  }
}
