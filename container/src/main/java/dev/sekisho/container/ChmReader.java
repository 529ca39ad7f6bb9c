package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads compiled HTML help (CHM): the names of all files; content where it is stored. LZX is not
/// unpacked.
///
/// Source: the notes on ITSF by Matthew T. Russotto ("Microsoft's HTML Help (.chm) format").
final class ChmReader implements ContainerReader {
  private static final byte[] SIGNATURE = {'I', 'T', 'S', 'F'};
  private static final byte[] LISTING = {'P', 'M', 'G', 'L'};
  private static final int HEADER = 0x60;
  private static final int CHUNKS = 0x54;
  private static final int ENTRIES = 0x14;

  @Override
  public String name() {
    return "chm";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(SIGNATURE, 0);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList("chm", content, opening.budget());
    long directory = content.length() < HEADER ? Long.MAX_VALUE : u63(content, 0x48);
    if (directory > content.length() - (long) CHUNKS) {
      list.lacks(Cause.DAMAGED, "header");
      return list.archive();
    }
    int start = (int) directory;
    long chunk = u32(content, start + 0x10);
    long count = u32(content, start + 0x2c);
    long stored = u32(content, 4) >= 3 ? u63(content, 0x58) : directory + u63(content, 0x50);
    for (long i = 0; i < count; i++) {
      long at = start + CHUNKS + i * chunk;
      if (chunk < ENTRIES || at > content.length() - chunk) {
        list.lacks(Cause.DAMAGED, "directory");
        break;
      }
      Slice entries = content.part((int) at, (int) chunk);
      if (entries.startsWith(LISTING, 0) && !readChunk(entries, stored, list)) {
        break;
      }
    }
    return list.archive();
  }

  private static boolean readChunk(Slice chunk, long stored, MemberList list) {
    long free = Math.min(u32(chunk, 4), chunk.length() - (long) ENTRIES);
    Slice entries = chunk.part(0, chunk.length() - (int) free);
    BigNumbers in = new BigNumbers(entries, ENTRIES);
    while (in.left() > 0) {
      Slice name = in.part(in.next());
      long section = in.next();
      long offset = in.next();
      long size = in.next();
      if (name.isEmpty()) {
        list.lacks(Cause.DAMAGED, "directory");
        return true;
      }
      if (!list.room()) {
        return false;
      }
      add(name.text(StandardCharsets.UTF_8), section, stored + offset, size, list);
    }
    return true;
  }

  private static void add(String name, long section, long at, long size, MemberList list) {
    boolean plain = section == 0;
    Member.Listing listing =
        new Member.Listing(
            List.of(name),
            size,
            plain ? size : -1,
            false,
            name.endsWith("/"),
            plain ? "stored" : "LZX",
            null,
            null);
    Missing missing = plain || size == 0 ? null : new Missing(Cause.UNSUPPORTED, "LZX");
    list.add(
        new Member(Member.Role.FILE, listing, List.of(), missing, () -> list.stored(at, size)));
  }

  /// Numbers of seven bits a byte, the highest first.
  private static final class BigNumbers {
    private static final int LONGEST = 9;

    private final Slice bytes;
    private int at;

    BigNumbers(Slice bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    int left() {
      return bytes.length() - at;
    }

    long next() {
      long value = 0;
      for (int i = 0; i < LONGEST && at < bytes.length(); i++) {
        int next = bytes.at(at++);
        value = value << 7 | (next & 0x7f);
        if ((next & 0x80) == 0) {
          break;
        }
      }
      return value;
    }

    Slice part(long count) {
      int there = (int) Math.min(count, left());
      at += there;
      return bytes.part(at - there, there);
    }
  }
}
