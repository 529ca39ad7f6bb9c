package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;

/// The line that says which advisory a sighting is of, how grave it is, and how far it may be
/// passed on: `SEKISHO-2003-0001, revision 2, High, TLP:WHITE`.
final class AdvisoryLine {
  private AdvisoryLine() {}

  /// The line, ready to be printed; what the advisory does not say is left out.
  static String of(Advisory advisory, Messages messages) {
    StringBuilder line =
        new StringBuilder(messages.text("text.from", advisory.id(), advisory.revision()));
    String severity = advisory.severity().in(messages.language());
    if (!severity.isEmpty()) {
      line.append(", ").append(severity);
    }
    if (!advisory.tlp().isEmpty()) {
      line.append(", TLP:").append(advisory.tlp());
    }
    return Printable.of(line.toString());
  }

  /// How far an indicator may be passed on, ready to be printed behind its name, where that is
  /// narrower than its advisory; else empty.
  static String own(Advisory advisory, Indicator indicator, Messages messages) {
    String label = advisory.tlp(indicator);
    return label.equals(advisory.tlp()) ? "" : Printable.of(messages.text("text.tlp", label));
  }
}
