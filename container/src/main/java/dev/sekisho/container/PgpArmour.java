package dev.sekisho.container;

import dev.sekisho.bytes.Needle;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands in ASCII armour in a text. RFC 9580 §6.2; cleartext signatures, §7.
///
/// Differs on purpose: armour may be indented, quoted or in HTML, as clients find it there; check
/// sums are not asked for, nor is the end.
final class PgpArmour {
  private static final Needle BEGIN = Needle.of("-----BEGIN PGP ");
  private static final byte[] MESSAGE =
      "-----BEGIN PGP MESSAGE-----".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SIGNED =
      "-----BEGIN PGP SIGNED MESSAGE-----".getBytes(StandardCharsets.US_ASCII);
  private static final String QUOTES = " \t>|";
  private static final Pattern BREAK =
      Pattern.compile("<(?:br|/p|/div)\\b[^<>]{0,200}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>|&nbsp;");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z]{1,20}: .*");

  private PgpArmour() {}

  /// True if anything may stand in armour there; cheap.
  static boolean mayBeIn(Slice content) {
    return BEGIN.in(content);
  }

  /// Where the next armour starts, whatever is in it; -1 if none does.
  static int any(Slice content, int from) {
    int at = BEGIN.indexIn(content, from);
    while (at >= 0 && !startsLine(content, at)) {
      at = BEGIN.indexIn(content, at + BEGIN.length());
    }
    return at;
  }

  /// Where the next armoured message starts at or behind `from`; -1 if none does.
  static int message(Slice content, int from) {
    return next(content, MESSAGE, from);
  }

  private static int next(Slice content, byte[] mark, int from) {
    for (int at = BEGIN.indexIn(content, from);
        at >= 0;
        at = BEGIN.indexIn(content, at + BEGIN.length())) {
      if (content.startsWith(mark, at)
          && startsLine(content, at)
          && endsLine(content, at + mark.length)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsLine(Slice content, int at) {
    int before = at - 1;
    boolean tag = false;
    while (before >= 0 && at - before < 80 && QUOTES.indexOf(content.at(before)) >= 0) {
      tag |= content.at(before) == '>';
      before--;
    }
    return before < 0 || tag || content.at(before) == '\n' || content.at(before) == '\r';
  }

  private static boolean endsLine(Slice content, int end) {
    int at = end;
    while (at < content.length() && (content.at(at) == ' ' || content.at(at) == '\t')) {
      at++;
    }
    return at >= content.length() || "\r\n<&".indexOf(content.at(at)) >= 0;
  }

  /// The packets of the message that starts at `at`, up to the next one.
  static Slice packets(Slice content, int at) {
    return data(content, at + MESSAGE.length);
  }

  /// What is in base64 from `data` on, behind the fields of the armour, up to the next one.
  static Slice data(Slice content, int data) {
    int following = BEGIN.indexIn(content, data);
    int end = following < 0 ? content.length() : following;
    GrowingBytes base64 = new GrowingBytes((end - data) / 2);
    boolean started = false;
    for (String line : lines(content.part(data, end - data))) {
      if (line.startsWith("-----") || (line.startsWith("=") && line.length() <= 5)) {
        break;
      }
      if (!started && (line.isEmpty() || FIELD.matcher(line).matches())) {
        continue;
      }
      started = true;
      for (int i = 0; i < line.length(); i++) {
        if (isBase64(line.charAt(i))) {
          base64.add((byte) line.charAt(i));
        }
      }
    }
    return decoded(base64.finish());
  }

  private static List<String> lines(Slice armour) {
    String text = armour.latin1();
    if (text.indexOf('<') >= 0) {
      text = TAG.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll("");
    }
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      int start = 0;
      while (start < line.length() && QUOTES.indexOf(line.charAt(start)) >= 0) {
        start++;
      }
      lines.add(line.substring(start).stripTrailing());
    }
    return lines;
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  private static Slice decoded(Slice base64) {
    int whole = base64.length() - (base64.length() % 4 == 1 ? 1 : 0);
    return Slice.of(Base64.getDecoder().decode(base64.part(0, whole).toArray()));
  }

  /// The text that is signed in the clear, without the escapes of lines that start with a dash;
  /// null if there is none, or none with such lines.
  static @Nullable String unescaped(Slice content) {
    int at = next(content, SIGNED, 0);
    if (at < 0) {
      return null;
    }
    int start = at + SIGNED.length;
    int signature = BEGIN.indexIn(content, start);
    int end = signature < 0 ? content.length() : signature;
    StringBuilder text = new StringBuilder();
    boolean escaped = false;
    boolean header = true;
    for (String line : content.part(start, end - start).latin1().lines().toList()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (header && (line.isBlank() || lower.startsWith("hash:"))) {
        continue;
      }
      header = false;
      escaped |= line.startsWith("- ");
      text.append(line.startsWith("- ") ? line.substring(2) : line).append("\r\n");
    }
    return escaped ? text.toString() : null;
  }
}
