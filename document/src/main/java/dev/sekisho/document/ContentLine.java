package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One line of a calendar or a card: a name, parameters, a value. RFC 5545 §3.1, RFC 6350 §3.3.
///
/// @param name in lower case, without its group
/// @param parameters as they are written, each `NAME=VALUE` or, as vCard 2.1 has it, a value alone
/// @param value as it stands in the file, folded
record ContentLine(String name, List<String> parameters, Slice value) {
  /// Longest name with parameters that is looked at.
  private static final int LONGEST_HEAD = 1 << 14;

  ContentLine {
    parameters = List.copyOf(parameters);
  }

  /// The line that `raw`, with its folds, is; one without a name if it has no colon.
  static ContentLine of(Slice raw) {
    int most = Math.min(raw.length(), LONGEST_HEAD);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    int at = 0;
    while (at < most) {
      int folded = fold(raw, at);
      if (folded > 0) {
        at += folded;
        continue;
      }
      char c = (char) raw.at(at++);
      quoted ^= c == '"';
      if (!quoted && c == ':') {
        words.add(word.toString());
        return new ContentLine(name(words.removeFirst()), words, raw.from(at));
      }
      if (!quoted && c == ';') {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return new ContentLine("", List.of(), raw);
  }

  private static String name(String word) {
    return word.substring(word.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
  }

  /// Bytes of the line end and the white space that fold a line at `at`; 0 if it is none.
  private static int fold(Slice raw, int at) {
    int end = at < raw.length() && raw.at(at) == '\r' ? at + 1 : at;
    boolean breaks = end < raw.length() && raw.at(end) == '\n';
    if (!breaks && end == at) {
      return 0;
    }
    int next = breaks ? end + 1 : end;
    boolean space = next < raw.length() && (raw.at(next) == ' ' || raw.at(next) == '\t');
    return next - at + (space ? 1 : 0);
  }

  /// The values of a parameter, decoded: quotes taken off, RFC 6868 undone; none if it is not
  /// there.
  ///
  /// @param parameter in lower case
  List<String> parameter(String parameter) {
    List<String> values = new ArrayList<>();
    for (String written : parameters) {
      int equals = written.indexOf('=');
      if (equals >= 0 && written.substring(0, equals).strip().equalsIgnoreCase(parameter)) {
        values.add(decoded(written.substring(equals + 1).strip()));
      }
    }
    return values;
  }

  /// The values of all parameters, decoded.
  List<String> parameterValues() {
    List<String> values = new ArrayList<>();
    for (String written : parameters) {
      values.add(decoded(written.substring(written.indexOf('=') + 1).strip()));
    }
    return values;
  }

  private static String decoded(String value) {
    String bare = value.replace("\"", "");
    return utf8(bare.replace("^n", "\n").replace("^'", "\"").replace("^^", "^"));
  }

  /// True if the value is encoded so: `ENCODING=B` of calendars and vCard 3.0, `BASE64` alone of
  /// 2.1.
  boolean isBase64() {
    return isEncoded("BASE64") || isEncoded("B");
  }

  /// True if the value is in quoted-printable, as in vCard 2.1.
  boolean isQuotedPrintable() {
    return isEncoded("QUOTED-PRINTABLE");
  }

  private boolean isEncoded(String encoding) {
    return parameters.stream()
        .anyMatch(
            written ->
                written.strip().equalsIgnoreCase(encoding)
                    || written.strip().equalsIgnoreCase("ENCODING=" + encoding));
  }

  /// The value without its folds, as text; escapes undone.
  String text() {
    StringBuilder text = new StringBuilder(value.length());
    int at = 0;
    while (at < value.length()) {
      int folded = fold(value, at);
      if (folded > 0) {
        at += folded;
        continue;
      }
      char c = (char) value.at(at++);
      if (c == '\\' && at < value.length()) {
        char escaped = (char) value.at(at++);
        text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
      } else if (c == '=' && isQuotedPrintable() && at + 1 < value.length() && hex(at) >= 0) {
        text.append((char) hex(at));
        at += 2;
      } else {
        text.append(c);
      }
    }
    return utf8(text.toString());
  }

  private int hex(int at) {
    int high = Character.digit(value.at(at), 16);
    int low = Character.digit(value.at(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /// Text that was put together a character for each byte.
  private static String utf8(String bytes) {
    return Slice.ofLatin1(bytes).text(StandardCharsets.UTF_8);
  }
}
