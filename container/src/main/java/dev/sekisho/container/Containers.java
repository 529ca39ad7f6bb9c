package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;

/// The formats that are read without a library for documents.
public final class Containers {
  private static final List<ContainerReader> READERS =
      List.of(
          new Completed(new ZipReader()),
          new SevenZipReader(),
          new Completed(new CabReader()),
          new Completed(new RarReader()),
          new ArjReader(),
          new Completed(new LhaReader()),
          new IsoReader(),
          new UdfReader(),
          new ChmReader(),
          new SzddReader(),
          new GzipReader(),
          new CompressedReader(new Bzip2()),
          new CompressedReader(new Xz()),
          new CompressedReader(new Zstd()),
          new CompressedReader(new Lz4()),
          new CompressedReader(new UnixCompress()),
          new CompressedReader(new Lzma()),
          new TarReader(),
          new CpioReader(),
          new ArReader(),
          new BinHexReader(),
          new UuencodeReader(),
          new YencReader(),
          new AppleFileReader(),
          new CmsReader(),
          new PemReader(),
          new PgpReader(),
          new PackedProgramReader());

  private Containers() {}

  /// The readers that recognise `content` by its bytes: none if it is no archive that is read,
  /// several if it can be read as several, such as a program with an archive in it.
  public static List<ContainerReader> of(Slice content) {
    List<ContainerReader> found = new ArrayList<>();
    for (ContainerReader reader : READERS) {
      if (reader.recognises(content)) {
        found.add(reader);
      }
    }
    found.addAll(EmbeddedArchives.of(content, READERS));
    return found;
  }
}
