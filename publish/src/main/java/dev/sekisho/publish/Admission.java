package dev.sekisho.publish;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Problem;
import dev.sekisho.advisory.Tlp;
import dev.sekisho.csaf.Finding;
import dev.sekisho.csaf.Validation;
import dev.sekisho.csaf.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Decides what may go on a site: all documents of the site's TLP label and no STIX object
/// narrower, valid by CSAF 2.0, and no draft (CSAF 2.0 §7.1.1, §7.1.4, §7.1.5). One file that may
/// not go keeps the whole advisory back: half of it would be another advisory.
final class Admission {
  private final Source source;
  private final Advisory advisory;
  private final Tlp site;
  private final List<Problem> problems = new ArrayList<>();

  private Admission(Source source, Tlp site) {
    this.source = source;
    this.site = site;
    this.advisory = source.advisory();
  }

  /// What keeps an advisory from being published; nothing if it may be.
  ///
  /// @param site label of the site
  static List<Problem> check(Source source, Tlp site) {
    Admission admission = new Admission(source, site);
    source.documents().forEach(admission::document);
    source.bundles().forEach(admission::bundle);
    return List.copyOf(admission.problems);
  }

  /// True for an advisory that goes on a site for more people: all of it is labelled wider.
  static boolean wider(Source source, Tlp site) {
    List<Tlp> labels = new ArrayList<>();
    source.documents().forEach(document -> labels.add(Tlp.of(document.csaf().tlp())));
    if (labels.isEmpty()) {
      source.bundles().forEach(bundle -> labels.add(tlp(bundle)));
    }
    return !labels.isEmpty()
        && labels.stream().allMatch(label -> label != Tlp.UNLABELED && label.compareTo(site) < 0);
  }

  private void document(Document document) {
    Path file = document.csaf().file();
    if (label(Tlp.of(document.csaf().tlp()), file)) {
      Validation validation = Validator.validate(document.node().json());
      Optional<Finding> first =
          validation.findings().stream()
              .filter(finding -> finding.group().compareTo(Finding.Group.OPTIONAL) < 0)
              .findFirst();
      if (first.isPresent()) {
        Finding finding = first.get();
        problems.add(
            Problems.invalid(
                advisory,
                file,
                finding.test() + ": " + finding.path() + ": " + finding.message("en")));
      } else if (document.tracking().text("status").equals("draft")) {
        problems.add(Problems.draft(advisory, file));
      }
    }
  }

  private void bundle(Source.Bundle bundle) {
    Tlp narrowest = tlp(bundle);
    boolean alone = source.documents().isEmpty();
    if (alone || narrowest.compareTo(site) > 0) {
      label(narrowest, bundle.file());
    }
  }

  /// The narrowest label of its objects.
  private static Tlp tlp(Source.Bundle bundle) {
    Tlp narrowest = Tlp.UNLABELED;
    for (JsonNode object : bundle.root().path("objects")) {
      narrowest = narrowest.or(tlp(object, bundle.root()));
    }
    return narrowest;
  }

  private boolean label(Tlp tlp, Path file) {
    if (tlp == Tlp.UNLABELED) {
      problems.add(Problems.unlabeled(advisory, file));
    } else if (tlp.compareTo(site) > 0) {
      problems.add(Problems.restricted(advisory, file, tlp));
    } else if (tlp != site) {
      problems.add(Problems.mixed(advisory, file, tlp));
    }
    return tlp == site;
  }

  /// The narrowest marking of an object and of the parts of it that are marked (STIX 2.1 §7.2).
  private static Tlp tlp(JsonNode object, JsonNode bundle) {
    Tlp tlp = Tlp.UNLABELED;
    for (JsonNode ref : object.path("object_marking_refs")) {
      tlp = tlp.or(marking(ref.stringValue(""), bundle));
    }
    for (JsonNode granular : object.path("granular_markings")) {
      tlp = tlp.or(marking(granular.path("marking_ref").stringValue(""), bundle));
    }
    return tlp;
  }

  private static Tlp marking(String ref, JsonNode bundle) {
    Optional<Tlp> known = Tlp.ofMarking(ref);
    if (known.isPresent()) {
      return known.get();
    }
    for (JsonNode object : bundle.path("objects")) {
      if (object.path("id").stringValue("").equals(ref)) {
        String name = object.path("name").stringValue("");
        String tlp = object.path("definition").path("tlp").stringValue("");
        return name.startsWith("TLP:") ? Tlp.of(name) : Tlp.of(tlp);
      }
    }
    return Tlp.UNLABELED;
  }
}
