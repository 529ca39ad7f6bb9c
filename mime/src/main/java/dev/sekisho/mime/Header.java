package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One header field as it stands in the message. RFC 5322 §2.2.
///
/// @param name the name as written, without white space around it and control characters in it
/// @param rawValue all after the colon, still folded, without the last line end
/// @param start offset of the field's first byte in the parsed bytes
/// @param length bytes from there to the end of the value
public record Header(String name, Slice rawValue, int start, int length) {
  /// The value unfolded, with its encoded-words decoded. Made anew on each call.
  public String text() {
    return EncodedWords.decode(unfoldedBytes()).strip();
  }

  /// Every text that some client may show, {@link #text()} first, none twice: encoded-words that
  /// stand where RFC 2047 §5 does not allow them decoded and as they are; bytes beyond ASCII as
  /// what they look like, and in windows-1252; overlong UTF-8 refused and read.
  public List<String> texts() {
    Slice bytes = unfoldedBytes();
    String text = text();
    if (!EncodedWords.misplaced(bytes) && Charsets.ascii(bytes)) {
      return List.of(text);
    }
    Set<String> found = new LinkedHashSet<>();
    found.add(text);
    found.add(unfolded());
    if (!Charsets.ascii(bytes)) {
      found.addAll(EightBit.others(bytes));
    }
    return List.copyOf(found);
  }

  /// The value on one line, encoded-words left as they are; unlabelled 8-bit text is UTF-8 or what
  /// it looks like. Made anew on each call.
  public String unfolded() {
    return Charsets.guess(unfoldedBytes()).strip();
  }

  /// The value without line ends and NUL bytes, a character a byte.
  String latin1() {
    return unfoldedBytes().latin1();
  }

  /// True if more than a name and a colon stands before the value: white space, a comment, or a
  /// control character.
  boolean spaced() {
    return length - rawValue.length() - name.length() > 1;
  }

  private Slice unfoldedBytes() {
    return unfold(rawValue);
  }

  /// `value` without its CR, LF and NUL bytes; RFC 5322 §2.2.3. Itself if there are none. A tab
  /// after a line end becomes the space that mailers fold there.
  static Slice unfold(Slice value) {
    byte[] array = value.array();
    int end = value.offset() + value.length();
    int i = value.offset();
    while (i < end && !dropped(array[i])) {
      i++;
    }
    if (i == end) {
      return value;
    }
    byte[] out = new byte[value.length() - 1];
    int n = 0;
    for (int j = value.offset(); j < end; j++) {
      if (!dropped(array[j])) {
        boolean fold = array[j] == '\t' && j > value.offset() && dropped(array[j - 1]);
        out[n++] = fold ? (byte) ' ' : array[j];
      }
    }
    return Slice.of(out, 0, n);
  }

  private static boolean dropped(byte b) {
    return b == '\n' || b == '\r' || b == 0;
  }
}
