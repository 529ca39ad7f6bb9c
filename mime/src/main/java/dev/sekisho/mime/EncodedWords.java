package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Decodes encoded-words in header text. RFC 2047, with the language suffix of RFC 2231 §5.
///
/// Differs on purpose: the bytes of adjacent words of one charset are joined before they become
/// text, since mailers split characters between words; words are found inside quoted text and
/// without white space around them; damaged ones are decoded as far as they go.
public final class EncodedWords {
  private final byte[] in;
  private final int end;
  private final StringBuilder out = new StringBuilder();
  private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
  private @Nullable String charset;
  private @Nullable Slice half;

  private EncodedWords(Slice text) {
    in = text.array();
    end = text.offset() + text.length();
  }

  /// `text` decoded. What is outside of words is taken as it stands.
  public static String decode(String text) {
    return text.contains("=?") ? decode(Slice.of(text.getBytes(StandardCharsets.UTF_8))) : text;
  }

  /// Unfolded header text decoded; what is outside of words is UTF-8 or what it looks like.
  public static String decode(Slice text) {
    EncodedWords words = new EncodedWords(text);
    words.run(text.offset());
    return words.out.toString();
  }

  /// True if some word in `text` stands next to something else than white space or a parenthesis,
  /// or in quotes. RFC 2047 §5.
  static boolean misplaced(Slice text) {
    EncodedWords words = new EncodedWords(text);
    int at = text.offset();
    boolean quoted = false;
    while (at < words.end) {
      quoted ^= words.in[at] == '"';
      Word word = words.in[at] == '=' ? words.word(at) : null;
      if (word == null) {
        at++;
        continue;
      }
      if (quoted || !words.parts(at - 1, text.offset()) || !words.parts(word.after(), at)) {
        return true;
      }
      at = word.after();
    }
    return false;
  }

  /// True if the byte at `i`, where there is one not before `floor`, may stand beside a word.
  private boolean parts(int i, int floor) {
    return i < floor || i >= end || Ascii.blank(in[i]) || in[i] == '(' || in[i] == ')';
  }

  /// One encoded-word: the indexes of its three parts.
  private record Word(String charset, char encoding, int textStart, int textEnd) {
    int after() {
      return textEnd + 2;
    }
  }

  private void run(int from) {
    int plain = from;
    int at = from;
    while (at < end) {
      Word word = in[at] == '=' ? word(at) : null;
      if (word == null) {
        at++;
        continue;
      }
      if (charset == null || !blank(plain, at)) {
        flush();
        plain(plain, at);
      }
      take(word);
      at = word.after();
      plain = at;
    }
    flush();
    plain(plain, end);
  }

  private void plain(int from, int to) {
    if (to > from) {
      out.append(Charsets.guess(Slice.of(in, from, to - from)));
    }
  }

  private boolean blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Ascii.blank(in[i])) {
        return false;
      }
    }
    return true;
  }

  /// The word at index `at`, or null if there is none.
  private @Nullable Word word(int at) {
    if (at + 1 >= end || in[at + 1] != '?') {
      return null;
    }
    int second = at + 2;
    while (second < end && in[second] != '?' && in[second] > ' ' && second - at < 80) {
      second++;
    }
    if (second == at + 2 || second + 2 >= end || in[second] != '?' || in[second + 2] != '?') {
      return null;
    }
    char encoding = (char) (in[second + 1] & 0xdf);
    if (encoding != 'B' && encoding != 'Q') {
      return null;
    }
    int close = close(second + 3);
    return close < 0 ? null : new Word(label(at + 2, second), encoding, second + 3, close);
  }

  /// Index of the `?=` that ends a word whose text starts at `from`; -1 if another word comes
  /// first.
  private int close(int from) {
    for (int i = from; i + 1 < end; i++) {
      if (in[i] == '?' && in[i + 1] == '=') {
        return i;
      }
      boolean next = in[i] == '=' && in[i + 1] == '?';
      if (next && !(i + 2 < end && in[i + 2] == '=')) {
        return -1;
      }
    }
    return -1;
  }

  private String label(int from, int to) {
    String label = new String(in, from, to - from, StandardCharsets.ISO_8859_1);
    int language = label.indexOf('*');
    return Ascii.lower(language < 0 ? label : label.substring(0, language));
  }

  private void take(Word word) {
    if (charset == null || !word.charset().equals(charset)) {
      flush();
      charset = word.charset();
    }
    Slice text = Slice.of(in, word.textStart(), word.textEnd() - word.textStart());
    if (word.encoding() == 'B') {
      base64(text);
    } else {
      joined.writeBytes(halfDecoded());
      q(text);
    }
  }

  /// Some mailers cut the base64 text of a whole value into words: what is not a whole group waits
  /// for the next word.
  private void base64(Slice text) {
    Slice whole = text;
    if (half != null) {
      byte[] both = new byte[half.length() + text.length()];
      System.arraycopy(half.array(), half.offset(), both, 0, half.length());
      System.arraycopy(text.array(), text.offset(), both, half.length(), text.length());
      whole = Slice.of(both);
      half = null;
    }
    int rest = whole.length() % 4;
    boolean padded = !whole.isEmpty() && whole.at(whole.length() - 1) == '=';
    int ready = padded ? whole.length() : whole.length() - rest;
    joined.writeBytes(Base64Decoder.decode(whole.part(0, ready)).toArray());
    half = ready < whole.length() ? whole.from(ready) : null;
  }

  private byte[] halfDecoded() {
    byte[] bytes = half == null ? new byte[0] : Base64Decoder.decode(half).toArray();
    half = null;
    return bytes;
  }

  private void q(Slice text) {
    for (int i = 0; i < text.length(); i++) {
      int c = text.at(i);
      if (c == '_') {
        joined.write(' ');
        continue;
      }
      if (c == '=' && i + 2 < text.length()) {
        int high = Ascii.hex(text.at(i + 1));
        int low = Ascii.hex(text.at(i + 2));
        if (high >= 0 && low >= 0) {
          joined.write((high << 4) | low);
          i += 2;
          continue;
        }
      }
      joined.write(c);
    }
  }

  private void flush() {
    if (charset != null) {
      joined.writeBytes(halfDecoded());
      out.append(Charsets.decode(Slice.of(joined.toByteArray()), charset));
      joined.reset();
      charset = null;
    }
  }
}
