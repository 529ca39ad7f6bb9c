package dev.sekisho.advisory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes advisories of the files of one folder.
final class Assembly {
  private final AdvisoryFolder folder;
  private final List<Problem> problems;
  private final List<CsafDocument> documents = new ArrayList<>();

  Assembly(AdvisoryFolder folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /// The advisories, those with a CSAF document first.
  List<Advisory> advisories() {
    folder.files().forEach(this::read);
    return CsafFamily.of(documents).stream().map(this::advisory).toList();
  }

  private void read(Path file) {
    JsonNode root = JsonFile.read(file, problems);
    if (root == null) {
      return;
    }
    if (!CsafReader.isCsaf(root)) {
      problems.add(Problems.notAdvisory(file));
      return;
    }
    CsafDocument document = CsafReader.read(root, file);
    if (document.id().isEmpty()) {
      problems.add(Problems.noTrackingId(file));
      return;
    }
    documents.add(document);
  }

  private Advisory advisory(CsafFamily family) {
    CsafDocument original = family.original();
    return new Advisory(
        original.id(),
        original.version(),
        family.localized(CsafDocument::title),
        original.severity(),
        original.tlp(),
        List.of(),
        List.copyOf(family.ids()),
        family.action(),
        family.documents(),
        List.of(),
        List.of(),
        vectors(),
        folder.origin());
  }

  private @Nullable Path vectors() {
    Path file = folder.origin().resolve(AdvisoryFolder.VECTORS).resolve("vectors.json");
    return Files.isRegularFile(file) ? file : null;
  }
}
