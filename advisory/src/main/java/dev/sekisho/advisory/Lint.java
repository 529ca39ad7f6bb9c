package dev.sekisho.advisory;

import dev.sekisho.stix.Diagnostic;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternLint;
import dev.sekisho.stix.PatternParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Says what in an advisory is not as it should be, beside what loading it already said: indicators
/// that mail can never meet, test vectors that are missing, names that are missing.
public final class Lint {
  private final Advisory advisory;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> inMail = new HashSet<>();

  private Lint(Advisory advisory) {
    this.advisory = advisory;
  }

  /// Judges one advisory.
  public static List<Problem> check(Advisory advisory) {
    Lint lint = new Lint(advisory);
    advisory.indicators().forEach(lint::indicator);
    lint.names();
    lint.files();
    lint.vectors();
    return List.copyOf(lint.problems);
  }

  private void indicator(Indicator indicator) {
    if (!(PatternParser.parse(indicator.patternText()) instanceof Parsed.Valid valid)
        || indicator.pattern() == null) {
      return;
    }
    List<Diagnostic> notes =
        PatternLint.check(valid, MailProperties.ALL).stream()
            .filter(diagnostic -> diagnostic.code().equals("lint.not-observable"))
            .toList();
    if (notes.isEmpty()) {
      inMail.add(indicator.id());
    } else {
      problems.add(Problems.notInMail(advisory.origin(), indicator.id(), notes.getFirst()));
    }
  }

  private void names() {
    if (!advisory.indicators().isEmpty() && advisory.names().isEmpty()) {
      problems.add(Problems.noNames(advisory));
    }
  }

  private void files() {
    for (CsafDocument document : advisory.documents()) {
      String expected = CsafFamily.fileName(document.id());
      if (!document.file().endsWith(expected)) {
        problems.add(Problems.otherName(document, expected));
      }
    }
  }

  private void vectors() {
    Path file = advisory.vectors();
    if (file == null) {
      if (!inMail.isEmpty()) {
        problems.add(Problems.noVectors(advisory));
      }
      return;
    }
    Set<String> listed = new HashSet<>();
    Set<String> sighted = new HashSet<>();
    for (Vector vector : VectorFile.read(file, problems)) {
      listed.add(vector.file());
      sighted.addAll(vector.sightings());
      sighted.addAll(vector.stream());
    }
    unlisted(file, listed);
    for (Indicator indicator : advisory.indicators()) {
      if (inMail.contains(indicator.id())
          && !indicator.weak()
          && !sighted.contains(indicator.id())) {
        problems.add(Problems.untested(file, indicator.id()));
      }
    }
  }

  private void unlisted(Path file, Set<String> listed) {
    Path folder = file.toAbsolutePath().getParent();
    try (Stream<Path> entries = folder == null ? Stream.of() : Files.list(folder)) {
      entries
          .filter(entry -> !entry.endsWith(VectorFile.NAME))
          .filter(entry -> !listed.contains(String.valueOf(entry.getFileName())))
          .sorted()
          .forEach(entry -> problems.add(Problems.unlistedVector(entry)));
    } catch (IOException e) {
      problems.add(Problems.unreadable(file, e));
    }
  }
}
