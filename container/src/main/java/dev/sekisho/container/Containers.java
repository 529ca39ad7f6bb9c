package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.List;

/// The archive formats that are read.
public final class Containers {
  private static final List<ContainerReader> READERS =
      List.of(new ZipReader(), new CabReader(), new RarReader(), new ArjReader(), new LhaReader());

  private Containers() {}

  /// The readers that recognise `content` by its bytes: none if it is no archive that is read,
  /// several if it can be read as several.
  public static List<ContainerReader> of(Slice content) {
    return READERS.stream().filter(reader -> reader.recognises(content)).toList();
  }
}
