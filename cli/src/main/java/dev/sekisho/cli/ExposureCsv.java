package dev.sekisho.cli;

import dev.sekisho.exposure.Exposure;
import dev.sekisho.exposure.Remediation;
import dev.sekisho.exposure.Step;
import dev.sekisho.exposure.Tracked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// CSV (RFC 4180), a row for each exposure: docs/formats/expose-csv.md.
final class ExposureCsv implements ExposureReport {
  private final String language;

  ExposureCsv(String language) {
    this.language = language;
  }

  @Override
  public byte[] of(List<Tracked> exposures) {
    String header =
        "host,vendor,product,version,advisory,revision,tlp,status,mark,new,reason,category,steps,"
            + "urls,restart,vulnerabilities,title\r\n";
    String rows = exposures.stream().map(this::row).collect(Collectors.joining());
    return (header + rows).getBytes(StandardCharsets.UTF_8);
  }

  private String row(Tracked one) {
    Exposure exposure = one.exposure();
    return List.of(
            exposure.host(),
            exposure.product().vendor(),
            exposure.product().name(),
            exposure.product().version(),
            exposure.advisory(),
            exposure.revision(),
            exposure.tlp(),
            exposure.status().key(),
            one.mark().key(),
            String.valueOf(one.unseen()),
            exposure.reason().in(language),
            joined(exposure.remediations().stream().map(Remediation::category).toList()),
            exposure.steps().stream().map(this::step).collect(Collectors.joining(" | ")),
            joined(exposure.steps().stream().map(Step::url).toList()),
            exposure.restart(),
            exposure.vulnerabilities().stream()
                .map(of -> of.id() + ":" + of.status().key())
                .collect(Collectors.joining(" ")),
            exposure.title().in(language))
        .stream()
        .map(CsvReport::cell)
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private String step(Step step) {
    return step.order() + ". " + step.action().in(language);
  }

  private static String joined(List<String> parts) {
    return parts.stream()
        .filter(part -> !part.isEmpty())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
