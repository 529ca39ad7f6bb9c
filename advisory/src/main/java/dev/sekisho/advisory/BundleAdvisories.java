package dev.sekisho.advisory;

import static dev.sekisho.advisory.StixObjects.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Makes advisories of one STIX bundle: one of each report, and one of each indicator that no
/// report lists.
final class BundleAdvisories {
  /// The extension that gives a course of action its steps (docs/formats/stix-extensions.md).
  static final String STEPS = "extension-definition--e00364de-0aa1-5065-aed5-e95a32633c0d";

  private final StixObjects objects;
  private final Path file;
  private final IndicatorReader reader;
  private final Set<String> listed = new HashSet<>();

  BundleAdvisories(JsonNode bundle, Path file, List<Problem> problems) {
    this.objects = StixObjects.of(bundle);
    this.file = file;
    this.reader = new IndicatorReader(objects, file, problems);
    check(bundle, problems);
  }

  private void check(JsonNode bundle, List<Problem> problems) {
    int number = 0;
    for (JsonNode object : bundle.path("objects")) {
      if (text(object, "id").isEmpty()) {
        problems.add(Problems.noId(file, "/objects/" + number));
      }
      number++;
    }
    if (objects.ofType("report").isEmpty() && objects.ofType("indicator").isEmpty()) {
      problems.add(Problems.emptyBundle(file));
    }
  }

  /// An advisory of a bundle.
  ///
  /// @param elsewhere external ids of its report: the CSAF document it belongs to may be among them
  record Found(Advisory advisory, List<String> elsewhere) {}

  /// The advisories, reports first.
  List<Found> advisories() {
    List<Found> advisories = new ArrayList<>();
    for (JsonNode report : objects.ofType("report")) {
      if (!report.path("revoked").booleanValue(false)) {
        List<String> refs = StixObjects.strings(report, "object_refs");
        advisories.add(new Found(advisory(report, refs), StixObjects.externalIds(report)));
      }
    }
    for (JsonNode indicator : objects.ofType("indicator")) {
      String id = text(indicator, "id");
      if (!listed.contains(id)) {
        advisories.add(new Found(advisory(indicator, List.of(id)), List.of()));
      }
    }
    return advisories;
  }

  /// The advisory of `holder`, a report or an indicator.
  private Advisory advisory(JsonNode holder, List<String> refs) {
    List<JsonNode> indicators =
        objects.ofType("indicator", refs).stream().filter(this::isFirst).toList();
    Set<String> malware = new LinkedHashSet<>(refs);
    for (JsonNode indicator : indicators) {
      malware.addAll(objects.targets("indicates", text(indicator, "id")));
    }
    Set<String> names = objects.malwareNames(malware);
    List<CourseOfAction> courses = courses(malware, refs).stream().map(this::course).toList();
    Localized title = objects.localized(holder, "name");
    return new Advisory(
        text(holder, "id"),
        text(holder, "modified"),
        title.isEmpty() ? Localized.of(text(holder, "id")) : title,
        objects.localized(holder, "description"),
        Localized.NONE,
        objects.tlp(holder),
        List.copyOf(names),
        ids(holder, refs),
        courses.isEmpty() ? Localized.NONE : courses.getFirst().name(),
        List.of(),
        courses,
        indicators.stream().map(indicator -> reader.read(indicator, names)).toList(),
        null,
        file);
  }

  private boolean isFirst(JsonNode indicator) {
    return listed.add(text(indicator, "id"));
  }

  private List<String> ids(JsonNode holder, List<String> refs) {
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode vulnerability : objects.ofType("vulnerability", refs)) {
      ids.add(text(vulnerability, "name"));
      ids.addAll(StixObjects.externalIds(vulnerability));
    }
    ids.addAll(StixObjects.externalIds(holder));
    ids.remove("");
    return List.copyOf(ids);
  }

  /// Courses of action that mitigate malware which is listed or indicated, then those that mitigate
  /// what else is listed, then all others that are listed.
  private List<JsonNode> courses(Set<String> malware, List<String> refs) {
    Set<String> courses = new LinkedHashSet<>();
    for (JsonNode one : objects.ofType("malware", malware)) {
      courses.addAll(objects.sources("mitigates", text(one, "id")));
    }
    refs.forEach(ref -> courses.addAll(objects.sources("mitigates", ref)));
    courses.addAll(refs);
    return objects.ofType("course-of-action", courses);
  }

  private CourseOfAction course(JsonNode course) {
    JsonNode extension = course.path("extensions").path(STEPS);
    JsonNode steps = extension.path("steps");
    List<Localized> texts = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      texts.add(objects.localized(course, "extensions", STEPS, "steps", i, "text"));
    }
    return new CourseOfAction(
        text(course, "id"),
        objects.localized(course, "name"),
        objects.localized(course, "description"),
        StixObjects.strings(extension, "products"),
        texts);
  }
}
