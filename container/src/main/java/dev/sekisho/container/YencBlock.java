package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What stands between one `=ybegin` and its `=yend`: a file, or a part of one.
///
/// @param name as it is written, in a charset nobody says
/// @param size of the whole file
/// @param total how many parts the file has; 0 if that is not said
/// @param part which of them this is, from 1 on; 0 for a whole file
/// @param start where in the file it begins
/// @param length how many bytes it should have
/// @param data its lines
/// @param crc32 what its check sum should be; -1 if that is not said
public record YencBlock(
    Slice name, long size, long total, long part, long start, long length, Slice data, long crc32) {
  private static final byte[] PART = "=ypart ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "=yend".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEGIN = "=ybegin ".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LINE = 1024;

  /// The block that the line at `at` begins; null if it has no name or no size.
  static @Nullable YencBlock at(Slice content, int at) {
    String begin = line(content, at);
    int named = begin.indexOf(" name=");
    long size = number(begin, "size", 10);
    if (named < 0 || size < 0) {
      return null;
    }
    int nameAt = at + named + " name=".length();
    Slice name = content.part(nameAt, at + begin.length() - nameAt);
    String fields = begin.substring(0, named);
    int data = TextLook.nextLine(content, at);
    long part = Math.max(0, number(fields, "part", 10));
    long start = 0;
    long length = size;
    if (content.startsWith(PART, data)) {
      String range = line(content, data);
      start = Math.max(1, number(range, "begin", 10)) - 1;
      length = Math.max(0, number(range, "end", 10) - start);
      data = TextLook.nextLine(content, data);
    }
    int end = end(content, data);
    String last = content.startsWith(END, end) ? line(content, end) : "";
    long crc = number(last, part > 0 ? "pcrc32" : "crc32", 16);
    long total = Math.max(0, number(fields, "total", 10));
    return new YencBlock(
        name, size, total, part, start, length, content.part(data, end - data), crc);
  }

  /// Start of the line that ends the data at `data`: `=yend`, or the `=ybegin` of the next.
  private static int end(Slice content, int data) {
    for (int at = data; at < content.length(); at = TextLook.nextLine(content, at)) {
      if (content.startsWith(END, at) || content.startsWith(BEGIN, at)) {
        return at;
      }
    }
    return content.length();
  }

  private static String line(Slice content, int at) {
    int end = TextLook.lineEnd(content, at);
    return content.part(at, Math.min(end - at, LONGEST_LINE)).latin1();
  }

  /// The number that `line` gives to `key`; -1 if it gives none.
  private static long number(String line, String key, int radix) {
    int at = line.indexOf(" " + key + "=");
    if (at < 0) {
      return -1;
    }
    int from = at + key.length() + 2;
    int end = from;
    while (end < line.length() && Character.digit(line.charAt(end), radix) >= 0) {
      end++;
    }
    return end == from || end - from > 15 ? -1 : Long.parseLong(line.substring(from, end), radix);
  }
}
