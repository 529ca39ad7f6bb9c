package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One listing of one 7z archive. Its header is at the end: where that is not to be read, nothing
/// is listed. An archive that says it holds nothing is believed if it ends there: 7-Zip looks for
/// the header of one whose start was never written.
final class SevenZipListing {
  private static final int START = 32;
  private static final int LARGEST_HEADER = 8 << 20;
  private static final int MOST_WRAPPINGS = 4;
  private static final int HEADER = 1;
  private static final int PROPERTIES = 2;
  private static final int ADDITIONAL = 3;
  private static final int MAIN_STREAMS = 4;
  private static final int FILES = 5;
  private static final int PACK_INFO = 6;
  private static final int ENCODED_HEADER = 0x17;
  private static final int FARTHEST_HEADER = 1 << 20;

  private final Slice content;
  private final MemberList list;
  private final SevenZipLock lock;
  private final AtomicReference<@Nullable SevenZipRun> open = new AtomicReference<>();

  SevenZipListing(Slice content, Opening opening) {
    this.content = content;
    this.list = new MemberList("7z", content, opening.budget());
    this.lock = new SevenZipLock(opening, list.unpacking().memory());
  }

  Contents list() {
    try {
      Slice header = header();
      if (!header.isEmpty()) {
        read(new SevenZipBytes(header));
        if (erased()) {
          list.lacks(Cause.DAMAGED, "header");
        }
      } else if (content.length() > START) {
        throw new IOException("no header, but content");
      }
    } catch (MissingException e) {
      list.lacks(e.missing().cause(), e.missing().detail());
    } catch (IOException e) {
      list.lacks(Cause.DAMAGED, "header");
    }
    return list.archive();
  }

  /// The header, unwrapped: it may be packed and encrypted itself.
  private Slice header() throws IOException {
    if (content.length() < START) {
      throw new IOException("no first header");
    }
    if (Checksums.crc32(content.part(12, 20)) != u32(content, 8)) {
      list.defect("7z.header-crc", "");
    }
    Slice header = erased() ? last() : there(START, u63(content, 12), u63(content, 20));
    if (Checksums.crc32(header) != u32(content, 28)) {
      list.defect("7z.header-crc", "");
    }
    for (int i = 0; !header.isEmpty() && header.at(0) == ENCODED_HEADER; i++) {
      if (i == MOST_WRAPPINGS) {
        throw new IOException("header in header");
      }
      header = unwrapped(SevenZipStreams.read(new SevenZipBytes(header.from(1))));
    }
    return header;
  }

  /// True if nothing is said of where the header is, but there is content, as 7-Zip leaves it where
  /// it is stopped.
  private boolean erased() {
    return content.length() > START && u63(content, 12) == 0 && u63(content, 20) == 0;
  }

  /// The last that looks like a header, to the end, where 7-Zip looks for one too: one look at each
  /// place near the end; empty if there is none.
  private Slice last() {
    int least = Math.max(START, content.length() - FARTHEST_HEADER);
    for (int at = content.length() - 3; at >= least; at--) {
      boolean wrapped = content.at(at) == ENCODED_HEADER && content.at(at + 1) == PACK_INFO;
      boolean plain = content.at(at) == HEADER && content.at(at + 1) == MAIN_STREAMS;
      if (wrapped || (plain && content.at(at + 2) == PACK_INFO)) {
        return content.from(at);
      }
    }
    return Slice.empty();
  }

  /// Bytes that must all be there.
  private Slice there(long base, long offset, long length) throws IOException {
    if (offset > content.length() - base || length > content.length() - base - offset) {
      throw new IOException("archive ends early");
    }
    return content.part((int) (base + offset), (int) length);
  }

  private Slice unwrapped(SevenZipStreams streams) throws IOException {
    if (streams.folders().size() != 1 || streams.folders().getFirst().size() > LARGEST_HEADER) {
      throw new IOException("packed header");
    }
    SevenZipStreams.Content folder = streams.folders().getFirst();
    String method = folder.folder().unread();
    if (method != null) {
      throw new MissingException(new Missing(Cause.UNSUPPORTED, method));
    }
    Unpacked unpacked = run(folder, packed(streams)).file(0);
    for (Defect defect : unpacked.defects()) {
      list.defect(defect.code(), defect.detail());
    }
    Missing missing = unpacked.missing();
    if (missing != null) {
      boolean closed = missing.cause() == Cause.ENCRYPTED && missing.detail().isEmpty();
      throw new MissingException(closed ? new Missing(Cause.ENCRYPTED, "headers") : missing);
    }
    return unpacked.content();
  }

