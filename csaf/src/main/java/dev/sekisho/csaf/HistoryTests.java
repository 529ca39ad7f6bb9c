package dev.sekisho.csaf;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tests of version, status and revision history. Revisions of one date may stand in either order.
/// What is no version or no date is the schema's business and left out here.
final class HistoryTests {
  private HistoryTests() {}

  private record Revision(Instant date, Version version, Node node) {}

  /// The revisions, by date and then version.
  private static List<Revision> revisions(Content content) {
    List<Revision> revisions = new ArrayList<>();
    for (Node node : content.tracking().items("revision_history")) {
      Optional<Version> version = Version.parse(node.text("number"));
      Optional<Instant> date = Dates.parse(node.text("date"));
      if (version.isPresent() && date.isPresent()) {
        revisions.add(new Revision(date.get(), version.get(), node));
      }
    }
    revisions.sort(Comparator.comparing(Revision::date).thenComparing(Revision::version));
    return revisions;
  }

  private static Optional<Version> version(Content content) {
    return Version.parse(content.tracking().text("version"));
  }

  private static boolean draft(Content content) {
    return content.tracking().text("status").equals("draft");
  }

  private static boolean released(Content content) {
    return Set.of("final", "interim").contains(content.tracking().text("status"));
  }

  private static Node history(Content content) {
    return content.tracking().at("revision_history");
  }

  /// 6.1.14
  static void sorted(Content content, Report report) {
    List<Revision> revisions = revisions(content);
    for (int i = 1; i < revisions.size(); i++) {
      Revision earlier = revisions.get(i - 1);
      Revision later = revisions.get(i);
      if (later.version().compareTo(earlier.version()) < 0) {
        report.fail(history(content), later.node().text("number"), earlier.node().text("number"));
      }
    }
  }

  /// 6.1.16
  static void latestVersion(Content content, Report report) {
    List<Revision> revisions = revisions(content);
    Optional<Version> version = version(content);
    if (revisions.isEmpty() || version.isEmpty()) {
      return;
    }
    Revision last = revisions.getLast();
    if (!same(version.get(), last.version(), draft(content))) {
      report.fail(
          content.tracking().at("version"),
          content.tracking().text("version"),
          last.node().text("number"));
    }
  }

  private static boolean same(Version a, Version b, boolean withoutPreRelease) {
    return a.semantic() == b.semantic()
        && a.numbers().equals(b.numbers())
        && (withoutPreRelease || a.preRelease().equals(b.preRelease()));
  }

  /// 6.1.17
  static void draft(Content content, Report report) {
    version(content)
        .filter(version -> version.initial() || !version.preRelease().isEmpty())
        .filter(version -> !draft(content))
        .ifPresent(
            version ->
                report.fail(
                    content.tracking().at("status"),
                    content.tracking().text("version"),
                    content.tracking().text("status")));
  }

  /// 6.1.18
  static void releasedHistory(Content content, Report report) {
    if (released(content)) {
      for (Revision revision : revisions(content)) {
        if (revision.version().initial()) {
          failAtNumber(revision, report);
        }
      }
    }
  }

  /// 6.1.19
  static void preReleaseRevision(Content content, Report report) {
    for (Revision revision : revisions(content)) {
      if (!revision.version().preRelease().isEmpty()) {
        failAtNumber(revision, report);
      }
    }
  }

  private static void failAtNumber(Revision revision, Report report) {
    report.fail(revision.node().at("number"), revision.node().text("number"));
  }

  /// 6.1.20
  static void nonDraftVersion(Content content, Report report) {
    if (released(content)) {
      version(content)
          .filter(version -> !version.preRelease().isEmpty())
          .ifPresent(
              version ->
                  report.fail(
                      content.tracking().at("version"), content.tracking().text("version")));
    }
  }

  /// 6.1.21
  static void missingRevision(Content content, Report report) {
    List<Revision> revisions = revisions(content);
    if (revisions.isEmpty()) {
      return;
    }
    BigInteger highest = revisions.getFirst().version().major();
    if (highest.compareTo(BigInteger.ONE) > 0) {
      report.failAt(history(content).path(), "6.1.21.first", highest);
    }
    for (Revision revision : revisions) {
      BigInteger major = revision.version().major();
      if (major.compareTo(highest.add(BigInteger.ONE)) > 0) {
        report.fail(history(content), highest.add(BigInteger.ONE));
      }
      highest = highest.max(major);
    }
  }

  /// 6.1.22
  static void multipleRevision(Content content, Report report) {
    Set<String> seen = new HashSet<>();
    for (Node revision : content.tracking().items("revision_history")) {
      Node number = revision.at("number");
      if (number.isText() && !seen.add(number.text())) {
        report.fail(number, number.text());
      }
    }
  }

  /// 6.1.30
  static void mixedVersioning(Content content, Report report) {
    List<Node> nodes = new ArrayList<>(List.of(content.tracking().at("version")));
    content
        .tracking()
        .items("revision_history")
        .forEach(revision -> nodes.add(revision.at("number")));
    Optional<Boolean> first = Optional.empty();
    for (Node node : nodes) {
      Optional<Boolean> semantic = Version.parse(node.text()).map(Version::semantic);
      if (semantic.isPresent() && first.isPresent() && !semantic.equals(first)) {
        report.fail(node, node.text());
      }
      first = first.or(() -> semantic);
    }
  }

  /// 6.2.4
  static void buildMetadata(Content content, Report report) {
    for (Revision revision : revisions(content)) {
      if (!revision.version().build().isEmpty()) {
        failAtNumber(revision, report);
      }
    }
  }

  /// 6.2.5
  static void initialDate(Content content, Report report) {
    older(content, "initial_release_date", false, report);
  }

  /// 6.2.6
  static void currentDate(Content content, Report report) {
    older(content, "current_release_date", true, report);
  }

  private static void older(Content content, String member, boolean thanNewest, Report report) {
    List<Revision> revisions = revisions(content);
    Optional<Instant> date = Dates.parse(content.tracking().text(member));
    if (revisions.isEmpty() || date.isEmpty()) {
      return;
    }
    Revision revision = thanNewest ? revisions.getLast() : revisions.getFirst();
    if (date.get().isBefore(revision.date())) {
      report.fail(
          content.tracking().at(member),
          content.tracking().text(member),
          revision.node().text("date"));
    }
  }
}
