package dev.sekisho.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the vulnerabilities of a document: one a CVE id, else one a bulletin; with the status of
/// every product, and what to do.
final class CsafVulnerabilities {
  /// Our words for the kinds of ids; the page has none that are as stable.
  private static final Map<Kind, String> SYSTEMS =
      Map.of(Kind.BULLETIN, "Security bulletin", Kind.KB, "Knowledge Base");

  private static final Map<String, String> STATUSES =
      Map.of(
          "affected", "known_affected",
          "fixed", "fixed",
          "not-affected", "known_not_affected",
          "under-investigation", "under_investigation");

  private final Findings findings;
  private final CsafProducts products;

  CsafVulnerabilities(Findings findings, CsafProducts products) {
    this.findings = findings;
    this.products = products;
  }

  void write(ObjectNode root) {
    List<Fact> cves = findings.of(Kind.CVE).filter(Fact::sure).toList();
    List<Fact> bulletins = findings.of(Kind.BULLETIN).filter(Fact::sure).toList();
    if (cves.isEmpty() && bulletins.isEmpty() && !products.any()) {
      return;
    }
    ArrayNode all = root.putArray("vulnerabilities");
    for (Fact cve : cves) {
      ObjectNode one = all.addObject();
      one.put("cve", cve.value());
      if (cves.size() == 1) {
        ids(one, ids(bulletins));
      }
      common(one, cve);
    }
    if (cves.isEmpty()) {
      for (Fact bulletin : bulletins) {
        ObjectNode one = all.addObject();
        ids(one, ids(List.of(bulletin)));
        common(one, bulletin);
      }
      if (bulletins.isEmpty()) {
        common(all.addObject(), findings.of(Kind.PRODUCT).findFirst().orElseThrow());
      }
    }
  }

  /// The bulletins, and the articles that the page names together with one of them.
  private Set<Fact> ids(List<Fact> bulletins) {
    Set<Fact> ids = new LinkedHashSet<>(bulletins);
    for (Fact bulletin : bulletins) {
      Pattern name = Pattern.compile(Pattern.quote(bulletin.value()), Pattern.CASE_INSENSITIVE);
      findings
          .of(Kind.KB)
          .filter(kb -> kb.sure() && name.matcher(kb.quote()).find())
          .forEach(ids::add);
    }
    return ids;
  }

  private static void ids(ObjectNode vulnerability, Set<Fact> ids) {
    if (!ids.isEmpty()) {
      ArrayNode array = vulnerability.putArray("ids");
      ids.forEach(
          id ->
              array
                  .addObject()
                  .put("system_name", SYSTEMS.getOrDefault(id.kind(), id.kind().label()))
                  .put("text", id.value()));
    }
  }

  private void common(ObjectNode vulnerability, Fact from) {
    vulnerability
        .putArray("notes")
        .addObject()
        .put("category", "description")
        .put("text", from.quote())
        .put("title", findings.say("In the notice", "告知の記述"));
    if (!products.any()) {
      return;
    }
    ObjectNode status = vulnerability.putObject("product_status");
    STATUSES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              List<String> in = products.in(entry.getKey());
              if (!in.isEmpty()) {
                in.forEach(status.putArray(entry.getValue())::add);
              }
            });
    List<Fact> remediations =
        findings.of(Kind.REMEDIATION).filter(fact -> !productsOf(fact).isEmpty()).toList();
    if (!remediations.isEmpty()) {
      ArrayNode array = vulnerability.putArray("remediations");
      remediations.forEach(fact -> remediation(fact, array.addObject()));
    }
  }

  private void remediation(Fact fact, ObjectNode to) {
    to.put("category", fact.detail("category"));
    to.put("details", fact.value());
    productsOf(fact).forEach(to.putArray("product_ids")::add);
    if (Urls.isWeb(fact.detail("url"))) {
      to.put("url", fact.detail("url"));
    }
  }

  /// The products a remediation names, else all that are affected.
  private List<String> productsOf(Fact remediation) {
    String names = remediation.detail("products");
    return names.isEmpty()
        ? products.in("affected")
        : products.named(List.of(names.split("\n", -1)));
  }
}
