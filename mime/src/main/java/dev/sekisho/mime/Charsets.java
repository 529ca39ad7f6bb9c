package dev.sekisho.mime;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Charsets by the labels that mail gives them, as mail clients understand them: supersets where
/// these are what is meant, Microsoft's mapping for Japanese. A wrong or missing label makes us
/// look at the bytes.
public final class Charsets {
  private static final byte ESCAPE = 0x1b;

  /// All of ASCII but the controls, in which stateful charsets differ.
  private static final String PROBE =
      IntStream.range(0x20, 0x7f).mapToObj(Character::toString).collect(Collectors.joining());

  private static final String WINDOWS_31J = "windows-31j";
  private static final String ISO_2022_JP = "x-windows-50221";
  private static final String EUC_JP = "x-eucJP-Open";

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("ansi_x3.4-1968", "windows-1252"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("iso_8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("latin-1", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-8-i", "iso-8859-8"),
          Map.entry("iso-8859-8-e", "iso-8859-8"),
          Map.entry("utf8", "utf-8"),
          Map.entry("utf-8-sig", "utf-8"),
          Map.entry("unicode-1-1-utf-8", "utf-8"),
          Map.entry("shift_jis", WINDOWS_31J),
          Map.entry("shift-jis", WINDOWS_31J),
          Map.entry("shiftjis", WINDOWS_31J),
          Map.entry("sjis", WINDOWS_31J),
          Map.entry("x-sjis", WINDOWS_31J),
          Map.entry("ms_kanji", WINDOWS_31J),
          Map.entry("cp932", WINDOWS_31J),
          Map.entry("windows-932", WINDOWS_31J),
          Map.entry("iso-2022-jp", ISO_2022_JP),
          Map.entry("iso2022-jp", ISO_2022_JP),
          Map.entry("iso-2022-jp-1", ISO_2022_JP),
          Map.entry("iso-2022-jp-3", ISO_2022_JP),
          Map.entry("iso-2022-jp-ms", ISO_2022_JP),
          Map.entry("cp50220", ISO_2022_JP),
          Map.entry("cp50221", ISO_2022_JP),
          Map.entry("cp50222", ISO_2022_JP),
          Map.entry("jis", ISO_2022_JP),
          Map.entry("iso-2022-jp-2004", ISO_2022_JP),
          Map.entry("euc-jp", EUC_JP),
          Map.entry("eucjp", EUC_JP),
          Map.entry("x-euc-jp", EUC_JP),
          Map.entry("x-euc", EUC_JP),
          Map.entry("eucjp-ms", EUC_JP),
          Map.entry("cp51932", EUC_JP),
          Map.entry("gb2312", "gb18030"),
          Map.entry("gb_2312-80", "gb18030"),
          Map.entry("x-gbk", "gb18030"),
          Map.entry("gbk", "gb18030"),
          Map.entry("cp936", "gb18030"),
          Map.entry("hz-gb-2312", "gb18030"),
          Map.entry("big5", "big5-hkscs"),
          Map.entry("cn-big5", "big5-hkscs"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("ks_c_5601-1989", "x-windows-949"),
          Map.entry("ksc5601", "x-windows-949"),
          Map.entry("korean", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("cp949", "x-windows-949"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("koi8", "koi8-r"));

  private Charsets() {}

  /// Text made of bytes, and what was wrong with their label.
  record Text(String text, List<Defect> defects) {}

  /// The charset that `label` means; null if it is unknown, or UTF-7, for which there is none.
  ///
  /// @param label in whatever case, possibly in quotes
  public static @Nullable Charset named(String label) {
    String plain = plain(label);
    String name = ALIASES.getOrDefault(plain, plain);
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return plain.startsWith("cp") ? windows(plain.substring(2)) : null;
    }
  }

  /// `bytes` as text by `label`, or by what they look like if that is unknown.
  public static String decode(Slice bytes, String label) {
    return text(bytes, label, "").text();
  }

  /// `bytes` as text by `label`, whether or not they look like it.
  ///
  /// @param label one that {@link #isKnown}
  static String obey(Slice bytes, String label) {
    Charset charset = named(label);
    return charset == null ? Utf7.decode(bytes) : bytes.text(charset);
  }

  /// True if `label` means a charset that can be decoded.
  static boolean isKnown(String label) {
    return plain(label).endsWith("utf-7") || named(label) != null;
  }

  /// True if `label` means UTF-8.
  static boolean isUtf8(String label) {
    return StandardCharsets.UTF_8.equals(named(label));
  }

  /// True if text of ASCII characters alone is the same in the charset `label` means.
  static boolean keepsAscii(String label) {
    Charset charset = named(label);
    return charset != null && PROBE.equals(Slice.ofLatin1(PROBE).text(charset));
  }

  /// Unlabelled `bytes` as text: UTF-8 if they are that, ISO-2022-JP if they have its escapes, then
  /// Shift_JIS or EUC-JP if they look like Japanese, else windows-1252.
  public static String guess(Slice bytes) {
    if (ascii(bytes)) {
      return bytes.text(StandardCharsets.US_ASCII);
    }
    String marked = ByteOrderMark.decode(bytes);
    return marked != null ? marked : guessUnmarked(bytes);
  }

  /// `bytes` as text, labelled `label` and of media type `mediaType`.
  static Text text(Slice bytes, @Nullable String label, String mediaType) {
    String marked = ByteOrderMark.decode(bytes);
    if (marked != null) {
      return new Text(marked, List.of());
    }
    String said =
        label != null ? label : mediaType.equals("text/html") ? Html.charset(bytes) : null;
    if (said == null) {
      return new Text(guess(bytes), List.of());
    }
    if (plain(said).endsWith("utf-7")) {
      return new Text(Utf7.decode(bytes), List.of());
    }
    Charset charset = named(said);
    return charset == null
        ? new Text(guess(bytes), List.of(new Defect(Code.CHARSET_UNKNOWN, said)))
        : labelled(bytes, charset, said);
  }

  private static Text labelled(Slice bytes, Charset charset, String label) {
    boolean plainAscii = plain(label).contains("ascii");
    if (plainAscii && !ascii(bytes)) {
      return new Text(guess(bytes), List.of(new Defect(Code.CHARSET_WRONG, label)));
    }
    String text = bytes.text(charset);
    boolean unicode = charset.equals(StandardCharsets.UTF_8);
    if (unicode && mostlyDamaged(text) && strict(bytes, charset) == null) {
      return new Text(guess(bytes), List.of(new Defect(Code.CHARSET_WRONG, label)));
    }
    return new Text(text, List.of());
  }

  /// True if more of the text beyond ASCII could not be decoded than could.
  private static boolean mostlyDamaged(String text) {
    int damaged = 0;
    int beyond = 0;
    for (int i = text.indexOf('\ufffd'); i >= 0 && i < text.length(); i++) {
      damaged += text.charAt(i) == '\ufffd' ? 1 : 0;
    }
    for (int i = 0; damaged > 0 && i < text.length(); i++) {
      beyond += text.charAt(i) > 127 ? 1 : 0;
    }
    return damaged > beyond - damaged;
  }

  private static String guessUnmarked(Slice bytes) {
    String utf8 = strict(bytes, StandardCharsets.UTF_8);
    if (bytes.indexOf(ESCAPE, 0) >= 0 && Japanese.escapes(bytes)) {
      return bytes.text(Charset.forName(ISO_2022_JP));
    }
    if (utf8 != null) {
      return utf8;
    }
    String japanese =
        Japanese.likelier(
            strict(bytes, Charset.forName(WINDOWS_31J)), strict(bytes, Charset.forName(EUC_JP)));
    return japanese != null ? japanese : bytes.text(Charset.forName("windows-1252"));
  }

  /// `bytes` as text; null if they are not well-formed in `charset`.
  static @Nullable String strict(Slice bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length()))
          .toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /// True if all bytes are ASCII and none is the escape of ISO 2022.
  static boolean ascii(Slice bytes) {
    byte[] array = bytes.array();
    for (int i = bytes.offset(); i < bytes.offset() + bytes.length(); i++) {
      if (array[i] < 0 || array[i] == ESCAPE) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String label) {
    String plain = Ascii.lower(label.strip());
    int from = 0;
    int to = plain.length();
    while (from < to && "\"'<".indexOf(plain.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "\"'>;,".indexOf(plain.charAt(to - 1)) >= 0) {
      to--;
    }
    return plain.substring(from, to).strip();
  }

  private static @Nullable Charset windows(String number) {
    String name = "windows-" + number;
    boolean known =
        number.length() == 4
            && number.chars().allMatch(Character::isDigit)
            && Charset.isSupported(name);
    return known ? Charset.forName(name) : null;
  }
}
