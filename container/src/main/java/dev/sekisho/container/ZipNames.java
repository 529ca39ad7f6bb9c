package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The plausible readings of a member's name.
///
/// Source: APPNOTE §4.4.4 (bit 11), §4.6.9 (Unicode Path), appendix D. Archives made on Japanese
/// Windows have names in cp932 and say nothing of it; elsewhere cp437 is the rule.
final class ZipNames {
  private static final Charset CP932 = Charset.forName("windows-31j");
  private static final Charset CP437 = Charset.forName("IBM437");
  private static final Set<UnicodeScript> JAPANESE =
      Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HAN);
  private static final int UNICODE_PATH = 0x7075;

  private ZipNames() {}

  /// All readings of the headers' names, the most plausible first, none twice.
  static List<String> of(List<ZipHeader> headers) {
    Set<String> names = new LinkedHashSet<>();
    for (ZipHeader header : headers) {
      addReadings(header, names);
    }
    Set<String> all = new LinkedHashSet<>(names);
    for (String name : names) {
      // Programs written in C see the name end at its first NUL.
      int nul = name.indexOf('\0');
      if (nul >= 0) {
        all.add(name.substring(0, nul));
      }
    }
    return List.copyOf(all);
  }

  private static void addReadings(ZipHeader header, Set<String> names) {
    Slice raw = header.name();
    String unicode = unicodePath(header);
    if (unicode != null) {
      names.add(unicode);
    }
    if (isAscii(raw)) {
      names.add(raw.latin1());
      return;
    }
    String utf8 = decode(raw, StandardCharsets.UTF_8);
    if (utf8 != null) {
      names.add(utf8);
    }
    if (utf8 != null && header.utf8()) {
      return;
    }
    String japanese = decode(raw, CP932);
    if (japanese != null && looksJapanese(japanese)) {
      names.add(japanese);
    }
    names.add(raw.text(CP437));
    if (japanese != null) {
      names.add(japanese);
    }
  }

  /// The name in the Unicode Path field, if it still belongs to the name in the header.
  private static @Nullable String unicodePath(ZipHeader header) {
    Slice field = header.field(UNICODE_PATH);
    if (field.length() < 5 || field.at(0) != 1) {
      return null;
    }
    CRC32 crc = new CRC32();
    crc.update(header.name().array(), header.name().offset(), header.name().length());
    return crc.getValue() == u32(field, 1) ? decode(field.from(5), StandardCharsets.UTF_8) : null;
  }

  private static @Nullable String decode(Slice raw, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(raw.array(), raw.offset(), raw.length()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isAscii(Slice raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.at(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean looksJapanese(String text) {
    return text.codePoints().anyMatch(c -> JAPANESE.contains(UnicodeScript.of(c)));
  }
}
