package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;
import static dev.sekisho.container.LittleEndian.u63;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Archives that begin inside another file: self-extracting programs, and archives put behind a
/// picture or a document.
///
/// Programs (MZ, ELF, `#!`), pictures (GIF, PNG, JPEG, BMP) and PDF files are searched from end to
/// end, once; a signature counts only with a header that is consistent, with its check sum where it
/// has one. Of each format the first archive counts, as for the programs that unpack it; of
/// cabinets, which several may be in one program, up to 16. A ZIP archive needs no search: it is
/// found from its end.
final class EmbeddedArchives {
  private static final byte[] SEVEN_Z = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c};
  private static final byte[] CABINET = {'M', 'S', 'C', 'F', 0, 0, 0, 0};
  private static final int MOST_CABINETS = 16;

  /// Which bytes a signature starts with.
  private static final boolean[] FIRST = new boolean[256];

  static {
    for (char first : new char[] {'R', '7', 'M', 0x60, '-'}) {
      FIRST[first] = true;
    }
  }

  private static final List<byte[]> HOSTS =
      List.of(
          new byte[] {'M', 'Z'},
          new byte[] {0x7f, 'E', 'L', 'F'},
          new byte[] {'#', '!'},
          new byte[] {'G', 'I', 'F', '8'},
          new byte[] {(byte) 0x89, 'P', 'N', 'G'},
          new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
          new byte[] {'B', 'M'},
          new byte[] {'%', 'P', 'D', 'F', '-'});

  /// A reader for what begins at `start`.
  private record Embedded(ContainerReader reader, int start) implements ContainerReader {
    @Override
    public String name() {
      return reader.name();
    }

    @Override
    public boolean recognises(Slice content) {
      return start <= content.length() && reader.recognises(content.from(start));
    }

    @Override
    public Contents read(Slice content, Opening opening) {
      Contents found = reader.read(content.from(start), opening);
      List<Defect> defects = new ArrayList<>(found.defects());
      defects.add(new Defect("container.embedded", name() + " at " + start));
      return new Contents(
          found.format(), found.archive(), found.members(), defects, found.missing());
    }
  }

  private EmbeddedArchives() {}

  private static boolean isHost(Slice content) {
    for (byte[] host : HOSTS) {
      if (content.startsWith(host, 0)) {
        return true;
      }
    }
    return false;
  }

  /// Readers for the archives that begin inside `content`, in their order.
  ///
  /// @param readers those to choose from
  static List<ContainerReader> of(Slice content, List<ContainerReader> readers) {
    if (!isHost(content)) {
      return List.of();
    }
    List<ContainerReader> found = new ArrayList<>();
    Set<String> formats = new HashSet<>();
    int cabinets = 0;
    int at = next(content, 1);
    while (at >= 0) {
      String format = formatAt(content, at);
      int behind = at + 1;
      if (!format.isEmpty() && !formats.contains(format)) {
        int start = format.equals("lha") ? at - 2 : at;
        add(content, start, format, readers, found);
        if (!format.equals("cab") || ++cabinets == MOST_CABINETS) {
          formats.add(format);
        } else {
          behind = at + (int) u32(content, at + 8);
        }
      }
      at = next(content, behind);
    }
    return found;
  }

  private static void add(
      Slice content,
      int start,
      String format,
      List<ContainerReader> readers,
      List<ContainerReader> found) {
    Slice rest = content.from(start);
    for (ContainerReader reader : readers) {
      if (reader.name().equals(format) && reader.recognises(rest)) {
        found.add(new Embedded(reader, start));
      }
    }
  }

  /// Position of the next two bytes that a signature starts with, or -1.
  private static int next(Slice content, int from) {
    byte[] array = content.array();
    int end = content.offset() + content.length() - SEVEN_Z.length;
    for (int i = content.offset() + from; i < end; i++) {
      if (FIRST[array[i] & 0xff] && isPair(array[i], array[i + 1])) {
        return i - content.offset();
      }
    }
    return -1;
  }

  private static boolean isPair(byte first, byte second) {
    return switch (first) {
      case 'R' -> second == 'a';
      case '7' -> second == 'z';
      case 'M' -> second == 'S';
      case 0x60 -> second == (byte) 0xea;
      case '-' -> second == 'l' || second == 'p';
      default -> false;
    };
  }

  /// Name of the format of which a consistent header begins at `at`; empty if none does.
  private static String formatAt(Slice content, int at) {
    return switch (content.at(at)) {
      case 'R' -> isRar(content, at) ? "rar" : "";
      case '7' -> isSevenZ(content, at) ? "7z" : "";
      case 'M' -> isCabinet(content, at) ? "cab" : "";
      case 0x60 -> isArj(content, at) ? "arj" : "";
      case '-' -> isLha(content, at - 2) ? "lha" : "";
      default -> "";
    };
  }

  private static boolean isRar(Slice content, int at) {
    if (content.startsWith(RarReader.SIGNATURE_5, at)) {
      Rar5Header first = Rar5Header.at(content, at + RarReader.SIGNATURE_5.length);
      return first != null && first.valid();
    }
    if (content.startsWith(RarReader.SIGNATURE_4, at)) {
      Rar4Header first = Rar4Header.at(content, at + RarReader.SIGNATURE_4.length);
      return first != null && first.type() == Rar4Header.MAIN && first.valid();
    }
    return false;
  }

  private static boolean isSevenZ(Slice content, int at) {
    if (!content.startsWith(SEVEN_Z, at) || content.length() - at < 32) {
      return false;
    }
    long next = u63(content, at + 12) + u63(content, at + 20);
    return Checksums.crc32(content.part(at + 12, 20)) == u32(content, at + 8)
        && next >= 0
        && next <= content.length() - at - 32L;
  }

  private static boolean isCabinet(Slice content, int at) {
    if (!content.startsWith(CABINET, at) || content.length() - at < 36) {
      return false;
    }
    long size = u32(content, at + 8);
    return content.at(at + 25) == 1
        && size >= 36
        && size <= content.length() - at
        && u32(content, at + 16) < size;
  }

  private static boolean isArj(Slice content, int at) {
    if (content.at(at + 1) != 0xea) {
      return false;
    }
    ArjHeader header = ArjHeader.at(content, at);
    return header != null && header.isMain() && header.valid();
  }

  private static boolean isLha(Slice content, int at) {
    if (at < 0 || (content.at(at + 3) != 'l' && content.at(at + 3) != 'p')) {
      return false;
    }
    LhaHeader header = LhaHeader.at(content, at);
    return header != null
        && header.valid()
        && header.method().matches("-(lh[0-9dx]|lz[s2-8]|pm[0-2s])-")
        && header.packedSize() <= content.length() - header.dataStart();
  }
}
