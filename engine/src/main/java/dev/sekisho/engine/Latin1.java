package dev.sekisho.engine;

import dev.sekisho.bytes.Slice;

/// Bytes seen as text, a character for each byte, without a copy.
record Latin1(Slice bytes) implements CharSequence {
  /// True if each character of `text` is one byte.
  static boolean fits(String text) {
    return text.chars().allMatch(c -> c <= 0xff);
  }

  @Override
  public int length() {
    return bytes.length();
  }

  @Override
  public char charAt(int index) {
    return (char) bytes.at(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new Latin1(bytes.part(start, end - start));
  }

  @Override
  public String toString() {
    return bytes.latin1();
  }
}
