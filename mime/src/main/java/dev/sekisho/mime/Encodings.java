package dev.sekisho.mime;

import dev.sekisho.mime.Reading.Encoding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The readings of Content-Transfer-Encoding. RFC 2045 §6.
final class Encodings {
  private Encodings() {}

  /// All plausible readings of the fields, the most plausible first; never empty.
  static Set<Encoding> of(List<Header> fields) {
    if (fields.isEmpty()) {
      return Set.of(Encoding.IDENTITY);
    }
    Set<Encoding> found = new LinkedHashSet<>();
    fields.forEach(field -> found.add(named(Field.of(field).value())));
    fields.forEach(field -> words(field, found));
    if (fields.stream().anyMatch(Header::spaced)) {
      found.add(Encoding.IDENTITY);
    }
    return found;
  }

  /// The encoding that `value`, in lower case, is the name of.
  static Encoding named(String value) {
    return switch (value) {
      case "", "7bit", "8bit", "binary", "7-bit", "8-bit", "none" -> Encoding.IDENTITY;
      case "base64", "x-base64", "base-64" -> Encoding.BASE64;
      case "quoted-printable", "quotedprintable", "x-quoted-printable" -> Encoding.QUOTED_PRINTABLE;
      case "uuencode", "x-uuencode", "x-uue", "uue" -> Encoding.UUENCODE;
      default -> Encoding.UNKNOWN;
    };
  }

  /// Adds the encodings that words of a field name where its value does not, white space of C
  /// around it left out.
  private static void words(Header field, Set<Encoding> found) {
    String text = Ascii.lower(field.latin1()).strip();
    Encoding trimmed = named(text);
    if (trimmed != Encoding.UNKNOWN) {
      found.add(trimmed);
      return;
    }
    for (String word : text.split("[^a-z0-9-]+", -1)) {
      if (!word.isEmpty() && named(word) != Encoding.UNKNOWN) {
        found.add(named(word));
      }
    }
    if (text.contains("64")) {
      found.add(Encoding.BASE64);
    }
    if (text.contains("quoted") || text.contains("printable")) {
      found.add(Encoding.QUOTED_PRINTABLE);
    }
    if (text.contains("uue")) {
      found.add(Encoding.UUENCODE);
    }
  }
}
