package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// The Content-Length field that the mbox dialects mboxcl and mboxcl2 put into each message: the
/// bytes of its body as they stand in the file. No standard has it; it is a claim, no more.
final class ContentLength {
  /// Bytes of a header in which the field is looked for.
  static final int LONGEST_HEADER = 1 << 16;

  private static final String NAME = "content-length:";
  private static final int MOST_DIGITS = 10;

  private ContentLength() {}

  /// Where the body ends by that field.
  ///
  /// @param message starts at the line feed before its header
  /// @return position in `message`, possibly beyond its end; -1 if its header has no such field
  ///   that can be read, has two, or is too long
  static long end(Slice message) {
    long length = -1;
    int line = 1;
    while (line < Math.min(message.length(), LONGEST_HEADER)) {
      int end = message.indexOf((byte) '\n', line);
      if (end < 0) {
        return -1;
      }
      int content = end > line && message.at(end - 1) == '\r' ? end - 1 : end;
      if (content == line) {
        return length < 0 ? -1 : end + 1 + length;
      }
      if (isNamed(message, line, content)) {
        if (length >= 0) {
          return -1;
        }
        length = number(message.part(line + NAME.length(), content - line - NAME.length()));
      }
      line = end + 1;
    }
    return -1;
  }

  private static boolean isNamed(Slice message, int line, int end) {
    return end - line > NAME.length()
        && (message.at(line) | 0x20) == 'c'
        && message.part(line, NAME.length()).latin1().equalsIgnoreCase(NAME);
  }

  private static long number(Slice value) {
    String digits = value.latin1().strip();
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Long.parseLong(digits) : -1;
  }
}
