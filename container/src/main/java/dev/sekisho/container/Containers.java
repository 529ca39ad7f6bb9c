package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The archive formats that are read.
public final class Containers {
  private static final List<ContainerReader> READERS = List.of(new ZipReader());

  private Containers() {}

  /// The reader that recognises `content` by its bytes, or null if it is no archive that is read.
  public static @Nullable ContainerReader of(Slice content) {
    for (ContainerReader reader : READERS) {
      if (reader.recognises(content)) {
        return reader;
      }
    }
    return null;
  }
}
