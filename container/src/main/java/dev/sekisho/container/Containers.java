package dev.sekisho.container;

import dev.sekisho.bytes.Needle;
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
          new AppleFileReader(),
          new CmsReader(),
          new PemReader(),
          new PgpReader(),
          new PackedProgramReader());

  /// Those of files that stand anywhere in a text, whatever is before them.
  private static final List<ContainerReader> IN_TEXTS =
      List.of(new UuencodeReader(), new YencReader());

  private static final byte[] BEGIN = {'b', 'e', 'g', 'i', 'n'};
  private static final List<Needle> BEGINS = List.of(Needle.of("\nbegin"), Needle.of("=ybegin "));

  private Containers() {}

  /// The readers that recognise `content` by its bytes: none if it is no archive that is read,
  /// several if it can be read as several, such as a program with an archive in it.
  public static List<ContainerReader> of(Slice content) {
    List<ContainerReader> found = recognised(content, READERS);
    if (content.startsWith(BEGIN, 0) || Needle.anyIn(content, BEGINS)) {
      found.addAll(recognised(content, IN_TEXTS));
    }
    found.addAll(EmbeddedArchives.of(content, READERS));
    return found;
  }

  private static List<ContainerReader> recognised(Slice content, List<ContainerReader> readers) {
    List<ContainerReader> found = new ArrayList<>();
    for (ContainerReader reader : readers) {
      if (reader.recognises(content)) {
        found.add(reader);
      }
    }
    return found;
  }
}