  /// All packed streams, as far as they are there.
  private List<Slice> packed(SevenZipStreams streams) {
    long at = START + Math.min(streams.packStart(), content.length());
    List<Slice> packed = new ArrayList<>();
    for (long size : streams.packSizes()) {
      int start = (int) Math.min(at, content.length());
      int there = (int) Math.min(size, content.length() - start);
      packed.add(content.part(start, there));
      at = start + (long) there;
    }
    return packed;
  }

  private SevenZipRun run(SevenZipStreams.Content folder, List<Slice> packed) {
    int from = Math.min(folder.firstPacked(), packed.size());
    int to = Math.min(from + folder.folder().packed().size(), packed.size());
    return new SevenZipRun(folder, packed.subList(from, to), lock, list.unpacking(), open);
  }

  private void read(SevenZipBytes in) throws IOException {
    if (in.u8() != HEADER) {
      throw new IOException("no header");
    }
    int id = in.u8();
    if (id == PROPERTIES) {
      for (int property = in.u8(); property != 0; property = in.u8()) {
        in.skip();
      }
      id = in.u8();
    }
    if (id == ADDITIONAL) {
      throw new IOException("additional streams");
    }
    SevenZipStreams streams = SevenZipStreams.NONE;
    if (id == MAIN_STREAMS) {
      streams = SevenZipStreams.read(in);
      id = in.u8();
    }
    SevenZipFiles files = id == FILES ? SevenZipFiles.read(in) : SevenZipFiles.NONE;
    add(streams, files);
  }

  private void add(SevenZipStreams streams, SevenZipFiles files) {
    List<Slice> packed = packed(streams);
    Iterator<SevenZipStreams.Content> folders = streams.folders().iterator();
    SevenZipRun run = null;
    int inFolder = 0;
    int empty = 0;
    for (int i = 0; i < files.count() && list.room(); i++) {
      if (files.empty().get(i)) {
        list.add(empty(files, i, empty));
        empty++;
        continue;
      }
      while (folders.hasNext() && (run == null || inFolder == run.files())) {
        run = run(folders.next(), packed);
        inFolder = 0;
      }
      list.add(
          run != null && inFolder < run.files()
              ? member(files, i, run, inFolder)
              : homeless(files, i));
      inFolder++;
    }
  }

  private Member member(SevenZipFiles files, int file, SevenZipRun run, int inFolder) {
    SevenZipStreams.FileSize size = run.content().files().get(inFolder);
    SevenZipFolder folder = run.content().folder();
    boolean encrypted = folder.encryption() != null;
    boolean alone = run.content().files().size() == 1;
    Member.Listing listing =
        new Member.Listing(
            List.of(files.name(file)),
            size.size(),
            alone ? run.packedSize() : -1,
            encrypted,
            false,
            folder.method(),
            files.modified(file),
            size.crc32());
    String method = folder.unread();
    Missing unreadable = method == null ? null : new Missing(Cause.UNSUPPORTED, method);
    return new Member(Member.Role.FILE, listing, List.of(), unreadable, () -> run.file(inFolder));
  }

  private static Member empty(SevenZipFiles files, int file, int empty) {
    boolean directory = !files.files().get(empty);
    Member.Listing listing =
        new Member.Listing(
            List.of(files.name(file)),
            0,
            0,
            false,
            directory,
            SevenZipMethod.STORED.label(),
            files.modified(file),
            null);
    List<Defect> defects = files.anti().get(empty) ? List.of(Defect.of("7z.anti-item")) : List.of();
    return new Member(
        Member.Role.FILE, listing, defects, null, () -> Unpacked.whole(Slice.empty()));
  }

  /// A file that no folder holds.
  private static Member homeless(SevenZipFiles files, int file) {
    Missing missing = new Missing(Cause.DAMAGED, "header");
    return new Member(
        Member.Role.FILE,
        Member.Listing.of(files.name(file), -1),
        List.of(),
        missing,
        () -> Unpacked.nothing(missing));
  }
}
