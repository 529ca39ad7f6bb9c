package dev.sekisho.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of a PDF file (ISO 32000-2 §7.3), as far as it matters what it is.
sealed interface PdfValue {
  /// A dictionary; of a key that occurs twice the last value counts.
  record Dictionary(Map<String, PdfValue> entries) implements PdfValue {
    @Nullable PdfValue get(String key) {
      return entries.get(key);
    }

    /// The name under `key`; empty text if there is none.
    String name(String key) {
      return entries.get(key) instanceof Name(String name) ? name : "";
    }

    /// The number under `key`; -1 if there is none.
    long number(String key) {
      return entries.get(key) instanceof Whole(long number) ? number : -1;
    }
  }

  /// An array.
  record Array(List<PdfValue> items) implements PdfValue {}

  /// A name, its escapes resolved.
  record Name(String name) implements PdfValue {}

  /// A string, a character for each byte.
  record Text(String bytes) implements PdfValue {
    /// What it says, read as a text string (§7.9.2.2).
    String shown() {
      byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
      if (bytes.startsWith("\u00fe\u00ff")) {
        return new String(raw, 2, raw.length - 2, StandardCharsets.UTF_16BE);
      }
      return bytes.startsWith("\u00ef\u00bb\u00bf")
          ? new String(raw, 3, raw.length - 3, StandardCharsets.UTF_8)
          : bytes;
    }
  }

  /// A whole number.
  record Whole(long number) implements PdfValue {}

  /// A reference to the object of this number.
  record Reference(int object) implements PdfValue {}

  /// Anything else: a real number, a keyword.
  record Other() implements PdfValue {}
}
