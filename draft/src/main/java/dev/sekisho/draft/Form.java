package dev.sekisho.draft;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// The forms a page can have.
enum Form {
  HTML,
  MARKDOWN,
  TEXT,
  PDF;

  private static final Pattern MARKUP =
      Pattern.compile("(?i)<!doctype\\s+html|<html[\\s>]|<body[\\s>]|<head[\\s>]");

  /// The form of a page, told by its content, then by the end of its name.
  static Form of(String name, byte[] bytes) {
    String head = new String(bytes, 0, Math.min(2048, bytes.length), StandardCharsets.ISO_8859_1);
    String lower = name.toLowerCase(Locale.ROOT);
    if (head.contains("%PDF-")) {
      return PDF;
    }
    if (lower.matches(".*\\.x?html?") || MARKUP.matcher(head).find()) {
      return HTML;
    }
    return lower.matches(".*\\.(md|markdown)") ? MARKDOWN : TEXT;
  }
}
