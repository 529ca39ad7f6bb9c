package dev.sekisho.document;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Text with its percent escapes undone, as `decodeURIComponent` and `unescape` do: `%68`, runs of
/// which are UTF-8, and `%u0068`. What is no escape stays.
///
/// Source: ECMA-262 §19.2.6.5, §B.2.1.2.
public final class PercentText {
  private static final int WIDE = 6;
  private static final Pattern WIDE_ESCAPE = Pattern.compile("%u[0-9A-Fa-f]{4}");

  private PercentText() {}

  public static String decoded(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int from = 0;
    int percent = text.indexOf('%');
    while (percent >= 0) {
      plain.append(text, from, percent);
      from = escape(text, percent, plain);
      percent = text.indexOf('%', from);
    }
    return plain.append(text, from, text.length()).toString();
  }

  /// Appends what the escapes at `percent` stand for, and returns where they end.
  private static int escape(String text, int percent, StringBuilder plain) {
    Codes codes = Codes.escapes(text, percent, "%");
    if (codes != null) {
      plain.append(new String(codes.bytes(), StandardCharsets.UTF_8));
      return codes.end();
    }
    String wide = text.substring(percent, Math.min(percent + WIDE, text.length()));
    if (!WIDE_ESCAPE.matcher(wide).matches()) {
      plain.append('%');
      return percent + 1;
    }
    plain.append((char) Integer.parseInt(wide, 2, WIDE, 16));
    return percent + WIDE;
  }
}
