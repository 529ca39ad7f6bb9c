package dev.sekisho.host;

import java.util.Locale;
import java.util.StringJoiner;

/// Names of 8.3 form, such as `PROGRA~1`, which Windows gives beside a long one.
///
/// Source: Microsoft, *File System Functionality Comparison* and the behaviour of NTFS: the first
/// six characters without spaces and dots, a tilde and a number, and three characters of the
/// extension. Which number a name got depends on what stood beside it when it was made; a disk at
/// rest does not tell, so the first is taken.
final class ShortNames {
  private static final int BASE = 8;
  private static final int STEM = 6;
  private static final int EXTENSION = 3;

  private ShortNames() {}

  /// The short form of `name`; `name` itself if it needs none.
  static String of(String name) {
    if (name.endsWith(":")) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String base = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot + 1) : "";
    if (fits(base, BASE) && fits(extension, EXTENSION)) {
      return name;
    }
    String stem = plain(base);
    String end = plain(extension);
    String cut = stem.substring(0, Math.min(STEM, stem.length())) + "~1";
    return end.isEmpty() ? cut : cut + "." + end.substring(0, Math.min(EXTENSION, end.length()));
  }

  /// The path with each name in its short form.
  static String ofPath(String path) {
    StringJoiner joined = new StringJoiner("\\");
    for (String name : path.split("\\\\", -1)) {
      joined.add(of(name));
    }
    return joined.toString();
  }

  /// True if `name`, of short form, may stand for `longName`, whatever its number is.
  static boolean mayBe(String name, String longName) {
    int tilde = name.lastIndexOf('~');
    String expected = of(longName);
    int own = expected.lastIndexOf('~');
    if (tilde < 0 || own < 0) {
      return false;
    }
    return expected.substring(0, own).equalsIgnoreCase(name.substring(0, tilde))
        && extension(expected).equalsIgnoreCase(extension(name));
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static boolean fits(String part, int most) {
    return part.length() <= most && plain(part).equalsIgnoreCase(part);
  }

  private static String plain(String part) {
    return part.replaceAll("[ .]", "").replaceAll("[+,;=\\[\\]]", "_").toUpperCase(Locale.ROOT);
  }
}
