package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// The readings of a field's value that is folded inside quotes, or has NUL bytes in it: clients
/// drop white space that others keep, and end a value at a NUL that others drop or keep.
final class FoldedText {
  private FoldedText() {}

  /// The readings besides the usual one, a character a byte, without line ends; empty for nearly
  /// all values.
  static List<String> readings(Slice rawValue) {
    List<String> found = new ArrayList<>();
    int nul = rawValue.indexOf((byte) 0, 0);
    if (nul >= 0) {
      found.add(Header.unfold(rawValue.part(0, nul)).latin1());
      found.add(rawValue.latin1().replace("\r", "").replace("\n", ""));
    }
    if (foldInQuotes(rawValue)) {
      found.add(withoutFolds(rawValue));
    }
    return found;
  }

  private static boolean foldInQuotes(Slice value) {
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      int c = value.at(i);
      quoted ^= c == '"';
      if (quoted && c == '\n') {
        return true;
      }
    }
    return false;
  }

  /// `value` without its line ends and the white space after them.
  private static String withoutFolds(Slice value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(value.length());
    boolean folding = false;
    for (int i = 0; i < value.length(); i++) {
      int c = value.at(i);
      folding = c == '\n' || c == '\r' || (folding && Ascii.blank(c));
      if (!folding && c != 0) {
        out.write(c);
      }
    }
    return Slice.of(out.toByteArray()).latin1();
  }
}
