package dev.sekisho.exposure;

import dev.sekisho.exposure.VersionRange.Comparator;
import dev.sekisho.exposure.VersionRange.Constraint;
import dev.sekisho.exposure.VersionRange.Interval;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what documents write for a range of versions: vers (CSAF 2.0 §3.1.2.3.2), its constraints
/// alone, and free text (docs/version-ranges.md). What a form does not cover is kept as not read.
final class RangeReader {
  /// Longest text that is read.
  private static final int MAX_LENGTH = 400;

  /// A version: a word may stand before its numbers, service packs and the like after them.
  static final String VERSION =
      "(?:(?:version|ver|v)\\.?\\s*)?(?:[a-z]+\\.)?[a-z]{0,10}\\d[a-z0-9.]*(?:-[a-z0-9.]+)*"
          + "(?:[ _](?:sp|sr|upd|update|hf|hotfix|build|patch|p|r|u|service pack)\\.?[ _]?\\d[a-z0-9.]*"
          + "|_\\d+)*";

  private static final Pattern LEAD =
      ignoreCase(
          "^(?:(?:all|any)\\s+)?(?:(?:drivers?|firmware|software|product)\\s+)?(?:versions?|releases?)"
              + "(?![a-z])\\s*[:,]?\\s*|^(?:すべての|全)(?:ての)?バージョン\\s*");
  private static final Pattern ASIDE = Pattern.compile("^(.*?)\\s*\\(([^()]*)\\)[\\s.]*$");
  private static final Pattern RESTRICTS =
      ignoreCase(
          "\\b(?:versions?|prior|includ\\w*|may|only|if|with|without|except|excluding|later|newer|not|and|or)\\b");
  private static final Pattern WILDCARD = ignoreCase("\\d\\.x\\b");
  private static final Pattern WITHIN = ignoreCase("^v?(\\d+(?:\\.\\d+)*)\\.[x*]$");

  private final String text;
  private final String product;

  private RangeReader(String text, String product) {
    this.text = text;
    this.product = product;
  }

  /// Reads `text`.
  ///
  /// @param product name of the product it is about, which the text may repeat; may be empty
  static VersionRange read(String text, String product) {
    return new RangeReader(text, product).read();
  }

  private static Pattern ignoreCase(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }

  private VersionRange read() {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replace("≤", "<=")
            .replace("≥", ">=")
            .replace("≠", "!=")
            .replaceAll("[–—―]", " - ")
            .replaceAll("[‐‑‒−]", "-")
            .replaceAll("\\s+", " ")
            .strip();
    if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
      return VersionRange.unread(text);
    }
    if (plain.regionMatches(true, 0, "vers:", 0, 5)) {
      return vers(plain.substring(5));
    }
    Matcher aside = ASIDE.matcher(plain);
    if (!aside.matches()) {
      return body(plain);
    }
    VersionRange body = body(aside.group(1));
    boolean alias = !RESTRICTS.matcher(aside.group(2)).find();
    return alias ? body : with(body, "(" + aside.group(2) + ")");
  }

  private VersionRange with(VersionRange range, String unread) {
    String all = range.unread().isEmpty() ? unread : range.unread() + " " + unread;
    return new VersionRange(text, range.alternatives(), range.doubtful(), range.scheme(), all);
  }

  private VersionRange vers(String uri) {
    int slash = uri.indexOf('/');
    if (slash < 0) {
      return VersionRange.unread(text);
    }
    String scheme = Versions.scheme(uri.substring(0, slash));
    String constraints = uri.substring(slash + 1).strip();
    if (constraints.equals("*")) {
      return VersionRange.all(text);
    }
    VersionRange range =
        orUnread(ConstraintList.read(constraints).range(text, scheme), constraints);
    return new VersionRange(text, range.alternatives(), List.of(), scheme, range.unread());
  }

  private VersionRange body(String plain) {
    String body = LEAD.matcher(plain).replaceFirst("");
    if (body.isEmpty() || body.matches("(?i)\\*|all|any|すべて|全て")) {
      return body.isEmpty() && plain.isEmpty() ? VersionRange.unread(text) : VersionRange.all(text);
    }
    String shorter = withoutProduct(body);
    Matcher within = WITHIN.matcher(shorter);
    if (within.matches()) {
      return range(new Constraint(Comparator.WITHIN, within.group(1)));
    }
    if (WILDCARD.matcher(shorter).find()) {
      return orUnread(null, body);
    }
    List<Constraint> words = RangeWords.read(shorter);
    if (!words.isEmpty()) {
      return new VersionRange(text, List.of(new Interval(words)), List.of(), Versions.GENERIC, "");
    }
    return orUnread(ConstraintList.read(shorter).range(text, Versions.GENERIC), body);
  }

  private VersionRange range(Constraint constraint) {
    return new VersionRange(
        text, List.of(new Interval(List.of(constraint))), List.of(), Versions.GENERIC, "");
  }

  private VersionRange orUnread(@Nullable VersionRange range, String rest) {
    return range != null
        ? range
        : new VersionRange(text, List.of(), List.of(), Versions.GENERIC, rest);
  }

  /// `body` without the last words of the product's name where they stand before a version.
  private String withoutProduct(String body) {
    List<String> words = new ArrayList<>(List.of(product.strip().split("\\s+", -1)));
    while (!words.isEmpty()) {
      String name = String.join(" ", words);
      if (name.length() > 2) {
        String without =
            ignoreCase("(?<![a-z0-9])" + Pattern.quote(name) + "\\s+(?=v?\\d)")
                .matcher(body)
                .replaceAll("");
        if (!without.equals(body)) {
          return without;
        }
      }
      words.removeFirst();
    }
    return body;
  }
}
