package dev.sekisho.container;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;

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

  /// What a line starts with.
  static final class LineStart {
    private final byte[] prefix;
    private final Needle inner;

    /// Lines that start with `prefix`, of ASCII.
    LineStart(String prefix) {
      this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
      this.inner = Needle.of('\n' + prefix);
    }

    int length() {
      return prefix.length;
    }

    /// Start of the first line in `content` that starts so, looked for from `from` on, where a line
    /// starts; -1 if there is none.
    int in(Slice content, int from) {
      if (content.startsWith(prefix, from)) {
        return from;
      }
      int end = inner.indexIn(content, from);
      return end < 0 ? -1 : end + 1;
    }
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
