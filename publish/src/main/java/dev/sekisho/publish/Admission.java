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
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Decides what may be made public: TLP:WHITE in every file and every STIX object, valid by CSAF
/// 2.0, and no draft (CSAF 2.0 §7.1.1, §7.1.4, §7.1.5). One file that may not go keeps the whole
/// advisory back: half of it would be another advisory.
final class Admission {
  /// Markings that STIX 2.1 §7.2.1.4 defines, and those of TLP 2.0 by FIRST and OASIS.
  private static final Map<String, Tlp> MARKINGS =
      Map.of(
          "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp.WHITE,
          "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp.WHITE,
          "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp.GREEN,
          "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp.GREEN,
          "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp.AMBER,
          "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp.AMBER,
          "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp.AMBER_STRICT,
          "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp.RED,
          "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp.RED);

  private final Source source;
  private final Advisory advisory;
  private final List<Problem> problems = new ArrayList<>();

  private Admission(Source source) {
    this.source = source;
    this.advisory = source.advisory();
  }

  /// What keeps an advisory from being published; nothing if it may be.
  static List<Problem> check(Source source) {
    Admission admission = new Admission(source);
    source.documents().forEach(admission::document);
    source.bundles().forEach(admission::bundle);
    return List.copyOf(admission.problems);
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
    Tlp narrowest = Tlp.UNLABELED;
    for (JsonNode object : bundle.root().path("objects")) {
      narrowest = narrowest.or(tlp(object, bundle.root()));
    }
    if (narrowest != Tlp.UNLABELED || source.documents().isEmpty()) {
      label(narrowest, bundle.file());
    }
  }

  private boolean label(Tlp tlp, Path file) {
    if (tlp == Tlp.UNLABELED) {
      problems.add(Problems.unlabeled(advisory, file));
    } else if (tlp != Tlp.WHITE) {
      problems.add(Problems.restricted(advisory, file, tlp));
    }
    return tlp == Tlp.WHITE;
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
    Tlp known = MARKINGS.get(ref);
    if (known != null) {
      return known;
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
