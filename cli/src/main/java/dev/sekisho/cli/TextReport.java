package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Text for people: a line for each message and below it what was found. Everything that comes from
/// a message is made harmless, and URLs are defanged.
final class TextReport implements Report {
  private static final Set<String> HOST_TYPES =
      Set.of("domain-name", "url", "ipv4-addr", "ipv6-addr");

  private final Messages messages;
  private final Style style;
  private final boolean cleanToo;

  /// @param cleanToo false to leave out messages of which there is nothing to say
  TextReport(Messages messages, Style style, boolean cleanToo) {
    this.messages = messages;
    this.style = style;
    this.cleanToo = cleanToo;
  }

  @Override
  public byte[] start() {
    return new byte[0];
  }

  @Override
  public byte[] of(Result message) {
    boolean nothing =
        message.sightings().isEmpty()
            && message.hints().isEmpty()
            && message.incomplete().isEmpty();
    if (nothing && !cleanToo) {
      return new byte[0];
    }
    StringBuilder out = new StringBuilder();
    out.append(verdict(message)).append("  ").append(shown(message.source()));
    if (message.inStore()) {
      out.append(style.faint(" " + text("text.place", message.message(), message.offset())));
    }
    out.append('\n');
    byAdvisory(message).forEach((advisory, found) -> advisory(out, advisory, found, message));
    message.incomplete().forEach(open -> open(out, open));
    if (!nothing) {
      identity(out, message);
    }
    return bytes(out);
  }

  @Override
  public byte[] of(StreamSighting sighting) {
    StringBuilder out = new StringBuilder();
    String key = sighting.sure() ? "verdict.sighting" : "verdict.incomplete";
    out.append(style.alarm(text(key)))
        .append("  ")
        .append(text("text.stream", sighting.count()))
        .append('\n');
    head(out, sighting.advisory(), sighting.indicator().names());
    indicator(out, "text.sighting", sighting.advisory(), sighting.indicator(), "");
    for (StreamSighting.Place place : sighting.messages()) {
      out.append("      ").append(shown(place.source()) + " #" + place.message()).append('\n');
    }
    return bytes(out);
  }

  @Override
  public byte[] of(Summary.Earlier earlier) {
    return new byte[0];
  }

  @Override
  public byte[] end() {
    return new byte[0];
  }

  private String verdict(Result message) {
    return switch (message.verdict()) {
      case SIGHTING -> style.alarm(text("verdict.sighting"));
      case INCOMPLETE -> style.caution(text("verdict.incomplete"));
      case CLEAN ->
          message.hints().isEmpty()
              ? style.good(text("verdict.clean"))
              : style.caution(text("verdict.hint"));
    };
  }

  private static Map<Advisory, List<Finding>> byAdvisory(Result message) {
    Map<Advisory, List<Finding>> byAdvisory = new LinkedHashMap<>();
    Stream.concat(message.sightings().stream(), message.hints().stream())
        .forEach(
            found ->
                byAdvisory.computeIfAbsent(found.advisory(), _ -> new ArrayList<>()).add(found));
    return byAdvisory;
  }

  /// An advisory and what of it was found; hints are told shortly where there are sightings.
  private void advisory(
      StringBuilder out, Advisory advisory, List<Finding> findings, Result message) {
    Set<String> names = new LinkedHashSet<>();
    findings.forEach(found -> names.addAll(found.indicator().names()));
    head(out, advisory, names);
    boolean sighted = findings.stream().anyMatch(message.sightings()::contains);
    for (Finding found : findings) {
      boolean hint = message.hints().contains(found);
      String where = text("text.where", path(found.path()));
      indicator(out, hint ? "text.hint" : "text.sighting", advisory, found.indicator(), where);
      if (!hint || !sighted) {
        for (Finding.Term term : found.evidence()) {
          out.append("      ").append(because(found, term)).append('\n');
        }
      }
    }
  }

  private void head(StringBuilder out, Advisory advisory, Collection<String> names) {
    String id = text("text.from", advisory.id(), advisory.revision());
    String title = advisory.title().in(messages.language());
    out.append("  ").append(style.strong(shown(title.isEmpty() ? id : title))).append('\n');
    line(out, "text.advisory", AdvisoryLine.of(advisory, messages));
    if (!names.isEmpty()) {
      line(out, "text.names", shown(String.join(" · ", names)));
    }
    String action = advisory.action().in(messages.language());
    if (!action.isEmpty()) {
      line(out, "text.action", shown(action));
    }
  }

  private void indicator(
      StringBuilder out, String kind, Advisory advisory, Indicator indicator, String where) {
    String name = shown(indicator.name().in(messages.language()));
    out.append("    ")
        .append(text(kind, style.strong(name), indicator.confidence()))
        .append(AdvisoryLine.own(advisory, indicator, messages))
        .append(where)
        .append(style.faint(" " + shown(indicator.id())))
        .append('\n');
  }

  private String because(Finding found, Finding.Term term) {
    StringBuilder because = new StringBuilder(shown(term.term()));
    if (!term.value().isEmpty()) {
      String value = Printable.of(term.value());
      boolean host = HOST_TYPES.contains(term.object()) && !value.contains("/");
      because.append(": “").append(host ? Defang.host(value) : Defang.of(value)).append('”');
    }
    if (term.length() >= 0) {
      because.append(' ').append(text("text.range", term.start(), term.length()));
    }
    if (!term.path().equals(found.path())) {
      because.append(" [").append(path(term.path())).append(']');
    }
    if (!term.openedBy().isEmpty()) {
      because.append(' ').append(text("text.opened." + term.openedBy()));
    }
    return because.toString();
  }

  private void open(StringBuilder out, Result.Open open) {
    String lost = open.property().isEmpty() ? text("text.everything") : shown(open.property());
    String cause = text("cause." + open.cause().key());
    String why = open.detail().isEmpty() ? cause : cause + " (" + shown(open.detail()) + ")";
    out.append("  ")
        .append(style.strong(text("text.unseen", path(open.path()), lost, why, open.count())))
        .append('\n');
  }

  private void identity(StringBuilder out, Result message) {
    String who =
        List.of(
                message.identity().messageId(),
                message.identity().date(),
                String.join(" ", message.identity().from())
                    + " → "
                    + String.join(" ", message.identity().recipients()))
            .stream()
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" · "));
    line(out, "text.message", shown(who));
    line(out, "text.digest", message.identity().sha256());
  }

  private void line(StringBuilder out, String label, String value) {
    out.append("    ").append(style.faint(text(label))).append(' ').append(value).append('\n');
  }

  private static String path(List<String> names) {
    return names.isEmpty()
        ? "-"
        : names.stream().map(TextReport::shown).collect(Collectors.joining(" › "));
  }

  private static String shown(String hostile) {
    return Defang.of(Printable.of(hostile));
  }

  private String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  private static byte[] bytes(StringBuilder out) {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
