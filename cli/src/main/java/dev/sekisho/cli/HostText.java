package dev.sekisho.cli;

import dev.sekisho.advisory.Indicator;
import dev.sekisho.host.HostResult;
import dev.sekisho.host.HostResult.HostSighting;
import dev.sekisho.host.HostResult.OfAdvisory;
import dev.sekisho.host.HostResult.Open;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Text for people: a line for each host and below it what was found, by advisory. Everything that
/// comes from a host is made harmless.
final class HostText implements HostReport {
  private static final int MOST_OPEN = 20;

  private final Messages messages;
  private final Style style;
  private final Findings findings;
  private final boolean cleanToo;

  /// @param cleanToo false to leave out hosts of which there is nothing to say
  HostText(Messages messages, Style style, Findings findings, boolean cleanToo) {
    this.messages = messages;
    this.style = style;
    this.findings = findings;
    this.cleanToo = cleanToo;
  }

  @Override
  public byte[] of(HostResult host) {
    boolean nothing = host.sightings().isEmpty() && host.incomplete().isEmpty();
    if (nothing && !cleanToo) {
      return new byte[0];
    }
    StringBuilder out = new StringBuilder();
    out.append(verdict(host)).append("  ").append(shown(host.name()));
    out.append(style.faint(" " + text("host.seen", host.files(), host.keys(), autostarts(host))));
    out.append('\n');
    host.advisories().forEach(of -> advisory(out, of, host.sightings()));
    host.incomplete().stream().limit(MOST_OPEN).forEach(open -> open(out, open));
    long more = host.incomplete().size() - MOST_OPEN + host.moreIncomplete();
    if (more > 0) {
      out.append("  ").append(text("host.more", more)).append('\n');
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int autostarts(HostResult host) {
    return host.autostart().size();
  }

  private String verdict(HostResult host) {
    String word = text("host.verdict." + host.verdict().key());
    return switch (host.verdict()) {
      case INFECTED -> style.alarm(word);
      case SUSPICIOUS, INCOMPLETE -> style.caution(word);
      case CLEAN -> style.good(word);
    };
  }

  private void advisory(StringBuilder out, OfAdvisory of, List<HostSighting> sightings) {
    String language = messages.language();
    String id = text("text.from", of.advisory().id(), of.advisory().revision());
    String title = of.advisory().title().in(language);
    out.append("  ").append(style.strong(shown(title.isEmpty() ? id : title))).append('\n');
    line(out, "text.advisory", AdvisoryLine.of(of.advisory(), messages));
    if (!of.advisory().names().isEmpty()) {
      line(out, "text.names", shown(String.join(" · ", of.advisory().names())));
    }
    int all = of.found().size() + of.missing().size();
    line(out, "host.together", text("host.of", of.found().size(), all, of.confidence()));
    for (HostSighting found : sightings) {
      if (found.advisory().equals(of.advisory())) {
        sighting(out, found);
      }
    }
    for (Indicator missing : of.missing()) {
      String name = shown(missing.name().in(language));
      String label = AdvisoryLine.own(of.advisory(), missing, messages);
      out.append("    ").append(style.faint(text("host.missing", name) + label)).append('\n');
    }
  }

  private void sighting(StringBuilder out, HostSighting found) {
    String kind = found.weak() ? "text.hint" : "text.sighting";
    String name = shown(found.indicator().name().in(messages.language()));
    String where = found.paths().stream().map(HostText::shown).collect(Collectors.joining(" + "));
    out.append("    ")
        .append(text(kind, style.strong(name), found.indicator().confidence()))
        .append(AdvisoryLine.own(found.advisory(), found.indicator(), messages))
        .append(text("text.where", where))
        .append(found.deleted() ? text("host.deleted") : "")
        .append(style.faint(" " + shown(found.indicator().id())))
        .append('\n');
    for (String starter : found.startedBy()) {
      out.append("      ").append(text("host.started", shown(starter))).append('\n');
    }
    for (Finding.Term term : findings.of(found.hit(), List.of()).evidence()) {
      out.append("      ").append(shown(term.term()));
      if (!term.value().isEmpty()) {
        out.append(": “").append(shown(term.value())).append('”');
      }
      out.append('\n');
    }
  }

  private void open(StringBuilder out, Open open) {
    String lost = open.property().isEmpty() ? text("text.everything") : shown(open.property());
    String cause = text("cause." + open.cause().key());
    String why = open.detail().isEmpty() ? cause : cause + " (" + shown(open.detail()) + ")";
    out.append("  ")
        .append(style.strong(text("text.unseen", shown(open.path()), lost, why, open.count())))
        .append('\n');
  }

  private void line(StringBuilder out, String label, String value) {
    out.append("    ").append(style.faint(text(label))).append(' ').append(value).append('\n');
  }

  private static String shown(String hostile) {
    return Printable.of(hostile);
  }

  private String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }
}
