package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Reads compound files (MS-CFB), the form of Word, Excel and PowerPoint documents up to 2003, of
/// embedded objects, of VBA projects and of encrypted documents. Of Outlook's messages it reads
/// what {@link MsgReader} does not, since a document may have streams named like theirs.
final class OleReader implements ContainerReader {
  private static final byte[] SIGNATURE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

  private static final byte[] OUTLOOK = MsgMail.PROPERTIES.getBytes(StandardCharsets.UTF_16LE);

  private static final int SECTOR_SHIFT_AT = 30;
  private static final int TABLE_SECTORS_AT = 44;
  private static final int HEADER = 512;
  private static final int ENTRY = 128;

  @Override
  public String name() {
    return "ole";
  }

  @Override
  public boolean recognises(Slice content) {
    return isCompound(content);
  }

  /// True if `content` is a compound file.
  static boolean isCompound(Slice content) {
    return content.startsWith(SIGNATURE, 0);
  }

  /// True if some stream of a compound file has the name that one of each Outlook message has, in
  /// whatever case. Directory entries lie at multiples of their length.
  static boolean hasOutlookStream(Slice content) {
    for (int at = HEADER; at + OUTLOOK.length <= content.length(); at += ENTRY) {
      if (isOutlookStream(content, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutlookStream(Slice content, int at) {
    int i = 0;
    while (i < OUTLOOK.length && lower(content.at(at + i)) == OUTLOOK[i]) {
      i++;
    }
    return i == OUTLOOK.length;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }

  @Override
  public Contents read(Slice content, Opening opening) {
    if (!tableFits(content)) {
      return damaged();
    }
    Library.quiet();
    ByteArrayInputStream in =
        new ByteArrayInputStream(content.array(), content.offset(), content.length());
    try {
      // Not closed: it holds nothing but memory, and the members read from it.
      POIFSFileSystem files = new POIFSFileSystem(in);
      return new OleListing(files.getRoot(), content, opening).list();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The library reports damage by any of these; all come from content alone.
      return damaged();
    }
  }

  /// False if the header claims a sector table larger than the file, for which room would be made.
  static boolean tableFits(Slice content) {
    if (content.length() < HEADER) {
      return false;
    }
    Cursor header = new Cursor(content, TABLE_SECTORS_AT);
    int shift = content.at(SECTOR_SHIFT_AT);
    return shift <= 16 && header.u32() << shift <= content.length();
  }

  private static Contents damaged() {
    return Contents.document(
        "ole", List.of(), List.of(), new Missing(Cause.DAMAGED, "compound file"));
  }
}
