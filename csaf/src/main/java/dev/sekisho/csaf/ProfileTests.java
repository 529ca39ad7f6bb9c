package dev.sekisho.csaf;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Tests of the profiles (CSAF 2.0 §4): which category a document may have and what it then needs.
final class ProfileTests {
  private static final String INCIDENT = "csaf_security_incident_response";
  private static final String INFORMATIONAL = "csaf_informational_advisory";
  private static final String SECURITY = "csaf_security_advisory";
  private static final String VEX = "csaf_vex";
  private static final Set<String> PROFILES =
      Set.of("csaf_base", INCIDENT, INFORMATIONAL, SECURITY, VEX);

  /// Names and values of the profiles, without dashes, white space and underscores.
  private static final Set<String> RESERVED =
      Set.of(
          "securityincidentresponse",
          "informationaladvisory",
          "securityadvisory",
          "vex",
          "csafsecurityincidentresponse",
          "csafinformationaladvisory",
          "csafsecurityadvisory",
          "csafvex");

  private static final Set<String> EXPLAINING =
      Set.of("description", "details", "general", "summary");

  private ProfileTests() {}

  private static boolean is(Content content, String... categories) {
    return Stream.of(categories).anyMatch(content.category()::equals);
  }

  /// 6.1.26
  static void prohibitedCategory(Content content, Report report) {
    String category = content.category().toLowerCase(Locale.ROOT);
    if (!PROFILES.contains(content.category())
        && (category.startsWith("csaf_")
            || RESERVED.contains(category.replaceAll("[-\\s_]+", "")))) {
      report.fail(content.document().at("category"), content.category());
    }
  }

  /// 6.1.27.1
  static void documentNotes(Content content, Report report) {
    if (is(content, INFORMATIONAL, INCIDENT)
        && content.document().items("notes").stream()
            .noneMatch(note -> EXPLAINING.contains(note.text("category")))) {
      report.fail(content.document().at("notes"));
    }
  }

  /// 6.1.27.2
  static void documentReferences(Content content, Report report) {
    if (is(content, INFORMATIONAL, INCIDENT)
        && content.document().items("references").stream()
            .noneMatch(one -> !one.has("category") || one.text("category").equals("external"))) {
      report.fail(content.document().at("references"));
    }
  }

  /// 6.1.27.3
  static void noVulnerabilities(Content content, Report report) {
    if (is(content, INFORMATIONAL) && content.root().has("vulnerabilities")) {
      report.fail(content.root().at("vulnerabilities"));
    }
  }

  /// 6.1.27.4
  static void productTree(Content content, Report report) {
    if (is(content, SECURITY, VEX) && !content.root().has("product_tree")) {
      report.fail(content.productTree());
    }
  }

  /// 6.1.27.5
  static void vulnerabilityNotes(Content content, Report report) {
    if (is(content, SECURITY, VEX)) {
      needs(content, List.of("notes"), report);
    }
  }

  /// 6.1.27.6
  static void productStatus(Content content, Report report) {
    if (is(content, SECURITY)) {
      needs(content, List.of("product_status"), report);
    }
  }

  /// 6.1.27.7
  static void vexStatus(Content content, Report report) {
    if (is(content, VEX)) {
      for (Node vulnerability : content.vulnerabilities()) {
        Node status = vulnerability.at("product_status");
        if (Stream.of("fixed", "known_affected", "known_not_affected", "under_investigation")
            .noneMatch(status::has)) {
          report.fail(status);
        }
      }
    }
  }

  /// 6.1.27.8
  static void vulnerabilityId(Content content, Report report) {
    if (is(content, VEX)) {
      needs(content, List.of("cve", "ids"), report);
    }
  }

  /// 6.1.27.9
  static void impactStatement(Content content, Report report) {
    if (is(content, VEX)) {
      StatusTests.impactStatement(content, report);
    }
  }

  /// 6.1.27.10
  static void actionStatement(Content content, Report report) {
    if (is(content, VEX)) {
      StatusTests.actionStatement(content, report);
    }
  }

  /// 6.1.27.11
  static void vulnerabilities(Content content, Report report) {
    if (is(content, SECURITY, VEX) && !content.root().has("vulnerabilities")) {
      report.fail(content.root().at("vulnerabilities"));
    }
  }

  private static void needs(Content content, List<String> oneOf, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      if (oneOf.stream().noneMatch(vulnerability::has)) {
        report.fail(vulnerability);
      }
    }
  }
}
