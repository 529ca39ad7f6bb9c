package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.List;

/// The archive formats that are read.
public final class Containers {
  private static final List<ContainerReader> READERS =
      List.of(
          new ZipReader(),
          new CabReader(),
          new RarReader(),
          new ArjReader(),
          new LhaReader(),
          new GzipReader(),
          new CompressedReader(new Bzip2()),
          new CompressedReader(new Xz()),
          new CompressedReader(new Zstd()),
          new CompressedReader(new Lz4()),
          new CompressedReader(new UnixCompress()),
          new CompressedReader(new Lzma()));

  private Containers() {}

  /// The readers that recognise `content` by its bytes: none if it is no archive that is read,
  /// several if it can be read as several.
  public static List<ContainerReader> of(Slice content) {
    return READERS.stream().filter(reader -> reader.recognises(content)).toList();
  }
}
