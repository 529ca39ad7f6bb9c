package dev.sekisho.csaf;

import java.util.Set;
import java.util.regex.Pattern;

/// Tests of the structure: the strict schema, 6.1.8 and 6.2.20, which share its objections out
/// among themselves.
final class SchemaTests {
  private static final Pattern CVSS =
      Pattern.compile("/vulnerabilities/\\d+/scores/\\d+/cvss_v[23](/.*)?");
  private static final Set<String> EXPLAINED =
      Set.of(
          "additionalProperties",
          "required",
          "type",
          "enum",
          "pattern",
          "format",
          "minLength",
          "minItems",
          "minProperties",
          "maxProperties",
          "uniqueItems",
          "minimum",
          "maximum");

  private SchemaTests() {}

  static void structure(Content content, Report report) {
    for (Content.SchemaError error : content.schemaErrors()) {
      if (!ofCvss(error)) {
        explain(error, report);
      }
    }
  }

  static void cvss(Content content, Report report) {
    for (Content.SchemaError error : content.schemaErrors()) {
      if (ofCvss(error)) {
        explain(error, report);
      }
    }
  }

  static void additionalProperties(Content content, Report report) {
    for (Content.SchemaError error : content.schemaErrors()) {
      if (error.keyword().equals("additionalProperties")) {
        report.failAt(error.path(), "6.2.20", error.detail());
      }
    }
  }

  /// The schema of CVSS that CSAF refers to admits other properties; the strict one does not.
  private static boolean ofCvss(Content.SchemaError error) {
    return CVSS.matcher(error.path()).matches() && !error.keyword().equals("additionalProperties");
  }

  private static void explain(Content.SchemaError error, Report report) {
    String keyword = EXPLAINED.contains(error.keyword()) ? error.keyword() : "other";
    report.failAt(error.path(), "schema." + keyword, error.detail());
  }
}
