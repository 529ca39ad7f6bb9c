package dev.sekisho.advisory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Makes advisories of the files of one folder.
final class Assembly {
  private final AdvisoryFolder folder;
  private final List<Problem> problems;
  private final List<CsafDocument> documents = new ArrayList<>();
  private final List<BundleAdvisories.Found> found = new ArrayList<>();

  Assembly(AdvisoryFolder folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /// The advisories, those with a CSAF document first; the folder's test vectors are the first
  /// one's.
  List<Advisory> advisories() {
    folder.files().forEach(this::read);
    Map<String, Advisory> byDocument = new LinkedHashMap<>();
    for (CsafFamily family : CsafFamily.of(documents, problems)) {
      byDocument.put(family.original().id(), advisory(family));
    }
    List<Advisory> others = new ArrayList<>();
    for (BundleAdvisories.Found one : found) {
      String document =
          one.elsewhere().stream().filter(byDocument::containsKey).findFirst().orElse(null);
      if (document == null) {
        others.add(one.advisory());
      } else {
        byDocument.computeIfPresent(document, (_, csaf) -> join(csaf, one.advisory()));
      }
    }
    List<Advisory> all = new ArrayList<>(byDocument.values());
    all.addAll(others);
    return withVectors(all);
  }

  private void read(Path file) {
    JsonNode root = JsonFile.read(file, problems);
    if (root == null) {
      return;
    }
    if (root.path("type").stringValue("").equals("bundle")) {
      found.addAll(new BundleAdvisories(root, file, problems).advisories());
    } else if (CsafReader.isCsaf(root)) {
      CsafDocument document = CsafReader.read(root, file);
      if (document.id().isEmpty()) {
        problems.add(Problems.noTrackingId(file));
      } else {
        documents.add(document);
      }
    } else {
      problems.add(Problems.notAdvisory(file));
    }
  }

  private Advisory advisory(CsafFamily family) {
    CsafDocument original = family.original();
    return new Advisory(
        original.id(),
        original.version(),
        family.localized(CsafDocument::title),
        Localized.NONE,
        family.localized(CsafDocument::severity),
        original.tlp(),
        List.of(),
        List.copyOf(family.ids()),
        family.action(),
        family.documents(),
        List.of(),
        List.of(),
        null,
        folder.origin());
  }

  /// A CSAF document's advisory with what a report says.
  private static Advisory join(Advisory csaf, Advisory report) {
    Set<String> ids = new LinkedHashSet<>(csaf.ids());
    ids.addAll(report.ids());
    ids.add(report.id());
    ids.remove(csaf.id());
    boolean firstReport = csaf.coursesOfAction().isEmpty();
    return new Advisory(
        csaf.id(),
        csaf.revision(),
        csaf.title(),
        csaf.description(),
        csaf.severity(),
        csaf.tlp(),
        union(csaf.names(), report.names()),
        List.copyOf(ids),
        firstReport && !report.action().isEmpty() ? report.action() : csaf.action(),
        csaf.documents(),
        union(csaf.coursesOfAction(), report.coursesOfAction()),
        union(csaf.indicators(), report.indicators()),
        null,
        csaf.origin());
  }

  private static <T> List<T> union(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  private List<Advisory> withVectors(List<Advisory> advisories) {
    Path file = folder.origin().resolve(AdvisoryFolder.VECTORS).resolve(VectorFile.NAME);
    if (!advisories.isEmpty() && Files.isRegularFile(file)) {
      advisories.set(0, advisories.getFirst().withVectors(file));
    }
    return advisories;
  }
}
