package dev.sekisho.cli;

import dev.sekisho.exposure.Exposure;
import dev.sekisho.exposure.Mark;
import dev.sekisho.exposure.Remediation;
import dev.sekisho.exposure.Status;
import dev.sekisho.exposure.Step;
import dev.sekisho.exposure.Tracked;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Text for people: exposures under their hosts, or under their advisories.
final class ExposureText implements ExposureReport {
  private final Messages messages;
  private final Style style;
  private final boolean byAdvisory;
  private final boolean brief;

  /// @param brief true to leave out what nobody has to act on
  ExposureText(Messages messages, Style style, boolean byAdvisory, boolean brief) {
    this.messages = messages;
    this.style = style;
    this.byAdvisory = byAdvisory;
    this.brief = brief;
  }

  @Override
  public byte[] of(List<Tracked> exposures) {
    Map<String, StringBuilder> groups = new LinkedHashMap<>();
    for (Tracked one : exposures) {
      if (!brief || one.exposure().status().open()) {
        String group = byAdvisory ? advisory(one.exposure()) : one.exposure().host();
        append(one, groups.computeIfAbsent(group, _ -> new StringBuilder()));
      }
    }
    StringBuilder out = new StringBuilder();
    groups.forEach(
        (group, rows) -> out.append(style.strong(Printable.of(group))).append('\n').append(rows));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String advisory(Exposure exposure) {
    String tlp = exposure.tlp().isEmpty() ? "" : " TLP:" + exposure.tlp();
    return messages.text("text.from", exposure.advisory(), exposure.revision()) + tlp;
  }

  private void append(Tracked one, StringBuilder out) {
    Exposure exposure = one.exposure();
    String other = byAdvisory ? exposure.host() : advisory(exposure);
    out.append("  ")
        .append(coloured(exposure.status()))
        .append("  ")
        .append(Printable.of(exposure.product().label()))
        .append("  ")
        .append(style.faint(Printable.of(other)));
    if (one.mark() != Mark.NOT_REMEDIATED) {
      out.append("  [").append(messages.text("mark." + one.mark().key())).append(']');
    }
    out.append('\n');
    line(out, messages.text("expose.why"), exposure.reason().in(messages.language()));
    for (Step step : exposure.steps()) {
      String url = step.url().isEmpty() ? "" : " (" + step.url() + ")";
      line(out, step.order() + ".", step.action().in(messages.language()) + url);
    }
    if (!exposure.restart().isEmpty()) {
      line(out, messages.text("expose.restart"), exposure.restart());
    }
    if (exposure.status().open()) {
      exposure.alternatives().forEach(alternative -> alternative(out, alternative));
    }
  }

  private void alternative(StringBuilder out, Remediation remediation) {
    String url = remediation.url().isEmpty() ? "" : " (" + remediation.url() + ")";
    line(
        out,
        messages.text("expose.also"),
        remediation.category() + ": " + remediation.localized().in(messages.language()) + url);
  }

  private static void line(StringBuilder out, String label, String text) {
    out.append("    ")
        .append(label)
        .append(' ')
        .append(Printable.all(text.replaceAll("\\s+", " ")))
        .append('\n');
  }

  private String coloured(Status status) {
    String word = messages.text("status." + status.key());
    return switch (status) {
      case AFFECTED -> style.alarm(word);
      case UNKNOWN, UNDER_INVESTIGATION -> style.caution(word);
      case MITIGATED, FIXED, PROTECTED, NOT_AFFECTED -> style.good(word);
    };
  }
}
