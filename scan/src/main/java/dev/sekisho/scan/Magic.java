package dev.sekisho.scan;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The type of content as its first bytes tell it, whatever a label says.
///
/// @param mediaType the type, such as `application/pdf`
/// @param holds what a reader who can open it may find inside
record Magic(String mediaType, Holds holds) {
  /// What content of a type may hold for someone who opens it.
  enum Holds {
    /// Nothing but itself: an image, a text.
    NOTHING,
    /// Files: an archive.
    FILES,
    /// Messages: a mail or a mail store in a form of its own.
    MESSAGES
  }

  private record Sign(int offset, Slice bytes, Magic magic) {
    boolean isIn(Slice content) {
      return content.startsWith(bytes.array(), offset);
    }
  }

  /// The name of a stream that every Outlook message has, in its compound file (MS-OXMSG §2.4).
  private static final byte[] OUTLOOK_STREAM =
      "__properties_version1.0".getBytes(StandardCharsets.UTF_16LE);

  private static final Magic COMPOUND_FILE = new Magic("application/x-ole-storage", Holds.NOTHING);
  private static final Magic OUTLOOK_MESSAGE =
      new Magic("application/vnd.ms-outlook", Holds.MESSAGES);

  private static final List<Sign> SIGNS =
      List.of(
          files(0, "504b0304", "application/zip"),
          files(0, "504b0506", "application/zip"),
          files(0, "526172211a07", "application/vnd.rar"),
          files(0, "377abcaf271c", "application/x-7z-compressed"),
          files(0, "1f8b08", "application/gzip"),
          files(4, "314159265359", "application/x-bzip2"),
          files(4, "177245385090", "application/x-bzip2"),
          files(0, "fd377a585a00", "application/x-xz"),
          files(0, "28b52ffd", "application/zstd"),
          files(0, "04224d18", "application/x-lz4"),
          files(0, "1f9d", "application/x-compress"),
          files(0, "4d534346", "application/vnd.ms-cab-compressed"),
          files(0, "60ea", "application/x-arj"),
          files(2, ascii("-lh"), "application/x-lzh-compressed"),
          files(257, ascii("ustar"), "application/x-tar"),
          files(0, ascii("!<arch>\n"), "application/x-archive"),
          files(0, ascii("070701"), "application/x-cpio"),
          files(32769, ascii("CD001"), "application/x-iso9660-image"),
          files(8, "19040010", "application/vnd.symbian.install"),
          sign(0, "789f3e22", new Magic("application/ms-tnef", Holds.MESSAGES)),
          sign(0, ascii("!BDN"), new Magic("application/vnd.ms-outlook-pst", Holds.MESSAGES)),
          sign(0, "d0cf11e0a1b11ae1", COMPOUND_FILE),
          plain(0, ascii("%PDF-"), "application/pdf"),
          plain(0, "89504e470d0a1a0a", "image/png"),
          plain(0, "ffd8ff", "image/jpeg"),
          plain(0, ascii("GIF8"), "image/gif"),
          plain(0, ascii("{\\rtf"), "text/rtf"),
          plain(0, "7f454c46", "application/x-elf"),
          plain(0, ascii("MZ"), "application/vnd.microsoft.portable-executable"),
          plain(0, "4c00000001140200", "application/x-ms-shortcut"));

  /// The type of `content`, or null if no known sign is there.
  static @Nullable Magic of(Slice content) {
    for (Sign sign : SIGNS) {
      if (sign.isIn(content)) {
        boolean outlook = sign.magic.equals(COMPOUND_FILE) && content.contains(OUTLOOK_STREAM);
        return outlook ? OUTLOOK_MESSAGE : sign.magic;
      }
    }
    return null;
  }

  private static Sign files(int offset, String hex, String mediaType) {
    return sign(offset, hex, new Magic(mediaType, Holds.FILES));
  }

  private static Sign plain(int offset, String hex, String mediaType) {
    return sign(offset, hex, new Magic(mediaType, Holds.NOTHING));
  }

  private static Sign sign(int offset, String hex, Magic magic) {
    return new Sign(offset, Slice.of(HexFormat.of().parseHex(hex)), magic);
  }

  private static String ascii(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
