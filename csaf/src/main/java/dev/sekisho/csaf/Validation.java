package dev.sekisho.csaf;

import java.util.List;

/// What the tests say of one document.
///
/// @param findings in the order of the tests, then of the document
/// @param unchecked what could not be tested here; it counts neither for nor against
public record Validation(List<Finding> findings, List<Unchecked> unchecked) {
  public Validation {
    findings = List.copyOf(findings);
    unchecked = List.copyOf(unchecked);
  }

  /// True if neither the schema nor a mandatory test objects.
  public boolean valid() {
    return findings.stream()
        .allMatch(finding -> finding.group().compareTo(Finding.Group.OPTIONAL) >= 0);
  }

  /// A test that could not be done.
  ///
  /// @param test its number
  /// @param path JSON Pointer of what was not tested
  /// @param text name of the reason
  public record Unchecked(String test, String path, String text) {
    /// The reason, for people.
    ///
    /// @param language `ja` for Japanese; any other for English
    public String reason(String language) {
      return Texts.in(language).of(text, List.of());
    }
  }
}
