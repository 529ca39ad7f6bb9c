package dev.sekisho.container;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Slice;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads AppleSingle and AppleDouble files: the data fork and the resource fork of a file of a
/// Macintosh, by the name it had there.
///
/// Source: RFC 1740 appendices A and B. AppleDouble has the data fork in a file, or part, of its
/// own.
public final class AppleFileReader implements ContainerReader {
  private static final byte[] SINGLE = HexFormat.of().parseHex("00051600");
  private static final byte[] DOUBLE = HexFormat.of().parseHex("00051607");
  private static final int HEADER = 26;
  private static final int ENTRY = 12;
  private static final int DATA_FORK = 1;
  private static final int RESOURCE_FORK = 2;
  private static final int REAL_NAME = 3;
  private static final int LONGEST_NAME = 1024;

  /// What macOS puts before the name of a file that holds the rest of another.
  private static final String REST = "._";

  @Override
  public String name() {
    return "applefile";
  }

  @Override
  public boolean recognises(Slice content) {
    return content.length() >= HEADER
        && (content.startsWith(SINGLE, 0) || content.startsWith(DOUBLE, 0))
        && entries(content) > 0;
  }

  /// The readings of the name that the file had, as an AppleSingle or AppleDouble file says it;
  /// empty if `content` is none or does not say it.
  public static List<String> realName(Slice content) {
    int entries = new AppleFileReader().recognises(content) ? entries(content) : 0;
    for (int at = HEADER; entries > 0 && at + ENTRY <= content.length(); at += ENTRY, entries--) {
      if (u32(content, at) == REAL_NAME) {
        Slice name = taken(content, at);
        return name.isEmpty() ? List.of() : RawNames.of(name, false);
      }
    }
    return List.of();
  }

  private static Slice taken(Slice content, int entry) {
    long start = u32(content, entry + 4);
    long length = Math.min(u32(content, entry + 8), LONGEST_NAME);
    boolean inside = start + length <= content.length();
    return inside ? content.part((int) start, (int) length) : Slice.empty();
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    MemberList list = new MemberList(name(), content, opening.budget());
    List<String> names = names(content, opening);
    int entries = entries(content);
    for (int i = 0, at = HEADER; i < entries; i++, at += ENTRY) {
      if (at + ENTRY > content.length()) {
        list.lacks(Cause.DAMAGED, name());
        break;
      }
      long kind = u32(content, at);
      if (kind == DATA_FORK) {
        fork(list, names, u32(content, at + 4), u32(content, at + 8));
      } else if (kind == RESOURCE_FORK && u32(content, at + 8) > 0) {
        List<String> forks = names.stream().map(name -> name + BinHexReader.RESOURCE_FORK).toList();
        fork(list, forks, u32(content, at + 4), u32(content, at + 8));
      }
    }
    return list.document();
  }

  /// The name the file says it had, else that of the file it is in.
  private static List<String> names(Slice content, Opening opening) {
    Set<String> names = new LinkedHashSet<>(realName(content));
    if (names.isEmpty()) {
      opening.names().forEach(name -> names.add(withoutPrefix(name)));
    }
    return names.isEmpty() ? List.of("") : List.copyOf(names);
  }

  private static String withoutPrefix(String name) {
    int base = name.lastIndexOf('/') + 1;
    boolean rest = name.startsWith(REST, base);
    return rest ? name.substring(0, base) + name.substring(base + REST.length()) : name;
  }

  private static void fork(MemberList list, List<String> names, long start, long length) {
    if (list.room()) {
      Member.Listing listing =
          new Member.Listing(names, length, length, false, false, "stored", null, null);
      list.add(
          new Member(
              Member.Role.ATTACHMENT, listing, List.of(), null, () -> list.stored(start, length)));
    }
  }

  private static int entries(Slice content) {
    return content.at(HEADER - 2) << 8 | content.at(HEADER - 1);
  }

  private static long u32(Slice content, int at) {
    return (long) content.at(at) << 24
        | content.at(at + 1) << 16
        | content.at(at + 2) << 8
        | content.at(at + 3);
  }
}
