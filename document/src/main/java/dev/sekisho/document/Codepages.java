package dev.sekisho.document;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/// Windows code pages by their number.
///
/// Source: Microsoft, Code Page Identifiers.
final class Codepages {
  static final Charset STANDARD = Charset.forName("windows-1252");

  /// The ones whose charset is not named by their number.
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(932, "windows-31j"),
          Map.entry(936, "gb18030"),
          Map.entry(949, "x-windows-949"),
          Map.entry(950, "x-windows-950"),
          Map.entry(1200, "utf-16le"),
          Map.entry(10000, "x-MacRoman"),
          Map.entry(20127, "windows-1252"),
          Map.entry(20866, "koi8-r"),
          Map.entry(20932, "euc-jp"),
          Map.entry(21866, "koi8-u"),
          Map.entry(28591, "windows-1252"),
          Map.entry(50220, "x-windows-iso2022jp"),
          Map.entry(50221, "x-windows-iso2022jp"),
          Map.entry(50222, "x-windows-iso2022jp"),
          Map.entry(50225, "iso-2022-kr"),
          Map.entry(51932, "euc-jp"),
          Map.entry(51949, "euc-kr"),
          Map.entry(52936, "gb18030"),
          Map.entry(54936, "gb18030"),
          Map.entry(65001, "utf-8"));

  private Codepages() {}

  /// The charset of a code page; the Western European one if it is not known.
  static Charset charset(int page) {
    int part = page - 28590;
    String iso = part >= 2 && part <= 15 ? "iso-8859-" + part : "";
    for (String name : List.of(NAMES.getOrDefault(page, iso), "windows-" + page, "IBM" + page)) {
      if (!name.isEmpty() && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return STANDARD;
  }
}
