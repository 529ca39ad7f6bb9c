package dev.sekisho.draft;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A product as a page writes it, told apart: vendor, name, version.
///
/// @param vendor its vendor, if a known one starts the text; else empty
/// @param name its name
/// @param version its version or versions; empty if there are none
/// @param range true if that is more than one version
record ProductName(String vendor, String name, String version, boolean range) {
  private static final String NUMBER =
      "\\d[\\w.]*(?:-\\w+)?(?:\\s?(?:SP|SR|Service Pack|Update|R|u)[\\s-]?\\d+[a-z]?)*";
  private static final Pattern PLAIN = Pattern.compile("(?i)v?" + NUMBER);
  private static final Pattern WILD = Pattern.compile("(?i).*(?:\\.x\\b|\\.\\*).*");
  private static final Pattern RANGE = Vocabulary.pattern("word.range");
  private static final Pattern GAP = Pattern.compile("[\\s　]+|(?<=[^\\w.])(?=\\d)");
  private static final Pattern VENDOR = Vocabulary.pattern("word.vendor");
  private static final Pattern REMARK = Pattern.compile("\\s?[(（][^()（）]*[)）]$");

  /// Reads a text that is a product, with its version if that ends it.
  static ProductName of(String text) {
    String plain = REMARK.matcher(text.strip()).replaceFirst("");
    Matcher gap = GAP.matcher(plain);
    while (gap.find()) {
      String version = version(plain.substring(gap.end()));
      boolean named = plain.substring(0, gap.start()).codePoints().anyMatch(Character::isLetter);
      if (named && isVersion(version)) {
        return of(plain.substring(0, gap.start()), version);
      }
    }
    return of(plain, "");
  }

  /// Reads a name and a version that the page gives apart.
  static ProductName of(String text, String version) {
    String name = REMARK.matcher(text.strip()).replaceFirst("");
    Matcher vendor = VENDOR.matcher(name);
    boolean known = vendor.lookingAt() && vendor.end() + 2 < name.length();
    return new ProductName(
        known ? vendor.group() : "",
        known ? name.substring(vendor.end()).strip() : name,
        version.strip(),
        !version.isBlank()
            && (!PLAIN.matcher(version.strip()).matches() || WILD.matcher(version).matches()));
  }

  private static String version(String text) {
    return text.replaceFirst("(?i)^(?:versions?|ver\\.?|releases?|バージョン)\\s?", "").strip();
  }

  /// True if `text` is a version or says which versions: it starts with a number or with a word
  /// such as “before”.
  private static boolean isVersion(String text) {
    Matcher word = RANGE.matcher(text);
    boolean starts =
        text.matches("(?s)v?\\d.*") || (word.lookingAt() && text.matches("(?s).*\\d.*"));
    return PLAIN.matcher(text).matches()
        || (WILD.matcher(text).matches() && text.length() <= 20 && starts)
        || (text.length() <= 80 && starts && word.reset().find());
  }

  /// The details of a fact.
  Map<String, String> details(String status) {
    Map<String, String> details = new HashMap<>();
    details.put("status", status);
    details.put("name", name);
    if (!vendor.isEmpty()) {
      details.put("vendor", vendor);
    }
    if (!version.isEmpty()) {
      details.put("version", version);
    }
    if (range) {
      details.put("range", "true");
    }
    return details;
  }
}
