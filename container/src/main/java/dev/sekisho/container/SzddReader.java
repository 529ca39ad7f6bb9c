package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;

/// Reads files that Microsoft's COMPRESS.EXE made: one file each. SZDD is unpacked; KWAJ is not.
///
/// Source: the format notes of libmspack on SZDD (LZSS over a window of 4,096 bytes).
final class SzddReader implements ContainerReader {
  private static final byte[] SIGNATURE = {
    'S', 'Z', 'D', 'D', (byte) 0x88, (byte) 0xf0, 0x27, 0x33, 'A'
  };
  private static final byte[] KWAJ = {
    'K', 'W', 'A', 'J', (byte) 0x88, (byte) 0xf0, 0x27, (byte) 0xd1
  };
  private static final int HEADER = 14;

  @Override
  public String name() {
    return "szdd";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.startsWith(SIGNATURE, 0) || content.startsWith(KWAJ, 0);
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList("szdd", content, opening.budget());
    if (content.startsWith(KWAJ, 0)) {
      list.lacks(Cause.UNSUPPORTED, "KWAJ");
    } else if (content.length() < HEADER) {
      list.lacks(Cause.DAMAGED, "header");
    } else if (list.room()) {
      long size = u32(content, 10);
      Member.Listing listing =
          new Member.Listing(
              names(content, opening), size, content.length(), false, false, "SZDD", null, null);
      list.add(
          new Member(
              Member.Role.FILE, listing, List.of(), null, () -> unpack(content, size, list)));
    }
    return list.archive();
  }

  private static Unpacked unpack(Slice content, long size, MemberList list) {
    SzddStream in = new SzddStream(content.from(HEADER));
    Unpacked read = list.unpacking().drain(in, 1 << 12).unpacked("SZDD");
    return read.missing() == null && read.content().length() < size
        ? new Unpacked(read.content(), new Missing(Cause.DAMAGED, "SZDD"), List.of())
        : read;
  }

  /// The names of the file, with the character that stands in its header for the last.
  private static List<String> names(Slice content, Opening opening) {
    int last = content.at(9);
    List<String> names = new ArrayList<>();
    for (String name : opening.names()) {
      boolean replaced = last != 0 && name.endsWith("_");
      names.add(replaced ? name.substring(0, name.length() - 1) + (char) last : name);
    }
    return names.isEmpty() ? List.of("") : names;
  }
}
