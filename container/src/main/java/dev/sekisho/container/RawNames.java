package dev.sekisho.container;

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
import org.jspecify.annotations.Nullable;

/// The plausible readings of a name that an archive keeps as bytes.
///
/// Archives made on Japanese Windows have names in cp932 and say nothing of it; elsewhere cp437 is
/// the rule, and Unix writes UTF-8.
final class RawNames {
  private static final Charset CP932 = Charset.forName("windows-31j");
  private static final Charset CP437 = Charset.forName("IBM437");
  private static final Set<UnicodeScript> JAPANESE =
      Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HAN);

  private RawNames() {}

  /// All readings of `raw`, the most plausible first, none twice.
  ///
  /// @param saidUtf8 true if the archive says that the name is UTF-8
  static List<String> of(Slice raw, boolean saidUtf8) {
    Set<String> names = new LinkedHashSet<>();
    add(raw, saidUtf8, names);
    return endedAtNul(names);
  }

  /// Adds the readings of `raw` to `names`.
  static void add(Slice raw, boolean saidUtf8, Set<String> names) {
    if (isAscii(raw)) {
      names.add(raw.latin1());
      return;
    }
    String utf8 = decode(raw, StandardCharsets.UTF_8);
    if (utf8 != null) {
      names.add(utf8);
    }
    if (utf8 != null && saidUtf8) {
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

  /// `names`, and behind them what programs written in C see, where a name ends at its first NUL.
  static List<String> endedAtNul(Set<String> names) {
    Set<String> all = new LinkedHashSet<>(names);
    for (String name : names) {
      int nul = name.indexOf('\0');
      if (nul >= 0) {
        all.add(name.substring(0, nul));
      }
    }
    return List.copyOf(all);
  }

  /// The text of `raw`, or null if it cannot be in `charset`.
  static @Nullable String decode(Slice raw, Charset charset) {
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
