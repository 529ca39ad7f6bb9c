package dev.sekisho.engine;

import java.text.Normalizer;

/// Unicode Normalization Form C of texts; remembers the last one, since many comparisons look at
/// the same long value in turn. For one thread.
final class Nfc {
  private String from = "";
  private String to = "";

  /// `text` in NFC.
  String of(String text) {
    if (!text.equals(from)) {
      to = normalized(text);
      from = text;
    }
    return to;
  }

  /// Lets go of the text it remembers.
  void forget() {
    from = "";
    to = "";
  }

  /// `text` in NFC, not remembered.
  static String normalized(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
