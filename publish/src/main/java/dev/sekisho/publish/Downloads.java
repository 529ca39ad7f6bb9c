package dev.sekisho.publish;

import dev.sekisho.csaf.Vulnerability;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Where to get what the remediations ask for: each address once, and the products it is for.
final class Downloads {
  private final Document document;
  private final SiteText text;

  Downloads(Document document, SiteText text) {
    this.document = document;
    this.text = text;
  }

  /// Writes them.
  void write(Html html) {
    Map<String, Set<String>> products = new LinkedHashMap<>();
    for (Vulnerability vulnerability : document.vulnerabilities()) {
      for (Vulnerability.Remediation remediation : vulnerability.remediations()) {
        if (!remediation.url().isEmpty()) {
          Set<String> names =
              products.computeIfAbsent(remediation.url(), _ -> new LinkedHashSet<>());
          Remedies.ordered(document, remediation.products())
              .forEach(id -> names.add(Affected.name(document, id)));
        }
      }
    }
    if (products.isEmpty()) {
      return;
    }
    html.start("ul", "class", "cards").line();
    products.forEach(
        (url, names) -> {
          String summary = History.summary(document, url);
          html.start("li").start("p", "class", "name").link(url, summary.isEmpty() ? url : summary);
          html.endLine();
          if (!summary.isEmpty()) {
            html.element("p", url, "class", "soft").line();
          }
          String separator = text.language().equals("ja") ? "、" : ", ";
          html.element(
              "p", text.of("remediation.for", String.join(separator, names)), "class", "soft");
          html.endLine();
        });
    html.endLine();
  }
}
