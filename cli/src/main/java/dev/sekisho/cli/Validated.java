package dev.sekisho.cli;

import dev.sekisho.csaf.Finding;
import dev.sekisho.csaf.Validation;
import dev.sekisho.stix.JsonDiagnostic;
import dev.sekisho.stix.Severity;
import java.util.List;

/// What validating one document gave, in one language.
///
/// @param valid true if neither its structure nor a mandatory test objects
/// @param findings what is not as it should be
/// @param unchecked what could not be tested
record Validated(boolean valid, List<Line> findings, List<Line> unchecked) {
  Validated {
    findings = List.copyOf(findings);
    unchecked = List.copyOf(unchecked);
  }

  /// One finding, or one thing that could not be tested.
  ///
  /// @param test number of the test, or code of the diagnostic
  /// @param group `schema`, `mandatory`, `optional` or `informative`
  /// @param path JSON Pointer of what it is about
  /// @param message for people; it may quote the document, which is hostile
  record Line(String test, String group, String path, String message) {
    /// The key of the word for how grave it is.
    String severity() {
      return switch (group) {
        case "optional" -> "severity.warning";
        case "informative" -> "severity.note";
        default -> "severity.error";
      };
    }
  }

  /// Of a CSAF document.
  static Validated of(Validation validation, String language) {
    return new Validated(
        validation.valid(),
        validation.findings().stream().map(finding -> line(finding, language)).toList(),
        validation.unchecked().stream()
            .map(one -> new Line(one.test(), "informative", one.path(), one.reason(language)))
            .toList());
  }

  private static Line line(Finding finding, String language) {
    return new Line(
        finding.test(), finding.group().label(), finding.path(), finding.message(language));
  }

  /// Of a STIX bundle or object: what it MUST do is mandatory, what it SHOULD do optional.
  static Validated of(List<JsonDiagnostic> diagnostics) {
    return new Validated(
        diagnostics.stream().noneMatch(one -> one.severity() == Severity.ERROR),
        diagnostics.stream()
            .map(one -> new Line(one.code(), group(one.severity()), one.where(), one.message()))
            .toList(),
        List.of());
  }

  private static String group(Severity severity) {
    return switch (severity) {
      case ERROR -> "mandatory";
      case WARNING -> "optional";
      case NOTE -> "informative";
    };
  }

  /// Of a file that holds no JSON.
  static Validated unreadable(String where, String message) {
    return new Validated(
        false, List.of(new Line("schema", "schema", "", where + ": " + message)), List.of());
  }
}
