package dev.sekisho.publish;

import dev.sekisho.csaf.Product;
import dev.sekisho.csaf.Vulnerability;
import dev.sekisho.csaf.Vulnerability.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The products of each vulnerability by their status.
final class Affected {
  /// The statuses by the heading they are shown under, in the order of the page.
  private static final Map<String, List<Status>> HEADINGS = headings();

  private final Document document;
  private final SiteText text;

  Affected(Document document, SiteText text) {
    this.document = document;
    this.text = text;
  }

  private static Map<String, List<Status>> headings() {
    Map<String, List<Status>> headings = new LinkedHashMap<>();
    headings.put(
        "affected", List.of(Status.KNOWN_AFFECTED, Status.FIRST_AFFECTED, Status.LAST_AFFECTED));
    headings.put("under_investigation", List.of(Status.UNDER_INVESTIGATION));
    headings.put("fixed", List.of(Status.FIXED, Status.FIRST_FIXED));
    headings.put("not_affected", List.of(Status.KNOWN_NOT_AFFECTED));
    headings.put("recommended", List.of(Status.RECOMMENDED));
    return headings;
  }

  /// What a vulnerability is called: its title, CVE or first id.
  static String title(Vulnerability vulnerability) {
    List<String> said = new ArrayList<>();
    said.add(vulnerability.cve());
    if (vulnerability.cve().isEmpty() && vulnerability.title().isEmpty()) {
      said.addAll(vulnerability.ids());
    }
    said.add(vulnerability.title());
    said.removeIf(String::isEmpty);
    return String.join(": ", said);
  }

  /// Writes them.
  void write(Html html) {
    boolean several = document.vulnerabilities().size() > 1;
    for (Vulnerability vulnerability : document.vulnerabilities()) {
      if (several) {
        html.element("h3", title(vulnerability)).line();
      }
      HEADINGS.forEach(
          (heading, statuses) ->
              write(html, vulnerability, heading, statuses, several ? "h4" : "h3"));
    }
  }

  private void write(
      Html html, Vulnerability vulnerability, String heading, List<Status> statuses, String level) {
    if (statuses.stream().allMatch(status -> vulnerability.products(status).isEmpty())) {
      return;
    }
    html.start(level, "lang", text.language());
    html.element("span", text.of("status." + heading), "class", "tag " + heading).end().line();
    html.start("ul", "class", "products").line();
    for (Status status : statuses) {
      for (String product : vulnerability.products(status)) {
        html.start("li").text(name(document, product));
        html.text(bound(status));
        small(html, statement(vulnerability, product, status));
        html.endLine();
      }
    }
    html.endLine();
  }

  private String bound(Status status) {
    return switch (status) {
      case FIRST_AFFECTED, LAST_AFFECTED, FIRST_FIXED ->
          " (" + text.of("status." + status.name().toLowerCase(Locale.ROOT)) + ")";
      default -> "";
    };
  }

  private static void small(Html html, String statement) {
    if (!statement.isEmpty()) {
      html.element("small", statement);
    }
  }

  /// Why a product is not affected: what the document says of its impact, else the flag.
  private String statement(Vulnerability vulnerability, String product, Status status) {
    if (status != Status.KNOWN_NOT_AFFECTED) {
      return "";
    }
    for (Vulnerability.Threat threat : vulnerability.threats()) {
      if (threat.category().equals("impact") && threat.products().contains(product)) {
        return threat.details();
      }
    }
    for (Vulnerability.Flag flag : vulnerability.flags()) {
      Set<String> products = flag.products();
      if (products.contains(product)) {
        return text.value("flag", flag.label());
      }
    }
    return "";
  }

  /// The name of a product, or its id where it has none.
  static String name(Document document, String product) {
    return document.tree().product(product).map(Product::name).orElse(product);
  }
}
