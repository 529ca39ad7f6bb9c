package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A `data:` URL (RFC 2397) as it stands in markup or script.
///
/// @param start where it starts in the text, and `end` where it ends
/// @param type its media type in lower case; empty if it names none
/// @param encoded true if its data is base64
record DataUrl(int start, int end, String type, boolean encoded, String data) {
  private static final int LONGEST_HEAD = 200;
  private static final int SCHEME = 5;

  /// The URL that starts at `start`; null if there is none.
  static @Nullable DataUrl at(String text, int start) {
    int most = Math.min(text.length(), start + LONGEST_HEAD);
    int comma = start + SCHEME;
    while (comma < most && text.charAt(comma) != ',' && isInHead(text.charAt(comma))) {
      comma++;
    }
    if (comma >= most || text.charAt(comma) != ',') {
      return null;
    }
    String head = text.substring(start + SCHEME, comma).strip().toLowerCase(Locale.ROOT);
    boolean encoded = head.endsWith("base64");
    int semicolon = head.indexOf(';');
    String type = semicolon < 0 ? head : head.substring(0, semicolon);
    if (!encoded && type.indexOf('/') < 0 && !head.isEmpty()) {
      return null;
    }
    int end = end(text, start, comma + 1);
    return end == comma + 1
        ? null
        : new DataUrl(start, end, type.strip(), encoded, text.substring(comma + 1, end));
  }

  private static boolean isInHead(char c) {
    return c >= ' ' && "\"'<>`(){}".indexOf(c) < 0;
  }

  /// A quoted one ends with its quote, any other where a URL would.
  private static int end(String text, int start, int from) {
    char before = start > 0 ? text.charAt(start - 1) : ' ';
    if (before == '"' || before == '\'' || before == '`') {
      int close = text.indexOf(before, from);
      return close < 0 ? text.length() : close;
    }
    int end = from;
    while (end < text.length()
        && text.charAt(end) > ' '
        && "\"'<>)".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  boolean isImage() {
    return type.startsWith("image/") && !type.contains("svg");
  }

  /// The bytes.
  Slice content() {
    Slice plain = unescaped();
    return encoded ? BlobText.base64(plain.latin1()) : plain;
  }

  private Slice unescaped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.length());
    int at = 0;
    while (at < data.length()) {
      Codes escapes = data.charAt(at) == '%' ? Codes.escapes(data, at, "%") : null;
      if (escapes == null) {
        bytes.write(data.charAt(at++));
      } else {
        bytes.writeBytes(escapes.bytes());
        at = escapes.end();
      }
    }
    return Slice.of(bytes.toByteArray());
  }
}
