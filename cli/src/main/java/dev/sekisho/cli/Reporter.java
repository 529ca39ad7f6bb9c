package dev.sekisho.cli;

import dev.sekisho.advisory.Catalogue;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Passwords;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.Outcome;
import dev.sekisho.observe.Observation;
import dev.sekisho.scan.Identity;
import dev.sekisho.scan.Node;
import dev.sekisho.scan.Scanned;
import dev.sekisho.scan.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes of what was scanned what is reported. Used by several threads at once.
final class Reporter {
  private final Catalogue catalogue;
  private final Findings findings;
  private final Suppressions suppressions;
  private final Report report;
  private final @Nullable Copies copies;

  Reporter(Catalogue catalogue, Suppressions suppressions, Report report, @Nullable Copies copies) {
    this.catalogue = catalogue;
    this.findings = new Findings(catalogue);
    this.suppressions = suppressions;
    this.report = report;
    this.copies = copies;
  }

  /// The form of output.
  Report report() {
    return report;
  }

  /// Where the rules come from.
  Catalogue catalogue() {
    return catalogue;
  }

  /// What is reported of a message; a copy of it is made if it hit.
  Done done(RawMessage raw, Scanned scanned) {
    Identity identity = scanned.examination().identity();
    boolean known = suppressions.has(identity.sha256());
    int hits = scanned.sightings().size() + scanned.hints().size();
    List<Result.Open> open = scanned.undecided().stream().map(this::open).toList();
    List<Result.Flaw> flaws = new ArrayList<>();
    raw.defects().forEach(defect -> flaws.add(new Result.Flaw(List.of(), defect)));
    flaws(scanned.examination().root(), flaws);
    List<Result.Flaw> opened =
        flaws.stream().filter(flaw -> flaw.defect().code().equals(Passwords.DECRYPTED)).toList();
    List<Finding> sightings = kept(scanned.sightings(), known, opened);
    List<Finding> hints = kept(scanned.hints(), known, opened);
    Result result =
        new Result(
            raw.source(),
            raw.number(),
            raw.offset(),
            raw.inStore(),
            raw.bytes().length(),
            identity,
            isMultipart(scanned.examination().root()),
            verdict(sightings, open),
            sightings,
            hints,
            open,
            flaws,
            hits - sightings.size() - hints.size());
    return done(result, parts(scanned), sightings.isEmpty() ? null : copy(raw, identity));
  }

  private Done done(Result result, List<StreamRules.Part> parts, @Nullable String copyFailure) {
    return new Done(
        new StreamSighting.Place(result.source(), result.message()),
        Slice.of(report.of(result)),
        result.verdict(),
        result.hints().size(),
        result.incomplete().stream().map(Result.Open::cause).distinct().toList(),
        result.defects().size(),
        result.suppressed(),
        parts,
        copyFailure);
  }

  /// What is reported of a message that our own failure kept from being reported.
  Done failed(RawMessage raw, Throwable failure) {
    Identity nobody = new Identity("", "", "", List.of(), List.of(), "");
    long count = catalogue.rules().stream().filter(rule -> !rule.weak()).count();
    Result.Open open =
        new Result.Open(Cause.FAILURE, failure.toString(), List.of(), "", count, List.of());
    Result result =
        new Result(
            raw.source(),
            raw.number(),
            raw.offset(),
            raw.inStore(),
            raw.bytes().length(),
            nobody,
            false,
            Verdict.INCOMPLETE,
            List.of(),
            List.of(),
            List.of(open),
            List.of(),
            0);
    return done(result, List.of(), null);
  }

  private List<Finding> kept(
      List<Outcome.Hit> hits, boolean knownMessage, List<Result.Flaw> opened) {
    return hits.stream()
        .filter(hit -> !knownMessage && !suppressions.has(catalogue.entry(hit.rule())))
        .map(hit -> findings.of(hit, opened))
        .toList();
  }

  private static Verdict verdict(List<Finding> sightings, List<Result.Open> open) {
    if (!sightings.isEmpty()) {
      return Verdict.SIGHTING;
    }
    return open.isEmpty() ? Verdict.CLEAN : Verdict.INCOMPLETE;
  }

  private Result.Open open(Outcome.Undecided undecided) {
    return new Result.Open(
        undecided.gap().cause(),
        undecided.gap().detail(),
        undecided.gap().path().names(),
        undecided.property(),
        undecided.count(),
        undecided.rules().stream().map(findings::indicator).toList());
  }

  private static boolean isMultipart(Node root) {
    return root.label().startsWith("multipart/");
  }

  private static void flaws(Node node, List<Result.Flaw> into) {
    node.defects().forEach(defect -> into.add(new Result.Flaw(node.path().names(), defect)));
    node.children().forEach(child -> flaws(child, into));
  }

  private static List<StreamRules.Part> parts(Scanned scanned) {
    Observation observation = scanned.examination().observation();
    return scanned.partials().stream()
        .map(
            partial ->
                new StreamRules.Part(
                    partial.rule(),
                    partial.bracket(),
                    partial.sure(),
                    observation.first(),
                    observation.last()))
        .toList();
  }

  private @Nullable String copy(RawMessage raw, Identity identity) {
    if (copies != null) {
      try {
        copies.keep(identity.sha256(), raw.bytes());
      } catch (IOException e) {
        return e.toString();
      }
    }
    return null;
  }
}
