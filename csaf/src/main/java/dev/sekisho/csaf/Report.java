package dev.sekisho.csaf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Takes what one test after the other has to say.
final class Report {
  private final List<Finding> findings = new ArrayList<>();
  private final List<Validation.Unchecked> unchecked = new ArrayList<>();
  private String test = "";
  private Finding.Group group = Finding.Group.SCHEMA;

  /// What follows is of this test.
  void begin(String number, Finding.Group of) {
    test = number;
    group = of;
  }

  /// The test fails at `where`; its explanation quotes `arguments`.
  void fail(Node where, Object... arguments) {
    failAt(where.path(), test, arguments);
  }

  /// As {@link #fail}, with an explanation of its own.
  void failAt(String path, String text, Object... arguments) {
    findings.add(
        new Finding(test, group, path, text, Stream.of(arguments).map(String::valueOf).toList()));
  }

  /// The test cannot be done at `where`.
  void unchecked(Node where, String text) {
    unchecked.add(new Validation.Unchecked(test, where.path(), text));
  }

  Validation validation() {
    return new Validation(findings, unchecked);
  }
}
