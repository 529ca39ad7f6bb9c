package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// An OLE 1.0 object (MS-OLEDS §2.2.4 and §2.2.5), as RTF embeds it.
final class RtfObject {
  private static final byte[] COMPOUND_FILE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
  private static final int LINKED = 1;
  private static final int LONGEST_NAME = 1024;

  private RtfObject() {}

  /// Adds what an object holds.
  ///
  /// @param number which object of the document it is
  static void add(Slice data, int number, Parts parts) {
    if (data.isEmpty()) {
      return;
    }
    String name = "object " + number;
    Cursor in = new Cursor(data, 0);
    in.u32();
    boolean linked = in.u32() == LINKED;
    String type = name(in);
    String topic = name(in);
    name(in);
    if (linked && !in.overran()) {
      parts.link(topic);
    }
    long size = in.u32();
    if (in.overran()) {
      parts.stored(List.of(name), data, true);
      compoundFile(name, data, parts);
      return;
    }
    Slice content = in.take(size);
    if (in.overran()) {
      parts.defect("rtf.object-size", Long.toString(size));
    }
    OlePackage file =
        type.toLowerCase(Locale.ROOT).equals("package") ? OlePackage.parse(content) : null;
    if (file != null) {
      parts.stored(file.names(), file.content(), file.whole());
      return;
    }
    parts.stored(List.of(type.isEmpty() ? name : name + " " + type), content, true);
    if (!content.startsWith(COMPOUND_FILE, 0)) {
      compoundFile(name, data, parts);
    }
  }

  /// A compound file anywhere in the data: Word finds it behind headers that lie.
  private static void compoundFile(String name, Slice data, Parts parts) {
    int at = data.indexOf(COMPOUND_FILE[0], 1);
    while (at >= 0 && !data.startsWith(COMPOUND_FILE, at)) {
      at = data.indexOf(COMPOUND_FILE[0], at + 1);
    }
    if (at >= 0) {
      parts.stored(List.of(name + " inside"), data.from(at), true);
    }
  }

  private static String name(Cursor in) {
    long length = in.u32();
    if (length > LONGEST_NAME) {
      in.skip(Long.MAX_VALUE);
      return "";
    }
    return Cursor.ansi(in.take(length)).strip();
  }
}
