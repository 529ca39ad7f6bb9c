package dev.sekisho.exchange;

import dev.sekisho.advisory.Advisory;

/// Comments in the files of an export, in English whatever the language of the user.
final class Comments {
  private Comments() {}

  /// What an indicator is, and how its rules compare with it.
  static String of(Candidate candidate, Outcome outcome, String mark) {
    Advisory advisory = candidate.advisory();
    StringBuilder out = new StringBuilder(mark.strip() + "\n");
    line(
        out, mark, candidate.indicator().name().in("en") + " (" + candidate.indicator().id() + ")");
    String tlp = advisory.tlp().isEmpty() ? "" : ", TLP:" + advisory.tlp();
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

  static void line(StringBuilder out, String mark, String text) {
    out.append(mark).append(Sheets.harmless(text)).append('\n');
  }
}
