package dev.sekisho.container;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The streams of a 7z archive: where packed data lies, the folders made of it, and the files in
/// those.
///
/// Source: `7zFormat.txt`, "Streams Info".
///
/// @param packStart where the packed streams start, from the end of the archive's first header
/// @param packSizes their lengths, in order
/// @param folders the folders, which use up the packed streams in order
record SevenZipStreams(long packStart, List<Long> packSizes, List<Content> folders) {
  private static final int PACK_INFO = 6;
  private static final int UNPACK_INFO = 7;
  private static final int SUBSTREAMS_INFO = 8;
  private static final int SIZE = 9;
  private static final int CRC = 0xa;
  private static final int FOLDER = 0xb;
  private static final int UNPACK_SIZE = 0xc;
  private static final int SUBSTREAM_COUNT = 0xd;

  /// Of more folders or files than anyone could be shown, none is.
  private static final int MOST_FOLDERS = 1 << 16;

  private static final int MOST_FILES = 1 << 18;

  static final SevenZipStreams NONE = new SevenZipStreams(0, List.of(), List.of());

  /// A folder and what is in it.
  ///
  /// @param firstPacked number of its first packed stream
  /// @param sizes what each coder gives, in bytes
  /// @param files the files, in order
  record Content(SevenZipFolder folder, int firstPacked, List<Long> sizes, List<FileSize> files) {
    /// Bytes of the content.
    long size() {
      return sizes.get(folder.main());
    }
  }

  /// @param crc32 null where it is not said
  record FileSize(long size, @Nullable Long crc32) {}

  static SevenZipStreams read(SevenZipBytes in) throws IOException {
    long packStart = 0;
    List<Long> packSizes = List.of();
    List<Content> folders = List.of();
    int id = in.u8();
    if (id == PACK_INFO) {
      packStart = in.number();
      packSizes = packSizes(in);
      id = in.u8();
    }
    if (id == UNPACK_INFO) {
      folders = folders(in);
      id = in.u8();
    }
    if (id == SUBSTREAMS_INFO) {
      folders = files(in, folders);
      id = in.u8();
    }
    in.end(id);
    return new SevenZipStreams(packStart, packSizes, folders);
  }

  private static List<Long> packSizes(SevenZipBytes in) throws IOException {
    int count = atMost(4 * MOST_FOLDERS, in.count());
    List<Long> sizes = new ArrayList<>();
    int id = in.u8();
    if (id == SIZE) {
      for (int i = 0; i < count; i++) {
        sizes.add(in.number());
      }
      id = in.u8();
    }
    if (id == CRC) {
      crcs(in, count);
      id = in.u8();
    }
    in.end(id);
    return List.copyOf(sizes);
  }

  /// CRC-32s of `count` things, in order; null where one is not said.
  private static List<@Nullable Long> crcs(SevenZipBytes in, int count) throws IOException {
    BitSet said = in.bitsOrAll(count);
    List<@Nullable Long> crcs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      crcs.add(said.get(i) ? (Long) in.u32() : null);
    }
    return crcs;
  }

  private static List<Content> folders(SevenZipBytes in) throws IOException {
    if (in.u8() != FOLDER) {
      throw new IOException("no folders");
    }
    int count = atMost(MOST_FOLDERS, in.count());
    if (in.u8() != 0) {
      throw new IOException("folders kept elsewhere");
    }
    List<SevenZipFolder> folders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      folders.add(SevenZipFolder.read(in));
    }
    if (in.u8() != UNPACK_SIZE) {
      throw new IOException("no sizes");
    }
    List<List<Long>> sizes = new ArrayList<>();
    for (SevenZipFolder folder : folders) {
      List<Long> ofCoders = new ArrayList<>();
      for (int i = 0; i < folder.coders().size(); i++) {
        ofCoders.add(in.number());
      }
      sizes.add(ofCoders);
    }
    List<@Nullable Long> crcs = new ArrayList<>();
    int id = in.u8();
    if (id == CRC) {
      crcs.addAll(crcs(in, count));
      id = in.u8();
    }
    in.end(id);
    return contents(folders, sizes, crcs);
  }

  /// The folders with one file each, as long as nothing else is said.
  private static List<Content> contents(
      List<SevenZipFolder> folders, List<List<Long>> sizes, List<@Nullable Long> crcs) {
    List<Content> contents = new ArrayList<>();
    int packed = 0;
    for (int i = 0; i < folders.size(); i++) {
      SevenZipFolder folder = folders.get(i);
      @Nullable Long crc = crcs.isEmpty() ? null : crcs.get(i);
      FileSize one = new FileSize(sizes.get(i).get(folder.main()), crc);
      contents.add(new Content(folder, packed, List.copyOf(sizes.get(i)), List.of(one)));
      packed += folder.packed().size();
    }
    return contents;
  }

  private static List<Content> files(SevenZipBytes in, List<Content> folders) throws IOException {
    int[] counts = new int[folders.size()];
    int id = in.u8();
    long all = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = id == SUBSTREAM_COUNT ? in.count() : 1;
      all = atMost(MOST_FILES, all + counts[i]);
    }
    id = id == SUBSTREAM_COUNT ? in.u8() : id;
    List<List<Long>> sizes = new ArrayList<>();
    int unsaid = 0;
    for (int i = 0; i < counts.length; i++) {
      sizes.add(sizes(in, id == SIZE, counts[i], folders.get(i).size()));
      unsaid += folderCrc(folders.get(i), counts[i]) == null ? counts[i] : 0;
    }
    id = id == SIZE ? in.u8() : id;
    List<@Nullable Long> crcs = new ArrayList<>();
    if (id == CRC) {
      crcs.addAll(crcs(in, unsaid));
      id = in.u8();
    }
    in.end(id);
    return withFiles(folders, sizes, crcs);
  }

  private static int atMost(int most, long count) throws MissingException {
    if (count > most) {
      throw new MissingException(Missing.of(Limit.MEMBERS));
    }
    return (int) count;
  }

  private static List<Long> sizes(SevenZipBytes in, boolean said, int count, long all)
      throws IOException {
    List<Long> sizes = new ArrayList<>();
    long left = all;
    for (int i = 0; i < count; i++) {
      if (i < count - 1 && !said) {
        throw new IOException("files without sizes");
      }
      long size = i < count - 1 ? in.number() : left;
      if (size > left) {
        throw new IOException("files larger than their folder");
      }
      left -= size;
      sizes.add(size);
    }
    return sizes;
  }

  private static @Nullable Long folderCrc(Content folder, int files) {
    return files == 1 ? folder.files().getFirst().crc32() : null;
  }

  private static List<Content> withFiles(
      List<Content> folders, List<List<Long>> sizes, List<@Nullable Long> crcs) {
    List<Content> filled = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < folders.size(); i++) {
      Content folder = folders.get(i);
      List<FileSize> files = new ArrayList<>();
      @Nullable Long known = folderCrc(folder, sizes.get(i).size());
      for (long size : sizes.get(i)) {
        @Nullable Long crc = known;
        if (known == null) {
          crc = next < crcs.size() ? crcs.get(next) : null;
          next++;
        }
        files.add(new FileSize(size, crc));
      }
      filled.add(
          new Content(folder.folder(), folder.firstPacked(), folder.sizes(), List.copyOf(files)));
    }
    return filled;
  }
}
