package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// Tells content that may hold a file written as text from what cannot, and finds lines in it.
final class TextLook {
  private static final int LOOKED_AT = 64;

  private TextLook() {}

  /// True if `mark` stands in the first `within` bytes of `content`, and those before it look like
  /// text.
  static boolean has(Slice content, byte[] mark, int within) {
    return isText(content, LOOKED_AT)
        && content.part(0, Math.min(content.length(), within)).contains(mark);
  }

  /// True if no control characters are among the first `count` bytes.
  static boolean isText(Slice content, int count) {
    int looked = Math.min(content.length(), count);
    for (int i = 0; i < looked; i++) {
      int c = content.at(i);
      if (c < ' ' && (c < '\t' || c > '\r')) {
        return false;
      }
    }
    return true;
  }

  /// Start of the first line that starts with `prefix`, looked for from `from` on, where a line
  /// starts; -1 if there is none.
  static int line(Slice content, byte[] prefix, int from) {
    byte[] array = content.array();
    int end = content.offset() + content.length() - prefix.length;
    int at = content.offset() + from;
    boolean starts = true;
    while (at <= end) {
      if (starts && array[at] == prefix[0] && content.startsWith(prefix, at - content.offset())) {
        return at - content.offset();
      }
      starts = array[at] == '\n';
      at++;
    }
    return -1;
  }

  /// Where the line at `at` ends, its CR and LF not counted.
  static int lineEnd(Slice content, int at) {
    int end = content.indexOf((byte) '\n', at);
    if (end < 0) {
      return content.length();
    }
    return end > at && content.at(end - 1) == '\r' ? end - 1 : end;
  }

  /// Start of the line behind the one at `at`; the end of the content if it is the last.
  static int nextLine(Slice content, int at) {
    int end = content.indexOf((byte) '\n', at);
    return end < 0 ? content.length() : end + 1;
  }
}
