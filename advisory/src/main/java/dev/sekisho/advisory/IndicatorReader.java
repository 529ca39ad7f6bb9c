package dev.sekisho.advisory;

import static dev.sekisho.advisory.StixObjects.text;

import dev.sekisho.engine.Pattern;
import dev.sekisho.engine.Timestamp;
import dev.sekisho.stix.Diagnostic;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternLint;
import dev.sekisho.stix.PatternParser;
import dev.sekisho.stix.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the indicators of a bundle.
final class IndicatorReader {
  /// The pattern language that is run.
  static final String STIX = "stix";

  private final StixObjects objects;
  private final Path file;
  private final List<Problem> problems;

  IndicatorReader(StixObjects objects, Path file, List<Problem> problems) {
    this.objects = objects;
    this.file = file;
    this.problems = problems;
  }

  /// One indicator.
  ///
  /// @param advisoryNames its names where it indicates no malware of the bundle
  Indicator read(JsonNode object, Set<String> advisoryNames) {
    String id = text(object, "id");
    String type = object.path("pattern_type").stringValue(STIX);
    String pattern = text(object, "pattern");
    Localized name = objects.localized(object, "name");
    Set<String> names = objects.malwareNames(objects.targets("indicates", id));
    return new Indicator(
        id,
        name.isEmpty() ? Localized.of(id) : name,
        objects.localized(object, "description"),
        type,
        pattern,
        type.equals(STIX) ? parse(id, pattern) : null,
        confidence(id, object),
        time(id, object, "valid_from"),
        time(id, object, "valid_until"),
        text(object, "modified"),
        object.path("revoked").booleanValue(false),
        objects.tlp(object),
        List.copyOf(names.isEmpty() ? advisoryNames : names));
  }

  private @Nullable Pattern parse(String id, String text) {
    return switch (PatternParser.parse(text)) {
      case Parsed.Valid valid -> {
        List<Diagnostic> odd = warnings(valid);
        if (!odd.isEmpty()) {
          problems.add(Problems.oddPattern(file, id, odd));
        }
        yield valid.pattern();
      }
      case Parsed.Invalid(_, List<Diagnostic> errors) -> {
        problems.add(Problems.invalidPattern(file, id, errors.getFirst()));
        yield null;
      }
    };
  }

  private static List<Diagnostic> warnings(Parsed.Valid valid) {
    return Stream.concat(valid.warnings().stream(), PatternLint.check(valid).stream())
        .filter(diagnostic -> diagnostic.severity() == Severity.WARNING)
        .toList();
  }

  private int confidence(String id, JsonNode object) {
    JsonNode confidence = object.path("confidence");
    if (confidence.isMissingNode() || confidence.isNull()) {
      return 100;
    }
    int value = confidence.intValue(-1);
    if (value < 0 || value > 100) {
      problems.add(Problems.wrongConfidence(file, id, confidence.toString()));
      return 100;
    }
    return value;
  }

  private @Nullable Instant time(String id, JsonNode object, String property) {
    String text = text(object, property);
    if (text.isEmpty()) {
      return null;
    }
    Optional<Instant> time = Timestamp.parse(text);
    if (time.isEmpty()) {
      problems.add(Problems.wrongTime(file, id, property, text));
    }
    return time.orElse(null);
  }
}
