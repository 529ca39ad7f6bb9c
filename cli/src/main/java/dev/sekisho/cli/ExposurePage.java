package dev.sekisho.cli;

import dev.sekisho.exposure.Exposure;
import dev.sekisho.exposure.Mark;
import dev.sekisho.exposure.Remediation;
import dev.sekisho.exposure.Statistics;
import dev.sekisho.exposure.Status;
import dev.sekisho.exposure.Step;
import dev.sekisho.exposure.Tracked;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A page in HTML: charts and tables by advisory and by host, then every exposure with what to do.
/// It has no script, loads nothing, and is the same for the same exposures.
final class ExposurePage implements ExposureReport {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--line:#767676}
      @media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#161616;--line:#9a9a9a}}
      body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);\
      max-width:70rem;margin:0 auto;padding:1rem}
      a{color:inherit}
      table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
      caption{text-align:left;font-weight:600}
      th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top;\
      overflow-wrap:anywhere}
      .scroll{overflow-x:auto}
      .scroll th{overflow-wrap:normal}
      svg{width:100%;height:auto;max-width:52rem}
      svg text{font-size:13px;fill:var(--ink)}
      svg text.in{fill:#fff;font-weight:600}
      .tag{color:#fff;border-radius:.25rem;padding:0 .4rem;white-space:nowrap}
      .affected{fill:#a4161a;background:#a4161a}
      .unknown{fill:#7a4f00;background:#7a4f00}
      .under-investigation{fill:#5a3d8a;background:#5a3d8a}
      .mitigated{fill:#1f5f8b;background:#1f5f8b}
      .fixed{fill:#1d6b3a;background:#1d6b3a}
      .protected{fill:#0d6363;background:#0d6363}
      .not-affected{fill:#555;background:#555}
      @media print{body{max-width:none}}
      """;

  private final Messages messages;

  ExposurePage(Messages messages) {
    this.messages = messages;
  }

  @Override
  public byte[] of(List<Tracked> exposures) {
    Statistics statistics = Statistics.of(exposures);
    StringBuilder out = new StringBuilder();
    head(out);
    out.append("<h1>").append(message("expose.page-title")).append("</h1>\n");
    tlp(out, exposures);
    if (exposures.isEmpty()) {
      out.append("<p>").append(message("expose.page-none")).append("</p>\n");
    } else {
      section(out, "advisory", statistics.byAdvisory(), advisories(exposures));
      section(out, "host", statistics.byHost(), Map.of());
      exposures(out, exposures);
    }
    out.append("</main>\n</body>\n</html>\n");
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void head(StringBuilder out) {
    out.append("<!DOCTYPE html>\n<html lang=\"").append(messages.language());
    out.append("\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    out.append("default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
    out.append(message("expose.page-title")).append("</title>\n<style>\n").append(STYLE);
    out.append("</style>\n</head>\n<body>\n<main>\n");
  }

  /// The strictest TLP label there is counts for the page.
  private void tlp(StringBuilder out, List<Tracked> exposures) {
    List<String> order = List.of("RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR", "WHITE");
    List<String> labels = exposures.stream().map(one -> one.exposure().tlp()).distinct().toList();
    order.stream()
        .filter(labels::contains)
        .findFirst()
        .ifPresent(
            label ->
                out.append("<p><strong>TLP:").append(Html.text(label)).append("</strong></p>\n"));
  }

  private static Map<String, String> advisories(List<Tracked> exposures) {
    Map<String, String> tlp = new LinkedHashMap<>();
    exposures.forEach(one -> tlp.putIfAbsent(one.exposure().advisory(), one.exposure().tlp()));
    return tlp;
  }

  private void section(
      StringBuilder out,
      String kind,
      Map<String, Statistics.Count> counts,
      Map<String, String> tlp) {
    String title = messages.text("expose.by-" + kind);
    out.append("<section>\n<h2>").append(Html.text(title)).append("</h2>\n");
    out.append(new ExposureChart(messages).svg("chart-" + kind, title, counts));
    out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    out.append(Html.text(title)).append("\">\n<table>\n<caption>").append(Html.text(title));
    out.append("</caption>\n<thead><tr>");
    header(out, messages.text("expose.column-" + kind));
    for (Status status : Status.values()) {
      header(out, messages.text("status." + status.key()));
    }
    header(out, messages.text("expose.column-hosts"));
    for (Mark mark : Mark.values()) {
      header(out, messages.text("mark." + mark.key()));
    }
    out.append("</tr></thead>\n<tbody>\n");
    counts.forEach((name, count) -> row(out, name, tlp.getOrDefault(name, ""), count));
    out.append("</tbody>\n</table>\n</div>\n</section>\n");
  }

  private static void header(StringBuilder out, String text) {
    out.append("<th scope=\"col\">").append(Html.text(text)).append("</th>");
  }

  private static void row(StringBuilder out, String name, String tlp, Statistics.Count count) {
    out.append("<tr><th scope=\"row\">").append(Html.text(name));
    out.append(tlp.isEmpty() ? "" : " TLP:" + Html.text(tlp)).append("</th>");
    for (Status status : Status.values()) {
      out.append("<td>").append(count.of(status)).append("</td>");
    }
    out.append("<td>").append(count.hosts()).append("</td>");
    for (Mark mark : Mark.values()) {
      out.append("<td>").append(count.of(mark)).append("</td>");
    }
    out.append("</tr>\n");
  }

  private void exposures(StringBuilder out, List<Tracked> exposures) {
    out.append("<section aria-labelledby=\"all\">\n<h2 id=\"all\">");
    out.append(message("expose.page-all")).append("</h2>\n");
    Map<String, List<Tracked>> byHost =
        exposures.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.exposure().host(), LinkedHashMap::new, Collectors.toList()));
    byHost.forEach(
        (host, all) -> {
          out.append("<h3>").append(Html.text(host)).append("</h3>\n");
          all.forEach(one -> exposure(out, one));
        });
    out.append("</section>\n");
  }

  private void exposure(StringBuilder out, Tracked one) {
    Exposure exposure = one.exposure();
    String status = exposure.status().key();
    out.append("<article>\n<h4><span class=\"tag ").append(status).append("\">");
    out.append(message("status." + status)).append("</span> ");
    out.append(Html.text(exposure.product().label())).append("</h4>\n<p>");
    out.append(Html.text(exposure.title().in(messages.language()))).append(" (");
    out.append(Html.text(messages.text("text.from", exposure.advisory(), exposure.revision())));
    out.append(exposure.tlp().isEmpty() ? "" : ", TLP:" + Html.text(exposure.tlp()));
    out.append(")");
    if (one.mark() != Mark.NOT_REMEDIATED) {
      out.append(" <strong>").append(message("mark." + one.mark().key())).append("</strong>");
    }
    out.append("</p>\n<p>").append(message("expose.why")).append(' ');
    out.append(Html.text(exposure.reason().in(messages.language()))).append("</p>\n");
    if (!exposure.steps().isEmpty()) {
      out.append("<ol>\n");
      exposure.steps().forEach(step -> step(out, step));
      out.append("</ol>\n");
    }
    if (!exposure.restart().isEmpty()) {
      out.append("<p>").append(message("expose.restart")).append(' ');
      out.append(Html.text(exposure.restart())).append("</p>\n");
    }
    if (exposure.status().open()) {
      alternatives(out, exposure.alternatives());
    }
    out.append("</article>\n");
  }

  private void step(StringBuilder out, Step step) {
    out.append("<li>").append(Html.text(step.action().in(messages.language())));
    out.append(step.url().isEmpty() ? "" : " " + Html.link(step.url())).append("</li>\n");
  }

  private void alternatives(StringBuilder out, List<Remediation> alternatives) {
    if (alternatives.isEmpty()) {
      return;
    }
    out.append("<details><summary>").append(message("expose.also")).append("</summary>\n<ul>\n");
    for (Remediation one : alternatives) {
      out.append("<li>").append(Html.text(one.category())).append(": ");
      out.append(Html.text(one.localized().in(messages.language())));
      out.append(one.url().isEmpty() ? "" : " " + Html.link(one.url())).append("</li>\n");
    }
    out.append("</ul></details>\n");
  }

  private String message(String key) {
    return Html.text(messages.text(key));
  }
}
