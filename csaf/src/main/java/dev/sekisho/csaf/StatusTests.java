package dev.sekisho.csaf;

import static dev.sekisho.csaf.Vulnerability.Status.FIRST_AFFECTED;
import static dev.sekisho.csaf.Vulnerability.Status.FIRST_FIXED;
import static dev.sekisho.csaf.Vulnerability.Status.FIXED;
import static dev.sekisho.csaf.Vulnerability.Status.KNOWN_AFFECTED;
import static dev.sekisho.csaf.Vulnerability.Status.KNOWN_NOT_AFFECTED;
import static dev.sekisho.csaf.Vulnerability.Status.LAST_AFFECTED;
import static dev.sekisho.csaf.Vulnerability.Status.UNDER_INVESTIGATION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Tests of what vulnerabilities say of products: status, flags, threats and remediations.
final class StatusTests {
  private static final List<Vulnerability.Status> AFFECTED =
      List.of(FIRST_AFFECTED, KNOWN_AFFECTED, LAST_AFFECTED);

  /// Statuses that exclude each other (§6.1.6).
  private static final Map<Vulnerability.Status, String> CONTRADICTING =
      Map.of(
          FIRST_AFFECTED, "affected",
          KNOWN_AFFECTED, "affected",
          LAST_AFFECTED, "affected",
          KNOWN_NOT_AFFECTED, "known_not_affected",
          FIRST_FIXED, "fixed",
          FIXED, "fixed",
          UNDER_INVESTIGATION, "under_investigation");

  private StatusTests() {}

  /// 6.1.6
  static void contradicting(Content content, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      Map<String, String> first = new HashMap<>();
      for (Vulnerability.Status status : Vulnerability.Status.values()) {
        String group = CONTRADICTING.getOrDefault(status, "");
        for (Node id : group.isEmpty() ? List.<Node>of() : ids(vulnerability, status)) {
          String before = first.putIfAbsent(id.text(), group);
          if (before != null && !before.equals(group)) {
            report.fail(id, id.text(), before, group);
          }
        }
      }
    }
  }

  /// 6.1.27.9
  static void impactStatement(Content content, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      Set<String> covered = covered(content, vulnerability, "flags", flag -> true);
      covered.addAll(
          covered(
              content,
              vulnerability,
              "threats",
              threat -> threat.text("category").equals("impact")));
      uncovered(vulnerability, List.of(KNOWN_NOT_AFFECTED), covered, report);
    }
  }

  /// 6.1.27.10
  static void actionStatement(Content content, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      Set<String> covered = covered(content, vulnerability, "remediations", one -> true);
      uncovered(vulnerability, List.of(KNOWN_AFFECTED), covered, report);
    }
  }

  /// 6.1.29
  static void remediationWithoutProduct(Content content, Report report) {
    withoutProduct(content, "remediations", report);
  }

  /// 6.1.32
  static void flagWithoutProduct(Content content, Report report) {
    withoutProduct(content, "flags", report);
  }

  private static void withoutProduct(Content content, String member, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      for (Node holder : vulnerability.items(member)) {
        if (!holder.has("group_ids") && !holder.has("product_ids")) {
          report.fail(holder);
        }
      }
    }
  }

  /// 6.1.33
  static void multipleFlags(Content content, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      Set<String> flagged = new HashSet<>();
      for (Node flag : vulnerability.items("flags")) {
        for (String id : content.tree().products(flag)) {
          if (!flagged.add(id)) {
            report.fail(flag, id);
          }
        }
      }
    }
  }

  /// 6.2.2
  static void missingRemediation(Content content, Report report) {
    List<Vulnerability.Status> open = new ArrayList<>(AFFECTED);
    open.add(UNDER_INVESTIGATION);
    for (Node vulnerability : content.vulnerabilities()) {
      uncovered(
          vulnerability,
          open,
          covered(content, vulnerability, "remediations", one -> true),
          report);
    }
  }

  /// 6.2.3
  static void missingScore(Content content, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      Set<String> scored = new HashSet<>();
      vulnerability.items("scores").forEach(score -> scored.addAll(score.texts("products")));
      uncovered(vulnerability, AFFECTED, scored, report);
    }
  }

  private static Set<String> covered(
      Content content, Node vulnerability, String member, Predicate<Node> which) {
    Set<String> covered = new HashSet<>();
    vulnerability.items(member).stream()
        .filter(which)
        .forEach(holder -> covered.addAll(content.tree().products(holder)));
    return covered;
  }

  private static void uncovered(
      Node vulnerability, List<Vulnerability.Status> statuses, Set<String> covered, Report report) {
    for (Vulnerability.Status status : statuses) {
      for (Node id : ids(vulnerability, status)) {
        if (id.isText() && !covered.contains(id.text())) {
          report.fail(id, id.text());
        }
      }
    }
  }

  private static List<Node> ids(Node vulnerability, Vulnerability.Status status) {
    return vulnerability.at("product_status").items(status.label());
  }
}
