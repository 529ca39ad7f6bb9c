package dev.sekisho.exchange;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Tlp;

/// Comments in the files of an export, in English whatever the language of the user.
final class Comments {
  private Comments() {}

  /// What an indicator is, and how its rules compare with it.
  static String of(Candidate candidate, Outcome outcome, String mark) {
    Advisory advisory = candidate.advisory();
    StringBuilder out = new StringBuilder(mark.strip() + "\n");
    line(
        out, mark, candidate.indicator().name().in("en") + " (" + candidate.indicator().id() + ")");
    String label = advisory.tlp(candidate.indicator());
    String tlp = label.isEmpty() ? "" : ", TLP:" + label;
    line(out, mark, advisory.id() + " revision " + advisory.revision() + tlp);
    for (Reason reason : outcome.reasons()) {
      line(out, mark, outcome.status().label() + ": " + reason.text().in("en"));
    }
    if (outcome.reasons().isEmpty()) {
      line(out, mark, outcome.status().label());
    }
    if (candidate.indicator().validUntil() != null) {
      line(out, mark, "valid until " + candidate.indicator().validUntil());
    }
    return out.toString();
  }

  /// What stands at the head of a file.
  ///
  /// @param tlp the narrowest label of the rules in it
  static String head(Tlp tlp, String mark) {
    StringBuilder out = new StringBuilder();
    line(out, mark, "Written by sekisho advisory export.");
    String label = tlp == Tlp.UNLABELED ? "none, no rule has a label" : "TLP:" + tlp.label();
    line(out, mark, "Highest TLP label in this file: " + label);
    return out.toString();
  }

  private static void line(StringBuilder out, String mark, String text) {
    out.append(mark).append(Sheets.harmless(text)).append('\n');
  }
}
