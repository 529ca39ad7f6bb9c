package dev.sekisho.scan;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of text that is no markup: a script, a shortcut, a table, settings, in narrow characters
/// or wide ones (UTF-16, with its mark or without).
final class PlainFile {
  private static final int LOOKED_AT = 64;
  private static final int LEAST = 6;

  /// What the octets of a byte order mark of UTF-16 add up to.
  private static final int MARK = 0xff + 0xfe;

  /// What stands in text with a URL or a host in it: slashes, as they are and escaped, the start of
  /// a share of Windows, a setting of Remote Desktop (`NAME:s:TEXT`).
  private static final List<String> SIGNS = List.of("//", "\\\\", "\\/", "\\x", "\\u", ":s:");

  private static final List<Needle> NEEDLES = SIGNS.stream().map(Needle::of).toList();

  private PlainFile() {}

  /// The text of `content`; null if it is none, or cannot have a link in it.
  static @Nullable String text(Slice content) {
    Charset wide = wide(content);
    if (wide != null) {
      String text = content.text(wide);
      return SIGNS.stream().anyMatch(text::contains) ? text : null;
    }
    return isText(content) && Needle.anyIn(content, NEEDLES)
        ? content.text(StandardCharsets.UTF_8)
        : null;
  }

  /// The charset of text in wide characters; null if `content` does not start with such.
  static @Nullable Charset wide(Slice content) {
    int first = content.length() > 1 && content.at(0) + content.at(1) == MARK ? 2 : 0;
    if (content.length() < first + LEAST || isText(content)) {
      return null;
    }
    boolean little = isWide(content, first + 1, first);
    boolean big = isWide(content, first, first + 1);
    return little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : null;
  }

  /// True if the first characters have high octets of zero from `high` on, and are printable.
  private static boolean isWide(Slice content, int high, int low) {
    for (int i = 0; i < LEAST; i += 2) {
      if (content.at(high + i) != 0 || !isPrintable(content.at(low + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(Slice content) {
    int most = Math.min(content.length(), LOOKED_AT);
    for (int i = 0; i < most; i++) {
      if (!isPrintable(content.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' || (c >= '\t' && c <= '\r');
  }
}
