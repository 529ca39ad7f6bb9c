package dev.sekisho.csaf;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// Tests CSAF documents against the standard: its structure strictly, then every test of CSAF 2.0
/// §6. Nothing is asked of a network.
public final class Validator {
  private Validator() {}

  /// Does every test on the document `root`, whatever it is.
  public static Validation validate(JsonNode root) {
    Content content = new Content(root);
    Report report = new Report();
    for (Tests.Test test : Tests.ALL) {
      report.begin(test.number(), test.group());
      test.check().of(content, report);
    }
    return report.validation();
  }

  /// The numbers of all tests, in order; `schema` is the first.
  public static List<String> tests() {
    return Tests.ALL.stream().map(Tests.Test::number).toList();
  }
}
