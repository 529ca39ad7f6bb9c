package dev.sekisho.draft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the character encoding of a page and decodes it: by its byte order mark, by what an HTML
/// page declares, else the first that fits of UTF-8, ISO-2022-JP, EUC-JP, Shift_JIS, windows-1252.
final class Charsets {
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?i)<(?:meta|\\?xml)[^>]{0,200}(?:charset|encoding)\\s*=\\s*[\"']?([\\w.:-]{2,40})");
  private static final int HEAD = 4096;
  private static final int SAMPLE = 1 << 16;

  private Charsets() {}

  static String decode(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    return new String(bytes, declared(bytes).orElseGet(() -> fitting(bytes)));
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    return declared.find() ? named(declared.group(1)) : Optional.empty();
  }

  private static Optional<Charset> named(String name) {
    boolean shiftJis = name.replaceAll("[-_]", "").equalsIgnoreCase("shiftjis");
    try {
      return Optional.of(Charset.forName(shiftJis ? "windows-31j" : name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  private static Charset fitting(byte[] bytes) {
    if (fits(bytes, bytes.length, StandardCharsets.UTF_8)) {
      return has(bytes, 0x1B) ? Charset.forName("ISO-2022-JP") : StandardCharsets.UTF_8;
    }
    int most = Math.min(bytes.length, SAMPLE);
    for (String name : List.of("EUC-JP", "windows-31j")) {
      if (fits(bytes, most, Charset.forName(name)) && isJapanese(bytes, Charset.forName(name))) {
        return Charset.forName(name);
      }
    }
    return Charset.forName("windows-1252");
  }

  private static boolean has(byte[] bytes, int wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  /// True if the first `length` bytes are of this encoding; the last character may be cut.
  private static boolean fits(byte[] bytes, int length, Charset charset) {
    for (int cut = 0; cut < 4 && cut <= length; cut++) {
      try {
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes, 0, length - cut));
        return true;
      } catch (CharacterCodingException no) {
        if (length == bytes.length) {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean isJapanese(byte[] bytes, Charset charset) {
    String text = new String(bytes, 0, Math.min(bytes.length, SAMPLE), charset);
    return text.codePoints().filter(c -> c >= 0x3041 && c <= 0x30FA).count() > 0;
  }
}
