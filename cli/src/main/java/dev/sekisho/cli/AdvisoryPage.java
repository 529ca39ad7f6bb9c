package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.CourseOfAction;
import dev.sekisho.advisory.CsafDocument;
import dev.sekisho.advisory.Indicator;
import dev.sekisho.advisory.Localized;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An advisory to be read: as a line, as a page, as JSON (docs/formats/advisory-json.md).
final class AdvisoryPage {
  private final Messages messages;

  AdvisoryPage(Messages messages) {
    this.messages = messages;
  }

  /// One line: id, revision, severity, title, names.
  byte[] line(Advisory advisory) {
    String names = advisory.names().isEmpty() ? "" : " [" + joined(advisory.names()) + "]";
    String severity = in(advisory.severity());
    return bytes(
        shown(advisory.id())
            + "  "
            + shown(advisory.revision())
            + (severity.isEmpty() ? "" : "  " + severity)
            + "  "
            + in(advisory.title())
            + names
            + "\n");
  }

  /// A page: all of it, in the order in which one needs it.
  byte[] text(Advisory advisory) {
    StringBuilder out = new StringBuilder();
    out.append(in(advisory.title())).append('\n');
    field(out, "page.id", shown(advisory.id()) + " " + shown(advisory.revision()));
    field(out, "page.severity", in(advisory.severity()));
    field(out, "page.tlp", shown(advisory.tlp()));
    field(out, "page.names", joined(advisory.names()));
    field(out, "page.ids", joined(advisory.ids()));
    field(out, "page.action", in(advisory.action()));
    field(out, "page.origin", shown(advisory.origin().toString()));
    CsafDocument document = document(advisory);
    if (document != null) {
      notes(out, document);
    }
    advisory.coursesOfAction().forEach(course -> course(out, course));
    if (document != null) {
      remediations(out, document);
    }
    out.append('\n').append(messages.text("page.indicators")).append('\n');
    advisory.indicators().forEach(indicator -> indicator(out, indicator));
    if (document != null) {
      references(out, document);
    }
    return bytes(out.toString());
  }

  /// One JSON object.
  byte[] json(Advisory advisory) {
    return Json.line(
        json -> {
          Json.text(json, "advisory", advisory.id());
          Json.text(json, "revision", advisory.revision());
          Json.text(json, "title", advisory.title().in(messages.language()));
          Json.text(json, "severity", advisory.severity().in(messages.language()));
          Json.text(json, "tlp", advisory.tlp());
          Json.texts(json, "names", advisory.names());
          Json.texts(json, "ids", advisory.ids());
          Json.text(json, "action", advisory.action().in(messages.language()));
          Json.text(json, "origin", advisory.origin().toString());
          Json.objects(
              json,
              "indicators",
              advisory.indicators(),
              indicator -> {
                Json.text(json, "indicator", indicator.id());
                Json.text(json, "name", indicator.name().in(messages.language()));
                json.writeNumberProperty("confidence", indicator.confidence());
                json.writeBooleanProperty("hint", indicator.weak());
                Json.text(json, "pattern_type", indicator.patternType());
                Json.text(json, "pattern", indicator.patternText());
              });
        });
  }

  /// The document in the language of the reader, else the original; null if there is none.
  private @Nullable CsafDocument document(Advisory advisory) {
    for (CsafDocument document : advisory.documents()) {
      if (document.lang().toLowerCase(Locale.ROOT).startsWith(messages.language())) {
        return document;
      }
    }
    return advisory.documents().isEmpty() ? null : advisory.documents().getFirst();
  }

  private void notes(StringBuilder out, CsafDocument document) {
    for (CsafDocument.Note note : document.notes()) {
      out.append('\n').append(shown(note.title().isEmpty() ? note.category() : note.title()));
      out.append('\n');
      note.text().lines().forEach(line -> out.append("  ").append(shown(line)).append('\n'));
    }
  }

  private void course(StringBuilder out, CourseOfAction course) {
    out.append('\n').append(in(course.name())).append('\n');
    if (!course.description().isEmpty()) {
      out.append("  ").append(in(course.description())).append('\n');
    }
    int number = 1;
    for (Localized step : course.steps()) {
      out.append("  ").append(number++).append(". ").append(in(step)).append('\n');
    }
  }

  private void remediations(StringBuilder out, CsafDocument document) {
    if (!document.remediations().isEmpty()) {
      out.append('\n').append(messages.text("page.remediations")).append('\n');
    }
    for (CsafDocument.Remediation remediation : document.remediations()) {
      out.append("  ")
          .append(joined(remediation.products()))
          .append("\n    ")
          .append(shown(remediation.details()))
          .append(" (")
          .append(shown(remediation.category()))
          .append(")\n");
    }
  }

  private void indicator(StringBuilder out, Indicator indicator) {
    String key = indicator.weak() ? "page.hint" : "page.sighting";
    out.append("  ")
        .append(in(indicator.name()))
        .append(" (")
        .append(messages.text(key, indicator.confidence()))
        .append(")\n    ")
        .append(shown(indicator.id()))
        .append("\n    ")
        .append(shown(indicator.patternText()))
        .append('\n');
  }

  private void references(StringBuilder out, CsafDocument document) {
    if (!document.references().isEmpty()) {
      out.append('\n').append(messages.text("page.references")).append('\n');
    }
    for (CsafDocument.Reference reference : document.references()) {
      out.append("  ").append(shown(reference.summary())).append(": ");
      out.append(shown(reference.url())).append('\n');
    }
  }

  private void field(StringBuilder out, String key, String value) {
    if (!value.isEmpty()) {
      out.append(messages.text(key, value)).append('\n');
    }
  }

  private String in(Localized text) {
    return shown(text.in(messages.language()));
  }

  private static String joined(List<String> names) {
    return names.stream().map(AdvisoryPage::shown).collect(Collectors.joining(", "));
  }

  private static String shown(String text) {
    return Printable.all(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
