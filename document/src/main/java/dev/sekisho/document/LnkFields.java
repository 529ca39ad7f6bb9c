package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/// The fields of a shortcut, in the order in which they stand (MS-SHLLINK §2.2 to §2.5), as lines
/// `field: value`.
final class LnkFields {
  private static final int HAS_ID_LIST = 1;
  private static final int HAS_LINK_INFO = 1 << 1;
  private static final int HAS_NAME = 1 << 2;
  private static final int HAS_ARGUMENTS = 1 << 5;
  private static final int UNICODE = 1 << 7;
  private static final String[] STRINGS = {
    "name", "relative path", "working directory", "arguments", "icon"
  };

  private static final long ENVIRONMENT = 0xa0000001L;
  private static final long DARWIN = 0xa0000006L;
  private static final long ICON = 0xa0000007L;
  private static final int ANSI_LENGTH = 260;
  private static final int SHORTEST_NAME = 3;
  private static final int FIRST_OFFSET = 16;

  private final Cursor in;
  private final int flags;
  private final Set<String> lines = new LinkedHashSet<>();
  private boolean ended;

  /// @param in stands behind the header
  LnkFields(Cursor in, int flags) {
    this.in = in;
    this.flags = flags;
  }

  void read() {
    if ((flags & HAS_ID_LIST) != 0) {
      idList(in.take(in.u16()));
    }
    if ((flags & HAS_LINK_INFO) != 0) {
      linkInfo();
    }
    for (int i = 0; i < STRINGS.length; i++) {
      if ((flags & HAS_NAME << i) != 0) {
        string(STRINGS[i]);
      }
    }
    while (!ended && !in.overran()) {
      extra();
    }
  }

  /// The lines, each ended.
  String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /// Where the shortcut ends.
  int end() {
    return in.at();
  }

  /// True if it ends before its last block; a shortcut without any is whole.
  boolean cutOff() {
    return in.overran() && !(ended || (flags & (HAS_ARGUMENTS | HAS_LINK_INFO | HAS_ID_LIST)) == 0);
  }

  private void line(String field, String value) {
    if (!value.isBlank()) {
      lines.add(field + ": " + value);
    }
  }

  private void string(String field) {
    int count = in.u16();
    boolean wide = (flags & UNICODE) != 0;
    Slice bytes = in.take(wide ? 2L * count : count);
    line(field, wide ? bytes.text(StandardCharsets.UTF_16LE) : Cursor.ansi(bytes));
  }

  /// The names in the items: each run of wide or plain characters.
  private void idList(Slice list) {
    StringBuilder target = new StringBuilder();
    Cursor items = new Cursor(list, 0);
    int size;
    while ((size = items.u16()) >= 2) {
      String name = longestName(items.take(size - 2L));
      if (!name.isEmpty()) {
        target.append(target.isEmpty() || target.charAt(target.length() - 1) == '\\' ? "" : "\\");
        target.append(name);
      }
    }
    line("item", target.toString());
  }

  /// The wide name if there is one, since the plain one is its 8.3 form.
  private static String longestName(Slice item) {
    String plain = run(item, 0, 1);
    String even = run(item, 0, 2);
    String odd = run(item, 1, 2);
    String wide = odd.length() > even.length() ? odd : even;
    return wide.length() >= SHORTEST_NAME ? wide : plain.length() >= SHORTEST_NAME ? plain : "";
  }

  /// The longest run of printable ASCII characters, each `width` bytes wide.
  private static String run(Slice item, int from, int width) {
    StringBuilder longest = new StringBuilder();
    StringBuilder current = new StringBuilder();
    for (int i = from; i + width <= item.length(); i += width) {
      boolean printable = item.at(i) >= ' ' && item.at(i) < 127;
      if (printable && (width == 1 || item.at(i + 1) == 0)) {
        current.append((char) item.at(i));
      } else {
        current.setLength(0);
      }
      if (current.length() > longest.length()) {
        longest.setLength(0);
        longest.append(current);
      }
    }
    return longest.toString();
  }

  private void linkInfo() {
    long size = in.u32();
    Slice info = in.take(Math.max(size - 4, 0));
    Cursor offsets = new Cursor(info, FIRST_OFFSET - 4);
    String base = at(info, offsets.u32());
    long network = offsets.u32();
    String suffix = at(info, offsets.u32());
    line("target", base + (base.isEmpty() || suffix.isEmpty() ? "" : "\\") + suffix);
    if (network >= 4 && network < info.length()) {
      long name = new Cursor(info, (int) network + 4).u32();
      String share = at(info, network + name);
      line("share", suffix.isEmpty() ? share : share + "\\" + suffix);
    }
  }

  /// @param offset counts from the size field, which stands before `info`
  private static String at(Slice info, long offset) {
    return offset < 4 || offset - 4 >= info.length()
        ? ""
        : new Cursor(info, (int) offset - 4).text();
  }

  private void extra() {
    long size = in.u32();
    if (size < 8) {
      ended = true;
      return;
    }
    Cursor block = new Cursor(in.take(size - 4), 0);
    long signature = block.u32();
    if (signature == ENVIRONMENT || signature == ICON || signature == DARWIN) {
      String field = signature == ENVIRONMENT ? "target" : signature == ICON ? "icon" : "product";
      line(field, Cursor.ansi(block.take(ANSI_LENGTH)));
      line(field, Cursor.wide(block.take(2 * ANSI_LENGTH)));
    }
  }
}
