package dev.sekisho.publish;

import dev.sekisho.advisory.Indicator;
import java.util.List;

/// The indicators of an advisory as signs for people: those in mail, and those elsewhere.
final class Indicators {
  private final List<Indicator> indicators;
  private final SiteText text;

  Indicators(List<Indicator> indicators, SiteText text) {
    this.indicators = indicators.stream().filter(one -> !one.revoked()).toList();
    this.text = text;
  }

  private static boolean inMail(Indicator indicator) {
    return indicator.patternText().contains("email-");
  }

  /// Writes those that mail can show.
  void inMail(Html html) {
    write(html, "indicator.mail", indicators.stream().filter(Indicators::inMail).toList());
  }

  /// Writes all others.
  void elsewhere(Html html) {
    write(html, "indicator.host", indicators.stream().filter(one -> !inMail(one)).toList());
  }

  private void write(Html html, String heading, List<Indicator> chosen) {
    if (chosen.isEmpty()) {
      return;
    }
    html.element("h3", text.of(heading)).line();
    if (chosen.stream().anyMatch(Indicator::weak)) {
      html.element("p", text.of("indicator.explain"), "class", "soft").line();
    }
    html.start("ul", "class", "cards").line();
    chosen.forEach(indicator -> write(html, indicator));
    html.endLine();
  }

  private void write(Html html, Indicator indicator) {
    Words name = Words.of(indicator.name(), text.language());
    Words description = Words.of(indicator.description(), text.language());
    String kind = indicator.weak() ? "hint" : "sighting";
    html.start("li").start("p", "class", "name");
    html.element("span", name.text(), "lang", name.on(text.language()));
    html.element("span", text.of("indicator." + kind), "class", "tag " + kind).endLine();
    if (!description.text().isEmpty()) {
      html.element("p", description.text(), "lang", description.on(text.language())).line();
    }
    html.start("details");
    html.element(
        "summary",
        text.of("indicator.pattern", indicator.patternType().toUpperCase(java.util.Locale.ROOT)));
    html.start("pre").element("code", indicator.patternText()).end().end().endLine();
  }
}
