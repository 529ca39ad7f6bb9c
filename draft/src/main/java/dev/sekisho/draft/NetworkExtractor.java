package dev.sekisho.draft;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// URLs, domains, IP and mail addresses that indicate an infection, whole or defanged.
///
/// Whole ones count where the page says what they are: in a section of indicators, or under a
/// label. Anything defanged is an indicator: nobody defangs what readers are to visit.
final class NetworkExtractor implements Extractor {
  private static final String DOT = "(?:\\s?[\\[({［]\\s?(?:\\.|dot|DOT|ドット)\\s?[\\])}］]\\s?|\\.)";
  private static final String NAME = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";
  private static final String TOP = "(?:[A-Za-z]{2,24}|xn--[A-Za-z0-9-]{2,59})";
  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern URL =
      Pattern.compile(
          "(?i)(?<![\\w])(?:h(?:tt|xx|xt|tx|\\*\\*)ps?|f[tx]ps?)(?::|[\\[({]:[\\])}])(?://|\\\\\\\\|[\\[({]//[\\])}])[^\\s<>\"“”「」『』、。，）＞|]{3,2000}|(?<![\\w])(?:h(?:tt|xx)ps?)[\\[({]://[\\])}][^\\s<>\"“”「」『』、。，）＞|]{3,2000}");
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?i)(?<![\\w.+@/-])[\\w.+-]{1,64}(?:@|\\s?[\\[({［]\\s?(?:@|at|アット)\\s?[\\])}］]\\s?)"
              + NAME
              + "(?:"
              + DOT
              + NAME
              + "){0,6}"
              + DOT
              + TOP
              + "(?![\\w-])");
  private static final Pattern IPV4 =
      Pattern.compile(
          "(?<![\\w.:/\\\\-])" + BYTE + "(?:" + DOT + BYTE + "){3}(?![\\w-]|\\.\\d|\\[\\.)");
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?i)(?<![\\w:.])(?:[0-9a-f]{1,4}(?::|\\[:\\])){2,7}(?:(?::|\\[:\\])?[0-9a-f]{1,4}){1,7}(?![\\w:])|(?<![\\w:.])[0-9a-f]{1,4}(?:(?::|\\[:\\])[0-9a-f]{1,4}){0,5}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?(?![\\w:])");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?<![\\w@.+/\\\\%-])"
              + NAME
              + "(?:"
              + DOT
              + NAME
              + "){0,8}"
              + DOT
              + TOP
              + "(?![\\w@\\\\-]|\\s?[\\[({]\\.)");

  @Override
  public void extract(Notice notice, Facts facts) {
    notice.passages().forEach(passage -> extract(passage, facts));
  }

  private static void extract(Passage passage, Facts facts) {
    StringBuilder left = new StringBuilder(passage.value());
    take(URL, passage, left, (value, defanged) -> url(passage, value, defanged), Kind.URL, facts);
    take(
        EMAIL,
        passage,
        left,
        (value, defanged) -> email(passage, value, defanged, facts),
        Kind.EMAIL_ADDRESS,
        facts);
    take(
        IPV4,
        passage,
        left,
        (value, defanged) -> address(passage, value, defanged),
        Kind.IP_ADDRESS,
        facts);
    take(
        IPV6,
        passage,
        left,
        (value, defanged) -> address(passage, value, defanged),
        Kind.IP_ADDRESS,
        facts);
    take(
        DOMAIN,
        passage,
        left,
        (value, defanged) -> domain(passage, value, defanged),
        Kind.DOMAIN,
        facts);
  }

  /// What a find is worth.
  private enum Worth {
    SURE,
    COMMON,
    DOUBTFUL,
    NOTHING
  }

  private interface Judge {
    Worth of(String value, boolean defanged);
  }

  /// Takes what `pattern` finds out of `left`, so that it is not found again as something else.
  private static void take(
      Pattern pattern, Passage passage, StringBuilder left, Judge judge, Kind kind, Facts facts) {
    Matcher found = pattern.matcher(left.toString());
    while (found.find()) {
      String raw = kind == Kind.URL ? trimmed(found.group()) : found.group();
      int end = found.start() + raw.length();
      String value = normal(kind, Refang.of(raw.strip()));
      Worth worth = judge.of(value, Refang.isDefanged(raw));
      for (int i = found.start(); i < end; i++) {
        left.setCharAt(i, ' ');
      }
      if (worth != Worth.NOTHING) {
        facts.add(kind, value, Map.of(), passage.text(), found.start(), end, doubt(worth));
      }
    }
  }

  private static @Nullable Doubt doubt(Worth worth) {
    return switch (worth) {
      case SURE, NOTHING -> null;
      case COMMON -> Doubt.COMMON;
      case DOUBTFUL -> Doubt.NOT_LABELLED;
    };
  }

  private static String normal(Kind kind, String value) {
    return kind == Kind.DOMAIN || kind == Kind.IP_ADDRESS ? value.toLowerCase(Locale.ROOT) : value;
  }

  /// A URL without the punctuation of the sentence around it.
  static String trimmed(String url) {
    String bare = url.replaceAll("[.,;:!?'’*]+$", "");
    while ((bare.endsWith(")") && count(bare, '(') < count(bare, ')'))
        || (bare.endsWith("]") && count(bare, '[') < count(bare, ']'))) {
      bare = bare.substring(0, bare.length() - 1).replaceAll("[.,;:!?'’*]+$", "");
    }
    return bare;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static boolean inIndicators(Passage passage) {
    return passage.about(Topic.INDICATORS) && !passage.about(Topic.REFERENCES);
  }

  private static Worth url(Passage passage, String value, boolean defanged) {
    boolean linked =
        passage.text().links().stream().anyMatch(link -> link.target().startsWith(value));
    if (defanged || (passage.is(Label.URL) && !linked)) {
      return Worth.SURE;
    }
    return inIndicators(passage) ? linked ? Worth.DOUBTFUL : Worth.SURE : Worth.NOTHING;
  }

  private static Worth email(Passage passage, String value, boolean defanged, Facts facts) {
    if (passage.about(Topic.CONTACT)
        || passage.is(Label.CONTACT)
        || passage.about(Topic.REFERENCES)) {
      return defanged ? Worth.DOUBTFUL : Worth.NOTHING;
    }
    boolean sender = facts.of(Kind.MAIL_FROM).anyMatch(fact -> fact.value().equals(value));
    boolean said = defanged || sender || passage.is(Label.EMAIL) || passage.is(Label.FROM);
    return said || inIndicators(passage) ? Worth.SURE : Worth.NOTHING;
  }

  private static Worth address(Passage passage, String value, boolean defanged) {
    if (value.matches(
        "0\\.0\\.0\\.0|127\\..*|255\\..*|::1?|10\\..*|192\\.168\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*|fe80:.*")) {
      return defanged || passage.is(Label.ADDRESS) ? Worth.COMMON : Worth.NOTHING;
    }
    boolean said =
        defanged || passage.is(Label.ADDRESS) || passage.is(Label.DOMAIN) || inIndicators(passage);
    boolean version =
        passage.about(Topic.PRODUCTS)
            || passage.about(Topic.FIXED)
            || passage.is(Label.VERSION)
            || passage.is(Label.PRODUCT)
            || passage.value().matches("(?is).*(?:\\bversions?\\b|バージョン|\\bver\\.).*");
    return said ? Worth.SURE : version ? Worth.NOTHING : Worth.DOUBTFUL;
  }

  private static Worth domain(Passage passage, String value, boolean defanged) {
    if (FileNames.isOne(value) && !defanged) {
      return Worth.NOTHING;
    }
    if (defanged || passage.is(Label.DOMAIN)) {
      return Worth.SURE;
    }
    boolean linked = !passage.text().links().isEmpty();
    return inIndicators(passage) && !linked && value.chars().filter(c -> c == '.').count() >= 1
        ? Worth.SURE
        : Worth.NOTHING;
  }
}
