package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds which of the affected products a text speaks of.
final class Mentions {
  private static final String NUMBER = "\\d[\\w.]*(?:\\s?(?:SP|SR-?|R)\\d+)?";
  private static final Pattern VERSIONS =
      Pattern.compile(
          "^\\s?(?:versions?\\s)?("
              + NUMBER
              + "(?:\\s?(?:,|and|or|、|および|と|/)\\s?(?:and\\s)?"
              + NUMBER
              + ")*)");
  private static final Pattern VERSION = Pattern.compile(NUMBER);

  private final List<Fact> products;

  Mentions(List<Fact> products) {
    this.products =
        products.stream()
            .filter(product -> product.detail("status").equals("affected"))
            .sorted(
                Comparator.comparingInt((Fact product) -> product.detail("name").length())
                    .reversed())
            .toList();
  }

  /// The values of the products that `text` names: those of the versions behind a name, else all of
  /// that name. The longest name counts, so that “Outlook Express” is not “Outlook”.
  List<String> in(String text) {
    String left = text.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (String name :
        products.stream().map(product -> product.detail("name")).distinct().toList()) {
      String small = name.toLowerCase(Locale.ROOT);
      int at = left.indexOf(small);
      while (at >= 0 && !small.isBlank()) {
        List<String> versions =
            versions(text.substring(Math.min(at + small.length(), text.length())));
        named(name, versions).stream().filter(one -> !found.contains(one)).forEach(found::add);
        left =
            left.substring(0, at)
                + " ".repeat(small.length())
                + left.substring(at + small.length());
        at = left.indexOf(small);
      }
    }
    return found;
  }

  private static List<String> versions(String behind) {
    Matcher versions = VERSIONS.matcher(behind);
    return versions.find()
        ? VERSION.matcher(versions.group(1)).results().map(version -> version.group()).toList()
        : List.of();
  }

  private List<String> named(String name, List<String> versions) {
    List<Fact> all =
        products.stream().filter(product -> product.detail("name").equals(name)).toList();
    List<Fact> exact =
        all.stream().filter(product -> versions.contains(product.detail("version"))).toList();
    return (exact.isEmpty() ? all : exact).stream().map(Fact::value).toList();
  }
}
